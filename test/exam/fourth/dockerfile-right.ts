import type { Attempt } from '../../support/exam.ts';

/** A fourth set for lesson 4: what has to pass. {{tag}} is the Go image’s. */
export const rightDockerfiles: readonly Attempt[] = [
  {
    name: 'CMD exec, ARG before FROM',
    files: {
      Dockerfile:
        'ARG GO_VERSION={{tag}}\nFROM golang:${GO_VERSION}\nWORKDIR /usr/src/app\nCOPY go.mod go.sum ./\nRUN go mod download && go mod verify\nCOPY . .\nRUN go build -v -o /usr/local/bin/app .\nCMD ["app"]\n',
    },
    commands: ['docker build -q -t httpserver .'],
    expect: 'right',
  },
  {
    name: 'shell-form entrypoint with exec',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /src\nCOPY . /src\nRUN go build -o /web\nENTRYPOINT exec /web\n',
    },
    commands: ['docker build -q -t httpserver .'],
    expect: 'right',
  },
  {
    name: 'go run at start',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nADD . .\nRUN go mod download\nEXPOSE 8080\nCMD ["go", "run", "."]\n',
    },
    commands: ['docker build -q -t httpserver .'],
    expect: 'right',
  },
  {
    name: 'go install, PATH',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nLABEL maintainer="ann"\nCOPY . /go/src/httpserver\nWORKDIR /go/src/httpserver\nRUN go install .\nENTRYPOINT ["httpserver"]\n',
    },
    commands: ['docker build -q -t httpserver .'],
    expect: 'right',
  },
  {
    name: 'heredoc run, ENV, user and chown',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nENV CGO_ENABLED=0 \\\n    GOFLAGS="-buildvcs=false -trimpath"\nRUN useradd -m app\nWORKDIR /home/app\nCOPY --chown=app:app . .\nUSER app\nRUN <<EOT\nset -eu\ngo mod download\ngo build -o server .\nEOT\nENTRYPOINT ["/home/app/server"]\nHEALTHCHECK NONE\n',
    },
    commands: ['docker build -q -t httpserver .'],
    expect: 'right',
  },
  {
    name: 'CRLF file, lower case',
    files: {
      Dockerfile:
        'from golang:{{tag}}\r\nworkdir /app\r\ncopy . .\r\nrun go build -o httpserver\r\ncmd ["./httpserver"]\r\n',
    },
    commands: ['docker build -q -t httpserver .'],
    expect: 'right',
  },
  {
    name: 'UTF-8 BOM in front',
    files: {
      Dockerfile:
        '﻿FROM golang:{{tag}}\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    commands: ['docker build -q -t httpserver .'],
    expect: 'right',
  },
  {
    name: 'COPY --chmod --link, entrypoint plus args',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /w\nCOPY --link --chmod=0644 go.mod go.sum main.go ./\nRUN ["go", "build", "-o", "/bin/httpserver", "."]\nENTRYPOINT ["/bin/httpserver"]\nCMD []\n',
    },
    commands: ['docker build -q -t httpserver .'],
    expect: 'right',
  },
  {
    name: 'WORKDIR relative, SHELL',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nWORKDIR /opt\nWORKDIR app\nCOPY ./ ./\nRUN go build -o ./bin/ . | cat\nENTRYPOINT ["/opt/app/bin/httpserver"]\n',
    },
    commands: ['docker build -q -t httpserver .'],
    expect: 'right',
  },
  {
    name: 'cmd/ layout with internal package',
    files: {
      'cmd/web/main.go':
        'package main\n\nimport (\n\t"net/http"\n\n\tlog "github.com/sirupsen/logrus"\n\n\t"httpserver/internal/hello"\n)\n\nfunc main() {\n\thttp.HandleFunc("/", hello.Handle)\n\tlog.Fatal(http.ListenAndServe(":8080", nil))\n}\n',
      'internal/hello/hello.go':
        'package hello\n\nimport (\n\t"fmt"\n\t"net/http"\n\n\tlog "github.com/sirupsen/logrus"\n)\n\nfunc Handle(w http.ResponseWriter, r *http.Request) {\n\tlog.WithField("path", r.URL.Path).Info("request")\n\tfmt.Fprintln(w, "hello")\n}\n',
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY . .\nRUN go build -o /web ./cmd/web\nENTRYPOINT ["/web"]\n',
    },
    commands: ['rm main.go', 'docker build -q -t httpserver .'],
    expect: 'right',
  },
  {
    name: 'go mod init in the image',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY main.go .\nRUN go mod init x && go mod tidy && go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    commands: ['docker build -q -t httpserver .'],
    expect: 'right',
  },
  {
    name: 'port hidden by ENV',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nENV PORT=80\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    commands: ['docker build -q -t httpserver .'],
    expect: 'right',
  },
  {
    name: 'docker image build with a digest of flags',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    commands: ['docker image build --no-cache=false --pull=false --tag httpserver:latest .'],
    expect: 'right',
  },
  {
    name: 'buildx build --load',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    commands: ['docker buildx build --load -t httpserver .'],
    expect: 'right',
  },
  {
    name: 'dockerfile by stdin',
    files: {
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    commands: ['docker build -t httpserver -f - . < Dockerfile'],
    expect: 'right',
  },
  {
    name: 'dockerfile in a folder, -f',
    files: {
      'deploy/Dockerfile':
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
      Dockerfile:
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver\nENTRYPOINT ["./httpserver"]\n',
    },
    commands: ['docker build -t httpserver -f deploy/Dockerfile .'],
    expect: 'right',
  },
];
