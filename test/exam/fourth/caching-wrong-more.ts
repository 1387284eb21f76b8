import type { Attempt } from '../../support/exam.ts';

/** A fourth set for lesson 5: the other half of what has to fail. {{tag}} is the Go image’s. */
export const moreWrongCachings: readonly Attempt[] = [
  {
    name: 'git clone-like: tidy before the sources',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod tidy\nCOPY main.go .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    expect: { cause: 'requirements-made-up' },
    says: /"file":"Dockerfile","line":4\b/,
  },
  {
    name: '.dockerignore hides go.sum',
    files: {
      '.dockerignore': 'httpserver\n*.sum\n',
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    expect: { cause: 'dockerignore-hides' },
    says: /"file":"\.dockerignore","line":2\b/,
  },
  {
    name: 'Dockerfile.dockerignore hides main.go',
    files: {
      'Dockerfile.dockerignore': 'main.go\n',
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    expect: { cause: 'dockerignore-hides' },
    says: /"file":"Dockerfile\.dockerignore","line":1\b/,
  },
  {
    name: 'cache busted by the date',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY . /all\nRUN date > /built\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    expect: { cause: 'copies-all-first' },
    says: /"file":"Dockerfile","line":3\b/,
  },
  {
    name: 'go.mod copied with wrong name',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY go.mod go.sums ./\nRUN go mod download\nCOPY . .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    expect: { cause: 'copy-source-missing' },
    says: /"file":"Dockerfile","line":3\b/,
  },
  {
    name: 'download above WORKDIR in another folder',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nCOPY go.mod go.sum /tmp/\nRUN go mod download\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    expect: { cause: 'wrong-folder' },
    says: /"file":"Dockerfile","line":3\b/,
  },
  {
    name: 'right order, but main.go broken',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    commands: [`sed -i 's/greeting)/greting)/' main.go`],
    expect: { cause: 'undefined-name' },
    says: /"file":"main\.go","line":33\b/,
  },
  {
    name: 'required but not used',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    commands: ['go get github.com/google/uuid', 'docker build -t httpserver .'],
    expect: { cause: 'requirement-unused' },
  },
  {
    name: 'used but not required',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    commands: [
      'printf \'package main\\n\\nimport _ "github.com/google/uuid"\\n\' > id.go',
      'docker build -t httpserver .',
    ],
    expect: { cause: 'dependency-missing' },
    says: /"file":"id\.go","line":3\b/,
  },
  {
    name: 'mount in the wrong folder',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN --mount=type=cache,target=/root/go-build go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    expect: { cause: 'cache-mount-wrong-folder' },
    says: /"file":"Dockerfile","line":6\b/,
  },
  {
    name: 'the binary built into the mount',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN --mount=type=cache,target=/root/.cache go build -o /root/.cache/httpserver\nENTRYPOINT ["/root/.cache/httpserver"]\n',
    },
    expect: { cause: 'built-into-mount' },
    says: /"file":"Dockerfile","line":6\b/,
  },
  {
    name: 'mount on the download instead',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN --mount=type=cache,target=/root/.cache/go-build go mod download\nCOPY . .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    expect: { cause: 'cache-mount-not-repeated' },
    says: /"file":"Dockerfile","line":(?:4|6)\b/,
  },
];
