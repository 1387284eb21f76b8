import { expect, test } from 'vitest';
import { failureOf } from '../../../../src/core/verdicts/builds/failure.ts';

const folder = {
  files: ['Dockerfile', 'go.mod', 'go.sum', 'go.work', 'greeting/greeting.go', 'main.go'],
  ignore: null,
  goMod: 'module httpserver\n\nrequire github.com/sirupsen/logrus v1.99.0\n',
  goSum: '',
  scripts: {},
};

const first = ['COPY go.mod go.sum ./', 'RUN go mod download'];
const build = 'RUN go build .';
const dial =
  'go: example.com/a@v1.0.0: Get "https://h/a.mod": dial tcp 127.0.0.1:9: connect: connection refused';

// What go 1.26 and the shells of Debian and Alpine say, in Dockerfiles below `FROM golang` and `WORKDIR /app`.
test.each<
  [name: string, lines: string[], failed: number, said: string, cause: string, line: number, sure?: boolean]
>([
  [
    'the program, without --from',
    ['COPY . .', 'RUN go build -o /out/web .', 'FROM scratch', 'COPY web /web'],
    6,
    'ERROR: failed to calculate checksum of ref a::b: "/web": not found',
    'from-forgotten',
    6,
  ],
  [
    'a file that is none, without --from',
    ['COPY . .', 'RUN go build -o /out/web .', 'FROM scratch', 'COPY static /static'],
    6,
    'ERROR: failed to calculate checksum of ref a::b: "/static": not found',
    'copy-source-missing',
    6,
  ],
  [
    'a cd in a line of its own',
    ['COPY . /src', 'RUN cd /src', build],
    5,
    'go: go.mod file not found in current directory or any parent directory',
    'wrong-folder',
    5,
  ],
  [
    'a go command',
    ['COPY go.mod ./', 'RUN go mod dowload'],
    4,
    'go mod dowload: unknown command',
    'go-command-unknown',
    4,
  ],
  [
    'a command',
    ['COPY go.mod ./', 'RUN gp mod download'],
    4,
    '/bin/sh: 1: gp: not found',
    'command-not-in-image',
    4,
  ],
  ['goes on', ['RUN go mod download \\', 'COPY . .'], 3, 'go: COPY@: no', 'line-goes-on', 3],
  [
    'breaks off',
    ['RUN go mod download &&', 'COPY . .'],
    3,
    '/bin/sh: 1: Syntax error: end of file unexpected',
    'line-breaks-off',
    3,
  ],
  [
    'no network asked for',
    ['COPY go.mod ./', 'RUN --network=none go mod download'],
    4,
    dial,
    'network-none',
    4,
  ],
  ['a proxy that is none', ['ENV GOPROXY=http://127.0.0.1:9', ...first], 5, dial, 'goproxy-unreachable', 3],
  [
    'everybody’s proxy',
    ['ENV GOPROXY=https://proxy.golang.org,direct', ...first],
    5,
    dial,
    'run-failed',
    5,
    false,
  ],
  ['no proxy set', first, 4, dial, 'run-failed', 4, false],
  [
    'proxy off',
    ['ENV GOPROXY=off', ...first],
    5,
    'go: a@v1: module lookup disabled by GOPROXY=off',
    'goproxy-off',
    3,
  ],
  [
    'a version',
    first,
    4,
    'go: github.com/sirupsen/logrus@v1.99.0: reading https://h/x.mod: 404 Not Found',
    'version-missing',
    3,
  ],
  [
    'a version, by git',
    first,
    4,
    'go: github.com/sirupsen/logrus@v1.99.0: invalid version: unknown revision v1.99.0',
    'version-missing',
    3,
  ],
  ['vendor', [...first, 'COPY . .', build], 6, 'go: inconsistent vendoring in /app:', 'vendor-missing', 6],
  [
    'another folder',
    ['COPY go.mod ./', 'RUN cd /tmp && go mod download'],
    4,
    "go: no modules specified (see 'go help mod download')",
    'wrong-folder',
    4,
  ],
  [
    'deleted',
    [...first, 'COPY . .', 'RUN rm -f go.sum', build],
    7,
    'missing go.sum entry for module',
    'go-sum-not-copied',
    6,
  ],
  [
    'deleted, without a flag',
    [...first, 'COPY . .', 'RUN rm go.sum', build],
    7,
    'missing go.sum entry for module',
    'go-sum-not-copied',
    6,
  ],
  [
    'a package',
    [...first, 'COPY main.go ./', build],
    6,
    'main.go:5:2: package httpserver/greeting is not in std (/x)',
    'source-not-copied',
    6,
  ],
  [
    'go.work',
    [...first, 'COPY main.go ./', build],
    6,
    'main.go:5:2: no required module provides package example.com/lib; to add it:',
    'go-work-not-copied',
    6,
  ],
  [
    'a go.mod of its own',
    ['RUN printf x > go.mod', 'COPY go.sum ./', build],
    5,
    'go: updates to go.mod needed',
    'requirements-frozen',
    3,
  ],
  [
    'go.mod',
    first,
    4,
    'go: errors parsing go.mod:\n/app/go.mod:2: unknown directive: x',
    'go-mod-malformed',
    2,
  ],
  ['GOFLAGS', ['ENV GOFLAGS=mod', ...first], 5, 'go: parsing $GOFLAGS: non-flag "mod"', 'goflags-bad', 5],
  [
    'a capital',
    [...first, 'COPY . .', build],
    6,
    'main.go:5:2: no required module provides package github.com/Sirupsen/logrus; to add it:',
    'wrong-case-sirupsen',
    5,
  ],
  [
    'a folder that is nowhere',
    ['COPY . .', 'RUN go build -o web ./cmd/server'],
    4,
    'stat /app/cmd/server: directory not found',
    'go-path-missing',
    4,
  ],
  [
    'a file that is nowhere',
    ['COPY . .', 'RUN go build -o web server.go'],
    4,
    'no required module provides package server.go; to add it:\n\tgo get server.go',
    'go-path-missing',
    4,
  ],
  [
    'a folder without ./',
    ['COPY . .', 'RUN go build -o web greeting'],
    4,
    'package greeting is not in std (/usr/local/go/src/greeting)',
    'go-path-missing',
    4,
  ],
  [
    'a folder that was not copied',
    ['COPY main.go go.mod ./', 'RUN go build -o web ./greeting'],
    4,
    'stat /app/greeting: directory not found',
    'source-not-copied',
    4,
  ],
  [
    'go mod init beside the go.mod that was copied',
    ['COPY . .', 'RUN go mod init httpserver'],
    4,
    'go: /app/go.mod already exists',
    'requirements-made-up',
    4,
  ],
])('%s', (_name, lines, failed, said, cause, line, sure = true) => {
  const text = ['FROM golang', 'WORKDIR /app', ...lines].join('\n');
  const rest = `Dockerfile:${failed}\n--------------------\n   ${failed} | >>> ${text.split('\n')[failed - 1]}\n${said}\n`;
  const failure = failureOf(text, {
    folder,
    built: { ok: false, record: { format: 'rawjson', steps: [], rest, layers: [] } },
  });
  expect([failure.cause.id, failure.cause.place?.line, failure.sure]).toEqual([cause, line, sure]);
});
