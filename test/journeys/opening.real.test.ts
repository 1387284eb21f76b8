import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newFolder, openTour } from '../support/terminal.ts';
import { describeReal } from '../support/tools.ts';

/** Only what is drawn before anything is loaded says so. */
const opening = 'looking for Go and Docker';

/** What only the tour itself can say, once it has looked. */
const known = /Go 1\.\d+/;

const saved = JSON.stringify({
  version: 1,
  course: 'go-docker-tour',
  at: { lesson: 'init', step: 'no-such-step' },
  steps: {},
  shell: { directory: '/', set: {}, unset: [] },
  history: [],
});

async function workspaceWith(progress: string | null): Promise<string> {
  // A short name: the header has to have room for it beside the versions, on 60 columns too.
  const workspace = join(await newFolder('t'), 'w');
  if (progress === null) return workspace;
  await mkdir(join(workspace, '.tour'), { recursive: true });
  await writeFile(join(workspace, '.tour/progress.json'), progress);
  return workspace;
}

/** What can be known beforehand: all but the header, and what the machine lacks, which stands between the lessons and the keys. */
const beforehand = (rows: readonly string[]) => [...rows.slice(1, 11), ...rows.slice(-2)];

describeReal(['go'], 'the first frame', () => {
  test.each([
    [80, 24, null],
    [110, 35, saved],
    [60, 20, null],
    [60, 20, saved],
  ])('at %d x %d is, but for the header, what is drawn over it', async (columns, rows, progress) => {
    const tour = await openTour({ columns, rows, workspace: await workspaceWith(progress) });
    let first: readonly string[] | null = null;
    await tour.sees((screen) => {
      if (/\bquit$/.test(screen)) first ??= tour.terminal.cells();
      return first !== null;
    });
    expect(tour.screen()).not.toMatch(known);
    await tour.sees(known);
    expect(beforehand(first ?? [])).toEqual(beforehand(tour.terminal.cells()));
  });

  test('hands its cursor and the keys typed meanwhile to the tour', async () => {
    const tour = await openTour();
    await tour.sees(opening);
    tour.write('jjk\x1b[B?');
    await tour.sees(/keys/);
    await tour.loses(opening);
    await tour.sees(/any key/);
  });

  test('leaves the keyboard to the tour also where nothing was typed meanwhile', async () => {
    const tour = await openTour();
    await tour.sees(known);
    await tour.press('enter');
    await tour.sees('step 1 of');
  });

  test('gives the terminal back where the workspace cannot be had', async () => {
    const held = await openTour();
    await held.sees(known);
    const second = await openTour({ workspace: held.workspace });
    expect(await second.ends()).toBe(2);
    expect(second.terminal.restored).toBe(true);
    expect(second.screen()).toMatch(/Another tour has/);
  });
});
