import type { Attempt } from '../../support/exam.ts';

/** A fourth set for lesson 4: the other half of what has to fail. {{tag}} is the Go image’s. */
export const moreWrongDockerfiles: readonly Attempt[] = [
  {
    name: 'main.go ignored by *.go',
    files: {
      '.dockerignore': 'httpserver\n*.go\n',
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    commands: ['go build', 'docker build -q -t httpserver .'],
    expect: { cause: 'dockerignore-hides' },
    says: /"file":"\.dockerignore","line":2\b/,
  },
  {
    name: 'go.* ignored',
    files: {
      '.dockerignore': 'httpserver\ngo.*\n',
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    commands: ['go build', 'docker build -q -t httpserver .'],
    expect: { cause: 'dockerignore-hides' },
    says: /"file":"\.dockerignore","line":2\b/,
  },
  {
    name: 'exception before the star',
    files: {
      '.dockerignore': '!*.go\n!go.*\n*\n',
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    commands: ['go build', 'docker build -q -t httpserver .'],
    expect: { cause: 'dockerignore-hides' },
    says: /"file":"\.dockerignore","line":3\b/,
  },
  {
    name: 'not published',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    commands: ['docker build -t httpserver .', 'docker run -d --name exam-a httpserver'],
    expect: { cause: 'port-not-published' },
  },
  {
    name: 'the wrong way round',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    commands: ['docker build -t httpserver .', 'docker run -d --name exam-a -p $PORT:80 httpserver'],
    expect: { cause: ['ports-swapped', 'listens-elsewhere'] },
  },
  {
    name: 'swapped 8080:9000',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    commands: [
      'docker build -t httpserver .',
      'docker run -d --name exam-a -e PORT=9000 -p 9000:8080 httpserver',
    ],
    expect: { cause: ['ports-swapped', 'listens-elsewhere'] },
  },
  {
    name: 'PORT set to something odd',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    commands: [
      'docker build -t httpserver .',
      'docker run -d --name exam-a -e PORT=abc -p $PORT:8080 httpserver',
    ],
    expect: { cause: 'container-exited' },
  },
  {
    name: 'loopback inside',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    commands: [
      `sed -i 's/":"+port/"127.0.0.1:"+port/' main.go`,
      'docker build -t httpserver .',
      'docker run -d --name exam-a -p $PORT:8080 httpserver',
    ],
    expect: { cause: 'listens-on-loopback' },
    says: /main\.go","line":29/,
  },
  {
    name: 'an older image runs',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    commands: [
      'docker build -t httpserver .',
      'docker run -d --name exam-a -p $PORT:8080 httpserver',
      `sed -i 's/^const greeting = .*/const greeting = "Hi"/' main.go`,
      'docker build -t httpserver .',
    ],
    expect: { cause: 'container-of-older-image' },
  },
  {
    name: 'sh instead of the server',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver\nCMD ["./httpserver"]\n',
    },
    commands: [
      'docker build -t httpserver .',
      'docker run -d --name exam-a -p $PORT:8080 httpserver sleep 600',
    ],
    expect: { cause: 'container-runs-something-else' },
  },
  {
    name: 'the port is held by another container',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    commands: [
      'docker build -t httpserver .',
      'docker run -d --name exam-b -p $PORT:8080 golang:{{tag}} sleep 300',
      'docker run -d --name exam-a -p $PORT:8080 httpserver',
    ],
    expect: { cause: 'port-taken' },
  },
  {
    name: '-P without EXPOSE',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    commands: ['docker build -t httpserver .', 'docker run -d --name exam-a -P httpserver'],
    expect: { cause: 'port-not-published' },
  },
  {
    name: 'published by udp',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    commands: ['docker build -t httpserver .', 'docker run -d --name exam-a -p $PORT:8080/udp httpserver'],
    expect: { cause: 'port-not-published' },
  },
  {
    name: 'the entrypoint overridden by another program',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    commands: [
      'docker build -t httpserver .',
      'docker run -d --name exam-a -p $PORT:8080 --entrypoint sleep httpserver 300',
    ],
    expect: { cause: 'container-runs-something-else' },
  },
  {
    name: 'a panic at start',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    commands: [
      'sed -i \'s/^func main() {/&\\n\\tpanic("no config")/\' main.go',
      'docker build -t httpserver .',
      'docker run -d --name exam-a -p $PORT:8080 httpserver',
    ],
    expect: { cause: 'container-exited' },
    says: /no config/,
  },
  {
    name: 'Containerfile only',
    files: {
      Dockerfile: null,
      Containerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    expect: { cause: 'dockerfile-misnamed' },
  },
  {
    name: 'go.mod asks for a newer Go',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    commands: ['go mod edit -go=1.99.0'],
    expect: { cause: 'go-version-too-old' },
    says: /"file":"Dockerfile","line":1\b/,
  },
  {
    name: 'go.sum changed by one letter',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    commands: [`sed -i '/logrus v[^ ]* h1/s/h1:.../h1:AAA/' go.sum`],
    expect: { cause: 'go-sum-mismatch' },
    says: /go\.sum","line":\d+/,
  },
];
