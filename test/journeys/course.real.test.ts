import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { answers, enableModules, goesOn, hasPassed, marks, opens } from '../support/course.ts';
import { changesSince, engineContent } from '../support/engine-content.ts';
import { aloneWithTheCourseImage } from '../support/exclusive.ts';
import { docker } from '../support/judging.ts';
import { runProgram } from '../support/program.ts';
import { projectRoot } from '../support/sources.ts';
import { newFolder, openTour, type Tour } from '../support/terminal.ts';
import { describeReal, warmImage } from '../support/tools.ts';

const build = 'docker build -t httpserver .';
const touch = 'echo "// $(date)" >> main.go';
const long = 240;

/** A file of a lesson's solution, as the tour would write it. */
async function solution(lesson: string, file: string): Promise<string> {
  const text = await readFile(join(projectRoot, 'lessons', lesson, 'solution', file), 'utf8');
  return text.replaceAll('{{goImage}}', warmImage());
}

/** Saves a file as any editor would, beside the tour. */
async function saves(tour: Tour, file: string, text: string): Promise<void> {
  await writeFile(join(tour.module, file), text);
}

/** Starts a server by what is offered or typed, and asks it for a page. */
async function serves(tour: Tour, line: string, page: string): Promise<void> {
  await tour.runs(line, long);
  await tour.sees(/serving on http:\/\/localhost:\d+/);
  await tour.runs(`curl -s http://localhost:${port(tour)}/`);
  await tour.sees(page);
}

/** The port of the lessons: another one where 8080 is taken. */
function port(tour: Tour): string {
  return /localhost:(\d+)/.exec(tour.screen())?.[1] ?? '';
}

describeReal(['go', 'network', 'docker', 'golang image'], 'the whole course, typed through', () => {
  aloneWithTheCourseImage();

  test('shows the lessons, a passed step and a failed check whole, at 80x24', async () => {
    const tour = await openTour();
    await tour.shows(`
       go-docker-tour   Go 1.x · Docker x · ~/tour
      ────────────────────────────────────────────────────────────────────────────────

         From go.mod to an image of 8 MB, with your own hands. About 50 minutes.

       ▸ ○ 1  Enable Go modules       0 of 5     6 min
         ○ 2  Start a module          0 of 5     8 min
         ○ 3  Build and run           0 of 4     7 min
         ○ 4  Write a Dockerfile      0 of 5     9 min
         ○ 5  Cache the modules       0 of 5    10 min
         ○ 6  Ship only the binary    0 of 8    10 min











      ────────────────────────────────────────────────────────────────────────────────
       ⏎ open   ↑↓ choose   d doctor   r reset   ? keys   q quit
    `);

    await tour.press('enter');
    await tour.takes('ls');
    await tour.takes('cat main.go');
    await tour.shows(`
       1 Enable Go modules · step 1 of 5 · Look around                          ●○○○○
      ────────────────────────────────────────────────────────────────────────────────
        This folder holds one small HTTP server, and nothing else. List it, then
        read the program:

        ↓ 5 more lines · esc ↓ reads on
        ✓ you listed the folder   ✓ you read the program

        github.com/sirupsen/logrus is an address, and nothing of it is on this
        machine yet. Who fetches it, and from where, is what this lesson is about.

        ⏎ goes on
      ─ ~/tour/httpserver ───
        ↑ 45 more lines · PgUp
                log.WithFields(log.Fields{
                    "method": r.Method,
                    "path":   r.URL.Path,
                }).Info("request")
            })
        }
        ✓ 0.0 s
        $
      ────────────────────────────────────────────────────────────────────────────────
       ⏎ go on   esc keys: hint, edit, next …
    `);

    await tour.press('escape', 'g');
    await tour.sees('4 Switch modules on');
    await tour.press('4');
    await tour.sees('step 4 of 5');
    await tour.press('ctrl+l');
    await tour.runs('export GO111MODULE=ON');
    await tour.shows(`
       1 Enable Go modules · step 4 of 5 · Switch modules on                    ●○○◌○
      ────────────────────────────────────────────────────────────────────────────────
        Put it right, any way you like: export GO111MODULE=on for this shell, go env
        -w to save it, go env -u to take the saved line away, or an editor on the
        file. Saved, it holds in every terminal:

            go env -w GO111MODULE=on

        No output means that it worked. This writes to the workspace's own file;
        your own settings are not touched.

        ✗ go works with modules
          expected  module mode, in a folder with a go.mod
          found     GO111MODULE=ON in the environment
          why       For go capital letters are other letters. It knows on, off and
                    auto alone, and anything else stops every go command.
          next      Run unset GO111MODULE.
      ─ ~/tour/httpserver ───
        $ export GO111MODULE=ON
        ✓ 0.0 s
        $ go env -w GO111MODULE=on

      ────────────────────────────────────────────────────────────────────────────────
       ⇥ take the command   ⏎ check again   esc keys: hint, edit, next …
    `);
  });

  test('six lessons, then check, then clean', { timeout: 900_000 }, async () => {
    // Somebody has an image of the course's name already: it must be there again in the end.
    await docker('tag', warmImage(), 'httpserver:latest');
    onTestFinished(async () => void (await docker('rmi', 'httpserver:latest')));
    const before = await engineContent();
    const workspace = await newFolder();
    const editor = join(await newFolder('editor'), 'editor');
    const env = { GO_DOCKER_TOUR_BASE_IMAGE: warmImage(), EDITOR: editor };
    // A journey that ends early takes away what it has made all the same; after its own clean nothing is left to do.
    onTestFinished(async () => void (await runProgram(['clean', '--yes', '--workspace', workspace], env)));
    await writeFile(editor, `#!/bin/sh\ncp '${editor}.text' "$1"\n`);
    await writeFile(`${editor}.text`, await solution('04-dockerfile', 'Dockerfile'));
    await chmod(editor, 0o755);

    const tour = await openTour({ workspace, env });
    await enableModules(tour);
    await startAModule(tour);
    await buildAndRun(tour);
    await writeADockerfile(tour);
    await cacheTheModules(tour);
    await shipOnlyTheBinary(tour);
    await tour.shows(`
       go-docker-tour
      ────────────────────────────────────────────────────────────────────────────────

         You have done all of it.

         ✓ 1 Enable Go modules      5 of 5
         ✓ 2 Start a module         5 of 5
         ✓ 3 Build and run          4 of 4
         ✓ 4 Write a Dockerfile     5 of 5
         ✓ 5 Cache the modules      5 of 5
         ✓ 6 Ship only the binary   8 of 8

         Building again took 0.0 s at first and 0.0 s at best: 0.0 s saved.
         The image was 0 MB and is 0 MB: 0 MB less to store and pull.
         64 commands run, 11 of them image builds.

         Where to go next
         · A program of your own: go mod tidy, two stages, docker images.
         · go-docker-tour xray in any folder: which line broke the cache, and why.
         · What a real server adds: certificates, time zones, USER 65534.

         What you built is in ~/tour.
      ────────────────────────────────────────────────────────────────────────────────
       any key back
    `);

    await tour.press('escape', 'q', 'y');
    expect(await tour.ends()).toBe(0);

    const checked = await runProgram(['check', '--json', '--workspace', workspace], env);
    expect(checked).toMatchObject({ code: 0, stderr: '' });
    const report = JSON.parse(checked.stdout) as { lessons: { steps: { id: string; status: string }[] }[] };
    const steps = report.lessons.flatMap(({ steps: each }) => each);
    expect(steps.filter(({ status }) => status !== 'passed')).toEqual([]);
    expect(steps.length).toBeGreaterThan(25);

    const cleaned = await runProgram(['clean', '--yes', '--workspace', workspace], env);
    expect(cleaned).toMatchObject({ code: 0, stderr: '' });
    expect(cleaned.stdout).toContain(`removed ${workspace}`);
    expect(await changesSince(before, ['httpserver', 'golang'])).toEqual([]);
  });
});

