import { expect, test } from 'vitest';
import { readDockerfile } from '../../../../src/core/dockerfile/read.ts';
import { olderProblem } from '../../../../src/core/verdicts/image/older.ts';

const file = readDockerfile('FROM golang\nCOPY go.mod ./\nRUN go mod download\nENTRYPOINT ["/x"]\n');

test.each<[string, 'dockerfile' | 'sources', object | null]>([
  ['its ENTRYPOINT is another', 'dockerfile', { file: 'Dockerfile', line: 4 }],
  ['its USER is another', 'dockerfile', null],
  [
    'it was built without RUN /bin/sh -c go mod download # buildkit',
    'dockerfile',
    { file: 'Dockerfile', line: 3 },
  ],
  ['it was built with COPY . . # buildkit', 'dockerfile', null],
  ['main.go, more.go changed', 'sources', { file: 'main.go', line: 1 }],
  ['its program was built from other sources', 'sources', null],
])('%s', (seen, where, place) => {
  expect(olderProblem('httpserver', { in: where, seen }, file).place).toEqual(place);
});

test('a setting of the program is looked for in the lines', () => {
  const text = 'FROM golang\nCOPY . .\nRUN CGO_ENABLED=0 go build\nCMD ["./x"]\n';
  const place = (seen: string) =>
    olderProblem('x', { in: 'dockerfile', seen }, readDockerfile(text)).place?.line ?? null;
  expect(place('its program was built with CGO_ENABLED=1')).toBe(3);
  expect(place('its program was built with -trimpath=true')).toBeNull();
});

test('without the Dockerfile at hand there is no place', () => {
  expect(olderProblem('x', { in: 'dockerfile', seen: 'its CMD is another' }).place).toBeNull();
});
