import { expect, test } from 'vitest';
import { asksForMore, upToStage } from '../../../src/core/dockerfile/stages.ts';

const builder = 'FROM golang:1.26 AS builder\nRUN go build -o /x .\n';
const ships = 'FROM scratch AS prod\nCOPY --from=builder /x /\n';
const dev = 'FROM golang:1.26 AS dev\nCMD ["go", "run", "."]\n';

test.each<[string, string, string | null]>([
  [builder + ships + dev, 'prod', builder + ships],
  [builder + ships + dev, 'PROD', builder + ships],
  [builder + ships + dev, '1', builder + ships],
  [builder + ships + dev, 'builder', null],
  [builder + ships, 'prod', null],
  [builder + ships + dev, 'none', null],
])('%j up to %s', (text, target, expected) => {
  expect(upToStage(text, target)).toBe(expected);
});

test.each([
  [builder + ships, false],
  [builder + ships + dev, true],
  [`ARG TAG\n${builder}`, true],
  [`${builder}ARG VERSION\n`, true],
  ['', false],
])('%j may be asked for more: %s', (text, expected) => {
  expect(asksForMore(text)).toBe(expected);
});
