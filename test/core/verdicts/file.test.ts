import { expect, test } from 'vitest';
import { file } from '../../../src/core/verdicts/kinds/file.ts';

const text = 'FROM golang\nCOPY . .\nRUN go build\n';

test.each([
  ['there', { path: 'Dockerfile' }, { is: 'text', text }, 'passed', null],
  ['has', { path: 'Dockerfile', has: '^COPY' }, { is: 'text', text }, 'passed', null],
  ['lacks', { path: 'Dockerfile', lacks: ['CMD'] }, { is: 'text', text }, 'passed', null],
  ['does not have', { path: 'Dockerfile', has: ['^COPY', '^CMD'] }, { is: 'text', text }, 'file-lacks', null],
  ['does not lack', { path: 'Dockerfile', lacks: '^COPY' }, { is: 'text', text }, 'file-has', 2],
  ['empty', { path: 'a', has: 'x' }, { is: 'text', text: '\n' }, 'file-empty', null],
  ['missing', { path: 'a' }, { is: 'missing', similar: null }, 'file-missing', null],
  ['almost', { path: 'a' }, { is: 'missing', similar: 'A' }, 'file-misnamed', null],
  ['a folder', { path: 'a' }, { is: 'folder' }, 'file-is-folder', null],
] as const)('%s', (_name, spec, fact, comes, line) => {
  const verdict = file.judge(file.schema.parse(spec), fact);
  expect(verdict.status === 'failed' ? verdict.cause : verdict.status).toBe(comes);
  if (line !== null) expect(verdict).toMatchObject({ place: { file: 'Dockerfile', line } });
});

test.each([
  { path: '../x' },
  { path: '/etc/passwd' },
  { path: 'a/../../b' },
  { path: '' },
  { path: 'a', has: '(' },
])('%j is refused', (spec) => {
  expect(file.schema.safeParse(spec).success).toBe(false);
});
