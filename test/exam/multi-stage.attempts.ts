import { warmImage } from '../support/tools.ts';
import { type Attempts, right, wrong } from './attempts.ts';

/** What a person writes into the Dockerfile of lesson 6, and does with it. */
export function multiStageAttempts(go = warmImage()): Attempts {
  const build = `FROM ${go} AS builder\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN CGO_ENABLED=0 go build -o httpserver .\n`;
  const end = `FROM scratch\nCOPY --from=builder /app/httpserver /httpserver\nEXPOSE 8080\nENTRYPOINT ["/httpserver"]\n`;
  const whole = build + end;
  const cgo = build.replace('CGO_ENABLED=0 ', '');
  const making = (line: string) => build.replace('CGO_ENABLED=0 go build -o httpserver .', line) + end;
  const ending = (...lines: string[]) => `${build}${lines.join('\n')}\n`;
  const run = 'docker run -d --name exam-a';
  const built = 'docker build -q -t httpserver .';
  const start = `${built} && ${run}`;
  return [
    right('the lesson’s own', whole),
    right('netgo and osusergo with cgo', making(`go build -tags netgo,osusergo -o httpserver .`)),
    right(
      '-extldflags static',
      making(`go build -ldflags '-extldflags "-static"' -tags netgo,osusergo -o httpserver .`),
    ),
    right(
      'linkmode external, static',
      making(`go build -ldflags '-linkmode external -extldflags -static' -o httpserver .`),
    ),
    right('stripped', making(`CGO_ENABLED=0 go build -trimpath -ldflags="-s -w" -o httpserver .`)),
    right(
      'ENV CGO_ENABLED',
      whole
        .replace('WORKDIR /app', 'ENV CGO_ENABLED=0 GOOS=linux\nWORKDIR /app')
        .replace('RUN CGO_ENABLED=0 ', 'RUN '),
    ),
    right(
      'ARG CGO_ENABLED',
      whole.replace('WORKDIR /app', 'ARG CGO_ENABLED=0\nWORKDIR /app').replace('RUN CGO_ENABLED=0 ', 'RUN '),
    ),
    right(
      'go env -w',
      whole
        .replace('WORKDIR /app', 'RUN go env -w CGO_ENABLED=0\nWORKDIR /app')
        .replace('RUN CGO_ENABLED=0 ', 'RUN '),
    ),
    right(
      'export',
      making('export CGO_ENABLED=0; export GOOS=linux; go build -a -installsuffix cgo -o httpserver .'),
    ),
    right('env', making('env CGO_ENABLED=0 go build -o httpserver .')),
    right(
      'the loader and libraries copied along',
      cgo +
        `FROM scratch\nCOPY --from=builder /lib64/ld-linux-x86-64.so.2 /lib64/\nCOPY --from=builder /lib/x86_64-linux-gnu/libc.so.6 /lib/x86_64-linux-gnu/libresolv.so.2 /lib/x86_64-linux-gnu/\nCOPY --from=builder /app/httpserver /\nENTRYPOINT ["/httpserver"]\n`,
    ),
    right(
      'started by the loader',
      cgo +
        `FROM scratch\nCOPY --from=builder /lib64/ld-linux-x86-64.so.2 /lib64/\nCOPY --from=builder /lib/x86_64-linux-gnu/libc.so.6 /lib/x86_64-linux-gnu/libresolv.so.2 /libs/\nCOPY --from=builder /app/httpserver /\nENTRYPOINT ["/lib64/ld-linux-x86-64.so.2", "--library-path", "/libs", "/httpserver"]\n`,
    ),
    right('stage by number', whole.replace(' AS builder', '').replace('--from=builder', '--from=0')),
    right('a named stage by number', whole.replace('--from=builder', '--from=0')),
    right('another stage name', whole.replaceAll('builder', 'compile-it')),
    right('the stage’s name in other letters', whole.replace('AS builder', 'as Builder')),
    right(
      'lower case',
      whole.replace(/^(FROM|RUN|COPY|WORKDIR|EXPOSE|ENTRYPOINT)/gm, (word) => word.toLowerCase()),
    ),
    right(
      'three stages',
      `FROM ${go} AS deps\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod download\nFROM deps AS build\nCOPY . .\nRUN CGO_ENABLED=0 go build -o /out/server .\nFROM scratch AS final\nCOPY --from=build /out/server /server\nCMD ["/server"]\n`,
    ),
    right('a stage of its own for tests, unused', `${build}FROM builder AS test\nRUN go vet ./...\n${end}`),
    right(
      'a stage that passes the binary on',
      `${build}FROM scratch AS bin\nCOPY --from=builder /app/httpserver /bin/\nFROM scratch\nCOPY --from=bin / /\nENTRYPOINT ["/bin/httpserver"]\n`,
    ),
    right(
      'a final stage from a named scratch stage',
      `FROM scratch AS base\nWORKDIR /srv\n${build}FROM base\nCOPY --from=builder /app/httpserver .\nENTRYPOINT ["./httpserver"]\n`,
    ),
    right(
      'a folder with the binary',
      `${build.replace('-o httpserver', '-o /out/httpserver')}FROM scratch\nCOPY --from=builder /out/ /\nENTRYPOINT ["/httpserver"]\n`,
    ),
    right(
      'several binaries',
      making('CGO_ENABLED=0 go build -o httpserver . && CGO_ENABLED=0 go build -o health .').replace(
        '/app/httpserver /httpserver',
        '/app/httpserver /app/health /',
      ),
    ),
    right(
      'another name, WORKDIR in the end',
      ending('FROM scratch', 'WORKDIR /bin', 'COPY --from=builder /app/httpserver ./web', 'CMD ["./web"]'),
    ),
    right(
      'PATH in scratch',
      ending(
        'FROM scratch',
        'ENV PATH=/bin',
        'COPY --from=builder /app/httpserver /bin/',
        'CMD ["httpserver"]',
      ),
    ),
    right(
      'found in Docker’s own PATH',
      ending(
        'FROM scratch',
        'COPY --from=builder /app/httpserver /usr/bin/httpserver',
        'ENTRYPOINT ["httpserver"]',
      ),
    ),
    right(
      'relative without a WORKDIR',
      ending('FROM scratch', 'COPY --from=builder /app/httpserver .', 'ENTRYPOINT ["./httpserver"]'),
    ),
    right(
      'chown, chmod and link',
      ending(
        'FROM scratch',
        'COPY --link --chown=65534:65534 --chmod=555 --from=builder /app/httpserver /httpserver',
        'USER 65534:65534',
        'ENTRYPOINT ["/httpserver"]',
      ),
    ),
    right(
      'user by name with a passwd copied along',
      `${build}RUN useradd -u 10001 web\nFROM scratch\nCOPY --from=builder /etc/passwd /etc/passwd\nCOPY --from=builder /app/httpserver /\nUSER web\nENTRYPOINT ["/httpserver"]\n`,
    ),
    right(
      'certificates along',
      ending(
        'FROM scratch',
        'COPY --from=builder /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/',
        'COPY --from=builder /app/httpserver /',
        'ENTRYPOINT ["/httpserver"]',
      ),
    ),
    right(
      'LABEL, EXPOSE other, HEALTHCHECK, STOPSIGNAL',
      ending(
        'FROM scratch',
        'LABEL a=b',
        'EXPOSE 9999/tcp',
        'HEALTHCHECK CMD ["/httpserver", "--health"]',
        'STOPSIGNAL SIGTERM',
        'COPY --from=builder /app/httpserver /',
        'ENTRYPOINT ["/httpserver"]',
      ),
    ),
    right(
      'another port',
      ending(
        'FROM scratch',
        'ENV PORT=3000',
        'EXPOSE 3000',
        'COPY --from=builder /app/httpserver /',
        'ENTRYPOINT ["/httpserver"]',
      ),
      { commands: [`${start} -p $PORT:3000 httpserver`] },
    ),
    right(
      'ENTRYPOINT and CMD',
      ending(
        'FROM scratch',
        'COPY --from=builder /app/httpserver /',
        'ENTRYPOINT ["/httpserver"]',
        'CMD ["-v"]',
      ),
    ),
    right(
      'mounts instead of COPY',
      `# syntax-free\nFROM ${go} AS builder\nWORKDIR /src\nENV CGO_ENABLED=0\nRUN --mount=type=cache,target=/go/pkg/mod --mount=type=bind,source=go.mod,target=go.mod --mount=type=bind,source=go.sum,target=go.sum go mod download -x\nRUN --mount=type=cache,target=/go/pkg/mod --mount=type=cache,target=/root/.cache/go-build --mount=type=bind,target=. go build -o /bin/server .\nFROM scratch\nCOPY --from=builder /bin/server /bin/\nENTRYPOINT ["/bin/server"]\n`,
    ),
    right(
      'the binary by a heredoc build',
      `FROM ${go} AS builder\nWORKDIR /app\nCOPY . .\nRUN <<EOF\nset -eux\nexport CGO_ENABLED=0\ngo build -o /httpserver .\nEOF\nFROM scratch\nCOPY --from=builder /httpserver /\nCMD ["/httpserver"]\n`,
    ),
    right(
      'all copied at once',
      `FROM ${go} AS builder\nCOPY . /src\nRUN cd /src && CGO_ENABLED=0 go build -o /s\nFROM scratch\nCOPY --from=builder /s /s\nCMD ["/s"]\n`,
    ),
    right(
      'go install',
      `FROM ${go} AS builder\nWORKDIR /x\nCOPY . .\nRUN CGO_ENABLED=0 go install\nFROM scratch\nCOPY --from=builder /go/bin/httpserver /\nCMD ["/httpserver"]\n`,
    ),
    right('ADD instead of COPY', whole.replace('COPY . .', 'ADD . .')),
    right(
      'global ARGs',
      `ARG GO=${go}\nARG BASE=scratch\nFROM \${GO} AS builder\nWORKDIR /app\nCOPY . .\nRUN CGO_ENABLED=0 go build -o httpserver .\nFROM \${BASE}\nCOPY --from=builder /app/httpserver /\nCMD ["/httpserver"]\n`,
    ),
    right(
      '--platform',
      whole
        .replace('FROM golang', 'FROM --platform=$BUILDPLATFORM golang')
        .replace('WORKDIR /app', 'ARG TARGETOS TARGETARCH\nWORKDIR /app')
        .replace('CGO_ENABLED=0 ', 'CGO_ENABLED=0 GOOS=$TARGETOS GOARCH=$TARGETARCH '),
    ),
    right(
      'an own small base',
      `FROM ${go} AS root\nRUN mkdir -p /rootfs/bin /rootfs/lib64 /rootfs/lib/x86_64-linux-gnu && cp /bin/sh /rootfs/bin/ && cp /lib64/ld-linux-x86-64.so.2 /rootfs/lib64/ && cp /lib/x86_64-linux-gnu/libc.so.6 /lib/x86_64-linux-gnu/libresolv.so.2 /rootfs/lib/x86_64-linux-gnu/\n${cgo}FROM scratch\nCOPY --from=root /rootfs /\nCOPY --from=builder /app/httpserver /\nENTRYPOINT exec /httpserver\n`,
    ),
    right(
      'a base image of their own',
      `${build}FROM exam-base\nCOPY --from=builder /app/httpserver /httpserver\nENTRYPOINT ["/httpserver"]\n`,
      {
        commands: [
          'printf "FROM scratch\\nCOPY go.mod /etc/motd\\n" | docker build -q -t exam-base -f - .',
          built,
        ],
        after: ['docker rmi -f exam-base'],
      },
    ),
    right(
      'vendored',
      `FROM ${go} AS builder\nWORKDIR /app\nCOPY . .\nRUN CGO_ENABLED=0 go build -mod=vendor -o httpserver .\n${end}`,
      { commands: ['go mod vendor', built] },
    ),
    right('.dockerignore with exceptions', whole, { files: { '.dockerignore': '**\n!/go.*\n!*.go\n' } }),
    right('no ENTRYPOINT but CMD', whole.replace('ENTRYPOINT', 'CMD')),
    right(
      'exec form with sh copied along is not needed',
      whole.replace('ENTRYPOINT ["/httpserver"]', 'ENTRYPOINT [ "/httpserver" ]'),
    ),
    right(
      'GOOS and GOARCH said',
      making('CGO_ENABLED=0 GOOS=linux GOARCH=amd64 GOAMD64=v1 go build -o httpserver .'),
    ),
    right(
      'static PIE',
      making(
        `go build -buildmode=pie -ldflags '-linkmode external -extldflags "-static-pie"' -tags netgo,osusergo -o httpserver .`,
      ),
    ),
    right(
      'tzdata copied',
      ending(
        'FROM scratch',
        'COPY --from=builder /usr/local/go/lib/time/zoneinfo.zip /zoneinfo.zip',
        'ENV ZONEINFO=/zoneinfo.zip',
        'COPY --from=builder /app/httpserver /',
        'ENTRYPOINT ["/httpserver"]',
      ),
    ),
    right('run with -p', whole, { commands: [`${start} -p $PORT:8080 httpserver`] }),
    right('hardened run', whole, {
      commands: [`${start} --read-only --cap-drop ALL --user 1000 -p 127.0.0.1:$PORT:8080 httpserver`],
    }),
    right('other tags beside it', whole, {
      commands: ['docker build -q -t httpserver -t httpserver:slim .'],
    }),
    right('the target is said', `${whole.replace('FROM scratch', 'FROM scratch AS final')}`, {
      commands: ['docker build -q --target final -t httpserver .'],
    }),
    right(
      'a debug stage before the final one',
      `${build}FROM ${go} AS debug\nCOPY --from=builder /app/httpserver /\n${end}`,
    ),
    right('another greeting', whole, { commands: [`sed -i 's/Hello from an image!/Hi/' main.go`, built] }),
    right('a server of their own without logrus fields', whole, {
      commands: [`sed -i 's/port = "8080"/port = "8090"/' main.go`, built],
    }),
    right('legacy builder', whole, { commands: ['DOCKER_BUILDKIT=0 docker build -q -t httpserver .'] }),
    right('an ONBUILD-free healthcheck by the program', whole.replace('EXPOSE', 'HEALTHCHECK NONE\nEXPOSE')),
    right(
      'binary by bind from a stage',
      `${build}FROM builder AS pack\nRUN mkdir /out && cp httpserver /out/ && chmod 755 /out/httpserver\nFROM scratch\nCOPY --from=pack /out/httpserver /\nENTRYPOINT ["/httpserver"]\n`,
    ),
    right(
      'quotes and JSON COPY',
      ending(
        'FROM scratch',
        'COPY --from=builder ["/app/httpserver", "/httpserver"]',
        'ENTRYPOINT ["/httpserver"]',
      ),
    ),

    wrong('one stage only', 'toolchain-shipped', `${build}ENTRYPOINT ["/app/httpserver"]\n`),
    wrong(
      'the caching lesson’s own Dockerfile',
      'toolchain-shipped',
      `FROM ${go}\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN go build -o httpserver .\nENTRYPOINT ["./httpserver"]\n`,
    ),
    wrong('a wrong stage name', 'wrong-stage-name', whole.replace('--from=builder', '--from=build'), {
      says: /"line":8/,
    }),
    wrong('a stage name without AS', 'wrong-stage-name', whole.replace(' AS builder', '')),
    wrong(
      'a stage number that is not there',
      ['wrong-stage-name'],
      whole.replace('--from=builder', '--from=1'),
    ),
    wrong(
      'a stage that comes later',
      ['stage-later', 'wrong-stage-name', 'stages-swapped'],
      `FROM scratch AS final\nCOPY --from=builder /app/httpserver /\nENTRYPOINT ["/httpserver"]\n${build}`,
    ),
    wrong(
      'a wrong path in COPY --from',
      ['wrong-copy-path'],
      whole.replace('/app/httpserver /httpserver', '/httpserver /httpserver'),
      { says: /"line":8/ },
    ),
    wrong(
      'a relative path in COPY --from',
      ['wrong-copy-path'],
      whole.replace('/app/httpserver /httpserver', 'httpserver /httpserver'),
    ),
    wrong(
      'another name than -o',
      ['wrong-copy-path'],
      whole
        .replace('/app/httpserver /httpserver', '/app/server /server')
        .replace('"/httpserver"', '"/server"'),
    ),
    wrong(
      '--from forgotten',
      ['from-forgotten', 'copy-source-missing', 'copy-without-from'],
      whole.replace('--from=builder ', ''),
    ),
    wrong(
      '--from forgotten, with the binary lying in the folder',
      ['copy-without-from', 'dynamic-in-scratch', 'copy-source-missing'],
      whole.replace('--from=builder /app/httpserver', 'httpserver'),
      { files: { '.dockerignore': '.git\n' } },
    ),
    wrong('dynamic in scratch', 'dynamic-in-scratch', cgo + end),
    wrong('CGO_ENABLED=1', 'dynamic-in-scratch', whole.replace('CGO_ENABLED=0', 'CGO_ENABLED=1')),
    wrong('pie', 'dynamic-in-scratch', making('CGO_ENABLED=0 go build -buildmode=pie -o httpserver .')),
    wrong(
      'CGO_ENABLED=0 in a line of its own',
      'dynamic-in-scratch',
      cgo.replace('RUN go build', 'RUN CGO_ENABLED=0\nRUN go build') + end,
    ),
    wrong(
      'export in a line of its own',
      'dynamic-in-scratch',
      cgo.replace('RUN go build', 'RUN export CGO_ENABLED=0\nRUN go build') + end,
    ),
    wrong(
      'CGO_ENABLED in the wrong stage',
      'dynamic-in-scratch',
      cgo + end.replace('FROM scratch', 'FROM scratch\nENV CGO_ENABLED=0'),
    ),
    wrong('CGO_ENABLED misspelled', 'dynamic-in-scratch', whole.replace('CGO_ENABLED', 'CGO_ENABLE')),
    wrong('ARG before the first FROM', 'dynamic-in-scratch', `ARG CGO_ENABLED=0\n${cgo}${end}`),
    wrong(
      'the loader copied along but not the libraries',
      ['library-missing', 'dynamic-in-scratch'],
      cgo +
        end.replace('FROM scratch', 'FROM scratch\nCOPY --from=builder /lib64/ld-linux-x86-64.so.2 /lib64/'),
    ),
    wrong(
      'go build after CGO_ENABLED=0 &&',
      'dynamic-in-scratch',
      making('CGO_ENABLED=0 && go build -o httpserver .'),
    ),
    wrong('shell-form ENTRYPOINT', 'shell-form-in-scratch', whole.replace('["/httpserver"]', '/httpserver'), {
      says: /"line":10/,
    }),
    wrong(
      'shell-form CMD',
      'shell-form-in-scratch',
      whole.replace('ENTRYPOINT ["/httpserver"]', 'CMD /httpserver'),
    ),
    wrong(
      'sh -c',
      ['shell-missing', 'entrypoint-missing', 'shell-form-in-scratch'],
      whole.replace('["/httpserver"]', '["sh", "-c", "/httpserver"]'),
    ),
    wrong('single quotes', 'list-not-json', whole.replace('["/httpserver"]', "['/httpserver']")),
    wrong('typographic quotes', 'list-not-json', whole.replace('["/httpserver"]', '[“/httpserver”]')),
    wrong(
      'RUN in scratch',
      'run-in-scratch',
      ending(
        'FROM scratch',
        'COPY --from=builder /app/httpserver /',
        'RUN chmod +x /httpserver',
        'CMD ["/httpserver"]',
      ),
    ),
    wrong(
      'a copied start script',
      ['script-interpreter-missing', 'script-in-scratch'],
      `${build}RUN printf '#!/bin/sh\\nexec /httpserver\\n' > /start.sh && chmod +x /start.sh\nFROM scratch\nCOPY --from=builder /start.sh /app/httpserver /\nENTRYPOINT ["/start.sh"]\n`,
    ),
    wrong(
      'entrypoint of the first stage’s path',
      'entrypoint-missing',
      whole.replace('["/httpserver"]', '["/app/httpserver"]'),
    ),
    wrong(
      'WORKDIR lost',
      'workdir-lost',
      ending('FROM scratch', 'COPY --from=builder /app/httpserver /app/httpserver', 'CMD ["./httpserver"]'),
    ),
    wrong(
      'entrypoint is a folder',
      'entrypoint-is-directory',
      ending('FROM scratch', 'COPY --from=builder /app /app', 'ENTRYPOINT ["/app"]'),
    ),
    wrong(
      'copied into a folder of that name',
      'entrypoint-is-directory',
      ending(
        'FROM scratch',
        'COPY --from=builder /app/httpserver /httpserver/',
        'ENTRYPOINT ["/httpserver"]',
      ),
    ),
    wrong(
      'no exec bit',
      'entrypoint-not-executable',
      whole.replace('--from=builder', '--chmod=644 --from=builder'),
    ),
    wrong(
      'no exec bit by chmod before',
      'entrypoint-not-executable',
      `${build}RUN chmod -x httpserver\n${end}`,
    ),
    wrong('package not main', 'package-not-main', whole, {
      commands: [`sed -i 's/^package main/package server/' main.go`, built],
    }),
    wrong(
      'without a slash and not in PATH',
      ['entrypoint-not-in-path', 'entrypoint-missing'],
      whole.replace('["/httpserver"]', '["httpserver"]'),
    ),
    wrong(
      'entrypoint with arguments in one string',
      ['entrypoint-one-string', 'entrypoint-missing'],
      whole.replace('["/httpserver"]', '["/httpserver --port 8080"]'),
    ),
    wrong('nothing to start', 'nothing-to-start', whole.replace(/ENTRYPOINT.*\n/, '')),
    wrong(
      'ENTRYPOINT in the first stage',
      'nothing-to-start',
      `${build}ENTRYPOINT ["/httpserver"]\n${end.replace(/ENTRYPOINT.*\n/, '')}`,
    ),
    wrong('an empty ENTRYPOINT', 'nothing-to-start', whole.replace('["/httpserver"]', '[]')),
    wrong('user by name', 'user-unknown', whole.replace('EXPOSE', 'USER nonroot\nEXPOSE')),
    right(
      'for root alone, and started as another user, which Docker lets pass',
      whole.replace('--from=builder', '--chmod=700 --from=builder').replace('EXPOSE', 'USER 1000\nEXPOSE'),
    ),
    wrong('GOOS=windows', 'wrong-architecture', whole.replace('CGO', 'GOOS=windows CGO')),
    wrong('GOARCH=arm64', 'wrong-architecture', whole.replace('CGO', 'GOARCH=arm64 CGO')),
    wrong(
      'the toolchain as base',
      'toolchain-shipped',
      `${build}FROM ${go}\nCOPY --from=builder /app/httpserver /\nCMD ["/httpserver"]\n`,
    ),
    wrong(
      'final stage from builder',
      'toolchain-shipped',
      `${build}FROM builder\nENTRYPOINT ["/app/httpserver"]\n`,
    ),
    wrong(
      'go run in the final stage',
      'toolchain-shipped',
      `${build}FROM ${go}\nWORKDIR /app\nCOPY --from=builder /app .\nENTRYPOINT ["go", "run", "."]\n`,
    ),
    wrong(
      'stages swapped',
      'stages-swapped',
      `FROM scratch AS final\nCOPY --from=builder /app/httpserver /\nENTRYPOINT ["/httpserver"]\n${build}ENTRYPOINT ["/app/httpserver"]\n`,
    ),
    wrong(
      'two stages, the build again in the last',
      ['toolchain-shipped'],
      `FROM ${go} AS builder\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver .\nFROM ${go}\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver .\nENTRYPOINT ["./httpserver"]\n`,
    ),
    wrong(
      'the whole root copied',
      ['toolchain-shipped', 'toolchain-copied'],
      ending('FROM scratch', 'COPY --from=builder / /', 'ENTRYPOINT ["/app/httpserver"]'),
    ),
    wrong(
      'the toolchain copied along',
      'toolchain-copied',
      ending(
        'FROM scratch',
        'COPY --from=builder /usr/local/go /usr/local/go',
        'COPY --from=builder /app/httpserver /',
        'ENTRYPOINT ["/httpserver"]',
      ),
    ),
    right(
      'the whole module folder copied, which stays small',
      ending('FROM scratch', 'COPY --from=builder /app /app', 'ENTRYPOINT ["/app/httpserver"]'),
    ),
    right(
      'the module cache copied, which stays small',
      ending(
        'FROM scratch',
        'COPY --from=builder /go /go',
        'COPY --from=builder /app/httpserver /',
        'ENTRYPOINT ["/httpserver"]',
      ),
    ),
    right(
      'the sources copied along, which stays small',
      ending(
        'FROM scratch',
        'COPY . /src',
        'COPY --from=builder /app/httpserver /',
        'ENTRYPOINT ["/httpserver"]',
      ),
    ),
    wrong(
      'a Debian below',
      'too-big',
      `${build}FROM exam-debian\nCOPY --from=builder /app/httpserver /\nENTRYPOINT ["/httpserver"]\n`,
      {
        commands: [
          `docker image inspect exam-debian >/dev/null 2>&1 || printf 'FROM ${go}\\nRUN rm -rf /usr/local/go /go /root/.cache\\nFROM scratch\\nCOPY --from=0 / /\\n' | docker build -q -t exam-debian -`,
          built,
        ],
        after: ['docker rmi -f exam-debian'],
      },
    ),
    wrong('.dockerignore hides go.mod', 'dockerignore-hides', whole, {
      files: { '.dockerignore': 'go.*\n' },
    }),
    wrong('.dockerignore hides main.go', 'dockerignore-hides', whole, {
      files: { '.dockerignore': '*\n!go.*\n' },
    }),
    wrong('image older than the Dockerfile', 'image-older-dockerfile', whole, {
      commands: [built, `sed -i 's/EXPOSE 8080/ENV PORT=8080/' Dockerfile`],
    }),
    wrong('image older than main.go', 'image-older-sources', whole, {
      commands: [built, 'echo "// more" >> main.go'],
    }),
    wrong('listens on 127.0.0.1', 'listens-on-loopback', whole, {
      commands: [`sed -i 's/":"+port/"127.0.0.1:"+port/' main.go`, built],
    }),
    wrong('PORT by a name', 'listens-elsewhere', whole.replace('EXPOSE', 'ENV PORT=http\nEXPOSE')),
    wrong('a server that ends at once', ['container-exited'], whole, {
      commands: [
        `sed -i 's/^func main() {/func main() {\\n\\tif len(os.Args) == 1 {\\n\\t\\tlog.Fatal("usage: httpserver FILE")\\n\\t}/' main.go`,
        built,
      ],
      says: /usage/,
    }),
    wrong('needs a file that is not in scratch', ['container-exited'], whole, {
      commands: [
        `sed -i 's#^func main() {#func main() {\\n\\tif _, err := os.ReadFile("/etc/hostname.conf"); err != nil {\\n\\t\\tlog.Fatal(err)\\n\\t}#' main.go`,
        built,
      ],
      says: /hostname\.conf/,
    }),
    wrong('no logging', 'nothing-logged', whole, {
      commands: [`sed -i 's/}).Info("request")/})/' main.go`, built],
    }),
    wrong('answers with 500', 'answers-with-error', whole, {
      commands: [
        `sed -i 's/fmt.Fprintln(w, greeting)/fmt.Sprint(greeting)\\n\\thttp.Error(w, "no", 500)/' main.go`,
        built,
      ],
    }),
    wrong('AS without a name', 'from-malformed', whole.replace('AS builder', 'AS')),
    wrong('a colon instead of AS', 'from-malformed', whole.replace(' AS builder', ' builder')),
    wrong('stage name that begins with a digit', ['stage-name-invalid'], whole.replace(/builder/g, '1st')),
    wrong('FROM misspelled as FORM', 'instruction-unknown', whole.replace('FROM scratch', 'FORM scratch')),
    wrong(
      'scratch misspelled',
      ['base-image-misspelt', 'wrong-stage-name'],
      whole.replace('FROM scratch', 'FROM scrach'),
    ),
    wrong('scratch with a tag', 'scratch-with-tag', whole.replace('FROM scratch', 'FROM scratch:latest')),
    wrong(
      'alpine that cannot be pulled',
      ['registry-unreachable', 'no-network', 'dns'],
      whole.replace('FROM scratch', 'FROM alpine:3.22'),
      { fault: 'machine' },
    ),
    wrong(
      'COPY --from an image that cannot be pulled',
      ['registry-unreachable', 'no-network', 'dns'],
      whole.replace('EXPOSE', 'COPY --from=nginx:1.27 /etc/nginx/nginx.conf /\nEXPOSE'),
      { fault: 'machine' },
    ),
    wrong('a Dockerfile with a build that fails', 'undefined-name', whole, {
      commands: [`sed -i 's/uuid.NewString()/uuid.NewStrin()/' main.go`, built],
      says: /main\.go/,
    }),
    wrong(
      'go.sum is not copied',
      ['go-sum-not-copied'],
      whole.replace('COPY go.mod go.sum ./', 'COPY go.mod ./').replace('COPY . .', 'COPY main.go .'),
    ),
    wrong('run with the ports swapped', 'ports-swapped', whole, {
      commands: [`${start} -e PORT=$PORT -p $PORT:80 httpserver`],
    }),
    wrong('run without -p', 'port-not-published', whole, { commands: [`${start} httpserver`] }),
    wrong('engine down', 'engine-down', whole, {
      commands: [],
      env: { DOCKER_HOST: 'unix:///nope/docker.sock' },
      fault: 'machine',
    }),
  ];
}
