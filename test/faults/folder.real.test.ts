import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { atFirstStep } from '../support/course.ts';
import { newFolder, openTour } from '../support/terminal.ts';
import { describeReal } from '../support/tools.ts';

describeReal(['go'], 'the folder of a tour', () => {
  test('has one tour at a time, and the first does not notice the second', async () => {
    const first = await atFirstStep();
    const second = await openTour({ workspace: first.workspace });
    expect(await second.ends()).toBe(2);
    expect(second.screen()).toContain(`Another tour has ${first.workspace} open (process ${first.pid}).`);
    expect(second.screen()).toContain('Close that one, or work in another folder: --workspace DIR');
    await first.runs('echo still here');
    await first.sees(/^ {2}still here$/m);
    await first.press('ctrl+c', 'y');
    expect(await first.ends()).toBe(0);
    const third = await openTour({ workspace: first.workspace });
    await third.sees('you were here');
  });

  test('with a progress file that cannot be read goes on without it, and keeps it', async () => {
    const workspace = await newFolder();
    const tour = await atFirstStep({ workspace });
    await tour.runs('touch mine.txt');
    await tour.press('ctrl+c', 'y');
    await tour.ends();
    const progress = join(workspace, '.tour/progress.json');
    const half = (await readFile(progress, 'utf8')).slice(0, 200);
    await writeFile(progress, half);

    const again = await openTour({ workspace });
    await again.sees('! The progress file could not be used');
    await again.sees('it is kept as .tour/progress.json.set-aside-');
    await again.sees('Your files are untouched.');
    await again.sees('0 of 5');
    const aside = (await readdir(join(workspace, '.tour'))).filter((name) => name.includes('set-aside'));
    expect(aside).toHaveLength(1);
    expect(await readFile(join(workspace, '.tour', aside[0] ?? ''), 'utf8')).toBe(half);
    expect(existsSync(join(again.module, 'mine.txt'))).toBe(true);
  });

  test('may not lie in a Go module of somebody else', async () => {
    const outer = await newFolder();
    await writeFile(join(outer, 'go.mod'), 'module outer\n');
    await mkdir(join(outer, 'below'));
    const tour = await openTour({ workspace: join(outer, 'below/tour'), columns: 120 });
    expect(await tour.ends()).toBe(2);
    expect(tour.screen().replaceAll('\n', '')).toContain(`lies inside another Go module (${outer}/go.mod)`);
    expect(tour.terminal.restored).toBe(true);
    expect(await readdir(join(outer, 'below'))).toEqual([]);
  });
});
