import { type BuilderAttempt, right, twoPackages, whole } from './make.ts';

/** Orders of plain lines that download once, as people write them. */
export const rightOrders: readonly BuilderAttempt[] = [
  right(
    'two COPY lines',
    `
    COPY go.mod ./
    COPY go.sum ./
    RUN go mod download
    COPY . .
    RUN go build -o httpserver .`,
  ),
  right(
    'ADD',
    `
    ADD go.mod go.sum ./
    RUN go mod download
    ADD . .
    RUN go build -o httpserver .`,
  ),
  right(
    'a pattern for both',
    `
    COPY go.* ./
    RUN go mod download
    COPY . .
    RUN go build -o httpserver .`,
  ),
  right(
    'a pattern for a go.sum that may be missing',
    `
    COPY go.mod go.sum* ./
    RUN go mod download
    COPY *.go ./
    RUN go build -o httpserver .`,
  ),
  right(
    'the JSON forms',
    `
    COPY ["go.mod", "go.sum", "./"]
    RUN ["go", "mod", "download"]
    COPY [".", "./"]
    RUN ["go", "build", "-o", "httpserver", "."]`,
  ),
  right(
    'go.mod alone before the download',
    `
    COPY go.mod ./
    RUN go mod download
    COPY . .
    RUN go build -o httpserver .`,
  ),
  right(
    'download -x',
    `
    COPY go.mod go.sum ./
    RUN go mod download -x
    COPY . .
    RUN go build -v -o httpserver .`,
  ),
  right(
    'download all',
    `
    COPY go.mod go.sum ./
    RUN go mod download all
    COPY . .
    RUN go build -o httpserver .`,
  ),
  right(
    'download and verify',
    `
    COPY go.mod go.sum ./
    RUN go mod download && go mod verify
    COPY . .
    RUN go build -o httpserver .`,
  ),
  right(
    'verify in a line of its own',
    `
    COPY go.mod go.sum ./
    RUN go mod download
    RUN go mod verify
    COPY . .
    RUN go build -o httpserver .`,
  ),
  right(
    'the sources one by one',
    `
    COPY go.mod ./
    COPY go.sum ./
    RUN go mod download
    COPY main.go ./
    RUN CGO_ENABLED=0 GOOS=linux go build -o httpserver main.go`,
  ),
  right(
    'continuation lines and comments',
    `
    # what the modules depend on
    COPY go.mod \\
    # and their sums
    go.sum \\
    ./
    RUN set -eux; \\
    go mod download; \\
    go mod verify
    COPY . .
    RUN go build \\
    -o httpserver \\
    .`,
  ),
  right(
    'settings in between',
    `
    ARG VERSION=dev
    ENV CGO_ENABLED=0 GOOS=linux
    COPY go.mod go.sum ./
    LABEL stage=modules
    RUN go mod download
    ARG COMMIT=none
    COPY . .
    RUN go build -ldflags "-X main.version=$VERSION" -o httpserver .`,
  ),
  right(
    'some other line before',
    `
    RUN echo hello > /etc/motd && mkdir -p /data
    COPY go.mod go.sum ./
    RUN go mod download
    COPY . .
    RUN go build -o httpserver .`,
  ),
  right(
    'absolute paths',
    `
    COPY ./go.mod ./go.sum /app/
    RUN go mod download
    COPY . /app
    RUN cd /app && go build -o /app/httpserver .`,
  ),
  right(
    'the standard library compiled first',
    `
    RUN go build std
    COPY go.mod go.sum ./
    RUN go mod download
    COPY . .
    RUN go build -o httpserver .`,
  ),
  right(
    'GOMODCACHE moved by ENV',
    `
    ENV GOMODCACHE=/modules
    COPY go.mod go.sum ./
    RUN go mod download
    COPY . .
    RUN go build -o httpserver .`,
  ),
  right(
    'GOPATH moved by ENV',
    `
    ENV GOPATH=/home/gopath
    COPY go.mod go.sum ./
    RUN go mod download
    COPY . .
    RUN go build -o httpserver .`,
  ),
  right(
    'GOMODCACHE moved on both lines',
    `
    COPY go.mod go.sum ./
    RUN GOMODCACHE=/mods go mod download
    COPY . .
    RUN GOMODCACHE=/mods go build -o httpserver .`,
  ),
  right(
    'GOFLAGS=-mod=mod',
    `
    ENV GOFLAGS=-mod=mod
    COPY go.mod go.sum ./
    RUN go mod download
    COPY . .
    RUN go build -o httpserver .`,
  ),
  right(
    'another shell',
    `
    SHELL ["/bin/bash", "-o", "pipefail", "-c"]
    COPY go.mod go.sum ./
    RUN go mod download | cat
    COPY . .
    RUN go build -o httpserver .`,
  ),
  right(
    'a script that came with go.mod',
    `
    COPY go.mod go.sum deps.sh ./
    RUN sh ./deps.sh
    COPY . .
    RUN go build -o httpserver .`,
    { files: { 'deps.sh': '#!/bin/sh\nset -e\ngo mod download\n' } },
  ),
  right(
    'a folder of its own for the download',
    `
    COPY go.mod go.sum /tmp/modules/
    RUN cd /tmp/modules && go mod download
    COPY . .
    RUN go build -o httpserver .`,
  ),
  right(
    'go -C',
    `
    WORKDIR /
    COPY go.mod go.sum /app/
    RUN go -C /app mod download
    COPY . /app
    RUN go build -C /app -o httpserver .
    WORKDIR /app`,
  ),
  right(
    'another user',
    `
    RUN useradd --create-home someone && chown someone /app
    USER someone
    ENV GOPATH=/home/someone/go
    COPY --chown=someone go.mod go.sum ./
    RUN go mod download
    COPY --chown=someone . .
    RUN go build -o httpserver .`,
  ),
  right(
    'a package below',
    `
    COPY go.mod go.sum ./
    RUN go mod download
    COPY greeting ./greeting
    COPY main.go ./
    RUN go build -o httpserver .`,
    { files: twoPackages },
  ),
  right(
    'a workspace of one',
    `
    COPY go.work go.mod go.sum ./
    RUN go mod download
    COPY . .
    RUN go build -o httpserver .`,
    { commands: ['go work init .'] },
  ),
  right(
    'a module beside, by replace',
    `
    COPY go.mod go.sum ./
    COPY text/go.mod ./text/
    RUN go mod download
    COPY . .
    RUN go build -o httpserver .`,
    {
      files: {
        'text/go.mod': 'module example.com/text\n\ngo 1.26\n',
        'text/text.go': 'package text\n\nconst Hi = "hi"\n',
      },
      commands: [
        `sed -i 's|^import (|import (\\n\\t_ "example.com/text"|' main.go`,
        'go mod edit -replace example.com/text=./text -require example.com/text@v0.0.0 && go mod tidy',
      ],
    },
  ),
  right(
    'a list of what may pass',
    `
    COPY go.mod go.sum ./
    RUN go mod download
    COPY . .
    RUN go build -o httpserver .`,
    { files: { '.dockerignore': '*\n!go.mod\n!go.sum\n!*.go\n' } },
  ),
  right(
    'only runs it with go run',
    `
    COPY go.mod go.sum ./
    RUN go mod download
    COPY . .
    RUN go vet . && go build -o httpserver .`,
  ),
  right(
    'a vendored tree, implied',
    `
    COPY . .
    RUN go build -o httpserver .`,
    { commands: ['go mod vendor'] },
  ),
  right(
    'a vendored tree, by flag',
    `
    COPY . .
    RUN go build -mod=vendor -o httpserver .`,
    { commands: ['go mod vendor'] },
  ),
  right(
    'a vendored tree, copied first',
    `
    COPY go.mod go.sum ./
    COPY vendor ./vendor
    COPY main.go ./
    RUN go build -o httpserver .`,
    { commands: ['go mod vendor'] },
  ),
  whole(
    'no WORKDIR',
    `FROM {{goImage}}
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN go build -o httpserver .
ENTRYPOINT ["./httpserver"]
`,
    'right',
  ),
  whole(
    'a WORKDIR after the download',
    `FROM {{goImage}}
COPY go.mod go.sum /modules/
RUN cd /modules && go mod download
WORKDIR src/github.com/me/httpserver
COPY . .
RUN go build -o /usr/local/bin/httpserver .
CMD ["httpserver"]
`,
    'right',
  ),
  whole(
    'lower case',
    `from {{goImage}} as build
workdir /app
copy go.mod go.sum ./
run go mod download
copy . .
run go build -o httpserver .
entrypoint ["./httpserver"]
`,
    'right',
  ),
  whole(
    'CRLF',
    'FROM {{goImage}}\r\nWORKDIR /app\r\nCOPY go.mod go.sum ./\r\nRUN go mod download\r\nCOPY . .\r\nRUN go build -o httpserver .\r\nENTRYPOINT ["./httpserver"]\r\n',
    'right',
  ),
  whole(
    'the image as an argument',
    `ARG GO_IMAGE={{goImage}}
FROM $GO_IMAGE
WORKDIR /app
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN go build -o httpserver .
ENTRYPOINT ["./httpserver"]
`,
    'right',
  ),
];

