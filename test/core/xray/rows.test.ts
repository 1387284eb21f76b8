import { describe, expect, test } from 'vitest';
import { rowsOf } from '../../../src/core/xray/rows.ts';
import type { SeenBuild } from '../../../src/core/xray/seen.ts';
import { broken, whyWords } from '../../../src/core/xray/words.ts';
import { aBuild, allFirst, files, rareFirst } from './samples.ts';

const first = aBuild(rareFirst, [
  'WORKDIR /app: 0.0',
  'COPY go.mod go.sum ./: 0.1',
  'RUN go mod download: 2.1',
  'COPY . .: 0.1',
  'RUN go build -o httpserver .: 14.2',
]);

const again = (states: readonly string[], change: Partial<SeenBuild> = {}) =>
  aBuild(
    change.dockerfile ?? rareFirst,
    first.steps.map(({ text }, index) => `${text}: ${states[index]}`),
    change,
  );

/** `4 COPY . .: ran (main.go changed)` */
function told(build: SeenBuild, before: SeenBuild | null): readonly string[] {
  return rowsOf(build, before)
    .filter(({ now }) => now.is !== 'base')
    .map((row) => `${row.line} ${row.now.is}${row.cause ? ` (${whyWords(row)})` : ''}`);
}

describe('why a line ran', () => {
  test('the file that it copies changed, and what comes after it', () => {
    const build = again(['cached', 'cached', 'cached', '0.1', '14.0'], {
      files: { ...files, 'main.go': 'a2' },
    });
    expect(told(build, first)).toEqual([
      '2 cached',
      '3 cached',
      '4 cached',
      '5 ran (main.go changed)',
      '6 ran (it comes after line 5, which ran)',
    ]);
    expect(broken(rowsOf(build, first)).map(({ line }) => line)).toEqual([5]);
  });

  test.each<[string, Partial<SeenBuild>, string]>([
    ['two files', { files: { ...files, 'go.mod': 'm2', 'go.sum': 's2' } }, 'go.mod and go.sum changed'],
    ['a file that is gone', { files: { 'go.mod': 'm1', 'main.go': 'a1' } }, 'go.sum is gone'],
    ['no cache asked for', { uncached: true }, 'the build was told to use no cache'],
    ['nothing at all', {}, 'nothing changed, but the builder had not kept it'],
    ['files that could not be seen', { files: null }, 'nothing changed, but the builder had not kept it'],
  ])('%s', (_name, change, why) => {
    const build = again(['cached', '0.1', '2.0', '0.1', '14.0'], change);
    expect(told(build, first)[1]).toBe(`3 ran (${why})`);
  });

  test('what failed last time has nothing to be taken from', () => {
    const failed = again(['cached', 'cached', 'failed', 'not-reached', 'not-reached']);
    const build = again(['cached', 'cached', '2.0', '0.1', '14.0']);
    expect(told(build, failed)[2]).toBe('4 ran (the build before did not get past it)');
  });

  test('a line that is written otherwise; a note for who starts the image is none', () => {
    const dockerfile = rareFirst
      .replace('RUN go mod download', 'RUN go mod download -x')
      .replace('8080', '80');
    const build = aBuild(dockerfile, [
      'WORKDIR /app: cached',
      'COPY go.mod go.sum ./: cached',
      'RUN go mod download -x: 2.0',
      'COPY . .: 0.1',
      'RUN go build -o httpserver .: 14.0',
    ]);
    expect(told(build, first).slice(2, 4)).toEqual([
      '4 ran (the line itself is new)',
      '5 ran (it comes after line 4, which ran)',
    ]);
  });

  test('a setting above it', () => {
    const build = again(['cached', '0.1', '2.0', '0.1', '14.0'], {
      dockerfile: rareFirst.replace('WORKDIR /app\n', 'ENV A=b\nWORKDIR /app\n'),
    });
    expect(told(build, first)[1]).toBe('4 ran (line 2 is new)');
  });

  test('there was no build before', () => {
    expect(told(first, null)[0]).toBe('2 ran (the tour saw no build before this one)');
    expect(broken(rowsOf(first, null))).toEqual([]);
  });
});

