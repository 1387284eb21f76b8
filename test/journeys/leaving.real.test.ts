import { expect, test } from 'vitest';
import { atFirstStep, opens } from '../support/course.ts';
import { newFolder, openTour, type Tour } from '../support/terminal.ts';
import { describeReal } from '../support/tools.ts';

/** Ignores Ctrl+C, and so do its children and theirs; one of them ignores a polite end as well. */
const stubborn = `trap '' INT; (sleep 1001 & bash -c "trap '' TERM; sleep 1002; sleep 1003" & wait)`;

const server = `'${process.execPath}' -e "require('http').createServer().listen(0)"`;

/** Runs a line that does not end, and waits until it runs. */
async function begins(tour: Tour, line: string, processes: number): Promise<void> {
  await tour.types(line);
  await tour.press('enter');
  await tour.sees('^C stops it');
  await tour.until(() => tour.processes().length >= processes, `${processes} processes do not run`);
}

describeReal(['go'], 'Ctrl+C', () => {
  test('ends a command that will not, with all that it started', async () => {
    const tour = await atFirstStep();
    await begins(tour, stubborn, 4);
    await tour.press('ctrl+c');
    await tour.sees(/^ {2}stopped · \d+\.\d s$/m);
    await tour.isReady();
    expect(tour.processes().map(({ pid }) => pid)).toEqual([tour.pid]);
  });

  test('stops a server, when nothing else runs', async () => {
    const tour = await atFirstStep();
    await tour.runs(server);
    await tour.sees(/serving on http:\/\/localhost:\d+ · \d+ s · \^C stops it/);
    await tour.runs('echo the prompt is free');
    await tour.sees(/^ {2}the prompt is free$/m);
    await tour.press('ctrl+c');
    await tour.loses('serving on');
    expect(tour.processes().map(({ pid }) => pid)).toEqual([tour.pid]);
    expect(tour.screen()).not.toContain('Leave the tour?');
  });

  test('with nothing to end asks, stays at n, and leaves at y', async () => {
    const tour = await atFirstStep();
    await tour.press('ctrl+c');
    await tour.shows(`
       go-docker-tour
      ────────────────────────────────────────────────────────────────────────────────

         Leave the tour?

         Everything is kept: next time you go on where you are now.
















      ────────────────────────────────────────────────────────────────────────────────
       ⏎ y yes   esc n no
    `);
    await tour.press('n');
    await tour.sees('step 1 of 5');
    await tour.press('ctrl+c');
    await tour.sees('Leave the tour?');
    await tour.press('y');
    expect(await tour.ends()).toBe(0);
    expect(tour.terminal.restored).toBe(true);
    expect(tour.screen()).toBe('');
  });

  test('takes away what is typed, before anything else', async () => {
    const tour = await atFirstStep();
    await tour.types('rm -rf everything');
    await tour.press('ctrl+c');
    await tour.isReady();
    expect(tour.screen()).toContain('step 1 of 5');
  });

  test('leaves from the list of lessons too, and Ctrl+D from an empty prompt', async () => {
    const tour = await openTour();
    await tour.sees('Enable Go modules');
    await tour.press('ctrl+c');
    await tour.sees('Leave the tour?');
    await tour.press('escape');
    await opens(tour, 'Enable Go modules');
    await tour.types('l');
    await tour.press('ctrl+d');
    await tour.types('s');
    await tour.press('ctrl+c');
    await tour.isReady();
    await tour.press('ctrl+d');
    await tour.sees('Leave the tour?');
    await tour.press('enter');
    expect(await tour.ends()).toBe(0);
    expect(tour.terminal.restored).toBe(true);
  });
});

describeReal(['go'], 'a tour that is told to end', () => {
  test.each(['SIGTERM', 'SIGHUP'] as const)('by %s restores the terminal and keeps all', async (signal) => {
    const workspace = await newFolder();
    const tour = await atFirstStep({ workspace });
    await tour.runs('mkdir deeper && cd deeper');
    await begins(tour, 'sleep 1001; echo never', 3);
    tour.kill(signal);
    expect(await tour.ends()).toBe(0);
    expect(tour.terminal.restored).toBe(true);
    expect(await tour.leftBehind()).toEqual([]);

    const again = await openTour({ workspace });
    await again.sees('← you were here');
    await opens(again, 'Enable Go modules');
    await again.sees('/httpserver/deeper ─');
    await again.press('up');
    await again.sees('echo never');
  });

  test('by the window being closed leaves nothing behind', async () => {
    const tour = await atFirstStep();
    await tour.runs(server);
    await tour.sees('serving on');
    tour.closeWindow();
    expect(await tour.leftBehind(20)).toEqual([]);
  });
});
