import type { Attempt } from '../../support/exam.ts';

/** A fourth set for lesson 4: what has to fail, each by its own cause. {{tag}} is the Go image’s. */
export const wrongDockerfiles: readonly Attempt[] = [
  {
    name: 'RUN before COPY',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nRUN go build -o httpserver\nCOPY . .\nENTRYPOINT ["./httpserver"]\n',
    },
    expect: { cause: 'build-before-copy' },
    says: /"file":"Dockerfile","line":3\b/,
  },
  {
    name: 'WORKDIR after COPY',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nCOPY . /src\nWORKDIR /app\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    expect: { cause: 'wrong-folder' },
    says: /"file":"Dockerfile","line":4\b/,
  },
  {
    name: 'entrypoint names a wrong file',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY . .\nRUN go build -o server\nENTRYPOINT ["./httpserver"]\n',
    },
    commands: ['rm -f httpserver'],
    expect: { cause: 'entrypoint-missing' },
    says: /"file":"Dockerfile","line":5\b/,
  },
  {
    name: 'entrypoint with single quotes',
    files: {
      Dockerfile: `FROM golang:{{tag}}
WORKDIR /app
COPY . .
RUN go build -o httpserver
ENTRYPOINT ['./httpserver']
`,
    },
    expect: { cause: 'list-not-json' },
    says: /"file":"Dockerfile","line":5\b/,
  },
  {
    name: 'no entrypoint',
    files: { Dockerfile: 'FROM golang:{{tag}}\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver\n' },
    expect: { cause: 'nothing-to-start' },
  },
  {
    name: 'RUN the server',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver\nRUN timeout 3 ./httpserver || true\n',
    },
    expect: { cause: 'nothing-to-start' },
  },
  {
    name: 'only go files copied',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY *.go ./\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    expect: { cause: 'go-mod-not-copied' },
    says: /Dockerfile","line":4/,
  },
  {
    name: 'misspelt instruction',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPPY . .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    expect: { cause: 'instruction-unknown' },
    says: /"file":"Dockerfile","line":3\b/,
  },
  {
    name: 'named Dockerfile.txt',
    files: {
      Dockerfile: null,
      'Dockerfile.txt':
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    expect: { cause: 'dockerfile-misnamed' },
  },
  {
    name: 'one level too deep',
    files: {
      Dockerfile: null,
      'docker/Dockerfile':
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    expect: { cause: 'dockerfile-in-wrong-folder' },
    says: /docker\/Dockerfile/,
  },
  {
    name: 'COPY .. ',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY ../httpserver .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    expect: { cause: 'copy-outside-context' },
    says: /"file":"Dockerfile","line":3\b/,
  },
  {
    name: 'comment at the end of a line',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY . . # everything\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    expect: { cause: 'comment-after-instruction' },
    says: /"file":"Dockerfile","line":3\b/,
  },
  {
    name: 'cd in a RUN of its own',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nCOPY . /app\nRUN cd /app\nRUN go build -o httpserver\nENTRYPOINT ["/app/httpserver"]\n',
    },
    expect: { cause: 'wrong-folder' },
    says: /"file":"Dockerfile","line":4\b/,
  },
  {
    name: 'without -t',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    commands: ['docker build .'],
    expect: { cause: 'image-without-name' },
  },
  {
    name: 'another tag',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    commands: ['docker build -t httpserver:v1 .'],
    expect: { cause: 'image-named-otherwise' },
  },
  {
    name: 'misspelt',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    commands: ['docker build -t htpserver .'],
    expect: { cause: 'image-named-otherwise' },
  },
  {
    name: 'built, then Dockerfile edited',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    commands: ['docker build -t httpserver .', "sed -i 's/ENTRYPOINT.*/&\\nEXPOSE 8080/' Dockerfile"],
    expect: { cause: 'image-older-dockerfile' },
    says: /"file":"Dockerfile","line":6\b/,
  },
  {
    name: 'built, then main.go edited',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    commands: [
      'docker build -t httpserver .',
      `sed -i 's/^const greeting = .*/const greeting = "Hi"/' main.go`,
    ],
    expect: { cause: 'image-older-sources' },
    says: /main\.go/,
  },
  {
    name: 'the image of something else under the name',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    commands: ['docker tag golang:{{tag}} httpserver'],
    expect: { cause: ['image-of-something-else', 'image-older-dockerfile'] },
  },
];
