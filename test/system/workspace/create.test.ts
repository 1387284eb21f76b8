import { chmod, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type WorkspacePaths, workspacePaths } from '../../../src/core/workspace/paths.ts';
import { createWorkspace, removeWorkspace, resetWorkspace } from '../../../src/system/workspace/create.ts';
import { isWorkspace, refuseWorkspace } from '../../../src/system/workspace/refuse.ts';
import { removeFolder, temporaryFolder } from '../../support/facts.ts';

let folder = '';
let paths: WorkspacePaths;
/** No go, so that nothing of this machine's settings is handed on. */
const environment = { PATH: '/nowhere' };
beforeEach(async () => {
  folder = await temporaryFolder();
  paths = workspacePaths(join(folder, 'tour'));
});
afterEach(() => removeFolder(folder));

const read = (name: string) => readFile(join(paths.root, name), 'utf8');

describe('making a workspace', () => {
  test('hands out the server, in the old world', async () => {
    expect(isWorkspace(paths)).toBe(false);
    await createWorkspace(paths, environment);
    expect(isWorkspace(paths)).toBe(true);
    expect(await readdir(paths.module)).toEqual(['main.go']);
    expect(await readFile(paths.goEnv, 'utf8')).toBe('GO111MODULE=off\n');
    expect((await readdir(paths.tour)).sort()).toEqual(['goenv', 'gopath', 'logs', 'snapshots']);
  });

  test('a second time leaves everything as the learner has it', async () => {
    await createWorkspace(paths, environment);
    await writeFile(join(paths.module, 'main.go'), 'mine');
    await writeFile(paths.goEnv, 'GO111MODULE=on\n');
    await createWorkspace(paths, environment);
    expect(await read('httpserver/main.go')).toBe('mine');
    expect(await readFile(paths.goEnv, 'utf8')).toBe('GO111MODULE=on\n');
  });

  test('one that was broken off while it was handed out is handed out to its end', async () => {
    await mkdir(join(paths.tour, 'handing-out/httpserver'), { recursive: true });
    await createWorkspace(paths, environment);
    expect(await readdir(paths.module)).toEqual(['main.go']);
    expect(await readdir(paths.tour)).not.toContain('handing-out');
  });
});

describe('a folder that is refused', () => {
  const refused = async () => refuseWorkspace(paths)?.what ?? null;

  test('none of these: a new one, an empty one, one that a tour made', async () => {
    expect(await refused()).toBeNull();
    await mkdir(paths.root);
    expect(await refused()).toBeNull();
    await createWorkspace(paths, environment);
    expect(await refused()).toBeNull();
  });

  test('one inside another module, however deep; and a module itself', async () => {
    await writeFile(join(folder, 'go.mod'), 'module outer\n');
    expect(await refused()).toMatch(/inside another Go module/);
    paths = workspacePaths(join(folder, 'a/b/c'));
    expect(await refused()).toMatch(/inside another Go module/);
    paths = workspacePaths(folder);
    expect(await refused()).toMatch(/inside another Go module/);
  });

  test('one with files of somebody else, which are named', async () => {
    await mkdir(paths.root);
    for (const name of ['a', 'b', 'c', 'd']) await writeFile(join(paths.root, name), '');
    expect(await refused()).toMatch(/\(a, b, c …\)/);
  });

  test('a file, also on the way to the folder', async () => {
    await writeFile(paths.root, '');
    expect(await refused()).toMatch(/is a file/);
    paths = workspacePaths(join(paths.root, 'below'));
    expect(await refused()).not.toBeNull();
  });
});

describe('resetting', () => {
  test('puts everything back and keeps what the learner had', async () => {
    await createWorkspace(paths, environment);
    await writeFile(join(paths.module, 'main.go'), 'mine');
    await mkdir(join(paths.module, 'vendor/deep'), { recursive: true });
    await writeFile(paths.progress, '{}');
    await writeFile(paths.goEnv, '');
    await resetWorkspace(paths, environment);
    expect(await readdir(paths.module)).toEqual(['main.go']);
    expect(await read('httpserver/main.go')).not.toBe('mine');
    expect(await read('.tour/before-reset/main.go')).toBe('mine');
    expect(await readdir(join(paths.tour, 'before-reset'))).toEqual(['main.go', 'vendor']);
    expect(await readFile(paths.goEnv, 'utf8')).toBe('GO111MODULE=off\n');
    expect(await readdir(paths.tour)).not.toContain('progress.json');
  });

  test('keeps the folder itself, for shells and editors that are in it', async () => {
    await createWorkspace(paths, environment);
    const before = (await stat(paths.module)).ino;
    await resetWorkspace(paths, environment);
    expect((await stat(paths.module)).ino).toBe(before);
  });

  test('a folder that lost its module gets it again', async () => {
    await createWorkspace(paths, environment);
    await removeFolder(paths.module);
    await resetWorkspace(paths, environment);
    expect(await readdir(paths.module)).toEqual(['main.go']);
  });
});

describe('removing', () => {
  test('removes the folder, also with read-only folders in it', async () => {
    await createWorkspace(paths, environment);
    const cache = join(paths.goPath, 'pkg/mod/x@v1');
    await mkdir(cache, { recursive: true });
    await writeFile(join(cache, 'a.go'), '');
    await chmod(cache, 0o500);
    expect(await removeWorkspace(paths)).toEqual([]);
    expect(await readdir(folder)).toEqual([]);
  });

  test('leaves and names what is not the tour’s; a link is removed, not what it points to', async () => {
    await createWorkspace(paths, environment);
    await writeFile(join(paths.root, 'notes.txt'), 'mine');
    await writeFile(join(folder, 'outside'), 'mine');
    await symlink(join(folder, 'outside'), join(paths.module, 'link'));
    expect(await removeWorkspace(paths)).toEqual(['notes.txt']);
    expect(await readdir(paths.root)).toEqual(['notes.txt']);
    expect(await readFile(join(folder, 'outside'), 'utf8')).toBe('mine');
  });
});
