import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { emptyRecord, newProgress } from '../../src/core/progress/progress.ts';
import { workspacePaths } from '../../src/core/workspace/paths.ts';
import { peekProgress, saveProgress } from '../../src/system/workspace/progress-file.ts';
import { command, writeCourse } from '../support/command.ts';
import { removeFolder, temporaryFolder } from '../support/facts.ts';

let folder = '';
let root = '';
let course = '';
beforeEach(async () => {
  folder = await temporaryFolder();
  root = join(folder, 'tour');
  course = await writeCourse(join(folder, 'course'));
});
afterEach(() => removeFolder(folder));

const small = (...argv: string[]) => command(...argv, '--workspace', root, '--course', course);
const paths = () => workspacePaths(root);

/** A workspace whose first step has passed. */
async function begin(): Promise<void> {
  await mkdir(paths().tour, { recursive: true });
  const steps = { 'files/write': { ...emptyRecord, state: 'passed' as const } };
  await saveProgress(paths(), { ...newProgress('small', paths().module), steps });
}

describe('list', () => {
  test('shows the lessons and steps of the tour, also where there is no folder yet', async () => {
    const { code, out } = await command('list', '--workspace', root);
    expect(code).toBe(0);
    expect(out.match(/^\d {2}\S+/gm)).toEqual([
      '1  enable-modules',
      '2  init',
      '3  build',
      '4  dockerfile',
      '5  caching',
      '6  multi-stage',
    ]);
    expect(await readdir(folder)).toEqual(['course']);
  });

  test('marks what is done', async () => {
    await begin();
    const { out } = await small('list');
    expect(out).toMatch(/\(1 of 3, about 3 min\)\n {3}\+ write .*\n {5}ask /);
  });

  test('--json is one object', async () => {
    await begin();
    const { out } = await small('list', '--json');
    expect(JSON.parse(out)).toEqual({
      course: 'small',
      lessons: [
        {
          id: 'files',
          title: 'Files',
          minutes: 3,
          needs: ['go'],
          steps: [
            { id: 'write', title: 'Write it', state: 'passed' },
            { id: 'ask', title: 'Answer', state: 'open' },
            { id: 'read', title: 'Read', state: 'open' },
          ],
        },
      ],
    });
  });

  test('a course with faults is refused with each of them, and where', async () => {
    await writeFile(join(course, '01-files/lesson.md'), '---\ntitle: 5\n---\n## A\n');
    const { code, err } = await small('list');
    expect(code).toBe(2);
    expect(err.match(/01-files\/lesson\.md:\d+: /g)?.length).toBeGreaterThan(1);
  });
});

describe('hint', () => {
  test('goes one tier further each time, and ends at the last one', async () => {
    await mkdir(paths().tour, { recursive: true });
    const seen: string[] = [];
    for (let call = 0; call < 4; call += 1) seen.push((await small('hint', 'files/write')).out);
    expect(seen.map((out) => out.split('\n').slice(0, 2))).toEqual([
      ['files/write, hint 1 of 3', 'A nudge.'],
      ['files/write, hint 2 of 3', 'A pointer.'],
      ['files/write, hint 3 of 3', 'The answer.'],
      ['files/write, hint 3 of 3', 'The answer.'],
    ]);
    expect(seen[3]).toMatch(/go-docker-tour solve files\/write/);
    expect((await peekProgress(paths(), 'small'))?.steps['files/write']?.hints).toBe(3);
  });

  test('without a name is for the first step that is open; of a lesson likewise', async () => {
    await begin();
    expect((await small('hint')).out).toMatch(/^files\/ask, hint 1 of 2\nThink\./);
    expect((await small('hint', 'files')).out).toMatch(/^files\/ask/);
    expect((await small('hint', '1')).out).toMatch(/^files\/ask/);
  });

  test('a step may have none', async () => {
    expect(await small('hint', 'files/read')).toMatchObject({ code: 0, out: 'files/read has no hints.\n' });
  });

  test('where there is no folder it gives the first and makes nothing', async () => {
    expect((await small('hint')).out).toMatch(/hint 1 of 3/);
    expect(await readdir(folder)).toEqual(['course']);
  });

  test('a progress file that it cannot read stays as it is', async () => {
    await mkdir(paths().tour, { recursive: true });
    await writeFile(paths().progress, 'torn');
    expect((await small('hint')).code).toBe(0);
    expect(await readdir(paths().tour)).toEqual(['progress.json']);
  });
});
