import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type WorkspacePaths, workspacePaths } from '../../../src/core/workspace/paths.ts';
import { takeLock } from '../../../src/system/workspace/lock.ts';
import { removeFolder, temporaryFolder } from '../../support/facts.ts';

let paths: WorkspacePaths;
beforeEach(async () => {
  paths = workspacePaths(await temporaryFolder());
  await mkdir(paths.tour);
});
afterEach(() => removeFolder(paths.root));

describe('the lock of a workspace', () => {
  test('the second is told who has it; released, it can be taken again', async () => {
    const first = await takeLock(paths);
    expect(first.taken).toBe(true);
    expect(await takeLock(paths)).toEqual({ taken: false, by: process.pid });
    if (first.taken) first.release();
    expect((await takeLock(paths)).taken).toBe(true);
  });

  test('one that a dead process left is taken over', async () => {
    const child = spawn('true');
    await new Promise((resolve) => child.once('exit', resolve));
    await writeFile(paths.lock, `${child.pid} 12345\n`);
    expect((await takeLock(paths)).taken).toBe(true);
  });

  test('a process id that was used again is not mistaken for the one that had it', async () => {
    await writeFile(paths.lock, `${process.ppid} 1\n`);
    expect((await takeLock(paths)).taken).toBe(true);
  });

  test.each(['', 'garbage', '-1 0', '0 0', '99999999999 1'])('%j is no lock', async (text) => {
    await writeFile(paths.lock, text);
    expect((await takeLock(paths)).taken).toBe(true);
    expect(await readFile(paths.lock, 'utf8')).toMatch(new RegExp(`^${process.pid} \\d+\n$`));
  });

  test('of twenty at once one gets it, and nothing is left lying about', async () => {
    await writeFile(paths.lock, '4194303 1\n');
    const locks = await Promise.all(Array.from({ length: 20 }, () => takeLock(paths)));
    expect(locks.filter(({ taken }) => taken)).toHaveLength(1);
    expect(await readdir(paths.tour)).toEqual(['lock']);
  });

  test('one that was killed while it took a dead lock away stands in nobody’s way', async () => {
    const dead = '4194303 1\n';
    const named = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12);
    const claim = `${paths.lock}.claim-${named(dead)}`;
    await writeFile(paths.lock, dead);
    await writeFile(claim, dead);
    await writeFile(`${paths.lock}.claim-${named('4194303 2\n')}`, '4194303 2\n');
    expect((await takeLock(paths)).taken).toBe(true);
    expect(await readdir(paths.tour)).toEqual(['lock']);
  });

  test('releasing takes nobody else’s away', async () => {
    const mine = await takeLock(paths);
    await writeFile(paths.lock, '1 1\n');
    if (mine.taken) mine.release();
    expect(await readFile(paths.lock, 'utf8')).toBe('1 1\n');
  });
});
