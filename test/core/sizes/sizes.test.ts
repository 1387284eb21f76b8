import { expect, test } from 'vitest';
import { sizesOf, timesSmaller } from '../../../src/core/sizes/sizes.ts';

const base = {
  name: 'golang:1.26',
  layers: ['a', 'b'],
  history: [
    { by: 'ENV PATH=/go/bin', bytes: 0 },
    { by: 'COPY /target/ /', bytes: 400e6 },
    { by: 'RUN apt-get install gcc', bytes: 485e6 },
  ],
};
const one = {
  id: '1',
  names: ['httpserver:one'],
  layers: ['a', 'b', 'c', 'd', 'e'],
  history: [
    { by: 'ENTRYPOINT ["./httpserver"]', bytes: 0 },
    { by: 'RUN --mount=type=cache,target=/root/.cache/go-build go build -o httpserver .', bytes: 77e6 },
    { by: 'COPY . .', bytes: 2e3 },
    { by: 'RUN go mod download', bytes: 2e6 },
    { by: 'COPY go.mod go.sum ./', bytes: 700 },
    ...base.history,
  ],
};
const scratch = {
  id: '2',
  names: ['httpserver:latest'],
  layers: ['z'],
  history: [
    { by: 'EXPOSE [8080/tcp]', bytes: 0 },
    { by: 'COPY /app/httpserver /httpserver', bytes: 8.6e6 },
  ],
};

test('what images are made of, the base taken for one part', () => {
  expect(sizesOf([scratch, one], base)).toEqual([
    {
      names: ['httpserver:one'],
      bytes: 964_002_700,
      parts: [
        { what: 'golang:1.26, to build in', bytes: 885e6 },
        { what: 'go build: all that it made', bytes: 77e6 },
        { what: 'go mod download: the modules', bytes: 2e6 },
        { what: 'COPY . .: your folder', bytes: 2e3 },
        { what: 'COPY go.mod go.sum ./', bytes: 700 },
      ],
    },
    {
      names: ['httpserver:latest'],
      bytes: 8.6e6,
      parts: [{ what: 'COPY /app/httpserver /httpserver', bytes: 8.6e6 }],
    },
  ]);
});

test('a base that is gone, or another one: its layers stand for themselves', () => {
  for (const other of [null, { ...base, layers: ['x'] }])
    expect(
      sizesOf([one], other)[0]
        ?.parts.slice(0, 2)
        .map(({ what }) => what),
    ).toEqual(['RUN apt-get install gcc', 'COPY /target/ /']);
});

test('tags of one image are one bar, and have nothing to be compared with', () => {
  const sizes = sizesOf([one, { ...one, names: ['httpserver:latest'] }], base);
  expect(sizes.map(({ names }) => names)).toEqual([['httpserver:latest', 'httpserver:one']]);
  expect(timesSmaller(sizes)).toBeNull();
  expect(timesSmaller(sizesOf([one, scratch], base))).toBeCloseTo(112.09, 1);
  expect(timesSmaller([])).toBeNull();
});
