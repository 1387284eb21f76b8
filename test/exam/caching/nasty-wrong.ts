import { type BuilderAttempt, whole, wrong } from './make.ts';

const built = 'RUN go build -o httpserver .';
const legacy = { on: { legacy: { cause: 'builder-without-mounts', fault: 'machine' } } } as const;
const noHeredocs = {
  on: {
    legacy: { cause: 'builder-without-heredocs', fault: 'machine' },
    podman: { cause: 'builder-without-heredocs', fault: 'machine' },
  },
} as const;

/** Wrong ones whose builds say little. */
export const nastyWrong: readonly BuilderAttempt[] = [
  wrong(
    'a quiet script that came with everything',
    ['copies-all-first', 'no-download-step'],
    `
    COPY . .
    RUN sh ./build.sh`,
    {
      files: {
        'build.sh': '# builds it\nset -e\ngo mod download\ngo build -o httpserver . >/dev/null 2>&1\n',
      },
    },
  ),
  wrong(
    'a quiet build',
    ['no-download-step'],
    `
    COPY go.mod go.sum ./
    COPY . .
    RUN go build -o httpserver . 2>/dev/null`,
  ),
  wrong(
    'a quiet download with everything',
    ['copies-all-first'],
    `
    COPY . .
    RUN ["go", "mod", "download"]
    ${built}`,
  ),
  whole(
    'a stage that begins with everything',
    `FROM {{goImage}} AS base
WORKDIR /app
COPY . .
FROM base AS modules
RUN go mod download
FROM modules
RUN go build -o httpserver .
ENTRYPOINT ["./httpserver"]
`,
    { cause: 'copies-all-first' },
    { says: /"line":3/ },
  ),
  whole(
    'everything, by way of another stage',
    `FROM scratch AS files
COPY . /
FROM {{goImage}}
WORKDIR /app
COPY --from=files / ./
RUN go mod download
RUN go build -o httpserver .
ENTRYPOINT ["./httpserver"]
`,
    { cause: ['copies-all-first', 'source-copied-before-download'] },
  ),
  wrong(
    'tidied after the sources',
    ['requirements-made-up', 'copies-all-first'],
    `
    COPY go.mod go.sum ./
    RUN go mod download
    COPY . .
    RUN go mod tidy
    ${built}`,
    { says: /tidy/ },
  ),
  wrong(
    'updated after the sources',
    ['requirements-made-up'],
    `
    COPY go.mod go.sum ./
    RUN go mod download
    COPY . .
    RUN go get -u ./...
    ${built}`,
    { says: /go get/ },
  ),
  wrong(
    'a tool after the sources',
    ['requirements-made-up', 'copies-all-first', 'source-copied-before-download'],
    `
    COPY go.mod go.sum ./
    RUN go mod download
    COPY . .
    RUN go install golang.org/x/example/hello@latest
    ${built}`,
    { says: /"line":[56]/ },
  ),
  wrong(
    'sources in another folder than go.mod',
    ['go-mod-not-copied', 'wrong-folder'],
    `
    COPY go.mod go.sum ./
    RUN go mod download
    WORKDIR /build
    COPY *.go ./
    RUN go build -o /app/httpserver .`,
  ),
  wrong(
    'removed by a variable',
    'download-removed',
    `
    COPY go.mod go.sum ./
    RUN go mod download
    RUN rm -rf $GOPATH/pkg/mod
    COPY . .
    ${built}`,
  ),
  wrong(
    'removed by go env',
    'download-removed',
    `
    COPY go.mod go.sum ./
    RUN go mod download && rm -rf "$(go env GOMODCACHE)"
    COPY . .
    ${built}`,
  ),
  wrong(
    'a pattern for sources, with an owner',
    ['source-copied-before-download', 'copies-all-first'],
    `
    COPY --chown=root:root ./*.go ./go.* /app/
    RUN go mod download
    ${built}`,
  ),
  wrong(
    'a list of what may pass, of one',
    'dockerignore-hides',
    `
    COPY go.mod go.sum ./
    RUN go mod download
    COPY . .
    ${built}`,
    { files: { '.dockerignore': '*\n!main.go\n' } },
  ),
  wrong(
    'taken back in the wrong order',
    'dockerignore-hides',
    `
    COPY go.mod ./
    RUN go mod download
    COPY . .
    ${built}`,
    { files: { '.dockerignore': '!go.sum\n*.sum\n' }, says: /"line":2/ },
  ),
  wrong(
    'a heredoc that does it all',
    ['copies-all-first', 'no-download-step'],
    `
    COPY . .
    RUN <<EOF
    set -e
    go mod download
    go build -o httpserver .
    EOF`,
    noHeredocs,
  ),
  wrong(
    'everything to another folder, go.mod from there',
    ['copies-all-first', 'source-copied-before-download'],
    `
    ADD . /tmp/all
    RUN cp /tmp/all/go.mod /tmp/all/go.sum . && go mod download
    COPY . .
    ${built}`,
    { says: /"line":3/ },
  ),
  wrong(
    'everything bound, go.mod from there',
    ['copies-all-first', 'source-copied-before-download'],
    `
    RUN --mount=type=bind,source=.,target=/src cp /src/go.mod /src/go.sum . && go mod download
    COPY . .
    ${built}`,
    legacy,
  ),
  wrong(
    'go.mod by cat in a heredoc',
    ['requirements-made-up', 'requirements-frozen'],
    `
    COPY go.sum ./
    RUN cat > go.mod <<EOF && go mod download
    module httpserver

    require github.com/sirupsen/logrus v1.10.2
    require golang.org/x/sys v0.13.0
    EOF
    COPY main.go ./
    ${built}`,
    noHeredocs,
  ),
  wrong(
    'only the sums from the other stage',
    ['download-elsewhere'],
    `
    ${built}`,
    {
      files: {
        Dockerfile: `FROM {{goImage}}
WORKDIR /m
COPY go.mod go.sum ./
RUN go mod download
FROM {{goImage}}
WORKDIR /app
COPY --from=0 /m/go.mod /m/go.sum ./
COPY main.go ./
RUN go build -o httpserver .
ENTRYPOINT ["./httpserver"]
`,
      },
    },
  ),
  wrong(
    'a space forgotten',
    ['go-mod-not-copied', 'wrong-folder', 'copy-source-missing'],
    `
    COPY go.mod go.sum./
    RUN go mod download
    COPY . .
    ${built}`,
    { says: /"line":[34]/ },
  ),
  wrong(
    'a line that goes on by mistake',
    'line-goes-on',
    `
    COPY go.mod go.sum ./
    RUN go mod download \\
    COPY . .
    ${built}`,
    { says: /"line":4/ },
  ),
  wrong(
    'an && with nothing after it',
    'line-breaks-off',
    `
    COPY go.mod go.sum ./
    RUN go mod download &&
    COPY . .
    ${built}`,
    { says: /"line":4/ },
  ),
  wrong(
    'backslashes in paths',
    ['copy-source-missing'],
    `
    COPY .\\go.mod .\\go.sum ./
    RUN go mod download
    COPY . .
    ${built}`,
  ),
  wrong(
    'an image without go',
    ['go-not-in-image', 'run-in-scratch'],
    `
    COPY go.mod go.sum ./`,
    {
      files: {
        Dockerfile: `FROM scratch
WORKDIR /app
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN go build -o httpserver .
`,
      },
    },
  ),
  wrong(
    'a requirement fixed by -require',
    ['requirements-made-up', 'requirements-frozen'],
    `
    RUN go mod init httpserver && go mod edit -require=github.com/sirupsen/logrus@v1.10.2 -require=golang.org/x/sys@v0.13.0
    COPY go.sum ./
    RUN go mod download
    COPY main.go ./
    ${built}`,
  ),
  wrong(
    'modules from the host, not current',
    ['requirements-frozen', 'go-sum-not-copied', 'dependency-missing', 'copy-source-missing'],
    `
    COPY requirements/ ./
    RUN go mod download
    COPY main.go ./
    ${built}`,
    { commands: ['mkdir requirements && cp go.mod go.sum requirements/'] },
  ),
  wrong(
    'a package compiled in place of the download',
    ['requirements-frozen', 'no-download-step'],
    `
    COPY go.mod go.sum ./
    RUN go build github.com/sirupsen/logrus
    COPY . .
    ${built}`,
    { says: /"line":4/ },
  ),
  wrong(
    'the cache mount’s folder with a slip',
    ['cache-mount-wrong-folder', 'cache-mount-not-repeated'],
    `
    COPY go.mod go.sum ./
    RUN --mount=type=cache,target=/go/pkg/mods go mod download
    COPY . .
    RUN --mount=type=cache,target=/go/pkg/mods go build -o httpserver .`,
    {
      ...legacy,
      // The download is a layer then, as it is without the mounts.
      expect: 'right',
    },
  ),
  wrong(
    'a cache mount on the build alone, over what was downloaded',
    ['download-elsewhere'],
    `
    COPY go.mod go.sum ./
    RUN go mod download
    COPY . .
    RUN --mount=type=tmpfs,target=/go/pkg/mod go build -o httpserver .`,
    legacy,
  ),
];

/** What is not the learner's to mend. */
export const machineFaults: readonly BuilderAttempt[] = [
  wrong(
    'no engine',
    'engine-down',
    `
    COPY . .
    ${built}`,
    {
      env: { DOCKER_HOST: 'unix:///nowhere/docker.sock' },
      expect: { cause: 'engine-down', fault: 'machine' },
      on: { podman: { cause: 'no-download-step' } },
    },
  ),
  whole(
    'a frontend that cannot be pulled',
    `# syntax=docker/dockerfile:1
FROM {{goImage}}
WORKDIR /app
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN go build -o httpserver .
`,
    { cause: ['registry-unreachable', 'dns', 'network'], fault: 'machine' },
    { on: { legacy: 'right', podman: 'right' } },
  ),
  whole(
    'a base image that cannot be pulled',
    `FROM golang:1.25-bookworm
WORKDIR /app
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN go build -o httpserver .
`,
    { cause: ['registry-unreachable', 'dns', 'network'], fault: 'machine' },
    {
      on: { podman: { cause: ['registry-unreachable', 'dns', 'network', 'short-name'], fault: 'machine' } },
    },
  ),
];
