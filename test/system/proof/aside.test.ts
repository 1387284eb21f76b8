import { chmod, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { workspacePaths } from '../../../src/core/workspace/paths.ts';
import { undoer } from '../../../src/system/proof/aside.ts';
import { temporaryFolder } from '../../support/facts.ts';
import { aSession } from '../../support/session.ts';

async function aWorkspace() {
  const session = {
    ...(await aSession()),
    paths: workspacePaths(join(await temporaryFolder(), 'workspace')),
  };
  const { paths } = session;
  const cached = join(paths.goPath, 'pkg/mod/some');
  await mkdir(cached, { recursive: true });
  await mkdir(paths.module, { recursive: true });
  await writeFile(join(paths.module, 'main.go'), 'package main\n');
  await writeFile(join(cached, 'go.mod'), 'module some\n');
  await writeFile(paths.goEnv, 'GO111MODULE=on\n');
  // As go leaves its module cache.
  await chmod(join(cached, 'go.mod'), 0o444);
  await chmod(cached, 0o555);
  return { session, paths, cached };
}

test('what is done is undone: files, settings, the module cache; the notes of what was made stay', async () => {
  const { session, paths, cached } = await aWorkspace();
  const undoing = undoer(session);
  const before = (await stat(join(paths.module, 'main.go'))).mtimeMs;
  for (const _ of [1, 2]) {
    const value = await undoing(false, async () => {
      await writeFile(join(paths.module, 'main.go'), 'package other\n');
      await writeFile(join(paths.root, 'go.mod'), 'module above\n');
      await writeFile(paths.goEnv, 'GO111MODULE=off\n');
      await writeFile(paths.made, '{"made": true}');
      await chmod(cached, 0o755);
      await rm(paths.goPath, { recursive: true });
      return 'done';
    });
    expect(value).toBe('done');
    expect(await readFile(join(paths.module, 'main.go'), 'utf8')).toBe('package main\n');
    expect((await stat(join(paths.module, 'main.go'))).mtimeMs).toBeCloseTo(before, 0);
    expect(await readFile(paths.goEnv, 'utf8')).toBe('GO111MODULE=on\n');
    expect(await readFile(join(cached, 'go.mod'), 'utf8')).toBe('module some\n');
    expect(await readFile(paths.made, 'utf8')).toBe('{"made": true}');
    await expect(stat(join(paths.root, 'go.mod'))).rejects.toThrow('ENOENT');
  }
});

test('it is undone after a failure too, and what the solutions change in the cache is not', async () => {
  const { session, paths } = await aWorkspace();
  const undoing = undoer(session);
  await expect(
    undoing(false, async () => {
      await rm(paths.module, { recursive: true });
      throw new Error('given up');
    }),
  ).rejects.toThrow('given up');
  expect(await readFile(join(paths.module, 'main.go'), 'utf8')).toBe('package main\n');
  const second = join(paths.goPath, 'pkg/mod/second');
  await writeFile(second, 'solved\n');
  await undoing(false, () => writeFile(second, 'a mistake\n'));
  expect(await readFile(second, 'utf8')).toBe('solved\n');
});
