import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newFolder, openTour, type Tour, type TourOptions } from './terminal.ts';

/** Seconds that a judging may take that builds images, beside other tests on two cores. */
const forBuilds = 240;

/** Opens a lesson that is chosen on the home screen already. */
export async function opens(tour: Tour, lesson: string): Promise<void> {
  await tour.sees(new RegExp(`▸ . \\d {1,2}${lesson}`));
  await tour.press('enter');
  await tour.sees(`step 1 of`);
}

/** Answers the question of the step by its digit. */
export async function answers(tour: Tour, digit: number): Promise<void> {
  await tour.sees('⏎ choose');
  await tour.press(String(digit));
}

/** Marks lines of the Dockerfile as those that will run, by how they begin, and says so. */
export async function marks(tour: Tour, ...lines: readonly string[]): Promise<void> {
  await tour.sees('space mark');
  await tour.sees(/▸ +\d+ /);
  const rows = [
    ...tour.screen().matchAll(/^ *(?:▸)? *\d+ ((?:FROM|WORKDIR|COPY|RUN|ADD)\b.*) {2}(?:cached|will run)$/gm),
  ];
  for (const [index, row] of rows.entries()) {
    if (index > 0) await tour.press('down');
    if (lines.some((line) => row[1]?.startsWith(line))) await tour.press('space');
  }
  await tour.press('enter');
  await tour.sees('You said');
}

/** Waits until the step has passed, and goes on to the next one: `step 2 of 5`. */
export async function goesOn(tour: Tour, next: string, seconds = forBuilds): Promise<void> {
  await hasPassed(tour, seconds);
  await tour.press('enter');
  await tour.sees(next);
}

/** Waits until Enter would go on. */
export async function hasPassed(tour: Tour, seconds = forBuilds): Promise<void> {
  await tour.sees('⏎ go on', seconds);
}

/** Lesson 1 from the home screen back to it, everything taken or typed as it is offered. */
export async function enableModules(tour: Tour, look: () => void = () => {}): Promise<void> {
  await opens(tour, 'Enable Go modules');
  look();
  await tour.takes('ls');
  await tour.takes('cat main.go');
  look();
  await goesOn(tour, 'step 2 of');
  look();
  await answers(tour, 1);
  await tour.takes('go build');
  look();
  await goesOn(tour, 'step 3 of');
  await tour.takes('go env GO111MODULE');
  await tour.takes('go env GOENV');
  look();
  await goesOn(tour, 'step 4 of');
  await tour.takes('go env -w GO111MODULE=on');
  await goesOn(tour, 'step 5 of');
  look();
  await answers(tour, 1);
  await tour.sees('So it was before Go 1.16.');
  await answers(tour, 2);
  look();
  await goesOn(tour, 'Lesson 1 is done. ⏎ opens lesson 2: Start a module.');
  look();
}

/** A tour at the prompt of the first step. */
export async function atFirstStep(options: TourOptions = {}): Promise<Tour> {
  const tour = await openTour(options);
  await tour.sees(/▸ . \d/);
  await tour.press('enter');
  await tour.sees('step 1 of');
  await tour.isReady();
  return tour;
}

/** A course of one lesson with one step, whose block has these lines; removed when the test ends. */
export async function courseOf(...block: readonly string[]): Promise<string> {
  const folder = await newFolder('course');
  const front = '---\ntitle: One\nsummary: A lesson\nminutes: 5\n---\n';
  await mkdir(join(folder, '01-one'));
  await writeFile(
    join(folder, '01-one/lesson.md'),
    `${front}Intro.\n\n## A step\n\nDo it.\n\n\`\`\`step\n${block.join('\n')}\n\`\`\`\n`,
  );
  return folder;
}
