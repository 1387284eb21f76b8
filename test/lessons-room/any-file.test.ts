import fc from 'fast-check';
import { expect, test } from 'vitest';
import { refusedPath } from '../../src/lessons/files.ts';
import { nearest } from '../../src/lessons/nearest.ts';
import { parseCourse } from '../../src/lessons/parse-course.ts';
import { courseFiles, head, lesson, quiz } from './support.ts';

const line = fc.oneof(
  fc.constantFrom(
    '---',
    '## Step',
    '```step',
    '```',
    '~~~',
    'id: x',
    'kind: quiz',
    '- a: &b',
    '- *b',
    '  ? [',
    '\t',
    '!!map',
  ),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(...quiz),
);
const text = fc.array(line, { maxLength: 30 }).map((lines) => lines.join('\n'));

/** Every problem has a sentence and a line that is in the file. */
function expectSound(files: ReadonlyMap<string, string>): void {
  const parsed = parseCourse(files);
  if (parsed.ok) return;
  expect(parsed.problems.length).toBeGreaterThan(0);
  for (const { place, message } of parsed.problems) {
    const lines = files.get(place.file)?.split(/\r\n?|\n/).length ?? 1;
    expect(message).not.toBe('');
    expect(place.line).toBeGreaterThanOrEqual(1);
    expect(place.line).toBeLessThanOrEqual(lines);
  }
}

test('no text of a lesson or a step makes it throw', () => {
  fc.assert(
    fc.property(text, fc.boolean(), (body, inBlock) => {
      expectSound(new Map([['01-one/lesson.md', inBlock ? lesson(body.split('\n')) : head + body]]));
      expectSound(new Map([['course.yaml', body]]));
    }),
    { numRuns: 300 },
  );
});

test('no YAML value in the place of a key makes it throw', () => {
  const keys = quiz
    .flatMap((each) => /^(\w+):/.exec(each)?.[1] ?? [])
    .concat('run', 'file', 'wrong', 'timeout', 'after');
  fc.assert(
    fc.property(fc.constantFrom(...keys), fc.jsonValue(), (key, value) => {
      const block = [
        ...quiz.filter((each) => !each.startsWith(`${key}:`) && !each.startsWith(' ')),
        `${key}: ${JSON.stringify(value)}`,
      ];
      expectSound(new Map([['01-one/lesson.md', lesson(block)]]));
    }),
    { numRuns: 300 },
  );
});

test('cutting any line out of a real lesson gives problems or a course, never a throw', () => {
  const [name, real] = [...courseFiles].find(([path]) => path.endsWith('caching/lesson.md')) ?? ['', ''];
  const lines = real.split('\n');
  fc.assert(
    fc.property(fc.nat(lines.length - 1), fc.nat(3), (from, count) => {
      expectSound(new Map([...courseFiles, [name, lines.toSpliced(from, count + 1).join('\n')]]));
    }),
    { numRuns: 40 },
  );
});

test('nesting without end is a problem, not a crash', () => {
  expectSound(new Map([['01-one/lesson.md', lesson(['['.repeat(50_000)])]]));
  expectSound(new Map([['01-one/lesson.md', lesson(['- '.repeat(50_000)])]]));
});

test('a path that is let through stays in its folder', () => {
  const part = fc.constantFrom('..', '.', '', 'a', '~', 'C:', 'b.go', '\\');
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const path = parts.join('/');
      if (refusedPath(path) === null) expect(new URL(path, 'file:///x/y/').pathname).toBe(`/x/y/${path}`);
    }),
  );
});

test.each([
  ['hint', 'hints'],
  ['chekcs', 'checks'],
  ['HINTS', 'hints'],
  ['colour', null],
])('%s is near %s', (name, expected) => {
  expect(nearest(name, ['hints', 'checks', 'solve'])).toBe(expected);
});

test('a step that is begun in the last line has its problems in that line', () => {
  expectSound(new Map([['01-one/lesson.md', '## Step\n```step']]));
});