/** Right ones of several stages. */
export const rightStages: readonly BuilderAttempt[] = [
  whole(
    'from scratch',
    `FROM {{goImage}} AS builder
WORKDIR /app
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -o /httpserver .

FROM scratch
COPY --from=builder /httpserver /httpserver
EXPOSE 8080
ENTRYPOINT ["/httpserver"]
`,
    'right',
  ),
  whole(
    'a stage for the modules, built upon',
    `FROM {{goImage}} AS modules
WORKDIR /app
COPY go.mod go.sum ./
RUN go mod download

FROM modules AS build
COPY . .
RUN CGO_ENABLED=0 go build -o httpserver .

FROM scratch
COPY --from=build /app/httpserver /
ENTRYPOINT ["/httpserver"]
`,
    'right',
  ),
  whole(
    'a stage for the modules, copied from',
    `FROM {{goImage}} AS modules
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download

FROM {{goImage}}
WORKDIR /app
COPY --from=modules /go/pkg/mod /go/pkg/mod
COPY . .
RUN go build -o httpserver .
ENTRYPOINT ["./httpserver"]
`,
    'right',
  ),
  whole(
    'a stage for the modules, by number',
    `FROM {{goImage}}
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download

FROM {{goImage}}
WORKDIR /app
COPY --from=0 /go/pkg /go/pkg
COPY . .
RUN go build -o httpserver .
ENTRYPOINT ["./httpserver"]
`,
    'right',
  ),
];
