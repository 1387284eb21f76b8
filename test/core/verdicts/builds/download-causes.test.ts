import { expect, test } from 'vitest';
import { readDockerfile } from '../../../../src/core/dockerfile/read.ts';
import type { BuildRecord } from '../../../../src/core/verdicts/build-record.ts';
import { downloadCause } from '../../../../src/core/verdicts/builds/download-cause.ts';
import { downloadsIn } from '../../../../src/core/verdicts/builds/downloads.ts';
import { makeScene } from '../../../../src/core/verdicts/builds/scene.ts';

const files = ['Dockerfile', 'build.sh', 'go.mod', 'go.sum', 'main.go'];
const scripts = { 'build.sh': 'go mod download\ngo build . >/dev/null 2>&1\n' };
const folder = { files, ignore: null, goMod: 'module m\n', goSum: '', scripts };

/** The record of a build in which lines before `from` were reused; `said` by the last RUN. */
function recordOf(dockerfile: string, from: number, said: string): BuildRecord {
  const stages = readDockerfile(dockerfile).stages;
  const steps = stages.flatMap(({ instructions, index, name }) =>
    instructions
      .filter(({ keyword }) => /^(?:RUN|COPY|WORKDIR)$/.test(keyword))
      .map(({ line, text }, at) => ({
        stage: stages.length > 1 ? (name ?? `stage-${index}`) : null,
        number: at + 2,
        text,
        state: line < from ? ('cached' as const) : ('ran' as const),
        seconds: 1,
        log: [] as string[],
        line,
      })),
  );
  const last = steps.findLast(({ text }) => text.startsWith('RUN'));
  if (last && said) last.log.push(said);
  return { format: 'rawjson', steps, rest: '', layers: [] };
}

const downloading = 'go: downloading github.com/sirupsen/logrus v1.10.2';
const first = ['COPY go.mod go.sum ./', 'RUN go mod download'];

test.each<[name: string, lines: string[], from: number, said: string, cause: string | null, line?: number]>([
  ['kept', [...first, 'COPY . .', 'RUN go build .'], 4, '', null],
  ['a script that came with all', ['COPY . .', 'RUN sh build.sh'], 2, '', 'copies-all-first', 2],
  [
    'all by a variable',
    ['ARG FROM_HERE=.', 'COPY $FROM_HERE ./', 'RUN go mod download'],
    3,
    '',
    'copies-all-first',
    3,
  ],
  [
    'under a mount',
    [...first, 'COPY . .', 'RUN --mount=type=tmpfs,target=/go/pkg/mod go build .'],
    4,
    downloading,
    'download-elsewhere',
    5,
  ],
  [
    'a go.mod of the Dockerfile’s own, tidied at every change',
    [
      'COPY <<EOF go.mod',
      'module m',
      'EOF',
      'RUN go mod download',
      'COPY main.go ./',
      'RUN go mod tidy && go build .',
    ],
    6,
    downloading,
    'requirements-frozen',
    2,
  ],
  ['a quiet script after a download', [...first, 'COPY . .', 'RUN sh build.sh'], 4, '', null],
  ['a quiet build', ['COPY . .', 'RUN go build . 2>/dev/null'], 2, '', 'no-download-step', 3],
  [
    'cleaned at once',
    [...first.slice(0, 1), 'RUN go mod download && go clean -modcache', 'COPY . .', 'RUN go build .'],
    4,
    downloading,
    'download-removed',
    3,
  ],
  [
    'removed later',
    [...first, 'RUN rm -rf $GOPATH/pkg', 'COPY . .', 'RUN go build .'],
    5,
    downloading,
    'download-removed',
    4,
  ],
  [
    'removed before the build',
    [...first, 'COPY . .', 'RUN rm -rf "$(go env GOMODCACHE)"; go build .'],
    4,
    downloading,
    'download-removed',
    5,
  ],
  [
    'cleaned before the download',
    [
      'COPY go.mod ./',
      'RUN go clean -modcache && go mod download',
      'COPY . .',
      'RUN go build . && go clean -modcache',
    ],
    4,
    '',
    null,
  ],
  [
    'listed',
    ['COPY go.mod go.sum ./', 'RUN go list -m all', 'COPY . .', 'RUN go build .'],
    4,
    downloading,
    'no-download-step',
    3,
  ],
  [
    'tidied before the sources',
    ['COPY go.mod go.sum ./', 'RUN go mod tidy', 'COPY . .', 'RUN go build .'],
    4,
    downloading,
    'no-download-step',
    3,
  ],
  [
    'vendored before the sources',
    ['COPY go.mod go.sum ./', 'RUN go mod vendor', 'COPY . .', 'RUN go build .'],
    4,
    downloading,
    'no-download-step',
    3,
  ],
  [
    'tidied after the sources',
    [...first, 'COPY . .', 'RUN go mod tidy'],
    4,
    downloading,
    'requirements-made-up',
    5,
  ],
  ['got with everything', ['COPY . .', 'RUN go get ./...'], 2, downloading, 'copies-all-first', 2],
  [
    'one module by name',
    ['COPY go.mod go.sum ./', 'RUN go mod download github.com/a/b', 'COPY . .', 'RUN go build .'],
    4,
    downloading,
    'requirements-frozen',
    3,
  ],
  [
    'a tmpfs',
    [
      'COPY go.mod go.sum ./',
      'RUN --mount=type=tmpfs,target=/go/pkg go mod download',
      'COPY . .',
      'RUN go build .',
    ],
    4,
    downloading,
    'download-elsewhere',
    3,
  ],
  [
    'another user',
    ['ENV GOPATH=', ...first, 'USER someone', 'COPY . .', 'RUN go build .'],
    5,
    downloading,
    'download-elsewhere',
    4,
  ],
  [
    'all by way of a stage',
    ['COPY . /', 'FROM golang', 'COPY --from=0 / /app', 'RUN go mod download'],
    4,
    '',
    'copies-all-first',
    4,
  ],
  [
    'from a stage to another folder',
    [...first, 'FROM golang', 'COPY --from=0 /go/pkg/mod /mods', 'COPY . .', 'RUN go build .'],
    6,
    downloading,
    'download-elsewhere',
    5,
  ],
])('%s', (_name, lines, from, said, cause, line) => {
  const text = ['FROM golang', ...lines].join('\n');
  const scene = makeScene(text, folder, recordOf(text, from, said));
  const [download] = downloadsIn(scene);
  const found = download ? downloadCause(scene, download) : null;
  expect([found?.id ?? null, found?.place?.line]).toEqual([cause, line]);
});
