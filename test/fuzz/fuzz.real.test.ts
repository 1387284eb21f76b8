import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

test('a hundred thousand inputs: no crash, no hang, nothing made of nothing', async () => {
  const run = join(import.meta.dirname, 'run.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [run, '--count', '100000', '--seed', '7']);
  expect(stdout).toMatch(/^10\d{4} inputs of seed 7: none crashed, none hung/m);
}, 600_000);