test('rows stand in the order of the file, beside those of the build before, whatever was moved', () => {
  const old = aBuild(allFirst, ['WORKDIR /app: 0.0', 'COPY . .: 0.1', 'RUN go build -o httpserver .: 15.0']);
  expect(rowsOf(first, old).map(({ text, before }) => [text, before?.is ?? null])).toEqual([
    ['FROM golang:1.26', null],
    ['WORKDIR /app', 'ran'],
    ['COPY go.mod go.sum ./', null],
    ['RUN go mod download', null],
    ['COPY . .', 'ran'],
    ['RUN go build -o httpserver .', 'ran'],
  ]);
});

test('a line keeps its row when it is given a mount', () => {
  const mounted = aBuild(
    rareFirst.replace('RUN go build', 'RUN --mount=type=cache,target=/root/.cache/go-build \\\n    go build'),
    [
      ...first.steps.slice(0, 4).map(({ text }) => `${text}: cached`),
      'RUN --mount=type=cache,target=/root/.cache/go-build     go build -o httpserver .: 0.8',
    ],
  );
  expect(rowsOf(mounted, first).at(-1)).toMatchObject({
    text: 'RUN go build -o httpserver .',
    now: { is: 'ran', seconds: 0.8 },
    before: { is: 'ran', seconds: 14.2 },
    cause: { is: 'line-changed', line: 6 },
  });
});

test('stages: what is copied from one that ran comes after its lines; one that is not used has no rows', () => {
  const dockerfile = `FROM golang:1.26 AS builder
WORKDIR /app
COPY . .
RUN go build -o httpserver .
FROM golang:1.26 AS unused
RUN true
FROM scratch
COPY --from=builder /app/httpserver /httpserver
`;
  const step = (stage: string, number: number, text: string, state: 'ran' | 'cached') =>
    ({ stage, number, text, state, seconds: state === 'ran' ? 1 : null, startedAt: null }) as const;
  const build: SeenBuild = {
    ...first,
    dockerfile,
    files: { ...files, 'main.go': 'a2' },
    steps: [
      step('stage-2', 1, 'COPY --from=builder /app/httpserver /httpserver', 'ran'),
      step('builder', 2, 'WORKDIR /app', 'cached'),
      step('builder', 3, 'COPY . .', 'ran'),
      step('builder', 4, 'RUN go build -o httpserver .', 'ran'),
    ],
  };
  const before = { ...build, files };
  expect(rowsOf(build, before).map(({ stage, text, now }) => `${stage} ${text} ${now.is}`)).toEqual([
    'builder FROM golang:1.26 AS builder base',
    'builder WORKDIR /app cached',
    'builder COPY . . ran',
    'builder RUN go build -o httpserver . ran',
    '2 FROM scratch base',
    '2 COPY --from=builder /app/httpserver /httpserver ran',
  ]);
  expect(told(build, before).at(-1)).toBe('8 ran (it comes after line 3, which ran)');
});

test('while it is built: what runs, and what waits', () => {
  const build = aBuild(allFirst, ['WORKDIR /app: cached', 'COPY . .: running'], { ended: false });
  expect(told(build, null)).toEqual(['2 cached', '3 running', '4 waiting']);
  expect(told({ ...build, ended: true }, null)).toEqual(['2 cached', '3 not-reached', '4 not-reached']);
});

test('stages that begin alike share the lines that they begin with', () => {
  const dockerfile =
    'FROM base AS one\nWORKDIR /app\nRUN make one\nFROM base AS two\nWORKDIR /app\nCOPY --from=one /app/x .\n';
  const build = aBuild(dockerfile, []);
  const step = (stage: string, number: number, text: string, state: 'ran' | 'cached') => ({
    ...{ stage, number, text, state, seconds: state === 'ran' ? 1 : null, startedAt: null },
  });
  const steps = [
    step('one', 2, 'WORKDIR /app', 'cached'),
    step('one', 3, 'RUN make one', 'ran'),
    step('two', 3, 'COPY --from=one /app/x .', 'ran'),
  ];
  expect(rowsOf({ ...build, format: 'rawjson', steps }, null).map(({ line, now }) => [line, now.is])).toEqual(
    [
      [1, 'base'],
      [2, 'cached'],
      [3, 'ran'],
      [4, 'base'],
      [5, 'cached'],
      [6, 'ran'],
    ],
  );
});
