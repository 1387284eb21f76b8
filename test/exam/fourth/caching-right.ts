import type { Attempt } from '../../support/exam.ts';

/** A fourth set for lesson 5: what has to pass. {{tag}} is the Go image’s. */
export const rightCachings: readonly Attempt[] = [
  {
    name: 'the article',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    commands: ['docker build -q -t httpserver .'],
    expect: 'right',
  },
  {
    name: 'docker init style, all mounts',
    files: {
      Dockerfile:
        'FROM golang:{{tag}} AS build\nWORKDIR /src\nRUN --mount=type=cache,target=/go/pkg/mod/ \\\n    --mount=type=bind,source=go.sum,target=go.sum \\\n    --mount=type=bind,source=go.mod,target=go.mod \\\n    go mod download -x\nRUN --mount=type=cache,target=/go/pkg/mod/ \\\n    --mount=type=bind,target=. \\\n    CGO_ENABLED=0 go build -o /bin/server .\nENTRYPOINT [ "/bin/server" ]\n',
    },
    commands: ['docker build -q -t httpserver .'],
    expect: 'right',
  },
  {
    name: 'one RUN with a cache mount, all copied first',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY . .\nRUN --mount=type=cache,id=gomod,target=/go/pkg/mod,sharing=locked --mount=type=cache,target=/root/.cache/go-build \\\n  go build -o /httpserver .\nCMD ["/httpserver"]\n',
    },
    commands: ['docker build -q -t httpserver .'],
    expect: 'right',
  },
  {
    name: 'GOMODCACHE moved, cached there',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nENV GOMODCACHE=/cache/mod GOCACHE=/cache/build\nWORKDIR /app\nCOPY . .\nRUN --mount=type=cache,target=/cache go build -o /httpserver .\nCMD ["/httpserver"]\n',
    },
    commands: ['docker build -q -t httpserver .'],
    expect: 'right',
  },
  {
    name: 'modules stage copied over',
    files: {
      Dockerfile:
        'FROM golang:{{tag}} AS modules\nCOPY go.mod go.sum /modules/\nWORKDIR /modules\nRUN go mod download\n\nFROM golang:{{tag}} AS builder\nCOPY --from=modules /go/pkg /go/pkg\nCOPY . /app\nWORKDIR /app\nRUN CGO_ENABLED=0 GOOS=linux go build -o /bin/app .\n\nFROM scratch\nCOPY --from=builder /bin/app /app\nCMD ["/app"]\n',
    },
    commands: ['docker build -q -t httpserver .'],
    expect: 'right',
  },
  {
    name: 'base stage, FROM base',
    files: {
      Dockerfile:
        'FROM golang:{{tag}} AS base\nWORKDIR /app\nCOPY --link go.mod go.sum ./\nRUN go mod download -json\n\nFROM base AS build\nCOPY . .\nRUN go build -o /out/httpserver\nENTRYPOINT ["/out/httpserver"]\n',
    },
    commands: ['docker build -q -t httpserver .'],
    expect: 'right',
  },
  {
    name: 'go install of the dependency list',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nADD go.mod go.sum ./\nRUN go list -m all >/dev/null && go mod download all\nADD . ./\nRUN go install ./...\nCMD ["httpserver"]\n',
    },
    commands: ['docker build -q -t httpserver .'],
    expect: 'right',
  },
  {
    name: 'get by go build of a tiny program in place',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY go.mod .\nCOPY go.sum .\nRUN go mod verify || go mod download\nRUN go mod download\nCOPY main.go .\nRUN GOPROXY=off go build -o /httpserver\nENTRYPOINT ["/httpserver"]\n',
    },
    commands: ['docker build -q -t httpserver .'],
    expect: 'right',
  },
  {
    name: 'heredoc and ONBUILD-less ARG cache buster below',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY go.* .\nRUN <<SH\nset -e\ngo mod download\nSH\nARG BUILD=1\nCOPY . .\nRUN go build -ldflags "-X main.build=$BUILD" -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    commands: ['docker build -q -t httpserver .'],
    expect: 'right',
  },
  {
    name: 'vendored',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY . .\nENV GOFLAGS=-mod=vendor\nRUN go build -o /httpserver\nENTRYPOINT ["/httpserver"]\n',
    },
    commands: ['go mod vendor', 'docker build -q -t httpserver .'],
    expect: 'right',
  },
  {
    name: 'local module by replace, its go.mod copied first',
    files: {
      'greet/go.mod': 'module example.com/greet\n\ngo 1.21\n',
      'greet/greet.go': 'package greet\n\nfunc Name() string { return "replace" }\n',
      'name.go': 'package main\n\nimport text "example.com/greet"\n\nvar _ = text.Name()\n',
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY go.mod go.sum ./\nCOPY greet/go.mod greet/\nRUN go mod download\nCOPY . .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    commands: [
      'go mod edit -require=example.com/greet@v0.0.0 -replace=example.com/greet=./greet',
      'go mod tidy',
      'docker build -q -t httpserver .',
    ],
    expect: 'right',
  },
  {
    name: 'sources in cmd/, copied by folder',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY cmd/ cmd/\nRUN go build -o /server ./cmd/server\nENTRYPOINT ["/server"]\n',
    },
    commands: ['mkdir -p cmd/server', 'mv main.go cmd/server/', 'docker build -q -t httpserver .'],
    expect: 'right',
  },
  {
    name: 'no WORKDIR at all',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY main.go ./\nRUN go build -o /httpserver\nENTRYPOINT ["/httpserver"]\n',
    },
    commands: ['docker build -q -t httpserver .'],
    expect: 'right',
  },
  {
    name: 'secret and ssh like things around',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nARG GITHUB_TOKEN\nENV GOPRIVATE=example.com/private\nCOPY ["go.mod", "go.sum", "./"]\nRUN --mount=type=secret,id=netrc,target=/root/.netrc,required=false go mod download\nCOPY . .\nRUN go vet ./... && go test ./... && go build -o /httpserver\nENTRYPOINT ["/httpserver"]\n',
    },
    commands: ['docker build -q -t httpserver .'],
    expect: 'right',
  },
  {
    name: 'COPY . into the first stage of two',
    files: {
      Dockerfile:
        'FROM golang:{{tag}} AS src\nCOPY . /all\n\nFROM golang:{{tag}}\nWORKDIR /app\nCOPY --from=src /all/go.mod /all/go.sum ./\nRUN go mod download\nCOPY --from=src /all ./\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    commands: ['docker build -q -t httpserver .'],
    expect: 'right',
  },
  {
    name: 'a new module and built',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    commands: [
      'go get github.com/google/uuid',
      'sed -i \'s,"os",&\\n\\n\\t"github.com/google/uuid",; s,fmt.Fprintln(w\\, greeting),fmt.Fprintln(w\\, greeting\\, uuid.NewString()),\' main.go',
      'go mod tidy',
      'docker build -t httpserver .',
    ],
    expect: 'right',
  },
  {
    name: 'got and used, not built again',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    commands: [
      'docker build -t httpserver .',
      'go get github.com/google/uuid',
      'printf \'package main\\n\\nimport _ "github.com/google/uuid"\\n\' > id.go',
      'go mod tidy',
    ],
    expect: 'right',
  },
  {
    name: 'cache mount for the compiler, by target default home',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN --mount=type=cache,target=/root/.cache go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    commands: ['docker build -q -t httpserver .'],
    expect: 'right',
  },
  {
    name: 'GOCACHE named',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nENV GOCACHE=/gocache\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN --mount=type=cache,target=/go/pkg/mod go mod download\nCOPY . .\nRUN --mount=type=cache,target=/go/pkg/mod --mount=type=cache,target="/gocache" go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    commands: ['docker build -q -t httpserver .'],
    expect: 'right',
  },
  {
    name: 'no mount',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    commands: ['docker build -q -t httpserver .'],
    expect: 'right',
  },
];
