import type { Attempt } from '../../support/exam.ts';

/** A fourth set for lesson 6: the other half of what has to fail. {{tag}} is the Go image’s. */
export const moreWrongMultiStages: readonly Attempt[] = [
  {
    name: 'entrypoint of another name',
    files: {
      Dockerfile:
        'FROM golang:{{tag}} AS builder\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN CGO_ENABLED=0 go build -o httpserver\nFROM scratch\nCOPY --from=builder /app/httpserver /server\nENTRYPOINT ["/httpserver"]\n',
    },
    expect: { cause: 'entrypoint-missing' },
    says: /"file":"Dockerfile","line":9\b/,
  },
  {
    name: 'copied to a folder of that name',
    files: {
      Dockerfile:
        'FROM golang:{{tag}} AS builder\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN CGO_ENABLED=0 go build -o httpserver\nFROM scratch\nCOPY --from=builder /app/httpserver /httpserver/\nENTRYPOINT ["/httpserver"]\n',
    },
    expect: { cause: 'entrypoint-is-directory' },
    says: /"file":"Dockerfile","line":(?:9|8)\b/,
  },
  {
    name: 'not executable',
    files: {
      Dockerfile:
        'FROM golang:{{tag}} AS builder\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN CGO_ENABLED=0 go build -o httpserver\nFROM scratch\nCOPY --from=builder --chmod=644 /app/httpserver /httpserver\nENTRYPOINT ["/httpserver"]\n',
    },
    expect: { cause: 'entrypoint-not-executable' },
    says: /"file":"Dockerfile","line":8\b/,
  },
  {
    name: 'USER by name without passwd',
    files: {
      Dockerfile:
        'FROM golang:{{tag}} AS builder\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN CGO_ENABLED=0 go build -o httpserver\nFROM scratch\nCOPY --from=builder /app/httpserver /httpserver\nUSER nobody\nENTRYPOINT ["/httpserver"]\n',
    },
    expect: { cause: 'user-unknown' },
    says: /"file":"Dockerfile","line":9\b/,
  },
  {
    name: 'RUN in scratch',
    files: {
      Dockerfile:
        'FROM golang:{{tag}} AS builder\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN CGO_ENABLED=0 go build -o httpserver\nFROM scratch\nCOPY --from=builder /app/httpserver /httpserver\nRUN chmod +x /httpserver\nENTRYPOINT ["/httpserver"]\n',
    },
    expect: { cause: 'run-in-scratch' },
    says: /"file":"Dockerfile","line":9\b/,
  },
  {
    name: 'CMD and ENTRYPOINT both name the binary',
    files: {
      Dockerfile:
        'FROM golang:{{tag}} AS builder\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN CGO_ENABLED=0 go build -o httpserver\nFROM scratch\nCOPY --from=builder /app/httpserver /httpserver\nENTRYPOINT ["/bin/sh", "-c"]\nCMD ["/httpserver"]\n',
    },
    expect: { cause: 'shell-missing' },
    says: /"file":"Dockerfile","line":9\b/,
  },
  {
    name: 'final from golang',
    files: {
      Dockerfile:
        'FROM golang:{{tag}} AS builder\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN CGO_ENABLED=0 go build -o httpserver\nFROM golang:{{tag}}\nCOPY --from=builder /app/httpserver /httpserver\nENTRYPOINT ["/httpserver"]\n',
    },
    expect: { cause: 'toolchain-shipped' },
    says: /"file":"Dockerfile","line":7\b/,
  },
  {
    name: 'final FROM builder',
    files: {
      Dockerfile:
        'FROM golang:{{tag}} AS builder\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN CGO_ENABLED=0 go build -o httpserver\nFROM builder\nENTRYPOINT ["/app/httpserver"]\n',
    },
    expect: { cause: 'toolchain-shipped' },
    says: /"file":"Dockerfile","line":7\b/,
  },
  {
    name: 'toolchain copied along',
    files: {
      Dockerfile:
        'FROM golang:{{tag}} AS builder\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN CGO_ENABLED=0 go build -o httpserver\nFROM scratch\nCOPY --from=builder /usr/local/go /usr/local/go\nCOPY --from=builder /app/httpserver /httpserver\nENTRYPOINT ["/httpserver"]\n',
    },
    expect: { cause: 'toolchain-copied' },
    says: /"file":"Dockerfile","line":8\b/,
  },
  {
    name: 'test binary',
    files: {
      Dockerfile:
        'FROM golang:{{tag}} AS builder\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN CGO_ENABLED=0 go vet ./... && go build -o httpserver\nFROM scratch\nCOPY --from=builder /app/httpserver /httpserver\nENTRYPOINT ["/httpserver"]\n',
    },
    expect: { cause: 'dynamic-in-scratch' },
    says: /"file":"Dockerfile","line":6\b/,
  },
  {
    name: 'the binary from the host copied',
    files: {
      Dockerfile:
        'FROM golang:{{tag}} AS builder\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN CGO_ENABLED=0 go build -o /out/httpserver\nFROM scratch\nCOPY httpserver /httpserver\nENTRYPOINT ["/httpserver"]\n',
    },
    commands: ['go build'],
    expect: { cause: 'from-forgotten' },
    says: /"file":"Dockerfile","line":8\b/,
  },
  {
    name: 'package renamed in a two-stage build',
    files: {
      Dockerfile:
        'FROM golang:{{tag}} AS builder\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN CGO_ENABLED=0 go build -o httpserver\nFROM scratch\nCOPY --from=builder /app/httpserver /httpserver\nENTRYPOINT ["/httpserver"]\n',
    },
    commands: [`sed -i 's/^package main/package server/' main.go`],
    expect: { cause: 'package-not-main' },
  },
  {
    name: 'loopback',
    files: {
      Dockerfile:
        'FROM golang:{{tag}} AS builder\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN CGO_ENABLED=0 go build -o httpserver\nFROM scratch\nCOPY --from=builder /app/httpserver /httpserver\nENTRYPOINT ["/httpserver"]\n',
    },
    commands: [`sed -i 's/":"+port/"localhost:"+port/' main.go`],
    expect: { cause: 'listens-on-loopback' },
    says: /main\.go/,
  },
  {
    name: 'two mistakes: dynamic and shell form',
    files: {
      Dockerfile:
        'FROM golang:{{tag}} AS builder\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN go build -o httpserver\nFROM scratch\nCOPY --from=builder /app/httpserver /httpserver\nENTRYPOINT /httpserver\n',
    },
    expect: { cause: 'shell-form-in-scratch' },
    says: /"line":9/,
  },
  {
    name: 'not built again after the edit',
    files: {
      Dockerfile:
        'FROM golang:{{tag}} AS builder\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN CGO_ENABLED=0 go build -o httpserver\nFROM scratch\nCOPY --from=builder /app/httpserver /httpserver\nENTRYPOINT ["/httpserver"]\n',
    },
    commands: [
      'docker build -t httpserver .',
      'sed -i \'s/ENTRYPOINT.*/ENTRYPOINT ["\\/httpserver", "-v"]/\' Dockerfile',
    ],
    expect: { cause: 'image-older-dockerfile' },
  },
];
