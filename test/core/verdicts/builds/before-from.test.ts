import { expect, test } from 'vitest';
import { readDockerfile } from '../../../../src/core/dockerfile/read.ts';
import { beforeFrom } from '../../../../src/core/verdicts/builds/before-from.ts';

test.each([
  'FROM golang:1.26\nWORKDIR /app\n',
  'ARG GO=1.26\nFROM golang:$GO\n',
  '# syntax=docker/dockerfile:1\n\n# a comment\nFROM scratch\n',
  'WORKDIR /app\n',
])('nothing stands before FROM: %j', (text) => {
  expect(beforeFrom(readDockerfile(text))).toBeNull();
});

test.each([
  ['WORKDIR /app\nFROM golang:1.26\n', 1],
  ['ARG A=1\n\nCOPY . .\nFROM golang:1.26\nRUN go build\n', 3],
])('%j', (text, line) => {
  expect(beforeFrom(readDockerfile(text))).toMatchObject({
    id: 'from-missing',
    place: { file: 'Dockerfile', line },
  });
});
