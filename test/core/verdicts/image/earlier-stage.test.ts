import { expect, test } from 'vitest';
import { readDockerfile } from '../../../../src/core/dockerfile/read.ts';
import { earlierStageProblem } from '../../../../src/core/verdicts/image/earlier-stage.ts';
import { config } from './samples.ts';

const built = (...lines: readonly string[]) => ({
  ...config,
  history: [...lines.toReversed(), 'CMD ["bash"]', '/bin/sh -c #(nop) ADD file'].map((by) => ({
    by,
    bytes: 0,
  })),
});

const file = readDockerfile(
  'FROM golang:1.26 AS builder\nWORKDIR /src\nCOPY . .\nRUN go build \\\n  -o /httpserver .\nFROM scratch\nCOPY --from=builder /httpserver /\nENTRYPOINT ["/httpserver"]\n',
);

test('the builder alone', () => {
  const image = built('WORKDIR /src', 'COPY . .', 'RUN go build   -o /httpserver .');
  expect(earlierStageProblem('httpserver', image, file)).toMatchObject({
    found: expect.stringContaining('the stage builder alone'),
    place: { file: 'Dockerfile', line: 1 },
  });
});

test('as the legacy builder tells it, which hides what was copied', () => {
  const image = built('WORKDIR /src', 'COPY … /src', 'RUN go build -o /httpserver .');
  expect(earlierStageProblem('httpserver', image, file)).not.toBeNull();
});

test.each<[string, readonly string[]]>([
  ['all of an older Dockerfile', ['WORKDIR /src', 'COPY . .', 'RUN go build -o /httpserver .', 'CMD ["/x"]']],
  ['another command', ['WORKDIR /src', 'COPY . .', 'RUN go build -o /other .']],
  ['less', ['WORKDIR /src', 'COPY . .']],
])('%s is no stage of it', (_name, lines) => {
  expect(earlierStageProblem('httpserver', built(...lines), file)).toBeNull();
});

test('a stage that starts something may be the whole Dockerfile of before', () => {
  const started = readDockerfile(
    'FROM golang AS a\nRUN go build .\nCMD ["./x"]\nFROM scratch\nCOPY --from=a /x /\n',
  );
  expect(earlierStageProblem('x', built('RUN go build .', 'CMD ["./x"]'), started)).toBeNull();
});
