import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDockerfile } from '../../../src/core/dockerfile/read.ts';
import { rootImage, startOf, usedStages } from '../../../src/core/dockerfile/stages.ts';

const multi = `# syntax=docker/dockerfile:1
ARG VERSION=1.26
from golang:\${VERSION} as Builder
# a note
workdir /src
run --mount=type=cache,target=/go/pkg/mod \\
  # inside
  --mount=type=bind,target=. \\

  go mod download && \\
  go build
COPY <<EOF <<"XX" /app/
hello
RUN no instruction
EOF
two
XX
RUN <<EOF
go mod download
go build
EOF
FROM builder AS tests
RUN go test
FROM scratch
COPY --from=builder ["/src/a b", "/b"]
ENTRYPOINT ["/b", "-v"]
CMD serve now
`;

test('stages, names, bases and lines', () => {
  const { stages } = readDockerfile(multi);
  expect(stages.map(({ name, base, baseStage, line }) => ({ name, base, baseStage, line }))).toEqual([
    { name: 'builder', base: 'golang:1.26', baseStage: null, line: 3 },
    { name: 'tests', base: 'builder', baseStage: 0, line: 22 },
    { name: null, base: 'scratch', baseStage: null, line: 24 },
  ]);
});

test('continuations, comments, flags and here-documents', () => {
  const [, run, copy, script] = readDockerfile(multi).stages[0]?.instructions ?? [];
  expect(run).toMatchObject({
    keyword: 'RUN',
    line: 6,
    endLine: 11,
    rest: 'go mod download &&   go build',
    flags: [
      { name: 'mount', value: 'type=cache,target=/go/pkg/mod' },
      { name: 'mount', value: 'type=bind,target=.' },
    ],
  });
  expect(copy?.heredocs).toEqual([
    { name: 'EOF', text: 'hello\nRUN no instruction' },
    { name: 'XX', text: 'two' },
  ]);
  expect(script?.heredocs[0]?.text).toBe('go mod download\ngo build');
});

test('how it starts, and what it is made from', () => {
  const dockerfile = readDockerfile(multi);
  const start = startOf(dockerfile);
  expect(start.entrypoint).toMatchObject({ form: 'exec', args: ['/b', '-v'], line: 26 });
  expect(start.cmd).toMatchObject({ form: 'shell', args: ['serve', 'now'] });
  expect([...usedStages(dockerfile)].sort()).toEqual([0, 2]);
  expect(dockerfile.stages[2]?.instructions[0]?.args).toEqual(['/src/a b', '/b']);
  expect(dockerfile.stages[1] && rootImage(dockerfile, dockerfile.stages[1])).toBe('golang:1.26');
});

test('another escape character', () => {
  const { stages } = readDockerfile('# escape=`\r\nFROM a\r\nRUN x `\r\n  y \\\r\nCMD z\r\n');
  expect(stages[0]?.instructions.map(({ rest }) => rest)).toEqual(['x   y \\', 'z']);
});

test.each(['', 'FROM', '\\', '<<EOF', 'RUN <<EOF', '[', 'COPY --', 'ONBUILD', 'FROM a\nCMD [', '\0'])(
  'garbage: %j',
  (text) => {
    expect(() => usedStages(readDockerfile(text))).not.toThrow();
  },
);

test('never throws', () => {
  const words = fc.constantFrom(
    'FROM',
    'golang:1.26',
    'AS',
    'RUN',
    'COPY',
    '--from=',
    '--mount=type=cache',
    '<<EOF',
    'EOF',
    '\\',
    '\n',
    '[',
    '"',
    '$X',
    '#',
    '\t',
    '\r\n',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(words, { maxLength: 30 }).map((all) => all.join(' ')),
  );
  fc.assert(
    fc.property(text, (garbage) => {
      const dockerfile = readDockerfile(garbage);
      usedStages(dockerfile);
      startOf(dockerfile);
      return dockerfile.stages.every(({ line }) => line >= 1);
    }),
  );
});
