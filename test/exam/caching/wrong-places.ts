import { type BuilderAttempt, whole, wrong } from './make.ts';

const built = 'RUN go build -o httpserver .';
const legacy = { on: { legacy: { cause: 'builder-without-mounts', fault: 'machine' } } } as const;

/** Modules that are downloaded to where the build does not look, or thrown away again. */
export const wrongPlaces: readonly BuilderAttempt[] = [
  wrong(
    'another GOMODCACHE for the download',
    'download-elsewhere',
    `
    COPY go.mod go.sum ./
    RUN GOMODCACHE=/tmp/mod go mod download
    COPY . .
    ${built}`,
    { says: /\/tmp\/mod/ },
  ),
  wrong(
    'another GOPATH for the download',
    'download-elsewhere',
    `
    COPY go.mod go.sum ./
    RUN GOPATH=/tmp/gopath go mod download
    COPY . .
    ${built}`,
  ),
  wrong(
    'GOPATH moved after the download',
    'download-elsewhere',
    `
    COPY go.mod go.sum ./
    RUN go mod download
    ENV GOPATH=/work
    COPY . .
    ${built}`,
  ),
  wrong(
    'GOMODCACHE exported in the download’s line',
    'download-elsewhere',
    `
    COPY go.mod go.sum ./
    RUN export GOMODCACHE=/deps && go mod download
    COPY . .
    ${built}`,
  ),
  wrong(
    'GOMODCACHE moved for the build',
    'download-elsewhere',
    `
    COPY go.mod go.sum ./
    RUN go mod download
    COPY . .
    RUN GOMODCACHE=/app/.mod go build -o httpserver .`,
  ),
  wrong(
    'another user’s home',
    'download-elsewhere',
    `
    ENV GOPATH=
    COPY go.mod go.sum ./
    RUN go mod download
    RUN useradd --create-home someone && chown -R someone /app
    USER someone
    COPY --chown=someone . .
    ${built}`,
  ),
  wrong(
    'in a folder without go.mod',
    ['wrong-folder', 'go-mod-not-copied'],
    `
    COPY go.mod go.sum ./
    RUN cd /tmp && go mod download
    COPY . .
    ${built}`,
  ),
  wrong(
    'cleaned in the same line',
    'download-removed',
    `
    COPY go.mod go.sum ./
    RUN go mod download && go clean -modcache
    COPY . .
    ${built}`,
    { says: /clean|remove|throw|delete/ },
  ),
  wrong(
    'removed in the same line',
    'download-removed',
    `
    COPY go.mod go.sum ./
    RUN go mod download && rm -rf /go/pkg/mod
    COPY . .
    ${built}`,
    { says: /rm|remove|throw|delete/ },
  ),
  wrong(
    'removed in a later line',
    'download-removed',
    `
    COPY go.mod go.sum ./
    RUN go mod download
    RUN rm -rf /go/pkg
    COPY . .
    ${built}`,
    { says: /rm|remove|throw|delete/ },
  ),
  wrong(
    'cleaned before the build',
    'download-removed',
    `
    COPY go.mod go.sum ./
    RUN go mod download
    COPY . .
    RUN go clean -modcache && go build -o httpserver .`,
    { says: /clean|remove|throw|delete/ },
  ),
  whole(
    'in a stage that nothing uses',
    `FROM {{goImage}} AS modules
WORKDIR /app
COPY go.mod go.sum ./
RUN go mod download

FROM {{goImage}} AS build
WORKDIR /app
COPY . .
RUN CGO_ENABLED=0 go build -o /server .

FROM scratch
COPY --from=build /server /server
ENTRYPOINT ["/server"]
`,
    { cause: ['download-elsewhere'] },
  ),
  whole(
    'copied from the stage to the wrong folder',
    `FROM {{goImage}} AS modules
WORKDIR /app
COPY go.mod go.sum ./
RUN go mod download

FROM {{goImage}}
WORKDIR /app
COPY --from=modules /go/pkg/mod /root/go/pkg/mod
COPY . .
RUN go build -o httpserver .
ENTRYPOINT ["./httpserver"]
`,
    { cause: ['download-elsewhere', 'wrong-folder'] },
  ),
  whole(
    'only go.mod copied from the stage',
    `FROM {{goImage}} AS modules
WORKDIR /app
COPY go.mod go.sum ./
RUN go mod download

FROM {{goImage}}
WORKDIR /app
COPY --from=modules /app ./
COPY . .
RUN go build -o httpserver .
ENTRYPOINT ["./httpserver"]
`,
    { cause: ['download-elsewhere'] },
  ),
  wrong(
    'a cache mount on the download alone',
    'cache-mount-not-repeated',
    `
    COPY go.mod go.sum ./
    RUN --mount=type=cache,target=/go/pkg/mod go mod download
    COPY . .
    ${built}`,
    legacy,
  ),
  wrong(
    'a cache mount on another folder',
    'cache-mount-wrong-folder',
    `
    COPY . .
    RUN --mount=type=cache,target=/root/go/pkg/mod go build -o httpserver .`,
    legacy,
  ),
  wrong(
    'a cache mount for what is compiled only',
    ['cache-mount-wrong-folder', 'cache-mount-missing', 'no-download-step', 'copies-all-first'],
    `
    COPY . .
    RUN --mount=type=cache,target=/root/.cache/go-build go build -o httpserver .`,
    legacy,
  ),
  wrong(
    'two cache mounts with different ids',
    ['cache-mount-not-repeated', 'cache-mount-wrong-folder', 'download-elsewhere'],
    `
    COPY go.mod go.sum ./
    RUN --mount=type=cache,id=one,target=/go/pkg/mod go mod download
    COPY . .
    RUN --mount=type=cache,id=two,target=/root/go/pkg/mod go build -o httpserver .`,
    legacy,
  ),
  wrong(
    'a tmpfs for the modules',
    ['cache-mount-not-repeated', 'download-elsewhere', 'cache-mount-wrong-folder'],
    `
    COPY go.mod go.sum ./
    RUN --mount=type=tmpfs,target=/go/pkg/mod go mod download
    COPY . .
    ${built}`,
    legacy,
  ),
  wrong(
    'docker init’s download, and a build without its mount',
    'cache-mount-not-repeated',
    `
    RUN --mount=type=cache,target=/go/pkg/mod/ --mount=type=bind,source=go.sum,target=go.sum --mount=type=bind,source=go.mod,target=go.mod go mod download -x
    RUN --mount=type=bind,target=/app CGO_ENABLED=0 go build -o /bin/server .
    RUN ln -s /bin/server httpserver`,
    legacy,
  ),
];

