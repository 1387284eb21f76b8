import { mkdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SessionOptions } from '../../src/system/session.ts';
import { removeFolder } from '../support/facts.ts';
import { aSession, startLine } from '../support/session.ts';

let session: SessionOptions;
beforeAll(async () => {
  session = await aSession();
});
afterAll(() => removeFolder(session.paths.root));

/** A port that is free just now. */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

const serve = (port: number, seconds = 0) =>
  `node -e "setTimeout(() => require('net').createServer().listen(${port}, '127.0.0.1'), ${seconds * 1000})"`;

describe.concurrent('a command of the learner', () => {
  test('is recorded: line, end, output, and its log', async () => {
    const { running, heard } = await startLine('echo a; echo b >&2; exit 3', session);
    const { end, record, state, log } = await running.done;
    expect(record).toMatchObject({ line: 'echo a; echo b >&2; exit 3', end, output: 'a\nb\n', ports: [] });
    expect(end).toEqual({ how: 'exited', code: 3 });
    expect(state?.directory).toBe(session.paths.module);
    expect(log.startsWith(session.paths.logs)).toBe(true);
    expect(heard).toEqual([]);
  });

  test('of long output keeps the beginning and the end, and says what is gone', async () => {
    const { running } = await startLine('echo first; seq 100000; echo last', session);
    const { output } = (await running.done).record;
    expect(output).toMatch(/^first\n1\n[\s\S]*\n\[… \d+ characters …\]\n[\s\S]*100000\nlast\n$/);
    expect(output.length).toBeLessThan(16_100);
  });

  test('that listens is a server until it is stopped', async () => {
    const port = await freePort();
    const { running, heard } = await startLine(serve(port), session, { timeout: 1 });
    await expect.poll(() => heard, { timeout: 10_000 }).toHaveLength(1);
    expect(heard[0]).toMatchObject({ ports: [port], container: null, state: null, record: { end: null } });
    // Past its limit: a server may take as long as it likes.
    await expect.poll(() => Date.now() - began, { timeout: 5000 }).toBeGreaterThan(1500);
    running.cancel();
    const { end, record, state } = await running.done;
    expect(end).toEqual({ how: 'stopped' });
    expect(record).toMatchObject({ ports: [port], end });
    expect(state).toBeNull();
  });
  const began = Date.now();

  test('in the background gives the prompt back with its shell, and is heard when it listens later', async () => {
    const port = await freePort();
    const { running, heard } = await startLine(`cd /; ${serve(port, 1)} &`, session);
    await expect.poll(() => heard.length, { timeout: 10_000 }).toBe(1);
    expect(heard[0]).toMatchObject({ ports: [], container: null, state: { directory: '/' } });
    await expect.poll(() => heard.length, { timeout: 10_000 }).toBe(2);
    expect(heard[1]).toMatchObject({ ports: [port] });
    running.cancel();
    expect((await running.done).record).toMatchObject({ ports: [port], end: { how: 'stopped' } });
  });

  test.each(['sleep 100 &', 'sleep 100 > /dev/null 2>&1 & disown', '(sleep 100 &)'])(
    '%s holds nobody up, and ends when it is stopped',
    async (line) => {
      const { running, heard } = await startLine(line, session);
      await expect.poll(() => heard.length, { timeout: 5000 }).toBe(1);
      running.cancel();
      expect((await running.done).end).toEqual({ how: 'stopped' });
    },
  );

  test('that leaves a daemon of its own session behind is over', async () => {
    const { running } = await startLine('setsid sleep 5 & sleep 0.2; echo ready', session);
    const began = Date.now();
    const { end, record } = await running.done;
    expect([end, record.output]).toEqual([{ how: 'exited', code: 0 }, 'ready\n']);
    expect(Date.now() - began).toBeLessThan(3000);
  });

  test('in a folder that was removed goes on in the module, and says so', async () => {
    const directory = `${session.paths.module}/gone`;
    await mkdir(directory);
    await rm(directory, { recursive: true });
    const { running, printed } = await startLine('pwd', session, {
      state: { directory, set: {}, unset: [] },
    });
    const { state } = await running.done;
    expect(printed()).toMatch(`${directory} is gone`);
    expect(state?.directory).toBe(session.paths.module);
  });

  test('stopped before it has begun ends all the same', async () => {
    const { running } = await startLine('sleep 100', session);
    running.cancel();
    running.cancel();
    expect((await running.done).end).toEqual({ how: 'stopped' });
  });
});
