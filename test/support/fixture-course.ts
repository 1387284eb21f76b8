import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from './facts.ts';
import { projectRoot } from './sources.ts';

/** The small course of `test/fixtures/course`: one lesson, two steps, only go. */
export const fixtureCourse = join(projectRoot, 'test/fixtures/course');

/** Its one lesson.md, in a course's folder. */
const fixtureLesson = '01-hello/lesson.md';

/** A copy of the small course in which texts of its lesson were replaced, each of which is there. */
export async function brokenCourse(
  ...changes: readonly (readonly [find: string, put: string])[]
): Promise<string> {
  const folder = await temporaryFolder();
  await cp(fixtureCourse, folder, { recursive: true });
  let text = await readFile(join(folder, fixtureLesson), 'utf8');
  for (const [find, put] of changes) {
    if (!text.includes(find)) throw new Error(`the course does not say ${find}`);
    text = text.replace(find, () => put);
  }
  await writeFile(join(folder, fixtureLesson), text);
  return folder;
}
