import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { CourseFiles } from '../../src/lessons/files.ts';
import { type ParsedCourse, parseCourse } from '../../src/lessons/parse-course.ts';

/** A folder's files, as the tour reads them. */
function readFolder(root: string): CourseFiles {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [relative(root, path), readFileSync(path, 'utf8')];
    }),
  );
}

/** The course of this repository. */
export const courseFiles = readFolder(join(import.meta.dirname, '../../lessons'));

/** The front matter of a lesson: five lines. */
export const head = '---\ntitle: One\nsummary: A lesson\nminutes: 5\n---\n';

/** A sound step block: a quiz, whose lines can be replaced. */
export const quiz = [
  'id: first',
  'kind: quiz',
  'ask: Is it?',
  'choices:',
  '  - {text: Yes, because: it is, right: true}',
  '  - {text: No, because: it is}',
  'checks:',
  '  - answer: {right: true}',
  'hints: [Think., Choose the first.]',
  'solve: [{answer: 1}]',
];

/** A lesson with one step, whose block has these lines: the first of them is line 10. */
export function lesson(block: readonly string[]): string {
  return `${head}Intro.\n\n## A step\n\`\`\`step\n${block.join('\n')}\n\`\`\`\n`;
}

/** A course of one lesson with one step, whose block has these lines; and files beside it. */
export function parseBlock(
  block: readonly string[],
  beside: Readonly<Record<string, string>> = {},
): ParsedCourse {
  return parseCourse(new Map([['01-one/lesson.md', lesson(block)], ...Object.entries(beside)]));
}

/** The quiz with one line put in the place of another. */
export function quizWith(line: string, replacement: string | readonly string[]): readonly string[] {
  return quiz.flatMap((each) => (each === line ? replacement : each));
}

/** Problems as a person reads them: `01-one/lesson.md:10 message`. */
export function told(parsed: ParsedCourse): readonly string[] {
  return parsed.ok
    ? []
    : parsed.problems.map(({ place, message }) => `${place.file}:${place.line} ${message}`);
}
