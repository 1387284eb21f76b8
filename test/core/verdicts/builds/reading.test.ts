import { expect, test } from 'vitest';
import { readsToKeepDownloads } from '../../../../src/core/verdicts/builds/reading.ts';
import { aFolder, fixed } from '../../../support/sights.ts';

const from = 'FROM golang:1.26';
const lines = (...text: readonly string[]) => text.join('\n');
const modules = 'COPY go.mod go.sum ./\nRUN go mod download';
const vendored = { files: [...aFolder.files, 'vendor/modules.txt'] };
const hides = (rule: string) => ({ ignore: { name: '.dockerignore', text: rule } });

test.each<[string, string, Partial<typeof aFolder>, string]>([
  ['the article’s own', fixed, {}, 'right'],
  [
    'no go.sum, where go may write it',
    lines(
      from,
      'ENV GOFLAGS=-mod=mod',
      'COPY go.mod ./',
      'RUN go mod download',
      'COPY *.go ./',
      'RUN go build',
    ),
    {},
    'right',
  ],
  [
    'a download into a mount that passes',
    lines(
      from,
      'COPY go.* ./',
      'RUN --mount=type=tmpfs,target=/go/pkg/mod go mod download',
      'COPY . .',
      'RUN go build',
    ),
    {},
    'download-elsewhere @ 3',
  ],
  [
    'one pattern for both',
    lines(from, 'COPY go.* ./', 'RUN go mod download', 'COPY . .', 'RUN go build'),
    {},
    'right',
  ],
  [
    'lower case, ADD',
    lines('from golang', 'add go.mod go.sum ./', 'run go mod download', 'add . .', 'run go build'),
    {},
    'right',
  ],
  [
    'bind mounts',
    lines(
      from,
      'RUN --mount=type=bind,source=go.mod,target=go.mod --mount=type=bind,source=go.sum,target=go.sum go mod download',
      'COPY . .',
      'RUN go build',
    ),
    {},
    'right',
  ],
  [
    'a tool, and what is required, compiled before the sources come',
    lines(
      from,
      'WORKDIR /app',
      'RUN go install golang.org/x/tools/cmd/stringer@latest',
      modules,
      'RUN go build github.com/sirupsen/logrus',
      'COPY . .',
      'RUN go build',
    ),
    {},
    'right',
  ],
  [
    'a stage name misspelt',
    `FROM golang AS builder\n${modules}\nCOPY . .\nRUN go build -o /x\nFROM scratch\nCOPY --from=build /x /\n`,
    {},
    'wrong-stage-name @ 7',
  ],
  [
    'a stage name that may be an image',
    `FROM golang AS builder\n${modules}\nCOPY . .\nRUN go build -o /x\nFROM scratch\nCOPY --from=busybox /bin/sh /\n`,
    {},
    'nothing',
  ],
  ['a word that is no instruction', fixed.replace('COPY . .', 'COPPY . .'), {}, 'nothing'],
  [
    'a comment behind an instruction',
    fixed.replace('COPY . .', 'COPY . . # all'),
    {},
    'comment-after-instruction @ 5',
  ],
  [
    'the modules of a stage, its whole /go/pkg taken',
    lines(`${from} AS m`, modules, from, 'COPY --from=m /go/pkg /go/pkg', 'COPY . .', 'RUN go build'),
    {},
    'right',
  ],
  [
    'the modules of a stage, one folder too deep',
    lines(`${from} AS m`, modules, from, 'COPY --from=m /go/pkg/mod /go/pkg', 'COPY . .', 'RUN go build'),
    {},
    'download-elsewhere @ 5',
  ],
  [
    'the modules of a stage, only what was downloaded',
    lines(
      `${from} AS m`,
      modules,
      from,
      'COPY --from=m /go/pkg/mod/cache/ /go/pkg/mod/cache/',
      'COPY . .',
      'RUN go build',
    ),
    {},
    'right',
  ],
  [
    'the modules of a stage, mounted',
    lines(
      `${from} AS m`,
      modules,
      from,
      'COPY . .',
      'RUN --mount=from=m,source=/go/pkg/mod,target=/go/pkg/mod go build',
    ),
    {},
    'nothing',
  ],
  [
    'the modules moved to where they belong',
    lines(
      from,
      'COPY go.mod go.sum ./',
      'RUN GOMODCACHE=/m go mod download && cp -a /m /go/pkg/mod',
      'COPY . .',
      'RUN go build',
    ),
    {},
    'nothing',
  ],
  [
    'a tmpfs over the modules',
    lines(from, 'WORKDIR /app', modules, 'COPY . .', 'RUN --mount=type=tmpfs,target=/go go build'),
    {},
    'download-elsewhere @ 6',
  ],
  [
    'what was downloaded thrown away',
    lines(from, 'WORKDIR /app', modules, 'RUN rm -rf /go/pkg/mod/cache', 'COPY . .', 'RUN go build'),
    {},
    'download-removed @ 5',
  ],
  [
    'the sums stay with the modules',
    lines(from, 'WORKDIR /deps', modules, 'WORKDIR /app', 'COPY go.mod main.go ./', 'RUN go build'),
    {},
    'go-sum-not-copied @ 7',
  ],
  [
    'go.mod in one folder, the download in another',
    lines(
      from,
      'COPY go.mod go.sum /src/',
      'WORKDIR /app',
      'RUN go mod download',
      'COPY . .',
      'RUN go build',
    ),
    {},
    'wrong-folder @ 4',
  ],
  [
    'go.mod above the folder that is built in',
    lines(from, 'WORKDIR /app', modules, 'COPY . .', 'WORKDIR /app/cmd', 'RUN go build ..'),
    {},
    'right',
  ],
  [
    'the download after the build',
    lines(from, 'WORKDIR /app', 'COPY . .', 'RUN go build', 'RUN go mod download'),
    {},
    'no-download-step @ 4',
  ],
  [
    'no target, so go.mod becomes go.sum',
    lines(from, 'WORKDIR /app', 'COPY go.mod go.sum', 'RUN go mod download', 'COPY . .', 'RUN go build'),
    {},
    'copy-without-target @ 3',
  ],
  [
    'a package of its own, compiled before it comes',
    lines(from, 'WORKDIR /app', modules, 'RUN go build ./cmd/web', 'COPY . .'),
    {},
    'build-before-copy @ 5',
  ],
  [
    'a cache mount',
    lines(from, 'COPY . .', 'RUN --mount=type=cache,target=/go/pkg/mod go build'),
    {},
    'right',
  ],
  [
    'a stage for the modules',
    lines(`${from} AS modules`, 'WORKDIR /app', modules, 'FROM modules', 'COPY . .', 'RUN go build'),
    {},
    'right',
  ],
  [
    'the module cache copied from a stage',
    lines(`${from} AS m`, modules, from, 'COPY --from=m /go/pkg/mod /go/pkg/mod', 'COPY . .', 'RUN go build'),
    {},
    'right',
  ],
  ['vendored', lines(from, 'COPY . .', 'RUN go build'), vendored, 'right'],
  [
    'a small final stage',
    lines(`${from} AS b`, modules, 'COPY . .', 'RUN go build', 'FROM scratch', 'COPY --from=b /go/x /x'),
    {},
    'right',
  ],
  [
    'all copied first',
    lines(from, 'COPY . .', 'RUN go mod download', 'RUN go build'),
    {},
    'copies-all-first @ 2',
  ],
  [
    'main.go along',
    lines(from, 'COPY go.mod go.sum main.go ./', 'RUN go mod download', 'COPY . .', 'RUN go build'),
    {},
    'source-copied-before-download @ 2',
  ],
  [
    'no download',
    lines(from, 'COPY go.mod go.sum ./', 'COPY . .', 'RUN go build'),
    {},
    'no-download-step @ 4',
  ],
  [
    'in a stage that is not used',
    lines(`${from} AS m`, modules, from, 'COPY . .', 'RUN go build'),
    {},
    'download-elsewhere @ 3',
  ],
  [
    'a cache mount for the download only',
    lines(
      from,
      'COPY go.mod go.sum ./',
      'RUN --mount=type=cache,target=/go/pkg/mod go mod download',
      'COPY . .',
      'RUN go build',
    ),
    {},
    'cache-mount-not-repeated @ 5',
  ],
  [
    'without go.mod',
    lines(from, 'RUN go mod download', 'COPY . .', 'RUN go build'),
    {},
    'go-mod-not-copied @ 2',
  ],
  [
    'go.mod kept back',
    lines(from, modules, 'COPY . .', 'RUN go build'),
    hides('go.mod'),
    'dockerignore-hides @ 1',
  ],
  [
    'a file that is not there',
    lines(from, 'COPY go.mod go.sums ./', 'RUN go mod download'),
    {},
    'copy-source-missing @ 2',
  ],
  [
    'requirements made up',
    lines(from, 'RUN go mod init x && go get a.b/c', 'COPY main.go ./', 'RUN go build'),
    {},
    'requirements-made-up @ 2',
  ],
  // What reading does not follow it says nothing about.
  ['a script compiles', lines(from, modules, 'COPY . .', 'RUN ./build.sh'), {}, 'nothing'],
  ['another base', lines('FROM debian', 'COPY . .', 'RUN go build'), {}, 'nothing'],
  [
    'go get without a module',
    lines(from, 'COPY go.mod go.sum ./', 'RUN go get ./...', 'COPY . .', 'RUN go build'),
    {},
    'nothing',
  ],
  [
    'sources out of another stage',
    lines('FROM alpine AS s', 'COPY . /s', from, 'COPY --from=s /s /app', 'RUN go build'),
    {},
    'nothing',
  ],
  ['another go.mod', lines(from, modules, 'COPY . .', 'RUN cat old > go.mod && go build'), {}, 'nothing'],
  ['no instruction at all', '', {}, 'nothing'],
])('%s', (_name, text, folder, expected) => {
  const reading = readsToKeepDownloads(text, { ...aFolder, ...folder });
  const said = reading.says === 'fault' ? `${reading.cause.id} @ ${reading.cause.place?.line}` : reading.says;
  expect(said).toBe(expected);
  if (reading.says === 'fault')
    expect(reading.cause.why.split(/[.!?](?:\s|$)/).length - 1).toBeLessThanOrEqual(2);
});