/** Requirements that are not those of go.mod on the disk. */
export const wrongRequirements: readonly BuilderAttempt[] = [
  wrong(
    'a frozen copy of go.mod',
    'requirements-frozen',
    `
    COPY deps.mod go.mod
    COPY deps.sum go.sum
    RUN go mod download
    COPY . .
    ${built}`,
    { commands: ['cp go.mod deps.mod', 'cp go.sum deps.sum'], says: /deps\.mod/ },
  ),
  wrong(
    'a frozen copy that stays',
    ['requirements-frozen'],
    `
    COPY deps.mod go.mod
    COPY deps.sum go.sum
    RUN go mod download
    COPY main.go ./
    ${built}`,
    { commands: ['cp go.mod deps.mod', 'cp go.sum deps.sum'] },
  ),
  wrong(
    '-modfile',
    'requirements-frozen',
    `
    COPY go.mod go.docker.mod go.docker.sum ./
    RUN go mod download -modfile=go.docker.mod
    COPY . .
    ${built}`,
    { commands: ['cp go.mod go.docker.mod', 'cp go.sum go.docker.sum'] },
  ),
  wrong(
    'a module of its own',
    'requirements-made-up',
    `
    RUN go mod init httpserver
    RUN go get github.com/sirupsen/logrus
    COPY main.go ./
    ${built}`,
  ),
  wrong(
    'a module of its own, tidied',
    ['requirements-made-up', 'source-copied-before-download'],
    `
    COPY main.go ./
    RUN go mod init httpserver && go mod tidy
    ${built}`,
  ),
  wrong(
    'go get of one module, go.mod being there',
    ['requirements-made-up', 'requirements-frozen'],
    `
    COPY go.mod go.sum ./
    RUN go get github.com/sirupsen/logrus@v1.10.2
    COPY . .
    ${built}`,
  ),
  wrong(
    'go.mod by echo',
    ['requirements-made-up', 'requirements-frozen'],
    `
    RUN printf 'module httpserver\\n\\ngo 1.26\\n\\nrequire github.com/sirupsen/logrus v1.10.2\\n' > go.mod
    COPY go.sum ./
    RUN go mod download
    COPY main.go ./
    ${built}`,
  ),
  whole(
    'go.mod as a heredoc',
    `FROM {{goImage}}
WORKDIR /app
COPY <<EOF go.mod
module httpserver

go 1.26

require github.com/sirupsen/logrus v1.10.2

require golang.org/x/sys v0.13.0 // indirect
EOF
COPY go.sum ./
RUN go mod download
COPY *.go ./
RUN go build -o httpserver .
ENTRYPOINT ["./httpserver"]
`,
    { cause: ['requirements-made-up', 'requirements-frozen'] },
    {
      on: {
        legacy: { cause: 'builder-without-heredocs', fault: 'machine' },
        podman: { cause: 'builder-without-heredocs', fault: 'machine' },
      },
    },
  ),
  wrong(
    'a tool’s modules in front',
    ['no-download-step', 'requirements-made-up', 'requirements-frozen'],
    `
    RUN go install golang.org/x/example/hello@latest
    COPY . .
    ${built}`,
  ),
];

