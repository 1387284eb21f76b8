import { execFileSync } from 'node:child_process';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeOutput } from '../../../src/system/shell/take-output.ts';
import { removeFolder, temporaryFolder } from '../../support/facts.ts';

let folder = '';
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => removeFolder(folder));

const ended = (stream: Readable) => new Promise((resolve) => stream.on('close', resolve));

test('a log that is written slowly makes the command wait', async () => {
  const fifo = join(folder, 'fifo');
  execFileSync('mkfifo', [fifo]);
  const total = 20_000_000;
  let printed = 0;
  const command = new Readable({
    read() {
      printed += 50_000;
      this.push(printed > total ? null : 'x'.repeat(50_000));
    },
  });
  const closed = ended(command);
  let shown = 0;
  const output = takeOutput([command], fifo, (text) => {
    shown += text.length;
  });
  const log = await open(fifo);
  const room = Buffer.alloc(20_000);
  let [logged, furthest] = [0, 0];
  while (logged < total) {
    for (let turn = 0; turn < 5; turn += 1) await setImmediate();
    logged += (await log.read(room)).bytesRead;
    furthest = Math.max(furthest, shown - logged);
  }
  await log.close();
  await closed;
  await output.end();
  expect(shown).toBe(total);
  expect(furthest).toBeLessThan(2_000_000);
});

test('a log that cannot be written does not keep the command waiting', async () => {
  const command = Readable.from(['a'.repeat(600_000), 'b'.repeat(600_000)], { objectMode: false });
  const closed = ended(command);
  let shown = 0;
  const output = takeOutput([command], join(folder, 'no', 'such', 'folder'), (text) => {
    shown += text.length;
  });
  await closed;
  await output.end();
  expect(shown).toBe(1_200_000);
});

test('what two streams say comes in the order in which it was said, in few pieces', async () => {
  const [one, two] = [new PassThrough(), new PassThrough()];
  const closed = Promise.all([ended(one), ended(two)]);
  const shown: string[] = [];
  const log = join(folder, 'log');
  const output = takeOutput([one, two], log, (text) => shown.push(text));
  const said: string[] = [];
  for (let line = 0; line < 300; line += 1) {
    const text = `${line % 3 === 0 ? 'err' : 'out'}${line}\n`;
    said.push(text);
    (line % 3 === 0 ? two : one).write(text);
    await setImmediate();
  }
  one.end();
  two.end();
  await closed;
  await output.end();
  expect(shown.join('')).toBe(said.join(''));
  expect(shown.length).toBeLessThan(100);
  expect(await readFile(log, 'utf8')).toBe(said.join(''));
});
