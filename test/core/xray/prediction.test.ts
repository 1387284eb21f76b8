import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linesToMark, marksFor, score, withMarks } from '../../../src/core/xray/prediction.ts';
import { rowsOf } from '../../../src/core/xray/rows.ts';
import { aBuild, allFirst, rareFirst } from './samples.ts';

const build = aBuild(rareFirst, [
  'WORKDIR /app: cached',
  'COPY go.mod go.sum ./: cached',
  'RUN go mod download: cached',
  'COPY . .: 0.1',
  'RUN go build -o httpserver .: 14.0',
]);

test('the lines to mark are those that the builder works on, of the Dockerfile as it is', () => {
  expect(linesToMark(allFirst).map(({ line, text }) => `${line} ${text}`)).toEqual([
    '2 WORKDIR /app',
    '3 COPY . .',
    '4 RUN go build -o httpserver .',
  ]);
  expect(linesToMark('')).toEqual([]);
});

test.each([
  ['all of it', ['COPY . .', 'go build'], { right: 5, of: 5 }],
  ['nothing will run', [], { right: 3, of: 5 }],
  ['everything will', ['RUN', 'COPY', 'WORKDIR'], { right: 2, of: 5 }],
])('what was said, beside what happened: %s', (_name, runs, wanted) => {
  const rows = withMarks(rowsOf(build, null), marksFor(rareFirst, runs));
  expect(score(rows)).toEqual(wanted);
  expect(rows[0]).toMatchObject({ said: null, right: null });
});

test('a line that was not there to be marked is not judged, and nothing is before it was built', () => {
  const rows = withMarks(rowsOf(build, null), marksFor(allFirst, ['go build']));
  expect(rows.map(({ right }) => right)).toEqual([null, true, null, null, false, true]);
  const waiting = { ...build, steps: [], ended: false };
  expect(score(withMarks(rowsOf(waiting, null), marksFor(rareFirst, [])))).toBeNull();
});

test('whatever is said, each line is right where it was marked as it went', () => {
  const texts = linesToMark(rareFirst).map(({ text }) => text);
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: texts.length, maxLength: texts.length }), (said) => {
      const marks = texts.map((text, index) => ({ text, runs: said[index] === true }));
      const rows = withMarks(rowsOf(build, null), marks).slice(1);
      for (const [index, row] of rows.entries())
        expect(row.right).toBe(said[index] === (row.now.is === 'ran'));
    }),
  );
});
