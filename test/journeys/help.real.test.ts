import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { atFirstStep } from '../support/course.ts';
import { projectRoot } from '../support/sources.ts';
import { describeReal } from '../support/tools.ts';

const handedOut = () => readFile(join(projectRoot, 'workspace-template/httpserver/main.go'), 'utf8');

describeReal(['go'], 'a learner who is stuck', () => {
  test('is given hints one by one, then the solution, and has it applied', async () => {
    const tour = await atFirstStep();
    await tour.press('escape', 'h');
    await tour.sees('Hint 1 of 3');
    await tour.press('h');
    await tour.sees('Hint 2 of 3');
    expect(tour.screen()).not.toContain('The solution');
    await tour.press('h', 'h');
    await tour.sees('The solution');
    await tour.sees('$ cat main.go');
    await tour.press('a');
    await tour.sees('The tour applies the solution of this step');
    await tour.sees('⏎ go on');
    await tour.press('escape', 'g');
    await tour.sees('Look around · solved by the tour');
  });

  test('skips, goes back, and jumps', async () => {
    const tour = await atFirstStep();
    await tour.press('escape', 's');
    await tour.sees('step 2 of');
    await tour.press('escape', 's');
    await tour.sees('step 3 of');
    await tour.isReady();
    await tour.press('escape', 'b');
    await tour.sees('step 2 of');
    await tour.sees('You skipped this step.');
    await tour.press('escape', 'g');
    await tour.sees('Look around · skipped');
    await tour.press('4');
    await tour.sees('step 4 of');
    await tour.press('escape', 'l');
    await tour.sees('2 of 5');
  });

  test('has files and records put back: of a step, and of everything', async () => {
    const tour = await atFirstStep();
    const main = () => readFile(join(tour.module, 'main.go'), 'utf8');
    await tour.runs('export GREETING=hello; echo broken > main.go; touch stray; cd ..');
    await tour.press('escape', 'r');
    await tour.sees('Reset the step “Look around”?');
    await tour.press('n');
    await tour.sees('step 1 of');
    expect(await main()).toBe('broken\n');
    await tour.press('r', 'y');
    await tour.sees('Your files are what they were when you came to this step.');
    expect(await main()).toBe(await handedOut());
    expect(existsSync(join(tour.module, 'stray'))).toBe(false);
    await tour.runs('echo "in $(basename "$PWD")$GREETING"');
    await tour.sees(/^ {2}in httpserver$/m);

    await tour.runs('go env -w GO111MODULE=on && echo mine > main.go');
    await tour.press('escape', 's');
    await tour.sees('step 2 of');
    await tour.press('escape', 'l');
    await tour.sees('1 of 5');
    await tour.press('r');
    await tour.sees('Start all over?');
    await tour.press('y');
    await tour.sees(/What you had is (kept )?in \.tour\/before-reset\./);
    await tour.sees('0 of 5');
    expect(await main()).toBe(await handedOut());
    expect(await readFile(join(tour.workspace, '.tour/goenv'), 'utf8')).toContain('GO111MODULE=off');
    expect(await readFile(join(tour.workspace, '.tour/before-reset/main.go'), 'utf8')).toBe('mine\n');
  });
});
