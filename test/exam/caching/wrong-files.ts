import { type BuilderAttempt, whole, wrong } from './make.ts';

const built = 'RUN go build -o httpserver .';
const rightLines = `
    COPY go.mod go.sum ./
    RUN go mod download
    COPY . .
    ${built}`;

/** go.mod, go.sum or the sources that do not come to where they are needed, or that do not fit. */
export const wrongFiles: readonly BuilderAttempt[] = [
  wrong(
    'go.sum removed',
    ['go-sum-not-copied', 'go-sum-missing'],
    `
    COPY go.mod ./
    RUN go mod download
    COPY . .
    RUN rm go.sum
    ${built}`,
    { says: /go\.sum/ },
  ),
  wrong(
    'go.sum never copied',
    'go-sum-not-copied',
    `
    COPY go.mod ./
    RUN go mod download
    COPY *.go ./
    ${built}`,
  ),
  wrong(
    'go.sum ignored',
    'dockerignore-hides',
    `
    COPY go.mod go.sum* ./
    RUN go mod download
    COPY . .
    ${built}`,
    { files: { '.dockerignore': '*.sum\n' }, says: /go\.sum/ },
  ),
  wrong('go.sum and go.mod ignored', 'dockerignore-hides', rightLines, {
    files: { '.dockerignore': 'go.*\n' },
  }),
  wrong('go.mod ignored', 'dockerignore-hides', rightLines, {
    files: { '.dockerignore': 'httpserver\ngo.mod\n' },
    says: /"line":2/,
  }),
  wrong('main.go ignored', 'dockerignore-hides', rightLines, { files: { '.dockerignore': 'main.go\n' } }),
  wrong('all Go files ignored', 'dockerignore-hides', rightLines, {
    files: { '.dockerignore': '**/*.go\n' },
  }),
  wrong('everything ignored', 'dockerignore-hides', rightLines, { files: { '.dockerignore': '*\n' } }),
  wrong('a list of what may pass, without go.sum', 'dockerignore-hides', rightLines, {
    files: { '.dockerignore': '*\n!*.go\n!go.mod\n' },
  }),
  wrong(
    'go.mod not copied',
    'go-mod-not-copied',
    `
    COPY go.sum ./
    RUN go mod download
    COPY . .
    ${built}`,
    { says: /"line":4/ },
  ),
  wrong(
    'nothing copied before the download',
    'go-mod-not-copied',
    `
    RUN go mod download
    COPY . .
    ${built}`,
  ),
  wrong(
    'go.mod copied below where the download looks',
    ['go-mod-not-copied', 'wrong-folder'],
    `
    COPY go.mod go.sum app/
    RUN go mod download
    COPY . .
    ${built}`,
  ),
  wrong(
    'go.mod copied onto go.sum',
    ['copy-without-target'],
    `
    COPY go.mod go.sum
    RUN go mod download
    COPY . .
    ${built}`,
  ),
  wrong(
    'go.mod never arrives',
    'go-mod-not-copied',
    `
    COPY main.go go.sum ./
    ${built}`,
  ),
  wrong(
    'a comma',
    'copy-source-missing',
    `
    COPY go.mod, go.sum ./
    RUN go mod download
    COPY . .
    ${built}`,
    { says: /go\.mod,/ },
  ),
  wrong(
    'a name misspelt',
    'copy-source-missing',
    `
    COPY go.mod go.sums ./
    RUN go mod download
    COPY . .
    ${built}`,
    { says: /go\.sums/ },
  ),
  wrong(
    'from above the folder',
    'copy-source-missing',
    `
    COPY ../go.mod ../go.sum ./
    RUN go mod download
    COPY . .
    ${built}`,
    { expect: 'right', on: { legacy: { cause: 'copy-source-missing' } } },
  ),
  wrong(
    'the folder by its name',
    'copy-source-missing',
    `
    COPY httpserver/go.mod httpserver/go.sum ./
    RUN go mod download
    COPY . .
    ${built}`,
  ),
  wrong(
    'the sources never copied',
    'source-not-copied',
    `
    COPY go.mod go.sum ./
    RUN go mod download
    ${built}`,
    { says: /main\.go/ },
  ),
  wrong(
    'a package below not copied',
    ['source-not-copied', 'source-missing'],
    `
    COPY go.mod go.sum ./
    RUN go mod download
    COPY *.go ./
    ${built}`,
    {
      files: { 'greeting/greeting.go': 'package greeting\n\nconst Text = "hi"\n' },
      commands: [`sed -i 's|^import (|import (\\n\\t_ "httpserver/greeting"|' main.go`],
    },
  ),
  wrong('a compile error', 'type-error', rightLines, {
    commands: ['echo "func f() { return 1 }" >> main.go'],
    says: /main\.go/,
  }),
  wrong('an import that go.mod does not have', 'dependency-missing', rightLines, {
    commands: [`sed -i 's|^import (|import (\\n\\t_ "github.com/google/uuid"|' main.go`],
    says: /uuid/,
  }),
  wrong('no go.mod on disk', 'go-mod-missing', rightLines, {
    files: { 'go.mod': null },
  }),
  wrong('no go.sum on disk', 'go-sum-missing', rightLines, {
    files: { 'go.sum': null },
  }),
  wrong('a sum changed', 'go-sum-mismatch', rightLines, {
    commands: ['sed -i "/logrus v1.10.2 h1/s/h1:..../h1:AAAA/" go.sum'],
  }),
  wrong(
    'go.sum lacks a line',
    ['go-sum-incomplete', 'go-sum-missing'],
    `
    ENV GOFLAGS=-mod=readonly
    ${rightLines}`,
    { commands: ['sed -i "/logrus/d" go.sum'] },
  ),
  wrong('a version that does not exist', ['version-missing', 'dependency-missing'], rightLines, {
    commands: ['go mod edit -require github.com/sirupsen/logrus@v1.99.0'],
    says: /v1\.99\.0/,
  }),
  wrong('a Go that is not out yet', ['go-version-too-old', 'go-line-too-new'], rightLines, {
    commands: ['sed -i "s/^go .*/go 1.99/" go.mod'],
  }),
  wrong('not tidy: a requirement dropped', ['dependency-missing', 'not-tidy'], rightLines, {
    commands: ['go mod edit -droprequire github.com/sirupsen/logrus'],
  }),
  wrong(
    'a workspace whose go.work stays behind',
    'go-work-not-copied',
    `
    COPY go.mod go.sum ./
    RUN go mod download
    COPY main.go go.mod go.sum ./
    ${built}`,
    {
      files: { 'lib/go.mod': 'module example.com/lib\n\ngo 1.26\n', 'lib/lib.go': 'package lib\n' },
      commands: ['go work init . ./lib', `sed -i 's|^import (|import (\\n\\t_ "example.com/lib"|' main.go`],
    },
  ),
  whole('no Dockerfile', '', { cause: 'dockerfile-empty' }),
  {
    name: 'a Dockerfile by another name',
    files: { Dockerfile: null, 'DockerFile.txt': 'FROM {{goImage}}\n' },
    expect: { cause: ['dockerfile-missing', 'dockerfile-misnamed'] },
  },
];

