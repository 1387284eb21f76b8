import type { Attempt } from '../../support/exam.ts';

/** A fourth set for lesson 5: what has to fail, each by its own cause. {{tag}} is the Go image’s. */
export const wrongCachings: readonly Attempt[] = [
  {
    name: 'all copied before',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY . .\nRUN go mod download\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    expect: { cause: 'copies-all-first' },
    says: /"file":"Dockerfile","line":3\b/,
  },
  {
    name: 'main.go listed with the requirements',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY go.mod go.sum main.go ./\nRUN go mod download\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    expect: { cause: 'source-copied-before-download' },
    says: /"file":"Dockerfile","line":3\b/,
  },
  {
    name: 'the bind mount of everything on the download',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nRUN --mount=type=bind,target=. go mod download\nCOPY . .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    expect: { cause: 'copies-all-first' },
    says: /"file":"Dockerfile","line":3\b/,
  },
  {
    name: 'glob that takes main.go along',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY *.* ./\nRUN go mod download\nCOPY . .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    expect: { cause: 'source-copied-before-download' },
    says: /"file":"Dockerfile","line":3\b/,
  },
  {
    name: 'go.sum forgotten',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY go.mod ./\nRUN go mod download\nCOPY main.go ./\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    expect: { cause: 'go-sum-not-copied' },
    says: /"line":6/,
  },
  {
    name: 'no download line',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY go.mod go.sum ./\nCOPY . .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    expect: { cause: 'no-download-step' },
    says: /"file":"Dockerfile","line":(?:4|5)\b/,
  },
  {
    name: 'download to another GOPATH',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN GOPATH=/deps go mod download\nCOPY . .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    expect: { cause: 'download-elsewhere' },
    says: /"file":"Dockerfile","line":4\b/,
  },
  {
    name: 'GOPATH changed between',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod download\nENV GOPATH=/app/gopath\nCOPY . .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    expect: { cause: 'download-elsewhere' },
    says: /"line":4/,
  },
  {
    name: 'user changed, GOMODCACHE of the home',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nENV GOPATH=\nENV HOME=/root\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod download\nENV HOME=/tmp\nCOPY . .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    expect: { cause: 'download-elsewhere' },
    says: /"file":"Dockerfile","line":(?:6|7|9)\b/,
  },
  {
    name: 'cache mount only on the download',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN --mount=type=cache,target=/go/pkg/mod go mod download\nCOPY . .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    expect: { cause: 'cache-mount-not-repeated' },
    says: /"file":"Dockerfile","line":(?:4|6)\b/,
  },
  {
    name: 'cache mount with two ids',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN --mount=type=cache,id=a,target=/go/pkg/mod go mod download\nCOPY . .\nRUN --mount=type=cache,id=blindb,target=/tmp/elsewhere go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    expect: { cause: 'cache-mount-not-repeated' },
    says: /"file":"Dockerfile","line":(?:4|6)\b/,
  },
  {
    name: 'requirements by heredoc',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY <<EOT go.mod\nmodule httpserver\n\ngo 1.21\n\nrequire github.com/sirupsen/logrus v1.9.3\nEOT\nRUN go mod download\nCOPY main.go .\nRUN go mod tidy && go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    expect: { cause: ['requirements-frozen', 'requirements-made-up'] },
  },
  {
    name: 'go get in the image',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nRUN go mod init httpserver && go get github.com/sirupsen/logrus\nCOPY main.go .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    expect: { cause: 'requirements-made-up' },
    says: /"file":"Dockerfile","line":3\b/,
  },
];
