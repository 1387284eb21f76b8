import type { Attempt } from '../../support/exam.ts';
import { at, fails } from '../make.ts';

const from = 'FROM golang:{{tag}}';
const sums = 'COPY go.mod go.sum ./';
const end = ['COPY . .', 'RUN go build -o httpserver .', 'ENTRYPOINT ["./httpserver"]'];
const early = ['source-copied-before-download', 'copies-all-first'];

/** A fifth set for lesson 5: what has to fail, and of what. */
export const wrongCachings: readonly Attempt[] = [
  fails(
    'all Go files come with go.mod',
    early,
    [from, 'WORKDIR /app', 'COPY *.go go.* ./', 'RUN go mod download', ...end],
    { says: at('Dockerfile', 3) },
  ),
  fails(
    'copied in the stage that the downloading one starts from',
    early,
    [
      `${from} AS sources`,
      'WORKDIR /app',
      'COPY ./ ./',
      'FROM sources AS modules',
      'RUN go mod download',
      'FROM modules',
      'RUN go build -o httpserver .',
      'ENTRYPOINT ["./httpserver"]',
    ],
    { says: at('Dockerfile', 3) },
  ),
  fails(
    'list the modules instead of downloading them',
    'no-download-step',
    [from, 'WORKDIR /app', sums, 'RUN go list -m all', ...end],
    { says: at('Dockerfile', 4) },
  ),
  fails('verify instead of download', 'no-download-step', [
    from,
    'WORKDIR /app',
    sums,
    'RUN go mod verify',
    ...end,
  ]),
  fails(
    'go get ./... before the sources',
    ['no-download-step', 'source-not-copied', 'build-before-copy'],
    [from, 'WORKDIR /app', sums, 'RUN go get -v ./...', ...end],
  ),
  fails(
    'cleaned up for a smaller layer',
    'download-removed',
    [from, 'WORKDIR /app', sums, 'RUN go mod download && go clean -modcache -cache', ...end],
    { says: at('Dockerfile', 4) },
  ),
  fails(
    'the zips thrown away',
    'download-removed',
    [from, 'WORKDIR /app', sums, 'RUN go mod download', 'RUN rm -rf /go/pkg/mod/cache', ...end],
    { says: at('Dockerfile', 5) },
  ),
  fails('GOPATH set behind the download', 'download-elsewhere', [
    from,
    'WORKDIR /app',
    sums,
    'RUN go mod download',
    'ENV GOPATH=/app/go',
    ...end,
  ]),
  fails('GOMODCACHE for one command', 'download-elsewhere', [
    from,
    'WORKDIR /app',
    sums,
    'RUN export GOMODCACHE=/modules; go mod download',
    ...end,
  ]),
  fails(
    'a mount in the home folder of root',
    ['cache-mount-wrong-folder', 'no-download-step'],
    [
      from,
      'WORKDIR /app',
      'COPY . .',
      'RUN --mount=type=cache,target=/root/go/pkg/mod go build -o httpserver .',
      'CMD ["./httpserver"]',
    ],
    { says: at('Dockerfile', 4) },
  ),
  fails(
    'compiled things kept, modules not',
    ['no-download-step', ...early],
    [
      from,
      'WORKDIR /app',
      'COPY . .',
      'RUN --mount=type=cache,target=/root/.cache/go-build go build -o httpserver .',
      'CMD ["./httpserver"]',
    ],
  ),
  fails('the folder of go.mod taken from the modules stage', 'download-elsewhere', [
    `${from} AS modules`,
    'WORKDIR /modules',
    sums,
    'RUN go mod download',
    from,
    'WORKDIR /app',
    'COPY --from=modules /modules ./',
    ...end,
  ]),
  fails(
    'the modules of a stage, one folder too deep',
    'download-elsewhere',
    [
      `${from} AS modules`,
      'WORKDIR /modules',
      sums,
      'RUN go mod download',
      from,
      'COPY --from=modules /go/pkg/mod /go/pkg',
      'WORKDIR /app',
      ...end,
    ],
    { says: at('Dockerfile', 6) },
  ),
  fails(
    'sums kept back by a pattern',
    'dockerignore-hides',
    [from, 'WORKDIR /app', sums, 'RUN go mod download', ...end],
    {
      files: { '.dockerignore': 'httpserver\n*.md\n*.sum\n' },
      says: at('.dockerignore', 3),
    },
  ),
  fails('the sums stay with the modules', 'go-sum-not-copied', [
    `${from} AS modules`,
    'WORKDIR /deps',
    sums,
    'RUN go mod download',
    'WORKDIR /app',
    'COPY go.mod *.go ./',
    'RUN go build -o httpserver .',
    'CMD ["./httpserver"]',
  ]),
  fails(
    'go.mod written in the Dockerfile',
    ['requirements-frozen', 'requirements-made-up'],
    [
      from,
      'WORKDIR /app',
      'RUN <<EOF',
      'go mod init httpserver',
      'go get github.com/sirupsen/logrus@v1.9.3',
      'EOF',
      'COPY *.go ./',
      'RUN go build -o httpserver .',
      'CMD ["./httpserver"]',
    ],
  ),
  fails(
    'logrus by its name, with go.mod there',
    ['requirements-frozen', 'requirements-made-up', 'no-download-step'],
    [
      from,
      'WORKDIR /app',
      sums,
      'RUN go get github.com/sirupsen/logrus',
      'COPY *.go ./',
      'RUN go build -o httpserver .',
      'CMD ["./httpserver"]',
    ],
    { says: at('Dockerfile', 4) },
  ),
  fails(
    'the whole folder mounted for the download',
    early,
    [from, 'WORKDIR /app', 'RUN --mount=type=bind,source=.,target=. go mod download', ...end],
    { says: at('Dockerfile', 3) },
  ),
  fails(
    'go.mod in one folder, the download in another',
    'wrong-folder',
    [from, 'COPY go.mod go.sum /tmp/deps/', 'WORKDIR /app', 'RUN go mod download', ...end],
    { says: at('Dockerfile', 4) },
  ),
  fails(
    'downloaded, then all of Go’s folder mounted over',
    ['download-elsewhere', 'cache-mount-not-repeated'],
    [
      from,
      'WORKDIR /app',
      sums,
      'RUN go mod download',
      'COPY . .',
      'RUN --mount=type=tmpfs,target=/go go build -o httpserver .',
      'CMD ["./httpserver"]',
    ],
  ),
];
