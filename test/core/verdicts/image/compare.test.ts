import { expect, test } from 'vitest';
import type { ImageConfig, ImageContent, ProgramMark } from '../../../../src/core/verdicts/facts/images.ts';
import { compareImages } from '../../../../src/core/verdicts/image/compare.ts';
import { config } from './samples.ts';

const fresh: ImageConfig = { ...config, id: 'sha256:2', layers: ['sha256:b'] };
const mark: ProgramMark = {
  path: '/httpserver',
  digest: 'd1',
  sources: 'action/content',
  settings: ['go1.26.8', 'path httpserver', 'mod httpserver (devel)', 'build CGO_ENABLED=0'],
  compiledIn: '/src',
};
const other = { ...mark, digest: 'd2', sources: 'other/other' };
const contents = (there: ProgramMark | null, now: ProgramMark | null, a = {}, b = {}) => ({
  there: { program: there, sources: a } satisfies ImageContent,
  fresh: { program: now, sources: b } satisfies ImageContent,
});

const table: [string, Partial<ImageConfig>, ReturnType<typeof contents> | null, string][] = [
  ['the same id', { id: 'sha256:2', layers: ['sha256:z'] }, null, 'nothing'],
  ['the same layers', { layers: ['sha256:b'] }, null, 'nothing'],
  ['the same layers, another start', { layers: ['sha256:b'], command: ['-x'] }, null, 'dockerfile'],
  ['another WORKDIR', { workdir: '/app' }, null, 'dockerfile'],
  ['other lines', { history: [{ by: 'COPY . .', bytes: 1 }] }, null, 'dockerfile'],
  ['the same program', {}, contents(mark, mark), 'nothing'],
  ['stamped otherwise', {}, contents(mark, { ...mark, digest: 'd2' }), 'nothing'],
  ['another program', {}, contents(mark, other), 'sources'],
  ['other modules', {}, contents(mark, { ...other, settings: [...mark.settings, 'dep x v1'] }), 'sources'],
  [
    'other flags',
    {},
    contents(mark, { ...other, settings: [...mark.settings, 'build -tags=x'] }),
    'dockerfile',
  ],
  ['built elsewhere', {}, contents(mark, { ...other, compiledIn: '/app' }), 'dockerfile'],
  [
    'the program of another module',
    {},
    contents({ ...other, settings: ['go1.26.8', 'path shop', 'mod shop (devel)'] }, mark),
    'other',
  ],
  ['no program any more', {}, contents(mark, null), 'dockerfile'],
  ['sources alike', {}, contents(null, null, { 'main.go': '1' }, { 'main.go': '1' }), 'nothing'],
  ['sources changed', {}, contents(null, null, { 'main.go': '1' }, { 'main.go': '2' }), 'sources'],
];

test.each(table)('%s', (_name, over, content, where) => {
  expect(compareImages({ ...config, ...over }, fresh, content).in).toBe(where);
});

test('digests that the legacy builder writes into its lines say nothing', () => {
  const line = (digit: string) => [{ by: `COPY dir:${digit.repeat(64)} in /app`, bytes: 1 }];
  const found = compareImages(
    { ...config, history: line('1') },
    { ...fresh, history: line('2') },
    contents(mark, mark),
  );
  expect(found.in).toBe('nothing');
});

test.each<[string, readonly string[], string]>([
  ['the same lines', ['RUN go build', 'COPY … /app', 'WORKDIR /app'], 'nothing'],
  ['a line more', ['RUN go vet', 'RUN go build', 'COPY … /app', 'WORKDIR /app'], 'dockerfile'],
])('an image of the legacy builder beside one of BuildKit’s: %s', (_name, legacy, where) => {
  const lines = (all: readonly string[]) => all.map((by) => ({ by, bytes: 1 }));
  const built = lines(['RUN go build', 'COPY . .', 'WORKDIR /app']);
  const found = compareImages(
    { ...config, history: lines(legacy) },
    { ...fresh, history: built },
    contents(mark, mark),
  );
  expect(found.in).toBe(where);
});
