import { expect, test } from 'vitest';
import { withoutColours } from '../../../src/core/output/filter.ts';
import type { ImageSize } from '../../../src/core/sizes/sizes.ts';
import { paperOf } from '../../../src/ui/lines/paper.ts';
import { megabytes, sizeLines } from '../../../src/ui/lines/sizes.ts';
import { aModel } from '../../support/model.ts';

const sizes: readonly ImageSize[] = [
  {
    names: ['httpserver:one'],
    bytes: 964e6,
    parts: [
      { what: 'golang:1.26, to build in', bytes: 885e6 },
      { what: 'go build: all that it made', bytes: 77e6 },
      { what: 'go mod download: the modules', bytes: 2e6 },
      { what: 'COPY . .: your folder', bytes: 2e3 },
    ],
  },
  { names: ['httpserver:latest'], bytes: 8.6e6, parts: [{ what: 'COPY: your program', bytes: 8.6e6 }] },
];

const drawn = (width: number, unicode = true) =>
  `\n${withoutColours(sizeLines(sizes, paperOf({ machine: { ...aModel().machine, unicode } }, width)).join('\n'))}\n`;

test('80 columns', () => {
  expect(drawn(76)).toMatchInlineSnapshot(`
    "
    httpserver:one                  ███████████████████████████████████   964 MB
      golang:1.26, to build in      ████████████████████████████████      885 MB
      go build: all that it made    ███                                  77.0 MB
      go mod download: the modules  ▏                                     2.0 MB
    httpserver:latest               ▏                                     8.6 MB
    httpserver:latest is 112 times smaller.
    "
  `);
});

test('110 columns, half of them', () => {
  expect(drawn(48)).toMatchInlineSnapshot(`
    "
    httpserver:one            █████████████   964 MB
      golang:1.26, to build…  ████████████    885 MB
      go build: all that it…  █              77.0 MB
      go mod download: the …  ▏               2.0 MB
    httpserver:latest         ▏               8.6 MB
    httpserver:latest is 112 times smaller.
    "
  `);
});

test('60 columns, without unicode', () => {
  expect(drawn(56, false)).toMatchInlineSnapshot(`
    "
    httpserver:one                 ################   964 MB
      golang:1.26, to build in     ###############    885 MB
      go build: all that it made   #                 77.0 MB
      go mod download: the modul~  |                  2.0 MB
    httpserver:latest              |                  8.6 MB
    httpserver:latest is 112 times smaller.
    "
  `);
});

test.each([
  [0, '0.0 kB'],
  [1900, '1.9 kB'],
  [8_612_345, '8.6 MB'],
  [99_960_000, '100 MB'],
  [964e6, '964 MB'],
  [1.114e9, '1.11 GB'],
])('%d bytes are %s', (bytes, text) => {
  expect(megabytes(bytes)).toBe(text);
});
