import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type WorkspacePaths, workspacePaths } from '../../src/core/workspace/paths.ts';
import { actOnFiles } from '../../src/system/actions.ts';
import { removeFolder, temporaryFolder } from '../support/facts.ts';

let paths: WorkspacePaths;
beforeEach(async () => {
  paths = workspacePaths(await temporaryFolder());
  await mkdir(paths.module);
  await writeFile(join(paths.module, 'main.go'), 'one two one');
});
afterEach(() => removeFolder(paths.root));

const read = (name: string) => readFile(join(paths.module, name), 'utf8');

describe("a solution's files", () => {
  test('are copied and written, with the folders that they need', async () => {
    await actOnFiles({ do: 'copy', from: 'solution/x', to: 'a/b/x', text: 'copied' }, paths);
    expect(await read('a/b/x')).toBe('copied');
    expect(await actOnFiles({ do: 'write', to: 'x', text: 'written' }, paths)).toEqual({
      ok: true,
      said: 'wrote x',
    });
  });

  test('have the first occurrence replaced, by exactly what is said', async () => {
    await actOnFiles({ do: 'replace', file: 'main.go', find: 'one', with: '$& $1' }, paths);
    expect(await read('main.go')).toBe('$& $1 two one');
  });

  test('are removed, also when they are not there', async () => {
    for (let twice = 0; twice < 2; twice += 1)
      expect((await actOnFiles({ do: 'remove', file: 'main.go' }, paths)).ok).toBe(true);
    expect(await readdir(paths.module)).toEqual([]);
  });

  test('what cannot be done is said', async () => {
    const replace = { do: 'replace', with: 'x' } as const;
    const why = async (...args: Parameters<typeof actOnFiles>) => {
      const acted = await actOnFiles(...args);
      return acted.ok ? null : acted.why;
    };
    expect(await why({ ...replace, file: 'none', find: 'a' }, paths)).toMatch(/is not there/);
    expect(await why({ ...replace, file: 'main.go', find: 'three' }, paths)).toMatch(
      /does not contain "three"/,
    );
    await mkdir(join(paths.module, 'Dockerfile'));
    expect(await why({ do: 'write', to: 'Dockerfile', text: '' }, paths)).toMatch(/EISDIR/);
    expect(await why({ do: 'write', to: 'main.go/x', text: '' }, paths)).toMatch(/could not be changed/);
  });

  test.each(['../outside', 'a/../../outside', '..'])('%s lies outside the module', async (to) => {
    expect((await actOnFiles({ do: 'write', to, text: '' }, paths)).ok).toBe(false);
    expect(await readdir(paths.root)).toEqual(['httpserver']);
  });

  test('a name that only begins with dots does not', async () => {
    expect((await actOnFiles({ do: 'write', to: '..notes', text: '' }, paths)).ok).toBe(true);
  });
});
