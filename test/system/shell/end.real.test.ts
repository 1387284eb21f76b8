import { realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { descendants } from '../../../src/system/listening.ts';
import { alive } from '../../../src/system/shell/end.ts';
import { removeFolder, temporaryFolder } from '../../support/facts.ts';
import { aShell } from '../../support/shell.ts';

let folder = '';
beforeAll(async () => {
  folder = await realpath(await temporaryFolder());
});
afterAll(() => removeFolder(folder));

/** Starts a line and waits until it has printed so many lines; the ids that it printed. */
async function started(line: string, count: number, timeout = 60) {
  const { run, printed } = await aShell(folder).start(line, { timeout });
  await expect.poll(() => printed().split('\n').length > count, { timeout: 5000 }).toBe(true);
  return { run, pids: (printed().match(/\d+/g) ?? []).map(Number) };
}

describe.concurrent('ending a command', () => {
  test('Ctrl+C ends what heeds it at once, and says so', async () => {
    const { run, pids } = await started('sh -c "echo \\$\\$; exec sleep 100"; echo after', 1);
    const began = Date.now();
    await run.cancel();
    expect((await run.ended).end).toEqual({ how: 'stopped' });
    expect(Date.now() - began).toBeLessThan(1500);
    expect(pids.some(alive)).toBe(false);
  });

  test('who ignores it gets SIGTERM, and grandchildren go too', async () => {
    const inner = `trap "" INT; echo $$; sh -c 'echo $$; sleep 100' & sleep 100`;
    const { run, pids } = await started(`sh -c '${inner.replaceAll("'", String.raw`'\''`)}'`, 2);
    await run.cancel();
    expect(pids).toHaveLength(2);
    expect(pids.some(alive)).toBe(false);
    expect((await run.ended).end).toEqual({ how: 'stopped' });
  });

  test('who ignores both is killed', async () => {
    const { run, pids } = await started(`trap "" INT TERM; echo $$; while :; do sleep 0.2; done`, 1);
    await run.cancel();
    expect(pids.some(alive)).toBe(false);
    expect((await run.ended).end).toEqual({ how: 'stopped' });
  });

  test('one who left for a session of its own is found as well', async () => {
    const { run, pids } = await started(`setsid sh -c 'echo $$; sleep 100' & sleep 0.3; echo; sleep 100`, 2);
    await run.cancel();
    expect(pids.some(alive)).toBe(false);
  });

  test('a limit ends it, and says so', async () => {
    const { end } = await aShell(folder).run('sleep 100', { timeout: 0.3 });
    expect(end).toEqual({ how: 'timed-out', seconds: 0.3 });
  });

  test('a program that a signal of somebody else ends was not stopped by the tour', async () => {
    expect((await aShell(folder).run('kill -9 $$')).end).toEqual({ how: 'killed', signal: 'SIGKILL' });
  });

  test('what lives on in the background keeps `ended` waiting, not `shellEnded`', async () => {
    const { run, printed } = await aShell(folder).start('sleep 100 & echo done');
    expect((await run.shellEnded).end).toEqual({ how: 'exited', code: 0 });
    await expect.poll(printed).toBe('done\n');
    expect(await descendants(run.pid ?? 0)).toHaveLength(1);
    await run.cancel();
    await run.ended;
    expect(await descendants(run.pid ?? 0)).toEqual([]);
  });

  test('one who slipped away and holds the output can be let go', async () => {
    const { run } = await aShell(folder).start('setsid sleep 3 & sleep 0.2');
    await run.shellEnded;
    run.letGo();
    const began = Date.now();
    await run.ended;
    expect(Date.now() - began).toBeLessThan(1000);
  });

  test('a flood of output is neither kept nor written without end', async () => {
    const before = process.memoryUsage().rss;
    let size = 0;
    const log = join(folder, 'flood.log');
    await aShell(folder).run('head -c 150000000 /dev/zero | tr "\\0" x', {
      log,
      timeout: 60,
      onOutput: (text) => {
        size += text.length;
      },
    });
    expect(size).toBe(150_000_000);
    expect((await stat(log)).size).toBeLessThan(65_000_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(400_000_000);
  });
});
