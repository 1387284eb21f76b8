import type { Attempt } from '../../support/exam.ts';
import { passes, server } from '../make.ts';

const from = 'FROM golang:{{tag}}';
const plain = [
  from,
  'WORKDIR /app',
  'COPY . .',
  'RUN go build -o httpserver .',
  'EXPOSE 8080',
  'ENTRYPOINT ["./httpserver"]',
];
const build = 'docker build -q -t httpserver .';

/** A seventh set for lesson 4: what has to pass. */
export const rightDockerfiles: readonly Attempt[] = [
  passes('go run at the start', [
    from,
    'WORKDIR /usr/src/app',
    'COPY go.mod go.sum ./',
    'RUN go mod download && go mod verify',
    'COPY . .',
    'CMD ["go", "run", "."]',
  ]),
  passes('a heredoc with set -e', [
    from,
    'WORKDIR /app',
    'COPY . .',
    'RUN <<-EOF',
    '\tset -e',
    '\tgo vet ./...',
    '\tgo build -o /usr/local/bin/server .',
    'EOF',
    'ENTRYPOINT ["server"]',
  ]),
  passes('in GOPATH/src', [
    from,
    'WORKDIR $GOPATH/src/httpserver',
    'ADD . .',
    'RUN go install -v ./...',
    'CMD ["httpserver"]',
  ]),
  passes('lower case and no WORKDIR', [
    from.replace('FROM', 'from'),
    'add . /src',
    'run cd /src && go build -o /usr/local/bin/web',
    'cmd web',
  ]),
  passes('a user of its own', [
    from,
    'RUN useradd --create-home app',
    'USER app',
    'WORKDIR /home/app/src',
    'COPY --chown=app:app . .',
    'RUN go build -o ../httpserver .',
    'CMD ["/home/app/httpserver"]',
  ]),
  passes(
    'a start script',
    [
      from,
      'WORKDIR /app',
      'COPY --chmod=755 start.sh /start.sh',
      'COPY . .',
      'RUN go build -o httpserver',
      'ENTRYPOINT ["/start.sh"]',
      'CMD ["./httpserver"]',
    ],
    { files: { 'start.sh': '#!/bin/sh\nset -e\necho starting\nexec "$@"\n' } },
  ),
  passes('the version as ARG', [
    'ARG GO_VERSION={{tag}}',
    'FROM golang:${GO_VERSION}',
    'ARG APP_DIR=/opt/app',
    'WORKDIR ${APP_DIR}',
    'COPY . .',
    'ENV CGO_ENABLED=0 GOFLAGS="-trimpath -buildvcs=false"',
    'RUN go build -ldflags "-s -w -X main.version=1.0" -o bin/ .',
    'ENTRYPOINT ["bin/httpserver"]',
  ]),
  passes(
    'another port by ENV',
    [
      from,
      'ENV PORT=3000',
      'WORKDIR /app',
      'COPY . .',
      'RUN go build -o httpserver main.go',
      'EXPOSE 3000/tcp',
      'CMD ./httpserver',
    ],
    { commands: [build, 'docker run -d --name exam-a -p $PORT:3000 httpserver'] },
  ),
  passes("the machine's own network", plain, {
    commands: [build, 'docker run -d --name exam-a --network host -e PORT=$PORT httpserver'],
  }),
  passes('many options at docker run', plain, {
    commands: [
      'docker image build --tag=httpserver:latest --file ./Dockerfile "$PWD"',
      'docker container run --detach -it --init --name exam-a --restart unless-stopped --read-only --user 1000:1000 --publish 127.0.0.1:$PORT:8080/tcp httpserver:latest',
    ],
  }),
  passes(
    "Windows' line ends",
    plain.map((line) => `${line}\r`),
  ),
  passes('a blank behind the backslash, a comment inside', [
    from,
    'WORKDIR /app/',
    'COPY ./ ./',
    'RUN go mod download && \\ ',
    '    # now build',
    '    go build \\',
    '      -v -o ./httpserver ./',
    'CMD [ "./httpserver" ]',
  ]),
  passes('.dockerignore as a list of what is let through', plain, {
    files: { '.dockerignore': '# all but\n*\n!*.go\n!go.mod\n!go.sum\n' },
  }),
  passes(
    'vendored',
    [from, 'WORKDIR /app', 'COPY . .', 'RUN go build -mod=vendor -o /httpserver .', 'ENTRYPOINT /httpserver'],
    { commands: ['go mod vendor', build] },
  ),
  passes('a repository, stamped', plain, {
    commands: [
      'git init -q . && git add main.go go.mod && git -c user.name=a -c user.email=a@b.c commit -qm first',
      build,
    ],
  }),
  passes('tidied first', [
    from,
    'COPY . /app',
    'WORKDIR /app',
    'RUN go mod tidy && go build -o main .',
    'CMD ["/app/main"]',
  ]),
  passes('sh -c with exec', [
    from,
    'WORKDIR /app',
    'COPY *.go go.* ./',
    'RUN ["go", "build", "-o", "httpserver"]',
    'ENTRYPOINT ["sh", "-c"]',
    'CMD ["exec ./httpserver 2>&1"]',
  ]),
  passes('a router of its own, and a package beside it', plain, {
    files: {
      'main.go': server({
        'http.HandleFunc("/", serve)': 'mux := http.NewServeMux()\n\tmux.HandleFunc("GET /", serve)',
        'ListenAndServe(":"+port, nil)': 'ListenAndServe("0.0.0.0:"+port, mux)',
      }),
    },
    commands: [
      'docker buildx build --load -t httpserver .',
      'docker run -d --rm --name exam-a -p 0.0.0.0:$PORT:8080 httpserver',
    ],
  }),
  // BuildKit gives the files of an unknown owner to root, and says nothing.
  passes('chown to a user whom nobody made', [
    from,
    'WORKDIR /app',
    'COPY --chown=gopher:gopher . .',
    'RUN go build -o httpserver .',
    'CMD ["./httpserver"]',
  ]),
  // There is no git in the image, so nothing is stamped.
  passes('a submodule', plain, { files: { '.git': 'gitdir: ../.git/modules/httpserver\n' } }),
  // check builds with the -f of the learner's own build.
  passes('Dockerfile.dev', [], {
    files: { 'Dockerfile.dev': `${plain.join('\n')}\n` },
    commands: ['docker build -q -f Dockerfile.dev -t httpserver .'],
  }),
];
