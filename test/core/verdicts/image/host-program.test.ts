import { expect, test } from 'vitest';
import { readDockerfile } from '../../../../src/core/dockerfile/read.ts';
import { buildLine, hostProgramProblem } from '../../../../src/core/verdicts/image/host-program.ts';

const host = { file: 'httpserver', path: '/app/httpserver' };

test.each<[string, string, string, number]>([
  [
    'a wrong -o beside COPY . .',
    'FROM golang:1.26\nWORKDIR /app\nCOPY . .\nRUN go build -o server .\nENTRYPOINT ["./httpserver"]',
    'host-program-started',
    4,
  ],
  [
    'a build whose failure stops nothing',
    'FROM golang:1.26\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver ./cmd ; ls\nENTRYPOINT ["./httpserver"]',
    'build-failure-hidden',
    4,
  ],
  [
    'COPY of the program itself into the last stage',
    'FROM golang:1.26 AS b\nRUN go build -o httpserver .\nFROM scratch\nCOPY ./httpserver /\nENTRYPOINT ["/httpserver"]',
    'from-forgotten',
    4,
  ],
  [
    'taken from the builder, where it came along',
    'FROM golang:1.26 AS b\nCOPY . .\nRUN go build -o out .\nFROM scratch\nCOPY --from=b /go/httpserver /\nENTRYPOINT ["/httpserver"]',
    'host-program-started',
    3,
  ],
])('%s', (_name, text, cause, line) => {
  expect(hostProgramProblem(host, readDockerfile(text))).toMatchObject({
    cause,
    place: { file: 'Dockerfile', line },
  });
});

test.each<[string, number | null]>([
  ['FROM golang:1.26\nCOPY httpserver /\nCMD ["/httpserver"]', null],
  ['FROM golang:1.26\nRUN go vet ./...\nCOPY httpserver /', null],
  ['FROM golang:1.26\nRUN go install golang.org/x/tools/cmd/stringer@latest\nCOPY httpserver /', null],
  ['FROM golang:1.26\nRUN go build .\nRUN go test ./...', 2],
  ['FROM golang:1.26\nRUN go install ./cmd/x', 2],
])('%j builds a program in line %s', (text, line) => {
  expect(buildLine(readDockerfile(text))?.line ?? null).toBe(line);
});