/** Lines that no builder can carry out. */
export const wrongSyntax: readonly BuilderAttempt[] = [
  wrong(
    'an instruction misspelt',
    'instruction-unknown',
    `
    COYP go.mod go.sum ./
    RUN go mod download
    COPY . .
    ${built}`,
    { says: /COYP/ },
  ),
  wrong(
    'a command misspelt',
    'go-command-unknown',
    `
    COPY go.mod go.sum ./
    RUN go mod dowload
    COPY . .
    ${built}`,
    { says: /dowload/ },
  ),
  wrong(
    'RUN forgotten',
    'instruction-unknown',
    `
    COPY go.mod go.sum ./
    go mod download
    COPY . .
    ${built}`,
  ),
  whole(
    'two files onto a file',
    `FROM {{goImage}}
COPY go.mod go.sum /app
WORKDIR /app
RUN go mod download
COPY . .
RUN go build -o httpserver .
ENTRYPOINT ["./httpserver"]
`,
    { cause: 'copied-onto-file' },
    // Podman makes a folder where several files go.
    { on: { podman: 'right' } },
  ),
  whole(
    'no FROM',
    `WORKDIR /app
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN go build -o httpserver .
`,
    { cause: 'from-missing' },
  ),
  whole(
    'a stage name misspelt',
    `FROM {{goImage}} AS modules
WORKDIR /app
COPY go.mod go.sum ./
RUN go mod download
FROM {{goImage}}
WORKDIR /app
COPY --from=module /go/pkg/mod /go/pkg/mod
COPY . .
RUN go build -o httpserver .
`,
    { cause: 'wrong-stage-name' },
    { says: /modules/ },
  ),
  whole(
    'a path that the stage does not have',
    `FROM {{goImage}} AS modules
WORKDIR /app
COPY go.mod go.sum ./
RUN go mod download
FROM {{goImage}}
WORKDIR /app
COPY --from=modules /root/go/pkg/mod /go/pkg/mod
COPY . .
RUN go build -o httpserver .
`,
    { cause: 'wrong-copy-path' },
    { says: /\/root\/go\/pkg\/mod/ },
  ),
];
