import { expect, test } from 'vitest';
import type { BuildStep } from '../../../../src/core/verdicts/build-record.ts';
import { failureOf } from '../../../../src/core/verdicts/builds/failure.ts';

// What BuildKit of Docker 28.5.2 says at the end of its record, as it was printed.

const folder = {
  files: ['Dockerfile', 'go.mod', 'go.sum', 'httpserver', 'main.go'],
  ignore: null,
  goMod: 'module httpserver\n\ngo 1.26.8\n',
  goSum: '',
  scripts: {},
};

function causeOf(dockerfile: string, rest: string, steps: readonly BuildStep[] = []) {
  const record = { format: 'rawjson', steps, rest, layers: [] } as const;
  const { cause, sure } = failureOf(dockerfile, { folder, built: { ok: false, record } });
  return [sure ? cause.id : null, cause.place?.line];
}

const noHost = 'dial tcp: lookup registry-1.docker.io on 10.255.255.53:53: no such host';
const noImage = (name: string) =>
  `ERROR: failed to build: failed to solve: ${name}: failed to resolve source metadata for docker.io/library/${name}: failed to do request: Head "https://registry-1.docker.io/v2/library/${name}": ${noHost}`;

test.each<[string, string, string, string | null, number | undefined]>([
  [
    'COPY with one word',
    'FROM golang:1.26\nCOPY .\n',
    'dockerfile parse error on line 2: COPY requires at least two arguments, but only one was provided. Destination could not be determined',
    'copy-without-target',
    2,
  ],
  [
    'capitals',
    'FROM Golang:1.26\n',
    'Dockerfile:1\nERROR: failed to parse stage name "Golang:1.26": invalid reference format: repository name (library/Golang) must be lowercase',
    'base-image-in-capitals',
    1,
  ],
  [
    'no AS',
    'FROM golang:1.26 builder\n',
    'dockerfile parse error on line 1: FROM requires either one or three arguments',
    'from-malformed',
    1,
  ],
  [
    'stage and path in one word',
    'FROM golang:1.26 AS builder\nFROM scratch\nCOPY --from=builder/app httpserver /\n',
    noImage('builder/app'),
    'wrong-stage-name',
    3,
  ],
  [
    'an image of another name’s registry',
    'FROM golang:1.26 AS builder\nFROM scratch\nCOPY --from=ghcr.io/x httpserver /\n',
    noImage('ghcr.io/x'),
    null,
    3,
  ],
  [
    'FROM alone',
    'FROM\n',
    'dockerfile parse error on line 1: FROM requires either one or three arguments',
    'from-without-image',
    1,
  ],
  [
    'a comment behind FROM',
    'FROM golang:1.26 # go\n',
    'dockerfile parse error on line 1: FROM requires either one or three arguments',
    'comment-after-instruction',
    1,
  ],
  [
    'a comment behind EXPOSE',
    'FROM golang:1.26\nEXPOSE 8080 # http\n',
    'Dockerfile:2\nERROR: failed to build: failed to solve: invalid containerPort: #',
    'comment-after-instruction',
    2,
  ],
  [
    'a stage called by a number',
    'FROM golang:1.26 AS 1st\n',
    'dockerfile parse error on line 1: invalid name for build stage: "1st", name can\'t start with a number or contain symbols',
    'stage-name-invalid',
    1,
  ],
  [
    'a flag that there is not',
    'FROM golang:1.26\nCOPY --mode=755 . .\n',
    'dockerfile parse error on line 2: unknown flag: --mode',
    'flag-unknown',
    2,
  ],
  [
    'a flag apart from its value',
    'FROM golang:1.26 AS b\nFROM scratch\nCOPY --from b /x /\n',
    'dockerfile parse error on line 3: missing a value on flag: --from',
    'flag-without-value',
    3,
  ],
  [
    'a mount that there is not',
    'FROM golang:1.26\nRUN --mount=type=cahce,target=/x true\n',
    'Dockerfile:2\nERROR: failed to build: failed to solve: unsupported mount type "cahce" (did you mean cache?)',
    'mount-type-unknown',
    2,
  ],
  [
    'one dash',
    'FROM golang:1.26 AS b\nFROM scratch\nCOPY -from=b /x /\n',
    'Dockerfile:3\nERROR: failed to build: failed to solve: failed to compute cache key: failed to calculate checksum of ref a::b: "/x": not found',
    'flag-one-dash',
    3,
  ],
  [
    'a path of the machine',
    'FROM golang:1.26\nCOPY /home/me/app .\n',
    'Dockerfile:2\nERROR: failed to build: failed to solve: failed to compute cache key: failed to calculate checksum of ref a::b: "/home/me/app": not found',
    'copy-absolute-path',
    2,
  ],
  ['a tag that cannot be', 'FROM golang:1.99\n', noImage('golang:1.99'), 'base-image-tag-unknown', 1],
  [
    'a variant that cannot be',
    'FROM golang:1.26-ubuntu\n',
    noImage('golang:1.26-ubuntu'),
    'base-image-tag-unknown',
    1,
  ],
  ['a tag that may well be', 'FROM golang:1.25-alpine\n', noImage('golang:1.25-alpine'), null, undefined],
  ['scratch with a tag', 'FROM scratch:latest\n', noImage('scratch:latest'), 'scratch-with-tag', 1],
])('%s', (_name, dockerfile, rest, id, line) => {
  const [cause, at] = causeOf(dockerfile, rest);
  expect(cause).toBe(id);
  if (id !== null) expect(at).toBe(line);
});

const running = (text: string, log: readonly string[], state: BuildStep['state'] = 'failed'): BuildStep => ({
  stage: null,
  number: 2,
  text,
  state,
  seconds: null,
  log,
});

test.each<[string, string, readonly string[], BuildStep['state'], string]>([
  [
    'the server is run',
    './httpserver',
    ['level=info msg="listening on port 8080"'],
    'running',
    'server-run-in-build',
  ],
  [
    'a flag of go',
    'GOFLAGS=-mod=readonl go build .',
    ["-mod=readonl not supported (can be '', 'mod', 'readonly', or 'vendor')"],
    'failed',
    'goflags-bad',
  ],
  [
    'a system that Go does not know',
    'GOOS=linus go build .',
    ['go: unsupported GOOS/GOARCH pair linus/amd64'],
    'failed',
    'platform-unknown',
  ],
])('a RUN: %s', (_name, line, log, state, id) => {
  const [cause, at] = causeOf(`FROM golang:1.26\nRUN ${line}\n`, '', [running(`RUN ${line}`, log, state)]);
  expect([cause, at]).toEqual([id, 2]);
});

test('a user without rights is named, not the line that failed', () => {
  const record = running('RUN go build .', ['open /app/httpserver: permission denied']);
  expect(causeOf('FROM golang:1.26\nUSER 1000\nRUN go build .\n', '', [record])).toEqual([
    'user-may-not-write',
    2,
  ]);
});
