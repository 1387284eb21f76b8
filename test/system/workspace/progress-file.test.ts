import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newProgress, writeProgress } from '../../../src/core/progress/progress.ts';
import { type WorkspacePaths, workspacePaths } from '../../../src/core/workspace/paths.ts';
import { loadProgress, peekProgress, saveProgress } from '../../../src/system/workspace/progress-file.ts';
import { removeFolder, temporaryFolder } from '../../support/facts.ts';

let paths: WorkspacePaths;
beforeEach(async () => {
  paths = workspacePaths(await temporaryFolder());
  await mkdir(paths.tour);
});
afterEach(() => removeFolder(paths.root));

const progress = () => ({ ...newProgress('course', paths.module), history: ['go build'] });

describe('the progress on the disk', () => {
  test('is loaded as it was saved, and nothing is left beside it', async () => {
    await saveProgress(paths, progress());
    expect(await loadProgress(paths, 'course')).toEqual({ progress: progress(), notice: null, found: true });
    expect(await peekProgress(paths, 'course')).toEqual(progress());
    expect(await readdir(paths.tour)).toEqual(['progress.json']);
  });

  test('begins anew where there is none', async () => {
    expect(await loadProgress(paths, 'course')).toMatchObject({ notice: null, found: false });
    expect(await peekProgress(paths, 'course')).toBeNull();
  });

  test.each([
    ['{ torn', /not JSON/],
    ['', /empty/],
    ['{"version":7}', /newer go-docker-tour.*version 7/],
    [writeProgress(newProgress('another', '/w')), /another course, another/],
  ])('%j is set aside with a word, and never overwritten', async (text, why) => {
    await writeFile(paths.progress, text);
    const loaded = await loadProgress(paths, 'course');
    expect(loaded.notice).toMatch(why);
    expect(loaded.progress).toEqual(newProgress('course', paths.module));
    await saveProgress(paths, loaded.progress);
    const kept = (await readdir(paths.tour)).find((name) => name.includes('set-aside')) ?? '';
    expect(await readFile(`${paths.tour}/${kept}`, 'utf8')).toBe(text);
    expect(loaded.notice).toContain(kept);
  });

  test('looking at it changes nothing, whatever it is', async () => {
    await writeFile(paths.progress, 'garbage');
    expect(await peekProgress(paths, 'course')).toBeNull();
    expect(await readdir(paths.tour)).toEqual(['progress.json']);
  });

  test('one that cannot be read at all is set aside as well', async () => {
    await mkdir(paths.progress);
    expect((await loadProgress(paths, 'course')).notice).toMatch(/cannot be read: EISDIR/);
  });
});