async function startAModule(tour: Tour): Promise<void> {
  await opens(tour, 'Start a module');
  await tour.takes('go mod init');
  await goesOn(tour, 'step 2 of');
  await tour.takes('go mod init httpserver');
  await goesOn(tour, 'step 3 of');
  await tour.takes('go get github.com/sirupsen/logrus', long);
  await tour.runs('cat go.sum');
  await goesOn(tour, 'step 4 of');
  await answers(tour, 1);
  await tour.takes('cat go.mod');
  await tour.takes('go mod tidy', long);
  await tour.runs('cat go.mod');
  await goesOn(tour, 'step 5 of');
  await tour.takes("sed -i.orig '/logrus/s/h1:/h1:X/' go.sum");
  await tour.runs('go build', long);
  await tour.sees('SECURITY ERROR');
  await tour.takes('mv go.sum.orig go.sum');
  await tour.runs('go mod verify');
  await goesOn(tour, 'Lesson 2 is done');
}

async function buildAndRun(tour: Tour): Promise<void> {
  await opens(tour, 'Build and run');
  await tour.takes('go clean -modcache');
  await tour.runs('go build', long);
  await goesOn(tour, 'step 2 of');
  await serves(tour, './httpserver', 'Hello, modules!');
  await goesOn(tour, 'step 3 of');
  await answers(tour, 2);
  await saves(tour, 'main.go', await solution('03-build', 'main.go'));
  await serves(tour, './httpserver', 'Hello, modules!');
  await tour.press('ctrl+c');
  await tour.loses('serving on');
  await tour.runs('go build', long);
  await serves(tour, './httpserver', 'Hello again!');
  await goesOn(tour, 'step 4 of');
  await answers(tour, 2);
  await tour.takes('GOPROXY=off go build', long);
  await tour.runs('go clean -modcache');
  await tour.runs('GOPROXY=off go build', long);
  await tour.sees('module lookup disabled');
  await tour.runs('go build', long);
  await goesOn(tour, 'Lesson 3 is done');
}

