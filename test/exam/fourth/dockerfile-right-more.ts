import type { Attempt } from '../../support/exam.ts';

/** A fourth set for lesson 4: the other half of what has to pass. {{tag}} is the Go image’s. */
export const moreRightDockerfiles: readonly Attempt[] = [
  {
    name: 'tar on stdin',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    commands: ['tar c . | docker build -t httpserver -'],
    expect: 'right',
  },
  {
    name: 'without -t, tagged afterwards',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    commands: ['docker build -q . > ../iid', 'docker tag "$(cat ../iid)" httpserver'],
    expect: 'right',
  },
  {
    name: 'built, then a comment added',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    commands: ['docker build -t httpserver .', `sed -i '1i # my image' Dockerfile`],
    expect: 'right',
  },
  {
    name: 'ignore all but what is needed',
    files: {
      '.dockerignore': '*\n!go.mod\n!go.sum\n!*.go\n',
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    commands: ['go build', 'docker build -t httpserver .'],
    expect: 'right',
  },
  {
    name: 'with comments, .git, binary with a slash',
    files: {
      '.dockerignore':
        '# what the image does not need\n.git\n/httpserver\n*.md\nDockerfile*\n.dockerignore\n',
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    commands: ['go build', 'docker build -t httpserver .'],
    expect: 'right',
  },
  {
    name: 'binary not ignored',
    files: {
      '.dockerignore': '.git\n',
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    commands: ['go build', 'docker build -t httpserver .'],
    expect: 'right',
  },
  {
    name: 'file called dockerignore without dot',
    files: {
      dockerignore: 'httpserver\n.git\n',
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    commands: ['go build', 'docker build -t httpserver .'],
    expect: 'right',
  },
  {
    name: 'detached, --rm, named',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    commands: ['docker build -t httpserver .', 'docker run -d --rm --name exam-a -p $PORT:8080 httpserver'],
    expect: 'right',
  },
  {
    name: 'another host port',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    commands: [
      'docker build -t httpserver .',
      'docker run -d --name exam-a -p 127.0.0.1:$PORT:8080 httpserver',
    ],
    expect: 'right',
  },
  {
    name: 'host network',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    commands: [
      'docker build -t httpserver .',
      'docker run -d --name exam-a --network host -e PORT=$PORT httpserver',
    ],
    expect: 'right',
  },
  {
    name: 'PORT moved along',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    commands: [
      'docker build -t httpserver .',
      'docker run -d --name exam-a -e PORT=3000 -p $PORT:3000 httpserver',
    ],
    expect: 'right',
  },
  {
    name: 'EXPOSE and -P',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver\nEXPOSE 8080\nENTRYPOINT ["./httpserver"]\n',
    },
    commands: ['docker build -t httpserver .', 'docker run -d --name exam-a -P httpserver'],
    expect: 'right',
  },
  {
    name: 'stopped meanwhile',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    commands: [
      'docker build -t httpserver .',
      'docker run -d --name exam-a -p $PORT:8080 httpserver',
      'docker stop exam-a',
    ],
    expect: 'right',
  },
  {
    name: 'an argument given that the server does not mind',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    commands: [
      'docker build -t httpserver .',
      'docker container run --detach --init --read-only --name exam-a --publish $PORT:8080/tcp httpserver --verbose',
    ],
    expect: 'right',
  },
  {
    name: 'CRLF in main.go and go.mod',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    commands: ["sed -i 's/$/\\r/' main.go go.mod", 'docker build -q -t httpserver .'],
    expect: 'right',
  },
];
