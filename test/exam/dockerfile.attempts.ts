import { warmImage } from '../support/tools.ts';
import { type Attempts, right, wrong } from './attempts.ts';

const run = 'docker run -d --name exam-a';
const built = 'docker build -q -t httpserver .';
const start = `${built} && ${run}`;

/** What a person writes into the Dockerfile of lesson 4, and does with it. */
export function dockerfileAttempts(go = warmImage()): Attempts {
  const plain = `FROM ${go}\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver .\nEXPOSE 8080\nENTRYPOINT ["./httpserver"]\n`;
  const one = (...lines: string[]) => `FROM ${go}\n${lines.join('\n')}\n`;
  return [
    right('the lesson’s own', plain),
    right(
      'no WORKDIR at all',
      one('COPY . .', 'RUN go build -o httpserver .', 'ENTRYPOINT ["./httpserver"]'),
    ),
    right(
      'another WORKDIR',
      one('WORKDIR /usr/src/server', 'COPY . .', 'RUN go build -o httpserver .', 'CMD ["./httpserver"]'),
    ),
    right(
      'relative WORKDIRs on top of each other',
      one(
        'WORKDIR src',
        'WORKDIR server',
        'COPY . .',
        'RUN go build -o httpserver .',
        'CMD ["./httpserver"]',
      ),
    ),
    right(
      'ADD',
      one('ADD . /srv', 'WORKDIR /srv', 'RUN go build -o /usr/local/bin/httpserver', 'CMD ["httpserver"]'),
    ),
    right(
      'absolute paths',
      one(
        'COPY go.mod go.sum main.go /src/',
        'RUN cd /src && go build -o /bin/server .',
        'ENTRYPOINT ["/bin/server"]',
      ),
    ),
    right('go -C', one('COPY . /src', 'RUN go build -C /src -o /out/server .', 'ENTRYPOINT ["/out/server"]')),
    right(
      'ENV PATH',
      one(
        'ENV PATH=/opt/bin:$PATH',
        'WORKDIR /app',
        'COPY . .',
        'RUN go build -o /opt/bin/web .',
        'CMD ["web"]',
      ),
    ),
    right(
      'lower-case instructions',
      `from ${go}\nworkdir /app\ncopy . .\nrun go build -o httpserver .\nentrypoint ["./httpserver"]\n`,
    ),
    right(
      'shell-form ENTRYPOINT',
      one('WORKDIR /app', 'COPY . .', 'RUN go build -o httpserver .', 'ENTRYPOINT ./httpserver'),
    ),
    right(
      'shell-form CMD',
      one('WORKDIR /app', 'COPY . .', 'RUN go build -o httpserver .', 'CMD exec ./httpserver'),
    ),
    right(
      'CMD as arguments of ENTRYPOINT',
      one(
        'WORKDIR /app',
        'COPY . .',
        'RUN go build -o httpserver .',
        'ENTRYPOINT ["/bin/sh", "-c"]',
        'CMD ["./httpserver"]',
      ),
    ),
    right(
      'shell-form CMD over nothing, with a variable',
      one('ENV BIN=/app/httpserver', 'WORKDIR /app', 'COPY . .', 'RUN go build -o $BIN .', 'CMD $BIN'),
    ),
    right('go run', one('WORKDIR /app', 'COPY . .', 'RUN go mod download', 'CMD ["go", "run", "."]')),
    right('go install', one('WORKDIR /app', 'COPY . .', 'RUN go install .', 'CMD ["httpserver"]')),
    right('go build without -o', one('WORKDIR /app', 'COPY . .', 'RUN go build', 'CMD ["./httpserver"]')),
    right('go build main.go', one('WORKDIR /app', 'COPY . .', 'RUN go build main.go', 'CMD ["./main"]')),
    right(
      'a heredoc',
      one(
        'WORKDIR /app',
        'COPY . .',
        'RUN <<EOF',
        'set -e',
        'go vet ./...',
        'go build -o httpserver .',
        'EOF',
        'ENTRYPOINT ["./httpserver"]',
      ),
    ),
    right(
      'a COPY heredoc for a start script',
      one(
        'WORKDIR /app',
        'COPY . .',
        'RUN go build -o httpserver .',
        'COPY --chmod=755 <<EOF /start.sh',
        '#!/bin/sh',
        'exec /app/httpserver',
        'EOF',
        'CMD ["/start.sh"]',
      ),
    ),
    right(
      'a global ARG in FROM',
      `ARG VERSION=1.26-warm\nFROM golang:\${VERSION}\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver .\nENTRYPOINT ["./httpserver"]\n`.replace(
        'golang:${VERSION}',
        go.includes('warm') ? 'golang:${VERSION}' : go,
      ),
    ),
    right(
      'an ARG for the folder',
      one('ARG DIR=/code', 'WORKDIR $DIR', 'COPY . $DIR', 'RUN go build -o server .', 'CMD ["./server"]'),
    ),
    right(
      'a syntax and an escape directive',
      `# escape=\`\nFROM ${go}\nWORKDIR /app\nCOPY . .\nRUN go vet . && \`\n    go build -o httpserver .\nENTRYPOINT ["./httpserver"]\n`,
    ),
    right(
      'comments and line continuations',
      `# my first\nFROM ${go}\n\n# where\nWORKDIR /app\nCOPY . .\nRUN go vet \\\n  # look first\n  . && \\\n  go build \\\n    -o httpserver \\\n    .\nENTRYPOINT \\\n  ["./httpserver"]\n`,
    ),
    right('CRLF', plain.replaceAll('\n', '\r\n')),
    right(
      'no newline at the end, tabs and blanks',
      `\n\n  FROM   ${go}\n\tWORKDIR\t/app\nCOPY  .  .\nRUN  go build -o httpserver .\nENTRYPOINT [ "./httpserver" ]`,
    ),
    right(
      'several COPY lines',
      one(
        'WORKDIR /app',
        'COPY go.mod .',
        'COPY go.sum .',
        'COPY *.go .',
        'RUN go build -o httpserver .',
        'ENTRYPOINT ["/app/httpserver"]',
      ),
    ),
    right(
      'a COPY of JSON form',
      one(
        'WORKDIR /app',
        'COPY ["go.mod", "go.sum", "main.go", "./"]',
        'RUN ["go", "build", "-o", "httpserver", "."]',
        'ENTRYPOINT ["./httpserver"]',
      ),
    ),
    right(
      'a bind mount',
      one('RUN --mount=type=bind,target=/src cd /src && go build -o /usr/bin/web .', 'CMD ["web"]'),
    ),
    right(
      'SHELL bash',
      one(
        'SHELL ["/bin/bash", "-euo", "pipefail", "-c"]',
        'WORKDIR /app',
        'COPY . .',
        'RUN go build -o httpserver .',
        'ENTRYPOINT ["./httpserver"]',
      ),
    ),
    right(
      'a user of its own',
      one(
        'WORKDIR /app',
        'COPY . .',
        'RUN go build -o httpserver . && useradd web',
        'USER web',
        'ENTRYPOINT ["./httpserver"]',
      ),
    ),
    right(
      'LABEL, HEALTHCHECK, STOPSIGNAL, VOLUME',
      one(
        'LABEL org.opencontainers.image.title="web"',
        'WORKDIR /app',
        'COPY . .',
        'RUN go build -o httpserver .',
        'VOLUME /data',
        'STOPSIGNAL SIGINT',
        'HEALTHCHECK NONE',
        'ENTRYPOINT ["./httpserver"]',
      ),
    ),
    right(
      'another port by ENV',
      one(
        'ENV PORT=9000',
        'WORKDIR /app',
        'COPY . .',
        'RUN go build -o httpserver .',
        'EXPOSE 9000',
        'ENTRYPOINT ["./httpserver"]',
      ),
      { commands: [`${start} -p $PORT:9000 httpserver`] },
    ),
    right('a vendored module', plain, { commands: ['go mod vendor', built] }),
    right(
      'a second stage already',
      `FROM ${go} AS b\nWORKDIR /app\nCOPY . .\nRUN CGO_ENABLED=0 go build -o httpserver .\nFROM scratch\nCOPY --from=b /app/httpserver /\nCMD ["/httpserver"]\n`,
    ),
    right('.dockerignore keeps everything out but what is needed', plain, {
      files: { '.dockerignore': '*\n!go.mod\n!go.sum\n!*.go\n' },
    }),
    right('.dockerignore with comments and patterns', plain, {
      files: { '.dockerignore': '# binaries\n**/httpserver\n.git\nDockerfile\n*.md\n.dockerignore\n' },
    }),
    right('Dockerfile hidden by .dockerignore', plain, { files: { '.dockerignore': 'Dockerfile\n' } }),
    right('built by -f and a path', plain, {
      commands: ['cd .. && docker build -q -t httpserver -f httpserver/Dockerfile httpserver'],
    }),
    right('buildx build --load', plain, {
      commands: ['docker buildx build --load -q -t httpserver:latest .'],
    }),
    right('other names beside it', plain, { commands: ['docker build -q -t exam-web -t httpserver .'] }),
    right('tagged afterwards', plain, {
      commands: ['docker build -q -t exam-web .', 'docker tag exam-web httpserver'],
    }),
    right('built with the legacy builder', plain, {
      commands: ['DOCKER_BUILDKIT=0 docker build -q -t httpserver .'],
    }),
    right('with --no-cache and labels', plain, {
      commands: ['docker build -q --no-cache --label a=b -t httpserver .'],
    }),
    right(
      'a build argument on the command line',
      one(
        'ARG NAME=web',
        'WORKDIR /app',
        'COPY . .',
        'RUN go build -o httpserver .',
        'ENV NAME=$NAME',
        'ENTRYPOINT ["./httpserver"]',
      ),
      { commands: ['docker build -q --build-arg NAME=other -t httpserver .'] },
    ),
    right('run with -p', plain, { commands: [`${start} -p $PORT:8080 httpserver`] }),
    right('run with -P', plain, { commands: [`${start} -P httpserver`] }),
    right('run on 127.0.0.1 alone', plain, { commands: [`${start} -p 127.0.0.1:$PORT:8080 httpserver`] }),
    right('run on a random port', plain, { commands: [`${start} -p 8080 httpserver`] }),
    right('run with PORT', plain, { commands: [`${start} -e PORT=9000 -p $PORT:9000 httpserver`] }),
    right('run in the host’s network', plain, {
      commands: [`${start} --network host -e PORT=$PORT httpserver`],
    }),
    right('run by the image’s id', plain, {
      commands: [`${built} && ${run} -p $PORT:8080 $(docker images -q httpserver)`],
    }),
    right('created, then started', plain, {
      commands: [built, 'docker create --name exam-a -p $PORT:8080 httpserver', 'docker start exam-a'],
    }),
    right('a failed container of before, and one that runs', plain, {
      commands: [
        built,
        'docker create --name exam-b -p $PORT:8080 httpserver false',
        `${run} -p $PORT:8080 httpserver`,
      ],
    }),
    right('main.go with another greeting', plain, {
      commands: [`sed -i 's/Hello from an image!/Servus/' main.go`, `${start} -p $PORT:8080 httpserver`],
    }),
    right(
      'an nginx-like setting of permissions',
      one(
        'WORKDIR /app',
        'COPY --chown=1000:1000 --chmod=755 . .',
        'RUN go build -o httpserver .',
        'USER 1000:1000',
        'ENTRYPOINT ["./httpserver"]',
      ),
    ),
    right(
      'the build in a stage that the image continues',
      `FROM ${go} AS base\nWORKDIR /app\nFROM base\nCOPY . .\nRUN go build -o httpserver .\nENTRYPOINT ["./httpserver"]\n`,
    ),
    right('touch of main.go after the build', plain, { commands: [built, 'touch main.go Dockerfile'] }),

    wrong('no Dockerfile', 'dockerfile-missing', null, { commands: [] }),
    wrong('named Dockerfile.txt', 'dockerfile-misnamed', null, {
      files: { 'Dockerfile.txt': plain },
      commands: [],
    }),
    right('named dockerfile, which Docker takes as well', null, { files: { dockerfile: plain } }),
    wrong('in the parent folder', 'dockerfile-in-wrong-folder', null, {
      files: { '../Dockerfile': plain },
      commands: [],
    }),
    wrong('an empty Dockerfile', 'dockerfile-empty', ''),
    wrong('comments alone', 'dockerfile-empty', '# FROM golang\n'),
    wrong(
      'FROM missing',
      'from-missing',
      'WORKDIR /app\nCOPY . .\nRUN go build -o httpserver .\nENTRYPOINT ["./httpserver"]\n',
      { says: /Dockerfile/ },
    ),
    wrong(
      'FROM not first',
      'from-missing',
      `WORKDIR /app\nFROM ${go}\nCOPY . .\nRUN go build -o httpserver .\nENTRYPOINT ["./httpserver"]\n`,
    ),
    wrong(
      'an unknown instruction',
      'instruction-unknown',
      one('WORKDIR /app', 'COPPY . .', 'RUN go build -o httpserver .'),
      { says: /"line":3/ },
    ),
    wrong(
      'a command without RUN',
      'instruction-unknown',
      one('WORKDIR /app', 'COPY . .', 'go build -o httpserver .', 'CMD ["./httpserver"]'),
      { says: /"line":4/ },
    ),
    wrong(
      'a missing backslash',
      ['instruction-unknown', 'line-breaks-off'],
      one(
        'WORKDIR /app',
        'COPY . .',
        'RUN go vet . &&',
        '    go build -o httpserver .',
        'CMD ["./httpserver"]',
      ),
    ),
    right(
      'a backslash with a blank behind it',
      one('WORKDIR /app', 'COPY . .', 'RUN go build \\ ', '    -o httpserver .', 'CMD ["./httpserver"]'),
    ),
    wrong(
      'a backslash too many',
      'line-goes-on',
      one('WORKDIR /app', 'COPY . .', 'RUN go build -o httpserver . \\', 'CMD ["./httpserver"]'),
    ),
    wrong(
      'COPY with one argument',
      'copy-without-target',
      one('WORKDIR /app', 'COPY .', 'RUN go build -o httpserver .', 'CMD ["./httpserver"]'),
    ),
    wrong(
      'RUN before COPY',
      'build-before-copy',
      one('WORKDIR /app', 'RUN go build -o httpserver .', 'COPY . .', 'CMD ["./httpserver"]'),
      { says: /"line":3/ },
    ),
    wrong(
      'copied elsewhere',
      'wrong-folder',
      one('COPY . /src', 'WORKDIR /app', 'RUN go build -o httpserver .', 'CMD ["./httpserver"]'),
    ),
    wrong(
      'RUN cd',
      'wrong-folder',
      one('COPY . /app', 'RUN cd /app', 'RUN go build -o httpserver .', 'CMD ["/app/httpserver"]'),
    ),
    wrong(
      'nothing copied',
      'go-mod-not-copied',
      one('WORKDIR /app', 'RUN go build -o httpserver .', 'CMD ["./httpserver"]'),
    ),
    wrong(
      'main.go alone is copied',
      'go-mod-not-copied',
      one('WORKDIR /app', 'COPY main.go .', 'RUN go build -o httpserver .', 'CMD ["./httpserver"]'),
    ),
    wrong(
      'go.sum is not copied',
      'go-sum-not-copied',
      one('WORKDIR /app', 'COPY go.mod main.go ./', 'RUN go build -o httpserver .', 'CMD ["./httpserver"]'),
    ),
    wrong(
      'main.go is not copied',
      'source-not-copied',
      one('WORKDIR /app', 'COPY go.mod go.sum ./', 'RUN go build -o httpserver .', 'CMD ["./httpserver"]'),
    ),
    wrong(
      'COPY from the parent',
      'copy-outside-context',
      one('WORKDIR /app', 'COPY ../httpserver .', 'RUN go build -o httpserver .', 'CMD ["./httpserver"]'),
    ),
    wrong(
      'COPY of an absolute path of the machine',
      ['copy-source-missing', 'copy-outside-context', 'copy-absolute-path'],
      one(
        'WORKDIR /app',
        'COPY /home/me/go-docker-tour/httpserver .',
        'RUN go build -o httpserver .',
        'CMD ["./httpserver"]',
      ),
    ),
    wrong(
      'COPY of a file that is not there',
      'copy-source-missing',
      one(
        'WORKDIR /app',
        'COPY go.mod go.sum server.go ./',
        'RUN go build -o httpserver .',
        'CMD ["./httpserver"]',
      ),
      { says: /server\.go/ },
    ),
    wrong(
      'COPY *.go go.mod to a folder without slash',
      ['copied-onto-file'],
      one(
        'COPY go.mod go.sum main.go /app',
        'WORKDIR /app',
        'RUN go build -o httpserver .',
        'CMD ["./httpserver"]',
      ),
      { commands: ['DOCKER_BUILDKIT=0 docker build -t httpserver .'] },
    ),
    wrong('.dockerignore hides go.mod', 'dockerignore-hides', plain, {
      files: { '.dockerignore': 'go.*\n' },
      says: /\.dockerignore/,
    }),
    wrong('.dockerignore hides main.go', 'dockerignore-hides', plain, {
      files: { '.dockerignore': '*.go\n' },
      says: /\.dockerignore/,
    }),
    wrong('.dockerignore hides all', 'dockerignore-hides', plain, {
      files: { '.dockerignore': '*\n' },
      says: /\.dockerignore/,
    }),
    wrong('.dockerignore hides go.sum', 'dockerignore-hides', plain, {
      files: { '.dockerignore': 'httpserver\ngo.sum\n' },
      says: /\.dockerignore/,
    }),
    wrong('Dockerfile.dockerignore hides main.go', 'dockerignore-hides', plain, {
      files: { 'Dockerfile.dockerignore': 'main.*\n' },
      says: /dockerignore/,
    }),
    wrong('the exception in .dockerignore comes too early', 'dockerignore-hides', plain, {
      files: { '.dockerignore': '!main.go\n*.go\n' },
      says: /"line":2/,
    }),
    wrong('a tag of golang that does not exist', 'base-image-tag-unknown', plain.replace(go, 'golang:1.99')),
    wrong('a misspelled base image', 'base-image-misspelt', plain.replace(go, 'goland:1.26')),
    wrong('a base image in capitals', 'base-image-in-capitals', plain.replace(go, 'Golang:1.26')),
    wrong('FROM without an image', 'from-without-image', plain.replace(` ${go}`, '')),
    wrong('FROM scratch alone', ['run-in-scratch'], plain.replace(go, 'scratch')),
    wrong('go.sum was deleted', 'go-sum-missing', plain, { files: { 'go.sum': null } }),
    wrong('a go line newer than the image', 'go-version-too-old', plain, {
      commands: [`sed -i 's/^go .*/go 1.99.0/' go.mod`, built],
    }),
    wrong('main.go does not compile', 'undefined-name', plain, {
      commands: [`sed -i 's/log.Infof/log.Infoff/' main.go`, built],
      says: /main\.go/,
    }),
    wrong(
      'the entrypoint has another name',
      'entrypoint-missing',
      plain.replace('["./httpserver"]', '["./server"]'),
    ),
    wrong(
      'the entrypoint looks in another folder',
      'entrypoint-missing',
      plain.replace('["./httpserver"]', '["/httpserver"]'),
    ),
    wrong(
      'the entrypoint without ./',
      'entrypoint-not-in-path',
      plain.replace('["./httpserver"]', '["httpserver"]'),
    ),
    wrong(
      'a shell-form CMD without ./',
      'entrypoint-not-in-path',
      plain.replace('ENTRYPOINT ["./httpserver"]', 'CMD httpserver'),
    ),
    wrong(
      'the entrypoint is the folder',
      'entrypoint-is-directory',
      plain.replace('["./httpserver"]', '["/app"]'),
    ),
    wrong(
      'the entrypoint is main.go',
      ['entrypoint-not-executable', 'entrypoint-is-source'],
      plain.replace('["./httpserver"]', '["./main.go"]'),
    ),
    wrong(
      'arguments in one string',
      ['entrypoint-one-string', 'entrypoint-missing'],
      plain.replace('["./httpserver"]', '["go run ."]'),
    ),
    wrong('single quotes', 'list-not-json', plain.replace('["./httpserver"]', "['./httpserver']")),
    wrong('bad JSON', 'list-not-json', plain.replace('["./httpserver"]', '["./httpserver"')),
    wrong('no CMD and no ENTRYPOINT', 'nothing-to-start', plain.replace(/ENTRYPOINT.*\n/, '')),
    wrong(
      'a comment behind an instruction',
      ['comment-after-instruction', 'entrypoint-missing', 'workdir-comment'],
      plain
        .replace('WORKDIR /app', 'WORKDIR /app # where it all happens')
        .replace('["./httpserver"]', '["/app/httpserver"]'),
    ),
    wrong(
      'a comment behind COPY',
      ['comment-after-instruction', 'copy-source-missing'],
      plain.replace('COPY . .', 'COPY . . # all of it'),
    ),
    wrong(
      'RUN starts the server',
      ['server-run-in-build'],
      plain.replace('ENTRYPOINT ["./httpserver"]', 'RUN ./httpserver'),
      { commands: [] },
    ),
    wrong('go build of a package that is not main', 'package-not-main', plain, {
      commands: [`sed -i 's/^package main/package server/' main.go`, built],
    }),
    wrong(
      'the program ends up elsewhere by go install',
      'entrypoint-missing',
      one('WORKDIR /app', 'COPY . .', 'RUN go install .', 'CMD ["./httpserver"]'),
      { files: { '.dockerignore': 'httpserver\n' } },
    ),
    wrong('GOOS of the learner’s Mac', 'wrong-architecture', plain.replace('RUN go', 'RUN GOOS=darwin go')),
    wrong(
      'GOARCH of another processor',
      ['wrong-architecture', 'wrong-architecture'],
      plain.replace('RUN go', 'RUN GOARCH=arm64 go'),
    ),
    wrong(
      'GO111MODULE off in the image',
      'modules-off',
      plain.replace('WORKDIR', 'ENV GO111MODULE=off\nWORKDIR'),
    ),
    wrong(
      'a flag that Go does not know',
      ['goflags-bad', 'go-flag-unknown'],
      plain.replace('RUN go', 'RUN GOFLAGS=-mod=readonl go'),
    ),
    wrong(
      'the network is off while building',
      ['go-proxy-off', 'goproxy-off'],
      plain.replace('RUN go', 'RUN GOPROXY=off go'),
    ),
    wrong(
      'USER without rights in the folder',
      ['user-may-not-write'],
      plain.replace('RUN go', 'USER 1000\nRUN go'),
      { commands: [built] },
    ),
    wrong('USER unknown', 'user-unknown', plain.replace('ENTRYPOINT', 'USER web\nENTRYPOINT')),
    wrong(
      'PORT that is none',
      ['port-privileged', 'container-exited'],
      plain.replace('ENTRYPOINT', 'ENV PORT=abc\nENTRYPOINT'),
    ),
    wrong(
      'two CMDs, the last one wrong',
      ['entrypoint-missing', 'nothing-to-start'],
      plain.replace('ENTRYPOINT ["./httpserver"]', 'CMD ["./httpserver"]\nCMD ["./app"]'),
    ),
    wrong('listens on 127.0.0.1', 'listens-on-loopback', plain, {
      commands: [`sed -i 's/":"+port/"127.0.0.1:"+port/' main.go`, `${start} -p $PORT:8080 httpserver`],
    }),
    wrong('the server panics', 'container-exited', plain, {
      commands: [`sed -i 's/^func main() {/func main() {\\n\\tpanic("no database")/' main.go`, built],
      says: /no database/,
    }),

    wrong('built under another name', 'image-named-otherwise', plain, {
      commands: ['docker build -q -t exam-other .'],
    }),
    wrong('built under another tag', ['image-named-otherwise', 'image-missing'], plain, {
      commands: ['docker build -q -t httpserver:v1 .'],
      says: /httpserver:v1/,
    }),
    wrong('built with a typo', ['image-named-otherwise', 'image-missing'], plain, {
      commands: ['docker build -q -t htpserver .'],
    }),
    wrong('built without a name', ['image-named-otherwise', 'image-without-name', 'image-missing'], plain, {
      commands: ['docker build -q .'],
    }),
    wrong('image older than main.go', 'image-older-sources', plain, {
      commands: [built, 'echo "// more" >> main.go'],
    }),
    wrong('image older than the Dockerfile', 'image-older-dockerfile', plain, {
      commands: [built, `sed -i 's/^EXPOSE.*/ENV A=b/' Dockerfile`],
    }),
    wrong('image older than a new COPY', 'image-older-dockerfile', plain, {
      commands: [built, `sed -i 's#/app#/srv#' Dockerfile`],
    }),
    wrong(
      'image of another folder',
      ['image-of-something-else', 'image-older-sources', 'image-other'],
      plain,
      {
        commands: [
          `mkdir ../other && cp -r . ../other/ && cd ../other && sed -i 's/Hello/Ola/' main.go`,
          built,
        ],
      },
    ),
    wrong(
      'an image of somebody else by that name',
      ['image-of-something-else', 'image-other', 'image-older-dockerfile'],
      plain,
      { commands: [`docker tag ${go} httpserver`] },
    ),

    wrong('run without -p', 'port-not-published', plain, { commands: [`${start} httpserver`] }),
    wrong('EXPOSE only', 'port-not-published', plain, { commands: [`${start} --expose 8080 httpserver`] }),
    wrong('published the wrong way round', 'ports-swapped', plain, {
      // The server's own port on the left: a free one, as 8080 may be taken, or be what $PORT is.
      commands: [`${start} -e PORT=$PORT -p $PORT:80 httpserver`],
    }),
    wrong('published to another port', ['listens-elsewhere'], plain, {
      commands: [`${start} -p $PORT:80 httpserver`],
    }),
    wrong('PORT changed, -p not', ['listens-elsewhere'], plain, {
      commands: [`${start} -e PORT=9000 -p $PORT:8080 httpserver`],
    }),
    wrong('port taken by a process', 'port-taken', plain, {
      commands: [
        built,
        `node -e 'require("net").createServer().listen(process.env.PORT, "0.0.0.0", () => console.log("up"))' >/dev/null 2>&1 & echo $! > ../pid; sleep 0.5`,
        `${run} -p $PORT:8080 httpserver`,
      ],
      after: ['kill $(cat ../pid)'],
    }),
    wrong('port taken by another container', 'port-taken', plain, {
      commands: [
        built,
        `docker run -d --name exam-b -p $PORT:80 ${go} sleep 300`,
        `${run} -p $PORT:8080 httpserver`,
      ],
    }),
    wrong('exited: bad PORT', 'container-exited', plain, {
      commands: [`${start} -e PORT=99999 -p $PORT:8080 httpserver`, 'docker wait exam-a'],
      says: /99999|invalid port/,
    }),
    right('stopped on purpose', plain, {
      commands: [`${start} -p $PORT:8080 httpserver`, 'docker stop exam-a'],
    }),
    wrong('restarting for ever', ['container-exited', 'container-restarting'], plain, {
      commands: [`${start} --restart always -e PORT=x -p $PORT:8080 httpserver`],
    }),
    wrong('paused', 'container-paused', plain, {
      commands: [`${start} -p $PORT:8080 httpserver`, 'docker pause exam-a'],
    }),
    wrong('created only', ['container-not-started', 'container-created'], plain, {
      commands: [built, 'docker create --name exam-a -p $PORT:8080 httpserver'],
    }),
    wrong('a container of the older image', 'container-of-older-image', plain, {
      commands: [`${start} -p $PORT:8080 httpserver`, `sed -i 's/Hello/Ola/' main.go`, built],
    }),
    wrong('127.0.0.1 by a container of another network mode', ['port-not-published', 'no-network'], plain, {
      commands: [`${start} --network none httpserver`],
    }),

    wrong('engine down', 'engine-down', plain, {
      commands: [],
      env: { DOCKER_HOST: 'unix:///nope/docker.sock' },
      fault: 'machine',
    }),
    wrong('engine at a port where nobody is', 'engine-down', plain, {
      commands: [],
      env: { DOCKER_HOST: 'tcp://127.0.0.1:1' },
      fault: 'machine',
    }),
    wrong(
      'a base image that cannot be pulled',
      ['registry-unreachable', 'no-network', 'dns'],
      plain.replace(go, 'alpine:3.20').replace('RUN go', 'RUN apk add go && go'),
      { fault: 'machine' },
    ),
    wrong(
      'a golang image that exists and cannot be pulled',
      ['registry-unreachable', 'no-network', 'dns'],
      plain.replace(go, 'golang:1.25'),
      { fault: 'machine' },
    ),
  ];
}