async function writeADockerfile(tour: Tour): Promise<void> {
  await opens(tour, 'Write a Dockerfile');
  await tour.sees('space take it');
  // COPY is taken up and carried below the others: RUN now stands before it, and there is nothing to build.
  await tour.press('space', 'down', 'down', 'down', 'down', 'space', 'enter');
  await tour.sees('✗ in this order they build', long);
  await ordersByHand(tour);
  await goesOn(tour, 'step 2 of');
  await tour.press('escape', 'e');
  await tour.sees('✓ there is a Dockerfile');
  await tour.takes(build, long);
  await goesOn(tour, 'step 3 of');
  await answers(tour, 2);
  await tour.runs(build, long);
  await tour.runs("printf 'httpserver\\n.git\\n' > .dockerignore");
  await tour.runs(build, long);
  await goesOn(tour, 'step 4 of');
  const run = `docker run -p ${port(tour)}:8080 httpserver`;
  await serves(tour, run, 'Hello again!');
  await goesOn(tour, 'step 5 of');
  await answers(tour, 1);
  await tour.runs('docker run -d --rm --name quiet httpserver', long);
  await tour.runs(`curl -s http://localhost:${run.split(/[ :]/)[3]}/`);
  await tour.runs('docker ps');
  await tour.runs('docker stop quiet', long);
  await goesOn(tour, 'Lesson 4 is done');
}

/** Carries each line to its place, by what stands where on the screen. */
async function ordersByHand(tour: Tour): Promise<void> {
  const wanted = ['FROM', 'WORKDIR', 'COPY', 'RUN', 'ENTRYPOINT'];
  for (const [place, word] of wanted.entries()) {
    const rows = [...tour.screen().matchAll(/^ *(▸ ?)? *(\d) (FROM|WORKDIR|COPY|RUN|ENTRYPOINT)\b/gm)];
    const at = rows.findIndex((row) => row[3] === word);
    const cursor = rows.findIndex((row) => row[1] !== undefined);
    const walk = Array.from({ length: Math.abs(at - cursor) }, () => (at > cursor ? 'down' : 'up'));
    const carry = Array.from({ length: at - place }, () => 'up');
    await tour.press(...walk, 'space', ...carry, 'space');
    await tour.sees(new RegExp(`▸ *${place + 1} ${word}`));
  }
  await tour.press('enter');
}

async function cacheTheModules(tour: Tour): Promise<void> {
  await opens(tour, 'Cache the modules');
  await marks(tour, 'WORKDIR /app', 'COPY . .');
  await tour.takes(touch);
  await tour.runs(build, long);
  await tour.sees('You said 1 of 3 right.');
  await goesOn(tour, 'step 2 of');
  await saves(tour, 'Dockerfile', await solution('05-caching', 'Dockerfile'));
  await tour.runs(build, long);
  await goesOn(tour, 'step 3 of');
  await marks(tour, 'COPY . .', 'RUN go build');
  await tour.runs(touch);
  await tour.runs(build, long);
  await tour.sees('You said all 5 right.');
  await goesOn(tour, 'step 4 of');
  await marks(tour, 'COPY go.mod');
  await tour.takes('go get github.com/google/uuid@v1.6.0', long);
  await saves(tour, 'main.go', await solution('05-caching', 'main.go'));
  await tour.runs('go mod tidy', long);
  await tour.runs('cat go.mod');
  await tour.runs(build, long);
  await goesOn(tour, 'step 5 of');
  await saves(tour, 'Dockerfile', await solution('05-caching', 'Dockerfile.mount'));
  await tour.runs(build, long);
  await tour.runs(touch);
  await tour.runs(build, long);
  await goesOn(tour, 'Lesson 5 is done');
}

async function shipOnlyTheBinary(tour: Tour): Promise<void> {
  await opens(tour, 'Ship only the binary');
  await answers(tour, 2);
  await tour.takes('docker images httpserver');
  await tour.takes('docker history httpserver');
  await tour.takes('docker tag httpserver httpserver:one');
  await goesOn(tour, 'step 2 of');
  await saves(tour, 'Dockerfile', await solution('06-multi-stage', 'Dockerfile.dynamic'));
  await tour.runs(build, long);
  await goesOn(tour, 'step 3 of');
  await answers(tour, 2);
  const run = /docker run -p (\d+):8080 httpserver/.exec(tour.screen())?.[0] ?? '';
  await tour.runs(run, long);
  await tour.sees('no such file or directory');
  await goesOn(tour, 'step 4 of');
  await saves(tour, 'Dockerfile', await solution('06-multi-stage', 'Dockerfile'));
  await tour.runs(build, long);
  await serves(tour, run, 'Hello from an image!');
  await goesOn(tour, 'step 5 of');
  await tour.runs('docker images httpserver');
  await tour.sees(/httpserver:latest is \d+ times smaller\./);
  await goesOn(tour, 'step 6 of');
  await answers(tour, 2);
  await tour.takes('docker run -d --rm --name bare httpserver', long);
  await tour.takes('docker exec bare sh');
  await tour.takes('docker stop bare', long);
  await goesOn(tour, 'step 7 of');
  await answers(tour, 3);
  await goesOn(tour, 'step 8 of');
  await hasPassed(tour);
  await tour.press('enter');
  await tour.sees('You have done all of it.');
}
