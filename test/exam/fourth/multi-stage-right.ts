import type { Attempt } from '../../support/exam.ts';

/** A fourth set for lesson 6: what has to pass. {{tag}} is the Go image’s. */
export const rightMultiStages: readonly Attempt[] = [
  {
    name: 'stage by number',
    files: {
      Dockerfile:
        'FROM golang:{{tag}} AS builder\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN CGO_ENABLED=0 go build -o /httpserver\nFROM scratch\nCOPY --from=0 /httpserver /httpserver\nENTRYPOINT ["/httpserver"]\n',
    },
    commands: ['docker build -q -t httpserver .'],
    expect: 'right',
  },
  {
    name: 'the article',
    files: {
      Dockerfile:
        'FROM golang:{{tag}} AS builder\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN CGO_ENABLED=0 GOOS=linux go build -o httpserver\n\nFROM scratch\nCOPY --from=builder /app/httpserver /httpserver\nENTRYPOINT ["/httpserver"]\n',
    },
    commands: ['docker build -q -t httpserver .'],
    expect: 'right',
  },
  {
    name: 'external static linking with cgo',
    files: {
      Dockerfile: `FROM golang:{{tag}} AS builder
WORKDIR /app
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN go build -tags netgo,osusergo -ldflags '-s -w -linkmode external -extldflags "-static"' -o /web
FROM scratch
COPY --from=builder /web /
ENTRYPOINT ["/web"]
`,
    },
    commands: ['docker build -q -t httpserver .'],
    expect: 'right',
  },
  {
    name: 'pure-Go tags',
    files: {
      Dockerfile:
        'FROM golang:{{tag}} AS builder\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN go build -tags netgo,osusergo -o /web\nFROM scratch\nCOPY --from=builder --chmod=555 /web /web\nCMD ["/web"]\n',
    },
    commands: ['docker build -q -t httpserver .'],
    expect: 'right',
  },
  {
    name: 'go install with GOBIN',
    files: {
      Dockerfile:
        'FROM golang:{{tag}} AS builder\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nENV CGO_ENABLED=0 GOBIN=/out\nRUN go install -trimpath -ldflags="-s -w" .\nFROM scratch AS bin\nUSER 65534:65534\nCOPY --link --from=builder /out/httpserver /bin/httpserver\nEXPOSE 8080/tcp\nENTRYPOINT ["/bin/httpserver"]\n',
    },
    commands: ['docker build -q -t httpserver .'],
    expect: 'right',
  },
  {
    name: 'passwd and certs like distroless',
    files: {
      Dockerfile:
        'FROM golang:{{tag}} AS builder\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN CGO_ENABLED=0 go build -o /httpserver && echo "app:x:10001:10001::/:" > /passwd\nFROM scratch\nCOPY --from=builder /passwd /etc/passwd\nCOPY --from=builder /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/\nCOPY --from=builder /usr/share/zoneinfo /usr/share/zoneinfo\nCOPY --from=builder --chown=app /httpserver /httpserver\nUSER app\nENV PORT=8080 TZ=UTC\nSTOPSIGNAL SIGINT\nHEALTHCHECK NONE\nENTRYPOINT ["/httpserver"]\n',
    },
    commands: ['docker build -q -t httpserver .'],
    expect: 'right',
  },
  {
    name: 'ARGs for the platform',
    files: {
      Dockerfile:
        'ARG GO={{tag}}\nFROM --platform=$BUILDPLATFORM golang:${GO} AS builder\nARG TARGETOS TARGETARCH\nWORKDIR /src\nCOPY go.* ./\nRUN go mod download\nCOPY . ./\nRUN CGO_ENABLED=0 GOOS=$TARGETOS GOARCH=$TARGETARCH go build -o /out/server .\nFROM scratch\nCOPY --from=builder /out/server /server\nENTRYPOINT ["/server"]\n',
    },
    commands: ['docker build -q -t httpserver .'],
    expect: 'right',
  },
  {
    name: 'three stages and a test stage',
    files: {
      Dockerfile:
        'FROM golang:{{tag}} AS deps\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod download\nFROM deps AS build\nCOPY . .\nENV CGO_ENABLED=0\nRUN go build -o /bin/app .\nFROM build AS test\nRUN go vet ./...\nFROM scratch AS final\nCOPY --from=build /bin/app /app\nENTRYPOINT ["/app"]\n',
    },
    commands: ['docker build -q -t httpserver .'],
    expect: 'right',
  },
  {
    name: 'dynamic with its loader copied',
    files: {
      Dockerfile:
        'FROM golang:{{tag}} AS builder\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN go build -o /httpserver && mkdir -p /root-fs && cp --parents $(ldd /httpserver | grep -o "/[^ ]*") /root-fs\nFROM scratch\nCOPY --from=builder /root-fs /\nCOPY --from=builder /httpserver /httpserver\nENTRYPOINT ["/httpserver"]\n',
    },
    commands: ['docker build -q -t httpserver .'],
    expect: 'right',
  },
  {
    name: 'workdir and relative entrypoint in the final stage',
    files: {
      Dockerfile:
        'FROM golang:{{tag}} AS builder\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN CGO_ENABLED=0 go build -o httpserver\nFROM scratch\nWORKDIR /srv\nCOPY --from=builder /app/httpserver .\nENTRYPOINT ["./httpserver"]\n',
    },
    commands: ['docker build -q -t httpserver .'],
    expect: 'right',
  },
  {
    name: 'entrypoint without slash, by the PATH',
    files: {
      Dockerfile:
        'FROM golang:{{tag}} AS builder\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN CGO_ENABLED=0 go build -o httpserver\nFROM scratch\nENV PATH=/\nCOPY --from=builder /app/httpserver /\nENTRYPOINT ["httpserver"]\n',
    },
    commands: ['docker build -q -t httpserver .'],
    expect: 'right',
  },
  {
    name: 'bind mounts only, built in docker init style',
    files: {
      Dockerfile:
        'FROM golang:{{tag}} AS build\nWORKDIR /src\nRUN --mount=type=cache,target=/go/pkg/mod --mount=type=bind,source=go.mod,target=go.mod --mount=type=bind,source=go.sum,target=go.sum go mod download\nRUN --mount=type=cache,target=/go/pkg/mod --mount=type=cache,target=/root/.cache/go-build --mount=type=bind,target=. CGO_ENABLED=0 go build -o /bin/server .\nFROM scratch\nCOPY --from=build /bin/server /bin/\nENTRYPOINT ["/bin/server"]\n',
    },
    commands: ['docker build -q -t httpserver .'],
    expect: 'right',
  },
  {
    name: 'cmd/ layout, embed',
    files: {
      Dockerfile:
        'FROM golang:{{tag}} AS builder\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN CGO_ENABLED=0 go build -o /web ./cmd/web\nFROM scratch\nCOPY --from=builder /web /web\nENTRYPOINT ["/web"]\n',
    },
    commands: [
      'mkdir -p cmd/web',
      'mv main.go cmd/web/',
      "printf 'hello\\n' > cmd/web/page.txt",
      'printf \'package main\\n\\nimport _ "embed"\\n\\n//go:embed page.txt\\nvar page string\\n\' > cmd/web/page.go',
      'docker build -q -t httpserver .',
    ],
    expect: 'right',
  },
  {
    name: 'build tag chooses the main',
    files: {
      'prod.go': '//go:build prod\n\npackage main\n\nfunc init() { println("prod") }\n',
      Dockerfile:
        'FROM golang:{{tag}} AS builder\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN CGO_ENABLED=0 go build -tags=prod -o /web\nFROM scratch\nCOPY --from=builder /web /web\nENTRYPOINT ["/web"]\n',
    },
    commands: ['docker build -q -t httpserver .'],
    expect: 'right',
  },
  {
    name: 'caching lost in two stages',
    files: {
      Dockerfile:
        'FROM golang:{{tag}} AS builder\nWORKDIR /app\nCOPY . .\nRUN go mod download\nRUN CGO_ENABLED=0 go build -o httpserver\nFROM scratch\nCOPY --from=builder /app/httpserver /httpserver\nENTRYPOINT ["/httpserver"]\n',
    },
    commands: ['docker build -q -t httpserver .'],
    expect: 'right',
  },
];