/** Settings that keep Go from downloading. */
export const wrongSettings: readonly BuilderAttempt[] = [
  wrong(
    'GOPROXY=off',
    'goproxy-off',
    `
    ENV GOPROXY=off
    COPY go.mod go.sum ./
    RUN go mod download
    COPY . .
    ${built}`,
    { says: /GOPROXY/ },
  ),
  wrong(
    'GO111MODULE=off',
    'modules-off',
    `
    ENV GO111MODULE=off
    COPY go.mod go.sum ./
    RUN go mod download
    COPY . .
    ${built}`,
  ),
  wrong(
    '-mod=vendor without vendor',
    'vendor-missing',
    `
    COPY go.mod go.sum ./
    RUN go mod download
    COPY . .
    RUN go build -mod=vendor -o httpserver .`,
    { says: /vendor/ },
  ),
  wrong(
    'no network for the download',
    'network-none',
    `
    COPY go.mod go.sum ./
    RUN --network=none go mod download
    COPY . .
    ${built}`,
    {
      on: {
        legacy: { cause: 'builder-without-flag', fault: 'machine' },
        podman: { cause: 'builder-without-flag', fault: 'machine' },
      },
      says: /network/,
    },
  ),
  wrong(
    'a proxy that is not there',
    'goproxy-unreachable',
    `
    ENV GOPROXY=http://127.0.0.1:9
    COPY go.mod go.sum ./
    RUN go mod download
    COPY . .
    ${built}`,
    { says: /GOPROXY/ },
  ),
  wrong(
    'vendor ignored',
    ['dockerignore-hides', 'no-download-step', 'vendor-inconsistent'],
    `
    COPY . .
    RUN go build -o httpserver .`,
    { commands: ['go mod vendor'], files: { '.dockerignore': 'vendor\n' } },
  ),
  wrong(
    'vendor out of date',
    'vendor-inconsistent',
    `
    COPY . .
    RUN go build -mod=vendor -o httpserver .`,
    { commands: ['go mod vendor', 'sed -i "s/v0.13.0/v0.14.0/" vendor/modules.txt'] },
  ),
];
