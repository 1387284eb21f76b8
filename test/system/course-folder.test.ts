import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readCourseFolder } from '../../src/system/course-folder.ts';
import { removeFolder, temporaryFolder } from '../support/facts.ts';

let root = '';
beforeEach(async () => {
  root = await temporaryFolder();
});
afterEach(() => removeFolder(root));

const limits = { files: 4, fileBytes: 10, totalBytes: 25, depth: 2 };
const put = async (name: string, text = 'x') => {
  await mkdir(dirname(join(root, name)), { recursive: true });
  await writeFile(join(root, name), text);
};
const names = async () => {
  const read = await readCourseFolder(root, limits);
  return read.ok ? [...read.files.keys()] : read.what;
};

describe("a course's folder", () => {
  test('is read as text, by paths', async () => {
    await put('b/lesson.md', 'héllo');
    await put('a/deep/x.go');
    expect(await names()).toEqual(['a/deep/x.go', 'b/lesson.md']);
    const read = await readCourseFolder(root, limits);
    expect(read.ok && read.files.get('b/lesson.md')).toBe('héllo');
  });

  test('hidden files and installed packages are no part of it', async () => {
    await put('.git/config');
    await put('node_modules/x/y');
    await put('.hidden');
    expect(await names()).toEqual([]);
  });

  test('links are not followed: a course stays in its folder', async () => {
    await symlink('/etc/passwd', join(root, 'lesson.md'));
    await symlink('/etc', join(root, 'folder'));
    await symlink('.', join(root, 'round'));
    expect(await names()).toEqual([]);
  });

  test.each([
    ['a file that is too long', ['a'], 'xxxxxxxxxxx', /^a has 11 bytes/],
    ['too many files', ['1', '2', '3', '4', '5'], 'x', /more than 4 files/],
    ['too much altogether', ['1', '2', '3'], 'x'.repeat(9), /more than 25 bytes/],
    ['too deep', ['a/b/c/d'], 'x', /deeper than 2/],
  ])('%s is refused', async (_, files, text, why) => {
    for (const name of files) await put(name, text);
    expect(await names()).toMatch(why);
  });

  test('a folder that is not there, or is a file', async () => {
    await put('file');
    const why = async (path: string) => {
      const read = await readCourseFolder(join(root, path), limits);
      return read.ok ? null : read.what;
    };
    expect(await why('none')).toMatch(/There is no folder/);
    expect(await why('file')).toMatch(/is not a folder/);
  });
});
