import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { goesOn } from '../support/course.ts';
import { aloneWithTheCourseImage } from '../support/exclusive.ts';
import { docker } from '../support/judging.ts';
import { serverModule, writeModule } from '../support/server-module.ts';
import { newFolder, openTour, type Tour } from '../support/terminal.ts';
import { describeReal, warmImage } from '../support/tools.ts';

const image = `gdt-proof-${process.pid}`;
const build = `docker build -t ${image} .`;
const long = 240;

const fixed = (...more: readonly string[]) =>
  [`FROM ${warmImage()}`, 'WORKDIR /app', ...more, 'ENTRYPOINT ["./httpserver"]', ''].join('\n');

const front = '---\ntitle: One\nsummary: A lesson\nminutes: 5\n---\nIntro.\n\n';

const step = (title: string, ...block: readonly string[]) =>
  `## ${title}\n\nDo it.\n\n\`\`\`step\n${block.join('\n')}\nhints: [Think., Do it.]\n\`\`\`\n\n`;

/** A course whose first step wants a download that stays cached. */
async function course(): Promise<string> {
  const folder = await newFolder('course');
  const reorder = [
    `run: ${build}`,
    'file: Dockerfile',
    'timeout: 600',
    'checks: [{build: {keepsDownloads: true}}]',
  ];
  const text = [
    front,
    step('Reorder', 'id: reorder', 'kind: edit', ...reorder, `solve: [{run: ${build}}]`),
    step('Look', 'id: look', 'kind: run', 'run: ls', 'checks: [{ran: {exit: zero}}]', 'solve: [{run: ls}]'),
  ];
  await mkdir(join(folder, '01-one'));
  await writeFile(join(folder, '01-one/lesson.md'), text.join(''));
  return folder;
}

/** A tour of that course in a workspace whose module is tidy; the image that it makes is taken away. */
async function opensCourse(workspace: string, args: readonly string[]): Promise<Tour> {
  const tour = await openTour({ workspace, args });
  await tour.sees(/▸ . \d/);
  await tour.press('enter');
  await tour.sees('step 1 of 2');
  return tour;
}

async function begins(): Promise<{ tour: Tour; workspace: string; args: readonly string[] }> {
  const workspace = await newFolder();
  const args = ['--course', await course()];
  onTestFinished(async () => void (await docker('rmi', '-f', image)));
  const tour = await opensCourse(workspace, args);
  await writeModule(workspace, await serverModule());
  return { tour, workspace, args };
}

/** What is saved of the step. */
async function saved(workspace: string): Promise<string> {
  const text = await readFile(join(workspace, '.tour/progress.json'), 'utf8');
  const { steps } = JSON.parse(text) as { steps: Record<string, { state: string }> };
  return steps['one/reorder']?.state ?? 'never entered';
}

/** A save is on the disk a moment after it is on the screen. */
const isSaved = (workspace: string, state: string) =>
  vi.waitFor(async () => expect(await saved(workspace)).toBe(state), { interval: 20, timeout: 60_000 });

const opened = (screen: string) => screen.includes('⏎ go on') && screen.includes('proving it');

describeReal(['go', 'network', 'docker', 'golang image'], 'a step that build and reading open', () => {
  // A tour's first line to the engine sets aside what has the course's name.
  aloneWithTheCourseImage();

  test('reads at once, is open while the proof runs, goes on from a killed tour, and is proven', {
    timeout: 600_000,
  }, async () => {
    const { tour, workspace, args } = await begins();
    const write = (text: string) => writeFile(join(tour.module, 'Dockerfile'), text);
    await write(fixed('COPY . .', 'RUN go mod download', 'RUN go build -o httpserver .'));
    await tour.sees('copies everything, main.go included');
    await write(
      fixed('COPY go.mod go.sum ./', 'RUN go mod download', 'COPY . .', 'RUN go build -o httpserver .'),
    );
    await tour.sees('looks right');
    await tour.runs(build, long);
    await tour.sees(opened);
    await isSaved(workspace, 'provisional');
    tour.kill('SIGKILL');
    await tour.ends();
    expect(await tour.leftBehind()).toEqual([]);

    const again = await opensCourse(workspace, args);
    await again.sees(opened, long);
    await again.loses('proving it', long);
    await goesOn(again, 'step 2 of 2');
    await isSaved(workspace, 'passed');
  });

  test('is open again, with the cause, when the proof finds what they could not see', {
    timeout: 600_000,
  }, async () => {
    const { tour, workspace } = await begins();
    // A script that no line names is not read: it puts today's requirements over whatever was copied.
    const goMod = await readFile(join(tour.module, 'go.mod'), 'utf8');
    await writeFile(join(tour.module, 'freeze.sh'), `file=mod\ncat > go.$file <<'END'\n${goMod}END\n`);
    await writeFile(
      join(tour.module, 'Dockerfile'),
      fixed(
        'COPY go.mod go.sum freeze.sh ./',
        'RUN go mod download',
        'COPY main.go ./',
        'RUN for file in f*.sh; do sh $file; done; go build -o httpserver .',
      ),
    );
    await tour.sees('looks right');
    await tour.runs(build, long);
    await tour.sees(opened);
    await tour.press('enter');
    await tour.sees('step 2 of 2');
    await tour.sees('Step 1 (Reorder) is open again', long);
    await isSaved(workspace, 'open');
    await tour.press('escape', 'b');
    await tour.sees('step 1 of 2');
    await tour.sees('another list of requirements', long);
    await tour.loses('⏎ go on');
  });
});
