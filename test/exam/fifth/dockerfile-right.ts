import type { Attempt } from '../../support/exam.ts';
import { passes, server } from '../make.ts';

const embedded = server({
  '"fmt"': '"embed"\n\t"fmt"',
  'var version = "dev"': '//go:embed static\nvar static embed.FS\n\nvar version = "dev"',
  '\tfmt.Fprintln(w, "Hello!")': '\thttp.ServeFileFS(w, r, static, "static/page.html")',
}).replace('\t"fmt"\n', '');

const withGreet = server({
  '"fmt"': '"example.com/greet"\n\t"fmt"',
  'w, "Hello!"': 'w, greet.Text',
});

const greet = {
  'greet/go.mod': 'module example.com/greet\n\ngo 1.25.0\n',
  'greet/greet.go': 'package greet\n\nconst Text = "Hello!"\n',
};

/** A fifth set for lesson 4: what has to pass. {{tag}} is the Go image’s. */
export const rightDockerfiles: readonly Attempt[] = [
  passes(
    'cmd layout, the program in PATH',
    [
      'FROM golang:{{tag}}',
      'WORKDIR /usr/src/app',
      'COPY go.mod go.sum ./',
      'RUN go mod download',
      'COPY . .',
      'RUN go build -v -o /usr/local/bin/httpserver ./cmd/httpserver',
      'CMD ["httpserver"]',
    ],
    { files: { 'cmd/httpserver/main.go': server(), 'main.go': null } },
  ),
  passes(
    'parts copied one by one, with a package of its own',
    [
      'FROM golang:{{tag}}',
      'WORKDIR /src',
      'COPY go.mod go.sum ./',
      'COPY *.go ./',
      'COPY internal/ internal/',
      'RUN ["go", "build", "-o", "/srv/web", "."]',
      'WORKDIR /srv',
      'ENTRYPOINT ["./web"]',
    ],
    {
      files: {
        'internal/greet/greet.go': 'package greet\n\nconst Text = "Hello!"\n',
        'main.go': server({
          '"fmt"': '"fmt"\n\t"httpserver/internal/greet"',
          'w, "Hello!"': 'w, greet.Text',
        }),
      },
    },
  ),
  passes('everything an argument', [
    'ARG TAG={{tag}}',
    'ARG BASE=golang:${TAG}',
    'FROM ${BASE}',
    'ARG APP=httpserver',
    'ARG VERSION=0.0.1',
    'WORKDIR /opt/${APP}',
    'COPY . .',
    'RUN go build -ldflags "-X main.version=${VERSION}" -o ${APP} .',
    'ENV APP=${APP}',
    'ENTRYPOINT exec ./$APP',
  ]),
  passes('a here-document to build, and one for the start', [
    'FROM golang:{{tag}}',
    'WORKDIR /app',
    'COPY . .',
    'RUN <<EOF',
    'set -eux',
    'go build -o httpserver .',
    './httpserver --help & sleep 0.2; kill $!',
    'EOF',
    'COPY --chmod=755 <<-"EOF" /start',
    '\t#!/bin/sh',
    '\texec /app/httpserver "$@"',
    'EOF',
    'ENTRYPOINT ["/start"]',
  ]),
  passes(
    'vendored, and the tree alone copied',
    [
      'FROM golang:{{tag}}',
      'ENV GOFLAGS=-mod=vendor GOPROXY=off',
      'WORKDIR /go/src/httpserver',
      'COPY go.mod go.sum main.go ./',
      'COPY vendor ./vendor',
      'RUN go install .',
      'CMD ["httpserver"]',
    ],
    { commands: ['go mod vendor', 'docker build -q -t httpserver .'] },
  ),
  passes(
    'a workspace of two modules',
    ['FROM golang:{{tag}}', 'WORKDIR /w', 'ADD . .', 'RUN go build -o /httpserver .', 'CMD /httpserver'],
    {
      files: { ...greet, 'main.go': withGreet },
      commands: ['go work init . ./greet', 'docker build -q -t httpserver .'],
    },
  ),
  passes(
    'a replaced module in a folder below',
    [
      'FROM golang:{{tag}}',
      'WORKDIR /app',
      'COPY go.mod go.sum ./',
      'COPY greet/go.mod greet/',
      'RUN go mod download',
      'COPY . .',
      'RUN go build -trimpath -mod=readonly -o httpserver .',
      'ENTRYPOINT ["/app/httpserver"]',
    ],
    {
      files: { ...greet, 'main.go': withGreet },
      commands: [
        'go mod edit -require=example.com/greet@v0.0.0 -replace=example.com/greet=./greet',
        'go mod tidy',
        'docker build -q -t httpserver .',
      ],
    },
  ),
  passes(
    'pages embedded',
    [
      '# escape=`',
      'FROM golang:{{tag}}',
      'WORKDIR /app',
      'COPY . .',
      'RUN go vet ./... && `',
      '    # the program itself',
      '    go build -o httpserver .',
      'ENTRYPOINT ["./httpserver"]',
    ],
    { files: { 'main.go': embedded, 'static/page.html': '<h1>Hello</h1>\n' } },
  ),
  passes('a user of its own, caches elsewhere, a health check', [
    'FROM golang:{{tag}}',
    'RUN useradd --create-home --uid 10001 app',
    'USER app',
    'WORKDIR /home/app',
    'ENV GOPATH=/home/app/go GOCACHE=/tmp/cache',
    'COPY --chown=app:app . .',
    'RUN mkdir -p bin && go build -o bin/httpserver .',
    "HEALTHCHECK --interval=30s --timeout=3s CMD bash -c '</dev/tcp/127.0.0.1/8080' || exit 1",
    'STOPSIGNAL SIGINT',
    'EXPOSE 8080/tcp',
    'ENTRYPOINT ["bin/httpserver"]',
  ]),
  passes('bash with pipefail, and a log kept of the build', [
    'FROM golang:{{tag}}',
    'SHELL ["/bin/bash", "-euo", "pipefail", "-c"]',
    'WORKDIR /app',
    'COPY . ./',
    'RUN go build -x -o httpserver . 2>&1 | tee /build.log | tail -1',
    'ONBUILD RUN echo never',
    'ENTRYPOINT ["sh", "-c"]',
    'CMD ["./httpserver"]',
  ]),
  passes('nothing copied: the folder mounted while it builds', [
    'FROM golang:{{tag}}',
    'WORKDIR /src',
    'RUN --mount=type=bind,target=. --mount=type=cache,target=/root/.cache/go-build go build -o /bin/httpserver .',
    'ENTRYPOINT ["/bin/httpserver"]',
  ]),
  passes(
    'on port 3000 by ENV, published and running',
    [
      'FROM golang:{{tag}}',
      'WORKDIR /app',
      'COPY . .',
      'RUN go build -o httpserver .',
      'ENV PORT 3000',
      'EXPOSE 3000',
      'ENTRYPOINT ["./httpserver"]',
    ],
    { commands: ['docker build -q -t httpserver .', 'docker run -d --name exam-a -p $PORT:3000 httpserver'] },
  ),
  passes(
    'all exposed ports published by -P',
    [
      'FROM golang:{{tag}}',
      'WORKDIR /app',
      'COPY . .',
      'RUN go build -o httpserver .',
      'EXPOSE 8080',
      'ENTRYPOINT ["./httpserver"]',
    ],
    { commands: ['docker build -q -t httpserver .', 'docker run -d --rm --name exam-a -P httpserver'] },
  ),
  passes('a Dockerfile in a folder of its own, built with -f', [], {
    files: {
      'build/package/Dockerfile':
        'FROM golang:{{tag}}\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver .\nENTRYPOINT ["./httpserver"]\n',
    },
    commands: ['docker build -q -t httpserver -f build/package/Dockerfile .'],
  }),
  passes(
    'sent as an archive through a pipe',
    [
      'FROM golang:{{tag}}',
      'COPY . /app',
      'RUN cd /app && CGO_ENABLED=0 GOBIN=/usr/bin go install',
      'ENTRYPOINT ["httpserver"]',
    ],
    { commands: ['tar -cz . | docker build -q -t httpserver -'] },
  ),
  passes(
    'from another folder, by buildx, with two names',
    [
      '# check=skip=all',
      'from golang:{{tag}} as only',
      'workdir /a',
      'workdir b',
      'copy ["main.go", "go.mod", "go.sum", "./"]',
      'run go build -o ../httpserver',
      'workdir ..',
      'cmd ["./httpserver"]',
    ],
    { commands: ['cd /', 'docker buildx build --load -q --tag httpserver:v1 --tag=httpserver "$OLDPWD"'] },
  ),
];
