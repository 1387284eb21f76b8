import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { atFirstStep, courseOf } from '../support/course.ts';
import { newFolder, openTour } from '../support/terminal.ts';
import { describeReal } from '../support/tools.ts';

describeReal(['go'], 'a tour that is killed', () => {
  test('in the middle of a command goes on where it was', async () => {
    const workspace = await newFolder();
    const tour = await atFirstStep({ workspace });
    await tour.takes('ls');
    await tour.takes('cat main.go');
    await tour.sees('⏎ go on');
    await tour.press('enter');
    await tour.sees('step 2 of');
    await tour.press('1');
    await tour.runs('cd .. && echo half done > mine.txt');
    await tour.types('sleep 1002');
    await tour.press('enter');
    await tour.sees('^C stops it');
    await tour.until(() => tour.processes().length > 2, 'sleep does not run');
    tour.kill('SIGKILL');
    await tour.ends();
    expect(await tour.leftBehind()).toEqual([]);

    const again = await openTour({ workspace });
    await again.sees('1 of 5     6 min    ← you were here');
    await again.press('enter');
    await again.sees('step 2 of');
    await again.sees('your answer');
    await again.sees(`─ ${workspace} ─`);
    await again.press('up');
    await again.sees('$ cd .. && echo half done > mine.txt');
    expect(await readFile(join(workspace, 'mine.txt'), 'utf8')).toBe('half done\n');
  });

  test('while it saves has a whole progress file, each time', async () => {
    const course = await courseOf(
      'id: first',
      'kind: quiz',
      'ask: Is it?',
      'choices:',
      '  - {text: No, because: it is}',
      '  - {text: Yes, because: it is, right: true}',
      'checks:',
      '  - answer: {right: true}',
      'hints: [Think., Choose the second.]',
      'solve: [{answer: 2}]',
    );
    const workspace = await newFolder();
    let tries = 0;
    for (let round = 0; round < 4; round += 1) {
      const tour = await openTour({ workspace, args: ['--course', course] });
      await tour.sees(/▸ . \d/);
      await tour.press('enter');
      await tour.sees('⏎ choose');
      const saved = async () => {
        const text = await readFile(join(workspace, '.tour/progress.json'), 'utf8').catch(() => null);
        if (text === null) return 0;
        const read = JSON.parse(text) as { steps: { 'one/first': { answer: { tries: number } | null } } };
        return read.steps['one/first'].answer?.tries ?? 0;
      };
      expect(await saved()).toBeGreaterThanOrEqual(tries);
      // Each answer is saved: as many as can be, until the one that is being saved is the last.
      for (let answer = 0; answer < 60 + 17 * round; answer += 1) await tour.press('1');
      while ((await saved()) <= tries) await tour.press('1');
      tour.kill('SIGKILL');
      await tour.ends();
      expect(await saved()).toBeGreaterThan(tries);
      tries = await saved();
    }
  });
});
