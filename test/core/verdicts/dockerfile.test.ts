import { expect, test } from 'vitest';
import { dockerfile } from '../../../src/core/verdicts/kinds/dockerfile.ts';

const multi = 'from golang AS builder\nRUN go build\nFROM scratch\nCOPY --from=builder /a /a\n';

test.each<[string, { base?: string; stages?: number }, string | null, string | null, number | null]>([
  ['right', { base: 'scratch', stages: 2 }, multi, null, null],
  ['nothing asked', {}, 'FROM golang\n', null, null],
  ['scratch through a stage', { base: 'scratch' }, 'FROM scratch AS a\nFROM a\n', null, null],
  ['no file', {}, null, 'dockerfile-missing', null],
  ['no FROM', {}, 'RUN go build\n', 'from-missing', 1],
  ['an unknown word', {}, 'FROM golang\nRUNN x\n', 'instruction-unknown', 2],
  ['not scratch', { base: 'scratch' }, 'FROM golang\nRUN x\n', 'base-not-as-asked', 1],
  ['swapped', { base: 'scratch' }, 'FROM scratch\nFROM golang\n', 'stages-swapped', 2],
  ['one stage', { stages: 2 }, 'FROM golang\n', 'toolchain-shipped', 1],
  [
    'swapped, no base asked',
    { stages: 2 },
    'FROM scratch\nCOPY --from=b /x /\nFROM golang AS b\n',
    'stages-swapped',
    3,
  ],
  ['Go once more', { stages: 2 }, 'FROM golang AS b\nRUN go build\nFROM golang\n', 'toolchain-shipped', 3],
  ['the builder once more', { stages: 2 }, 'FROM golang AS b\nFROM b\n', 'toolchain-shipped', 2],
  ['another base', { stages: 2 }, 'FROM golang AS b\nFROM alpine\n', null, null],
  ['one stage of no Go', { stages: 2 }, 'FROM debian\nCOPY . .\n', 'too-few-stages', 1],
])('%s', (_name, spec, text, cause, line) => {
  const verdict = dockerfile.judge(spec, { text, lookalike: null });
  expect(verdict.status === 'failed' ? verdict.cause : null).toBe(cause);
  expect(verdict.status === 'failed' ? (verdict.place?.line ?? null) : null).toBe(line);
});

test('a file of a similar name is told', () => {
  const verdict = dockerfile.judge({}, { text: null, lookalike: 'dockerfile' });
  expect(verdict).toMatchObject({
    status: 'failed',
    cause: 'dockerfile-misnamed',
    found: 'no Dockerfile, but dockerfile',
  });
});

test.each([
  ['../Dockerfile', 'the folder above main.go'],
  ['docker/Dockerfile', 'a folder below it'],
])('one in another folder is told: %s', (lookalike, where) => {
  const verdict = dockerfile.judge({}, { text: null, lookalike });
  expect(verdict).toMatchObject({ cause: 'dockerfile-in-wrong-folder', place: { file: lookalike, line: 1 } });
  expect(verdict.status === 'failed' ? verdict.why : '').toContain(where);
});
