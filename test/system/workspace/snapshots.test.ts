import { chmod, lstat, mkdir, readdir, readFile, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type WorkspacePaths, workspacePaths } from '../../../src/core/workspace/paths.ts';
import { createWorkspace } from '../../../src/system/workspace/create.ts';
import { restoreSnapshot, takeSnapshot } from '../../../src/system/workspace/snapshots.ts';
import { removeFolder, temporaryFolder } from '../../support/facts.ts';

let paths: WorkspacePaths;
beforeEach(async () => {
  paths = workspacePaths(await temporaryFolder());
  await createWorkspace(paths, { PATH: '/nowhere' });
});
afterEach(() => removeFolder(paths.root));

const shell = () => ({ directory: `${paths.module}/sub`, set: { GO111MODULE: 'on' }, unset: ['PORT'] });
const file = (name: string) => join(paths.module, name);

describe("a step's copy of the files", () => {
  test('puts back files, settings and shell, and takes new files away', async () => {
    await writeFile(file('main.go'), 'then');
    await takeSnapshot(paths, 'build/serve', shell());
    await writeFile(file('main.go'), 'now');
    await writeFile(file('new.go'), '');
    await writeFile(paths.goEnv, 'GOFLAGS=-mod=mod\n');
    expect(await restoreSnapshot(paths, 'build/serve')).toEqual(shell());
    expect(await readFile(file('main.go'), 'utf8')).toBe('then');
    expect(await readdir(paths.module)).toEqual(['main.go']);
    expect(await readFile(paths.goEnv, 'utf8')).toBe('GO111MODULE=off\n');
  });

  test('what the learner had is kept', async () => {
    await takeSnapshot(paths, 'a/b', shell());
    await writeFile(file('main.go'), 'now');
    await restoreSnapshot(paths, 'a/b');
    expect(await readFile(join(paths.tour, 'before-reset/main.go'), 'utf8')).toBe('now');
  });

  test('times, modes and links are as they were', async () => {
    await chmod(file('main.go'), 0o750);
    await utimes(file('main.go'), 1_600_000_000, 1_600_000_000);
    await symlink('main.go', file('link'));
    await takeSnapshot(paths, 'a/b', shell());
    await writeFile(file('main.go'), 'now');
    await restoreSnapshot(paths, 'a/b');
    const { mtime, mode } = await stat(file('main.go'));
    expect([mtime.getTime(), mode & 0o777]).toEqual([1_600_000_000_000, 0o750]);
    expect((await lstat(file('link'))).isSymbolicLink()).toBe(true);
  });

  test('read-only folders, as a vendored tree may have, stand in nobody’s way', async () => {
    await mkdir(file('vendor/a'), { recursive: true });
    await writeFile(file('vendor/a/a.go'), 'package a');
    await chmod(file('vendor/a'), 0o500);
    await chmod(file('vendor'), 0o500);
    await takeSnapshot(paths, 'a/b', shell());
    await takeSnapshot(paths, 'a/b', shell());
    await restoreSnapshot(paths, 'a/b');
    await restoreSnapshot(paths, 'a/b');
    expect(await readFile(file('vendor/a/a.go'), 'utf8')).toBe('package a');
    expect((await stat(file('vendor'))).mode & 0o777).toBe(0o500);
  });

  test('one that was never taken, or was broken off, is not there', async () => {
    expect(await restoreSnapshot(paths, 'a/b')).toBeNull();
    await mkdir(join(paths.snapshots, 'a.b.begun/httpserver'), { recursive: true });
    expect(await restoreSnapshot(paths, 'a/b')).toBeNull();
    expect(await readdir(paths.module)).toEqual(['main.go']);
  });

  test('of a folder that is gone brings back that there was none', async () => {
    await removeFolder(paths.module);
    await takeSnapshot(paths, 'a/b', shell());
    await mkdir(paths.module);
    await writeFile(file('new.go'), '');
    expect(await restoreSnapshot(paths, 'a/b')).toEqual(shell());
    expect(await readdir(paths.module)).toEqual([]);
  });

  test('taken by an earlier program, without the shell, the shell is in the module', async () => {
    await mkdir(join(paths.snapshots, 'a.b/httpserver'), { recursive: true });
    expect(await restoreSnapshot(paths, 'a/b')).toEqual({ directory: paths.module, set: {}, unset: [] });
  });
});
