import type { Attempt } from '../../support/exam.ts';

/** A fourth set for lesson 6: what has to fail, each by its own cause. {{tag}} is the Go image’s. */
export const wrongMultiStages: readonly Attempt[] = [
  {
    name: 'dynamic still, that is fine here',
    files: {
      Dockerfile:
        'FROM golang:{{tag}} AS builder\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN go build -o httpserver\n\nFROM scratch\nCOPY --from=builder /app/httpserver /httpserver\nENTRYPOINT ["/httpserver"]\n',
    },
    expect: { cause: 'dynamic-in-scratch' },
  },
  {
    name: 'whole folder copied',
    files: {
      Dockerfile:
        'FROM golang:{{tag}} AS builder\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN go build -o httpserver\nFROM scratch\nCOPY --from=builder /app /app\nENTRYPOINT ["/app/httpserver"]\n',
    },
    expect: { cause: 'dynamic-in-scratch' },
  },
  {
    name: 'wrong stage name',
    files: {
      Dockerfile:
        'FROM golang:{{tag}} AS builder\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN go build -o httpserver\nFROM scratch\nCOPY --from=build /app/httpserver /httpserver\nENTRYPOINT ["/httpserver"]\n',
    },
    expect: { cause: 'wrong-stage-name' },
    says: /"line":8/,
  },
  {
    name: 'stage unnamed',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN go build -o httpserver\nFROM scratch\nCOPY --from=builder /app/httpserver /httpserver\nENTRYPOINT ["/httpserver"]\n',
    },
    expect: { cause: 'wrong-stage-name' },
    says: /"line":8/,
  },
  {
    name: 'wrong path',
    files: {
      Dockerfile:
        'FROM golang:{{tag}} AS builder\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN go build -o httpserver\nFROM scratch\nCOPY --from=builder /httpserver /httpserver\nENTRYPOINT ["/httpserver"]\n',
    },
    expect: { cause: 'wrong-copy-path' },
    says: /"file":"Dockerfile","line":8\b/,
  },
  {
    name: 'COPY without --from',
    files: {
      Dockerfile:
        'FROM golang:{{tag}} AS builder\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN go build -o httpserver\nFROM scratch\nCOPY httpserver /httpserver\nENTRYPOINT ["/httpserver"]\n',
    },
    commands: ['rm -f httpserver'],
    expect: { cause: 'from-forgotten' },
    says: /"file":"Dockerfile","line":8\b/,
  },
  {
    name: 'stages swapped',
    files: {
      Dockerfile:
        'FROM scratch AS final\nENTRYPOINT ["/httpserver"]\nFROM golang:{{tag}} AS builder\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN go build -o /httpserver\n',
    },
    expect: { cause: 'stages-swapped' },
    says: /"file":"Dockerfile","line":3\b/,
  },
  {
    name: 'one stage still',
    files: {
      Dockerfile:
        'FROM golang:{{tag}} AS builder\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    expect: { cause: 'toolchain-shipped' },
    says: /"file":"Dockerfile","line":1\b/,
  },
  {
    name: 'dynamic',
    files: {
      Dockerfile:
        'FROM golang:{{tag}} AS builder\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN go build -o httpserver\nFROM scratch\nCOPY --from=builder /app/httpserver /httpserver\nENTRYPOINT ["/httpserver"]\n',
    },
    expect: { cause: 'dynamic-in-scratch' },
    says: /"file":"Dockerfile","line":6\b/,
  },
  {
    name: 'CGO_ENABLED in a RUN of its own',
    files: {
      Dockerfile:
        'FROM golang:{{tag}} AS builder\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN export CGO_ENABLED=0\nRUN go build -o httpserver\nFROM scratch\nCOPY --from=builder /app/httpserver /httpserver\nENTRYPOINT ["/httpserver"]\n',
    },
    expect: { cause: 'dynamic-in-scratch' },
    says: /does not hold/,
  },
  {
    name: 'ARG CGO_ENABLED before FROM',
    files: {
      Dockerfile:
        'ARG CGO_ENABLED=0\nFROM golang:{{tag}} AS builder\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN go build -o httpserver\nFROM scratch\nCOPY --from=builder /app/httpserver /httpserver\nENTRYPOINT ["/httpserver"]\n',
    },
    expect: { cause: 'dynamic-in-scratch' },
    says: /does not hold/,
  },
  {
    name: 'ENV in the final stage',
    files: {
      Dockerfile:
        'FROM golang:{{tag}} AS builder\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN go build -o httpserver\nFROM scratch\nENV CGO_ENABLED=0\nCOPY --from=builder /app/httpserver /httpserver\nENTRYPOINT ["/httpserver"]\n',
    },
    expect: { cause: 'dynamic-in-scratch' },
    says: /does not hold/,
  },
  {
    name: 'pie',
    files: {
      Dockerfile:
        'FROM golang:{{tag}} AS builder\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN CGO_ENABLED=0 go build -buildmode=pie -o httpserver\nFROM scratch\nCOPY --from=builder /app/httpserver /httpserver\nENTRYPOINT ["/httpserver"]\n',
    },
    expect: { cause: 'dynamic-in-scratch' },
    says: /"file":"Dockerfile","line":6\b/,
  },
  {
    name: 'windows',
    files: {
      Dockerfile:
        'FROM golang:{{tag}} AS builder\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN CGO_ENABLED=0 GOOS=windows go build -o httpserver\nFROM scratch\nCOPY --from=builder /app/httpserver /httpserver\nENTRYPOINT ["/httpserver"]\n',
    },
    expect: { cause: 'wrong-architecture' },
    says: /"file":"Dockerfile","line":6\b/,
  },
  {
    name: 'shell form CMD',
    files: {
      Dockerfile:
        'FROM golang:{{tag}} AS builder\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN CGO_ENABLED=0 go build -o httpserver\nFROM scratch\nCOPY --from=builder /app/httpserver /httpserver\nCMD /httpserver\n',
    },
    expect: { cause: 'shell-form-in-scratch' },
    says: /"file":"Dockerfile","line":9\b/,
  },
  {
    name: 'entrypoint relative, WORKDIR lost',
    files: {
      Dockerfile:
        'FROM golang:{{tag}} AS builder\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN CGO_ENABLED=0 go build -o httpserver\nFROM scratch\nCOPY --from=builder /app/httpserver /app/httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    expect: { cause: 'workdir-lost' },
    says: /"file":"Dockerfile","line":9\b/,
  },
];
