import type { Attempt } from '../../support/exam.ts';
import { at, fails } from '../make.ts';

const plain = [
  'FROM golang:{{tag}}',
  'WORKDIR /app',
  'COPY . .',
  'RUN go build -o httpserver .',
  'EXPOSE 8080',
  'ENTRYPOINT ["./httpserver"]',
];
const build = 'docker build -q -t httpserver .';

/** A sixth set for lesson 4: what has to fail, and of what. */
export const wrongDockerfiles: readonly Attempt[] = [
  fails(
    'only main',
    'go-mod-not-copied',
    [
      'FROM golang:{{tag}}',
      'WORKDIR /app',
      'COPY main.go .',
      'RUN go build -o httpserver .',
      'CMD ["./httpserver"]',
    ],
    { says: at('Dockerfile', 3, 4) },
  ),
  fails(
    'parent copy',
    'copy-outside-context',
    [
      'FROM golang:{{tag}}',
      'WORKDIR /app',
      'COPY ../httpserver/ .',
      'RUN go build -o httpserver .',
      'CMD ["./httpserver"]',
    ],
    { says: at('Dockerfile', 3) },
  ),
  fails(
    'built elsewhere',
    'wrong-folder',
    ['FROM golang:{{tag}}', 'COPY . /app', 'RUN go build -o httpserver .', 'CMD ["/app/httpserver"]'],
    { says: at('Dockerfile', 3, 2) },
  ),
  fails(
    'cd does not last',
    'wrong-folder',
    [
      'FROM golang:{{tag}}',
      'COPY . /app',
      'RUN cd /app',
      'RUN go build -o httpserver .',
      'CMD ["/app/httpserver"]',
    ],
    { says: at('Dockerfile', 3, 4) },
  ),
  fails(
    'broken json',
    'list-not-json',
    [
      'FROM golang:{{tag}}',
      'WORKDIR /app',
      'COPY . .',
      'RUN go build -o httpserver .',
      'EXPOSE 8080',
      'ENTRYPOINT ["./httpserver]',
    ],
    { says: at('Dockerfile', 6) },
  ),
  fails(
    'single quotes',
    'list-not-json',
    [
      'FROM golang:{{tag}}',
      'WORKDIR /app',
      'COPY . .',
      'RUN go build -o httpserver .',
      "ENTRYPOINT ['./httpserver']",
    ],
    { says: at('Dockerfile', 5) },
  ),
  fails(
    'entry at root',
    'entrypoint-missing',
    ['FROM golang:{{tag}}', 'WORKDIR /app', 'COPY . .', 'RUN go build -o server .', 'ENTRYPOINT ["/server"]'],
    { says: at('Dockerfile', 5) },
  ),
  fails(
    'build before copy',
    'build-before-copy',
    [
      'FROM golang:{{tag}}',
      'WORKDIR /app',
      'RUN go build -o httpserver .',
      'COPY . .',
      'ENTRYPOINT ["./httpserver"]',
    ],
    { says: at('Dockerfile', 3) },
  ),
  fails(
    'misspelt',
    'instruction-unknown',
    [
      'FROM golang:{{tag}}',
      'WORKDIR /app',
      'COPY . .',
      'RUN go build -o httpserver .',
      'ENTRYPONT ["./httpserver"]',
    ],
    { says: at('Dockerfile', 5) },
  ),
  fails(
    'run the server',
    'server-run-in-build',
    ['FROM golang:{{tag}}', 'WORKDIR /app', 'COPY . .', 'RUN go build -o httpserver .', 'RUN ./httpserver'],
    { commands: [], says: at('Dockerfile', 5) },
  ),
  fails(
    'modules off',
    'modules-off',
    [
      'FROM golang:{{tag}}',
      'ENV GO111MODULE=off',
      'WORKDIR /app',
      'COPY . .',
      'RUN go build -o httpserver .',
      'ENTRYPOINT ["./httpserver"]',
    ],
    { says: at('Dockerfile', 2) },
  ),
  fails(
    'no sums',
    'go-sum-not-copied',
    [
      'FROM golang:{{tag}}',
      'WORKDIR /app',
      'COPY go.mod main.go ./',
      'RUN go build -o httpserver .',
      'ENTRYPOINT ["./httpserver"]',
    ],
    { says: at('Dockerfile', 3, 4) },
  ),
  fails(
    'cmd folder',
    'go-path-missing',
    [
      'FROM golang:{{tag}}',
      'WORKDIR /app',
      'COPY . .',
      'RUN go build -o httpserver ./cmd/server',
      'ENTRYPOINT ["./httpserver"]',
    ],
    { says: at('Dockerfile', 4) },
  ),
  fails(
    'init again',
    'requirements-made-up',
    [
      'FROM golang:{{tag}}',
      'WORKDIR /app',
      'COPY . .',
      'RUN go mod init httpserver',
      'RUN go mod tidy',
      'RUN go build -o httpserver .',
      'CMD ["./httpserver"]',
    ],
    { says: at('Dockerfile', 4) },
  ),
  fails(
    'inline comment expose',
    'comment-after-instruction',
    [
      'FROM golang:{{tag}}',
      'WORKDIR /app',
      'COPY . .',
      'RUN go build -o httpserver .',
      'EXPOSE 8080 # the port',
      'ENTRYPOINT ["./httpserver"]',
    ],
    { says: at('Dockerfile', 5) },
  ),
  fails(
    'not allowed user',
    'user-may-not-write',
    [
      'FROM golang:{{tag}}',
      'WORKDIR /app',
      'COPY . .',
      'USER 1000',
      'ENV HOME=/tmp GOPATH=/tmp/go',
      'RUN go build -o httpserver .',
      'ENTRYPOINT ["./httpserver"]',
    ],
    { says: at('Dockerfile', 6, 4) },
  ),
  fails(
    'arm',
    'wrong-architecture',
    [
      'FROM golang:{{tag}}',
      'WORKDIR /app',
      'COPY . .',
      'ENV GOARCH=arm64',
      'RUN go build -o httpserver .',
      'ENTRYPOINT ["./httpserver"]',
    ],
    { says: at('Dockerfile', 4, 5) },
  ),
  fails('ignore all but main.go', 'dockerignore-hides', plain, {
    files: { '.dockerignore': '*\n!Dockerfile\n!main.go\n' },
    says: at('.dockerignore', 1),
  }),
  fails('tag misspelt', 'image-named-otherwise', plain, {
    commands: ['docker build -q -t htpserver .'],
  }),
  fails('edited after the build', 'image-older-dockerfile', plain, {
    commands: [build, "sed -i '2i ENV GREETING=1' Dockerfile"],
  }),
  fails('ports swapped', 'ports-swapped', plain, {
    commands: [build, 'docker run -d --name exam-a -p 8080:9090 httpserver'],
  }),
  fails('flags behind the image', ['port-not-published'], plain, {
    commands: [build, 'docker run -d --name exam-a httpserver -p $PORT:8080'],
  }),
  fails('port 80', ['listens-elsewhere', 'ports-swapped'], plain, {
    commands: [build, 'docker run -d --name exam-a -p $PORT:80 httpserver'],
  }),
];
