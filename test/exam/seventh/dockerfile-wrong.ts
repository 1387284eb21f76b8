import type { Attempt } from '../../support/exam.ts';
import { fails, server } from '../make.ts';

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
const run = 'docker run -d --name exam-a -p $PORT:8080 httpserver';

/** A seventh set for lesson 4: what has to fail, and of what. */
export const wrongDockerfiles: readonly Attempt[] = [
  // Line 3: with several sources the target has to be a folder, and end with a slash.
  fails('several files to a folder without a slash', 'wrong-folder', [
    from,
    'WORKDIR /src',
    'COPY main.go go.mod go.sum /app',
    'RUN go build -o httpserver .',
    'CMD ["./httpserver"]',
  ]),
  // Line 3: there is no src in the folder that is sent.
  fails('a src folder that the blog had', 'copy-source-missing', [
    from,
    'WORKDIR /app',
    'COPY src/ .',
    'RUN go build -o httpserver .',
    'CMD ["./httpserver"]',
  ]),
  // Line 4: -o names a folder that exists, so the program lies in it, as /usr/local/bin/httpserver; line 5 starts another name.
  fails('-o into a folder, started under the name of the app', 'entrypoint-missing', [
    from,
    'WORKDIR /src',
    'COPY . .',
    'RUN go build -o /usr/local/bin .',
    'CMD ["/usr/local/bin/app"]',
  ]),
  // Line 5: the whole line in one string; Docker looks for a file with that name, blank and all.
  fails('program and option in one string', 'entrypoint-one-string', [
    from,
    'WORKDIR /app',
    'COPY . .',
    'RUN go build -o httpserver .',
    'ENTRYPOINT ["./httpserver --port 8080"]',
  ]),
  // Line 5: bash reads scripts, and this is a program.
  fails('bash is told to read the binary', 'container-exited', [
    from,
    'WORKDIR /app',
    'COPY . .',
    'RUN go build -o httpserver .',
    'ENTRYPOINT ["bash", "./httpserver"]',
  ]),
  // Line 5: not on PATH; it lies in /app.
  fails('without ./', 'entrypoint-not-in-path', [
    from,
    'WORKDIR /app',
    'COPY . .',
    'RUN go build -o httpserver .',
    'CMD ["httpserver"]',
  ]),
  // Line 5: starts the source file.
  fails('starts main.go', 'entrypoint-is-source', [
    from,
    'WORKDIR /app',
    'COPY . .',
    'RUN go build -o httpserver .',
    'CMD ["./main.go"]',
  ]),
  // Line 5: RUN starts the server while the image is made, and it never ends.
  fails(
    'runs the server with RUN',
    'server-run-in-build',
    [from, 'WORKDIR /app', 'COPY . .', 'RUN go build -o httpserver .', 'RUN ./httpserver'],
    { commands: [`timeout 20 ${build}`] },
  ),
  // Line 5: PORT=80, so it listens on 80 and the port that is published leads to 8080.
  fails(
    'ENV PORT says 80, -p says 8080',
    'listens-elsewhere',
    [from, 'WORKDIR /app', 'COPY . .', 'RUN go build -o httpserver .', 'ENV PORT=80', 'CMD ["./httpserver"]'],
    { commands: [build, run] },
  ),
  // Line 5: the program puts a colon before it itself: "too many colons in address".
  fails(
    'ENV PORT with a colon',
    'container-exited',
    [
      from,
      'WORKDIR /app',
      'COPY . .',
      'RUN go build -o httpserver .',
      'ENV PORT=:8080',
      'CMD ["./httpserver"]',
    ],
    { commands: [build, run] },
  ),
  // Line 3: from there on everything runs as 1000, who may not write into /app (or the build cache).
  fails('another user before the build', 'user-may-not-write', [
    from,
    'WORKDIR /app',
    'USER 1000',
    'COPY . .',
    'RUN go build -o httpserver .',
    'CMD ["./httpserver"]',
  ]),
  // Line 5: nobody made the user app.
  fails('a user whom nobody made', 'user-unknown', [
    from,
    'WORKDIR /app',
    'COPY . .',
    'RUN go build -o httpserver .',
    'USER app',
    'CMD ["./httpserver"]',
  ]),
  // Line 4: go.mod is there already; it is not made anew in the image.
  fails('go mod init in the image', 'requirements-made-up', [
    from,
    'WORKDIR /app',
    'COPY . .',
    'RUN go mod init httpserver && go mod tidy && go build -o httpserver .',
    'CMD ["./httpserver"]',
  ]),
  // Line 4: `main` is looked for among the standard packages; it wants `.` or main.go.
  fails('go build main', 'go-path-missing', [
    from,
    'WORKDIR /app',
    'COPY . .',
    'RUN go build -o httpserver main',
    'CMD ["./httpserver"]',
  ]),
  // Line 4: there is no folder cmd/server.
  fails('cmd/server, as in the tutorial', 'go-path-missing', [
    from,
    'WORKDIR /app',
    'COPY . .',
    'RUN go build -o httpserver ./cmd/server',
    'CMD ["./httpserver"]',
  ]),
  // Line 4: options go before the packages.
  fails('-o behind the package', 'go-flag-after-package', [
    from,
    'WORKDIR /app',
    'COPY . .',
    'RUN go build . -o httpserver',
    'CMD ["./httpserver"]',
  ]),
  // .dockerignore line 2: go.sum stays behind.
  fails('.dockerignore with go.sum', 'dockerignore-hides', plain, {
    files: { '.dockerignore': '.git\n*.sum\n' },
  }),
  // .dockerignore: everything but main.go stays behind.
  fails('.dockerignore lets main.go through alone', 'dockerignore-hides', plain, {
    files: { '.dockerignore': '**\n!main.go\n' },
  }),
  // Lines 4 and 5: no backslash at the end of line 4.
  fails('a line goes on without a backslash', 'instruction-unknown', [
    from,
    'WORKDIR /app',
    'COPY . .',
    'RUN go mod download &&',
    '    go build -o httpserver .',
    'CMD ["./httpserver"]',
  ]),
  // Line 3: a comment needs a line of its own.
  fails('a comment behind COPY', 'comment-after-instruction', [
    from,
    'WORKDIR /app',
    'COPY . . # everything',
    'RUN go build -o httpserver .',
    'CMD ["./httpserver"]',
  ]),
  // Line 5: a bracket is missing, so a shell is given the text.
  fails('a bracket is missing', 'list-not-json', [
    from,
    'WORKDIR /app',
    'COPY . .',
    'RUN go build -o httpserver .',
    'ENTRYPOINT ["./httpserver"',
  ]),
  // Line 5: no quotes.
  fails('brackets without quotes', 'list-not-json', [
    from,
    'WORKDIR /app',
    'COPY . .',
    'RUN go build -o httpserver .',
    'CMD [./httpserver]',
  ]),
  // Line 2: no slash in front, so it is /go/app; line 5 starts /app/httpserver.
  fails('WORKDIR without a slash', 'workdir-relative', [
    from,
    'WORKDIR app',
    'COPY . .',
    'RUN go build -o httpserver .',
    'ENTRYPOINT ["/app/httpserver"]',
  ]),
  // Line 3: a path of the machine; COPY knows the folder that is sent only.
  fails('COPY with a path of the machine', 'copy-absolute-path', [
    from,
    'WORKDIR /app',
    'COPY /home/me/projects/httpserver .',
    'RUN go build -o httpserver .',
    'CMD ["./httpserver"]',
  ]),
  // Lines 3 and 4: ONBUILD is for images made from this one: nothing was built here.
  fails('ONBUILD', 'onbuild-runs-nothing', [
    from,
    'WORKDIR /app',
    'ONBUILD COPY . .',
    'ONBUILD RUN go build -o httpserver .',
    'CMD ["./httpserver"]',
  ]),
  // Line 4: the value with a blank needs quotes.
  fails('-ldflags without quotes', 'flag-value-unquoted', [
    from,
    'WORKDIR /app',
    'COPY . .',
    'RUN go build -ldflags -X main.version=1.0 -o httpserver .',
    'CMD ["./httpserver"]',
  ]),
  // Line 4: there is no vendor folder.
  fails('-mod=vendor without vendor', 'vendor-missing', [
    from,
    'WORKDIR /app',
    'COPY . .',
    'RUN go build -mod=vendor -o httpserver .',
    'CMD ["./httpserver"]',
  ]),
  // Line 3: no downloads allowed.
  fails('GOPROXY=off', 'goproxy-off', [
    from,
    'WORKDIR /app',
    'ENV GOPROXY=off',
    'COPY . .',
    'RUN go build -o httpserver .',
    'CMD ["./httpserver"]',
  ]),
  // Line 2: modules are switched off.
  fails('GO111MODULE off in the image', 'modules-off', [
    from,
    'ENV GO111MODULE=off',
    'WORKDIR /app',
    'COPY . .',
    'RUN go build -o httpserver .',
    'CMD ["./httpserver"]',
  ]),
  // go.mod: asks for a newer Go than the image has.
  fails('go.mod wants a newer Go', 'go-version-too-old', plain, {
    commands: ["sed -i 's/^go .*/go 1.99/' go.mod", build],
  }),
  // Line 1: the argument has no value.
  fails('ARG without a value in FROM', 'from-without-image', [
    'ARG GO_VERSION',
    'FROM golang:${GO_VERSION}',
    'WORKDIR /app',
    'COPY . .',
    'RUN go build -o httpserver .',
    'CMD ["./httpserver"]',
  ]),
  // Line 4: the last command of a heredoc decides; the build in it failed unseen.
  fails('a heredoc goes on after a failure', 'build-failure-hidden', [
    from,
    'WORKDIR /app',
    'COPY . .',
    'RUN <<EOF',
    'go build -o httpserver ./cmd',
    'echo built',
    'EOF',
    'CMD ["./httpserver"]',
  ]),
  // Line 4: || true hides that the build fails; go.sum was not copied.
  fails('|| true', 'build-failure-hidden', [
    from,
    'WORKDIR /app',
    'COPY main.go go.mod ./',
    'RUN go build -o httpserver . || true',
    'CMD ["./httpserver"]',
  ]),
  // start.sh: may not be executed.
  fails(
    'a start script without the right to run',
    'entrypoint-not-executable',
    [from, 'WORKDIR /app', 'COPY . .', 'RUN go build -o httpserver .', 'ENTRYPOINT ["./start.sh"]'],
    { files: { 'start.sh': '#!/bin/sh\nexec ./httpserver\n' } },
  ),
  // start.sh: Windows' line ends: the interpreter is "/bin/sh\r".
  fails(
    "a start script with Windows' line ends",
    'script-line-ends',
    [
      from,
      'WORKDIR /app',
      'COPY . .',
      'RUN chmod +x start.sh && go build -o httpserver .',
      'ENTRYPOINT ["./start.sh"]',
    ],
    { files: { 'start.sh': '#!/bin/sh\r\nexec ./httpserver\r\n' } },
  ),
  // start.sh: no #! line.
  fails(
    'a start script without #!',
    'entrypoint-no-program',
    [
      from,
      'WORKDIR /app',
      'COPY . .',
      'RUN chmod +x start.sh && go build -o httpserver .',
      'ENTRYPOINT ["./start.sh"]',
    ],
    { files: { 'start.sh': 'exec ./httpserver\n' } },
  ),
  // main.go line 6: imported and not used.
  fails('an import too many', 'unused-import', plain, {
    files: { 'main.go': server({ '"fmt"': '"fmt"\n\t"io"' }) },
  }),
  // main.go line 1: no package main, so what is built is no program.
  fails('package httpserver', 'package-not-main', plain, {
    files: { 'main.go': server({ 'package main': 'package httpserver' }) },
  }),
  // main.go: a fixed port 3000, and -p leads to 8080.
  fails('listens on 3000 whatever PORT says', 'listens-elsewhere', plain, {
    files: { 'main.go': server({ '":"+port': '":3000"' }) },
    commands: [build, run],
  }),
  // main.go: localhost only.
  fails('listens on localhost', 'listens-on-loopback', plain, {
    files: { 'main.go': server({ '":"+port': '"localhost:"+port' }) },
    commands: [build, run],
  }),
  // -p behind the image's name goes to the program.
  fails('-p behind the name', 'port-not-published', plain, {
    commands: [build, 'docker run -d --name exam-a httpserver -p $PORT:8080'],
  }),
  // UDP is published; HTTP is TCP.
  fails('published for UDP', 'port-not-published', plain, {
    commands: [build, 'docker run -d --name exam-a -p $PORT:8080/udp httpserver'],
  }),
  // Made, and never started.
  fails('docker create alone', 'container-not-started', plain, {
    commands: [build, 'docker create --name exam-a -p $PORT:8080 httpserver'],
  }),
  // Without a network.
  fails('--network none', 'container-changed-by-flags', plain, {
    commands: [build, 'docker run -d --name exam-a --network none -p $PORT:8080 httpserver'],
  }),
  // -w / : ./httpserver is looked for in /.
  fails('-w / at docker run', 'container-changed-by-flags', plain, {
    commands: [build, 'docker run -d --name exam-a -w / -p $PORT:8080 httpserver'],
  }),
  // The folder of the machine hides /app, and the program in it.
  fails('-v hides the program', 'container-changed-by-flags', plain, {
    commands: [
      build,
      'rm -f httpserver',
      'docker run -d --name exam-a -v "$PWD":/app -p $PORT:8080 httpserver',
    ],
  }),
  // sh is started in place of the server.
  fails(
    'sh in place of CMD',
    'container-runs-something-else',
    [...plain.slice(0, -1), 'CMD ["./httpserver"]'],
    {
      commands: [build, 'docker run -dt --name exam-a -p $PORT:8080 httpserver sh'],
    },
  ),
  // The container is of the image before the last build.
  fails('the old container still runs', 'container-of-older-image', plain, {
    commands: [build, run, 'sed -i \'s/^const greeting = .*/const greeting = "all"/\' main.go', build],
  }),
  // The image is httpserver:1.0.
  fails('tagged 1.0', 'image-named-otherwise', plain, {
    commands: [
      'docker build -q -t httpserver:v1 .',
      'docker run -d --name exam-a -p $PORT:8080 httpserver:v1',
    ],
  }),
];
