import { type BuilderAttempt, right, whole } from './make.ts';

const noMounts = { on: { legacy: { cause: 'builder-without-mounts', fault: 'machine' } } } as const;

/** Right ones that a reading of the Dockerfile, or of the record, easily takes for wrong. */
export const nastyRight: readonly BuilderAttempt[] = [
  whole(
    'all in a stage of its own, and taken from there in parts',
    `FROM scratch AS files
COPY . /

FROM {{goImage}}
WORKDIR /app
COPY --from=files go.mod go.sum ./
RUN go mod download
COPY --from=files / ./
RUN go build -o httpserver .
ENTRYPOINT ["./httpserver"]
`,
    'right',
  ),
  right(
    'a script below, made runnable',
    `
    COPY scripts ./scripts
    COPY go.mod go.sum ./
    RUN chmod +x scripts/*.sh && ./scripts/modules.sh
    COPY . .
    RUN go build -o httpserver .`,
    { files: { 'scripts/modules.sh': '#!/bin/sh\nexec go mod download\n' } },
  ),
  right(
    'a download, and a script that builds',
    `
    COPY go.mod go.sum ./
    RUN go mod download
    COPY . .
    RUN sh build.sh`,
    { files: { 'build.sh': 'set -e\ngo mod download\ngo build -o httpserver . 2>/dev/null\n' } },
  ),
  right(
    'a build that keeps quiet',
    `
    COPY go.mod go.sum ./
    RUN go mod download
    COPY . .
    RUN go build -o httpserver . >/dev/null 2>&1`,
  ),
  right(
    'a cache mount, copied into the image',
    `
    COPY go.mod go.sum ./
    RUN --mount=type=cache,target=/go/pkg/mod go mod download && cp -r /go/pkg/mod /modules
    ENV GOMODCACHE=/modules
    COPY . .
    RUN go build -o httpserver .`,
    noMounts,
  ),
  right(
    'a cache mount on the zips alone',
    `
    COPY . .
    RUN --mount=type=cache,target=/go/pkg/mod/cache go build -o httpserver .`,
    noMounts,
  ),
  whole(
    'five stages',
    `FROM {{goImage}} AS base
WORKDIR /app
ENV CGO_ENABLED=0
FROM base AS modules
COPY go.mod go.sum ./
RUN go mod download
FROM modules AS sources
COPY . .
FROM sources AS tests
RUN go vet ./... && go test ./...
FROM sources AS build
RUN go build -trimpath -ldflags="-s -w" -o /out/server .
FROM scratch
COPY --from=build /out/ /
USER 1000
ENTRYPOINT ["/server"]
`,
    'right',
  ),
  right(
    'a tool in front',
    `
    RUN GOBIN=/usr/local/bin go install golang.org/x/example/hello@latest
    COPY go.mod go.sum ./
    RUN go mod download
    COPY . .
    RUN go build -o httpserver .`,
  ),
  right(
    'no user of its own name',
    `
    ENV HOME=/tmp/home GOPATH=/tmp/home/go
    RUN mkdir -p /tmp/home && chown -R 1000:1000 /tmp/home /app
    USER 1000:1000
    COPY --chown=1000:1000 go.mod go.sum ./
    RUN go mod download
    COPY --chown=1000:1000 . .
    RUN go build -buildvcs=false -o httpserver .`,
  ),
  whole('a Dockerfile in small letters', 'FROM scratch\n', 'right', {
    files: {
      Dockerfile: null,
      dockerfile: `FROM {{goImage}}
WORKDIR /app
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN go build -o httpserver .
ENTRYPOINT ["./httpserver"]
`,
    },
    on: { podman: { cause: ['dockerfile-misnamed', 'dockerfile-missing'] } },
  }),
  right(
    'flags for all',
    `
    ENV GOFLAGS="-mod=readonly -trimpath" CGO_ENABLED=0
    COPY go.mod go.sum ./
    RUN go mod download
    COPY . .
    RUN go build -o httpserver .`,
  ),
  right(
    'a comment that copies everything',
    `
    # COPY . .
    COPY go.mod go.sum ./
    # RUN go clean -modcache
    RUN go mod download
    COPY . .
    RUN go build -o httpserver .`,
  ),
  right(
    'all but what is listed, twice negated',
    `
    COPY go.mod go.sum ./
    RUN go mod download
    COPY . .
    RUN go build -o httpserver .`,
    { files: { '.dockerignore': '# nothing\n**\n!**/*.go\n!go.*\n*_test.go\n' } },
  ),
  right(
    'a vendored tree, by GOFLAGS',
    `
    ENV GOFLAGS=-mod=vendor
    COPY . .
    RUN go build -o httpserver .`,
    { commands: ['go mod vendor'] },
  ),
  right(
    'the requirements compiled beforehand',
    `
    COPY go.mod go.sum ./
    RUN go mod download && go build github.com/sirupsen/logrus
    COPY . .
    RUN go build -o httpserver .`,
  ),
  right(
    'a folder below the module',
    `
    COPY go.mod go.sum ./
    WORKDIR /app/below
    RUN go mod download
    WORKDIR /app
    COPY . .
    RUN go build -o httpserver .`,
  ),
  right(
    'cleaned after the build',
    `
    COPY go.mod go.sum ./
    RUN go mod download
    COPY . .
    RUN go build -o httpserver . && go clean -cache -modcache`,
  ),
  right(
    'removed when it has done its work',
    `
    COPY go.mod go.sum ./
    RUN go mod download
    COPY . .
    RUN go build -o httpserver .
    RUN rm -rf /go/pkg/mod /root/.cache`,
  ),
  right(
    'a clean start, then the download',
    `
    COPY go.mod go.sum ./
    RUN go clean -modcache && go mod download
    COPY . .
    RUN go build -o httpserver .`,
  ),
  right(
    'GOFLAGS=-mod=mod without go.sum',
    `
    ENV GOFLAGS=-mod=mod
    COPY go.mod ./
    RUN go mod download
    COPY main.go ./
    RUN go build -o httpserver .`,
  ),
  right(
    'a variable in COPY',
    `
    ARG LISTS="go.mod"
    COPY \${LISTS} go.sum ./
    RUN go mod download
    COPY . .
    RUN go build -o httpserver .`,
  ),
  right(
    'tests before the build',
    `
    COPY go.mod go.sum ./
    RUN go mod download
    COPY . .
    RUN go vet ./... && go test ./...
    RUN go build -o httpserver .`,
    { files: { 'main_test.go': 'package main\n\nimport "testing"\n\nfunc TestNothing(t *testing.T) {}\n' } },
  ),
  right(
    'everything bound, the module cache mounted',
    `
    RUN --mount=type=cache,target=/go/pkg/mod --mount=type=cache,target=/root/.cache/go-build --mount=type=bind,source=.,target=/app go build -o /usr/local/bin/httpserver .
    RUN ln -s /usr/local/bin/httpserver httpserver`,
    noMounts,
  ),
  right(
    'no build, but go run at the start',
    `
    COPY go.mod go.sum ./
    RUN go mod download
    COPY . .
    CMD ["go", "run", "."]`,
    {
      files: {
        Dockerfile: `FROM {{goImage}}
WORKDIR /app
COPY go.mod go.sum ./
RUN go mod download
COPY . .
CMD ["go", "run", "."]
`,
      },
    },
  ),
];
