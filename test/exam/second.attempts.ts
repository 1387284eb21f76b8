import { warmImage } from '../support/tools.ts';
import { type Attempts, right, wrong } from './attempts.ts';

const built = 'docker build -q -t httpserver .';
const run = 'docker run -d --name exam-a';

/** A second set for lesson 4, written after the first one was right. */
export function secondDockerfileAttempts(go = warmImage()): Attempts {
  const plain = `FROM ${go}\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver .\nEXPOSE 8080\nENTRYPOINT ["./httpserver"]\n`;
  const one = (...lines: string[]) => `FROM ${go}\n${lines.join('\n')}\n`;
  return [
    right(
      'two heredocs in one RUN, and a quoted name',
      one(
        'WORKDIR /app',
        'COPY . .',
        'RUN <<"ONE" bash && <<-TWO sh',
        'echo FROM here',
        'ONE',
        '\tgo build -o httpserver .',
        '\tTWO',
        'CMD ["./httpserver"]',
      ),
    ),
    right(
      'a heredoc whose lines look like instructions',
      one(
        'WORKDIR /app',
        'COPY . .',
        'COPY <<EOF /etc/motd',
        'WELCOME to this',
        'FROM me',
        'EOF',
        'RUN go build -o httpserver .',
        'CMD ["./httpserver"]',
      ),
    ),
    right(
      'MAINTAINER, ONBUILD and SHELL',
      one(
        'MAINTAINER me',
        'ONBUILD RUN echo built upon',
        'SHELL ["/bin/sh", "-ec"]',
        'WORKDIR /app',
        'COPY . .',
        'RUN go build -o httpserver .',
        'CMD ./httpserver',
      ),
    ),
    right(
      'a start script in the folder',
      one('WORKDIR /app', 'COPY . .', 'RUN go build -o httpserver .', 'CMD ["sh", "start.sh"]'),
      { files: { 'start.sh': '#!/bin/sh\nexec ./httpserver\n' } },
    ),
    right('the Makefile builds', one('WORKDIR /app', 'COPY . .', 'RUN sh ./make.sh', 'CMD ["/out/web"]'), {
      files: { 'make.sh': 'mkdir -p /out\ngo build -o /out/web .\n' },
    }),
    right(
      'sources in a folder below, built by path',
      one(
        'WORKDIR /app',
        'COPY go.mod go.sum ./',
        'COPY main.go cmd/web/',
        'RUN go build -o httpserver ./cmd/web',
        'CMD ["./httpserver"]',
      ),
    ),
    right(
      'a link to the program',
      one(
        'WORKDIR /app',
        'COPY . .',
        'RUN go build -o httpserver . && ln -s /app/httpserver /usr/bin/web',
        'CMD ["web"]',
      ),
    ),
    right(
      'PATH has the folder',
      one(
        'WORKDIR /app',
        'ENV PATH="/app:${PATH}"',
        'COPY . .',
        'RUN go build -o httpserver .',
        'ENTRYPOINT ["httpserver"]',
      ),
    ),
    right(
      'a trailing blank behind the backslash',
      one(
        'WORKDIR /app',
        'COPY . .',
        'RUN go vet . && \\  ',
        '  go build -o httpserver .',
        'CMD ["./httpserver"]',
      ),
    ),
    right('several -p, one of them right', plain, {
      commands: [`${built} && ${run} -p $PORT:8080 -p 9191:9191 httpserver`],
    }),
    right('--network host by PORT', plain, {
      commands: [`${built} && ${run} --net=host -e PORT=18099 httpserver`],
    }),
    right('a restarted container', plain, {
      commands: [`${built} && ${run} -p $PORT:8080 httpserver`, 'docker restart -t 0 exam-a'],
    }),
    right('an image saved and loaded', plain, {
      commands: [
        built,
        'docker save httpserver -o ../image.tar && docker rmi -f httpserver && docker load -i ../image.tar',
      ],
    }),
    right('the folder has a blank and other files in it', plain, {
      files: { 'my notes.md': 'x', 'docs/a b.txt': 'y' },
      commands: [built],
    }),
    right('IPv4 only', plain, {
      commands: [`sed -i 's/":"+port/"0.0.0.0:"+port/' main.go`, built, `${run} -p $PORT:8080 httpserver`],
    }),
    right('a server that logs by the standard library', plain, {
      commands: [
        `sed -i 's#log "github.com/sirupsen/logrus"#"log"#; s/log.Infof/log.Printf/' main.go`,
        `python3 - <<'P'\nimport re\ns=open('main.go').read()\ns=re.sub(r'\\tlog\\.SetFormatter\\(.*?\\}\\)\\n', '', s, flags=re.S)\ns=re.sub(r'log\\.WithFields\\(log\\.Fields\\{.*?\\}\\)\\.Info\\("request"\\)', 'log.Println(r.Method, r.URL.Path, uuid.NewString())', s, flags=re.S)\nopen('main.go','w').write(s)\nP`,
        'go mod tidy',
        built,
      ],
    }),

    wrong(
      'the second ENTRYPOINT wins',
      'entrypoint-missing',
      plain
        .replace('EXPOSE 8080', 'ENTRYPOINT ["/app/httpserver"]')
        .replace('["./httpserver"]', '["/bin/httpserver"]'),
    ),
    wrong(
      'ENTRYPOINT with a comma missing',
      'list-not-json',
      plain.replace('["./httpserver"]', '["sh" "-c" "./httpserver"]'),
    ),
    wrong('CMD hides in a comment', 'nothing-to-start', plain.replace('ENTRYPOINT', '# ENTRYPOINT')),
    wrong(
      'EXPOSE with a comment',
      'comment-after-instruction',
      plain.replace('EXPOSE 8080', 'EXPOSE 8080 # http'),
    ),
    wrong(
      'ENV with a comment',
      ['comment-after-instruction'],
      plain.replace('EXPOSE', 'ENV A=b # why\nEXPOSE'),
    ),
    wrong('FROM with a comment', 'comment-after-instruction', plain.replace('\n', ' # go\n')),
    wrong(
      'an unknown flag of COPY',
      ['flag-unknown', 'dockerfile-not-parsed'],
      plain.replace('COPY . .', 'COPY --mode=755 . .'),
    ),
    wrong(
      'RUN with an unknown mount',
      ['flag-unknown', 'dockerfile-not-parsed', 'mount-type-unknown'],
      plain.replace('RUN go', 'RUN --mount=type=cahce,target=/root/.cache go'),
    ),
    wrong(
      'WORKDIR without a folder',
      ['workdir-without-folder', 'dockerfile-not-parsed'],
      plain.replace('WORKDIR /app', 'WORKDIR'),
    ),
    wrong(
      'the quotes are open',
      ['run-failed', 'dockerfile-not-parsed', 'shell-syntax'],
      plain.replace('RUN go build -o httpserver .', 'RUN go build -o "httpserver .'),
    ),
    wrong('gobuild', ['command-not-in-image'], plain.replace('RUN go build', 'RUN gobuild')),
    wrong(
      'a subcommand misspelt',
      ['go-command-unknown', 'run-failed'],
      plain.replace('go build', 'go biuld'),
    ),
    wrong(
      '-o is a folder that is there',
      'entrypoint-is-directory',
      plain.replace('-o httpserver', '-o /app/bin/').replace('["./httpserver"]', '["/app/bin"]'),
    ),
    wrong(
      'make without make',
      ['command-not-in-image'],
      plain.replace('RUN go build -o httpserver .', 'RUN make'),
    ),
    wrong(
      'git missing',
      ['command-not-in-image'],
      plain.replace('RUN go', 'RUN wget -q example.com; hg clone x && go'),
    ),
    wrong(
      'apt-get without a network',
      ['network', 'dns', 'package-list-missing'],
      plain.replace('RUN go', 'RUN apt-get install -y nosuchpackage\nRUN go'),
    ),
    wrong('go.mod says another module than main.go imports', ['dependency-missing', 'unused-import'], plain, {
      commands: [`sed -i 's#^import (#import (\\n\\t"example.com/me/other"#' main.go`],
    }),
    wrong('two main functions', 'declared-twice', plain, {
      files: { 'other.go': 'package main\n\nfunc main() {}\n' },
    }),
    wrong(
      'a test file only is copied',
      ['source-not-copied'],
      plain.replace('COPY . .', 'COPY go.mod go.sum ./\nCOPY *_test.go ./'),
      { files: { 'x_test.go': 'package main\n' } },
    ),
    wrong('go.mod is broken', ['go-mod-malformed', 'go-mod-invalid'], plain, {
      commands: ['echo "requires x" >> go.mod'],
    }),
    wrong('go.sum has another fingerprint', 'go-sum-mismatch', plain, {
      commands: [
        `sed -i 's#^github.com/sirupsen/logrus v\\([0-9.]*\\) h1:...#github.com/sirupsen/logrus v\\1 h1:AAA#' go.sum`,
      ],
    }),
    wrong('.dockerignore with a slash', 'dockerignore-hides', plain, {
      files: { '.dockerignore': '/main.go\n' },
    }),
    wrong('.dockerignore with stars', 'dockerignore-hides', plain, {
      files: { '.dockerignore': '**/*.mod\n' },
    }),
    wrong('.dockerignore brings back too little', 'dockerignore-hides', plain, {
      files: { '.dockerignore': '*\n!*.go\n' },
      says: /go\.mod/,
    }),
    wrong(
      '.dockerignore hides vendor of a vendored build',
      ['dockerignore-hides', 'vendor-missing'],
      plain.replace('go build', 'go build -mod=vendor'),
      { files: { '.dockerignore': 'vendor\n' }, commands: ['go mod vendor'] },
    ),
    wrong('PORT that is not free to a user in the container', ['container-exited', 'server-exited'], plain, {
      commands: [
        `${built} && ${run} -e PORT=80 -p $PORT:80 --cap-drop ALL --sysctl net.ipv4.ip_unprivileged_port_start=1024 --user 1000 httpserver`,
        'docker wait exam-a',
      ],
      says: /permission denied/,
    }),
    wrong('published as UDP', ['port-not-published', 'port-udp'], plain, {
      commands: [`${built} && ${run} -p $PORT:8080/udp httpserver`],
    }),
    wrong('listens on another port than EXPOSE says', 'listens-elsewhere', plain, {
      commands: [`sed -i 's/port = "8080"/port = "9090"/' main.go`],
    }),
    wrong('never listens', ['no-answer'], plain, {
      commands: [`sed -i 's/^func main() {/func main() {\\n\\tselect {}/' main.go`],
    }),
    wrong(
      'a container of the same name is in the way',
      ['container-name-taken', 'port-not-published'],
      plain,
      { commands: [`${built} && ${run} httpserver`, `${run} -p $PORT:8080 httpserver`] },
    ),
    wrong('the engine refuses', 'engine-down', plain, {
      env: { DOCKER_HOST: 'unix:///etc/passwd' },
      fault: 'machine',
    }),
    wrong('a context that does not exist', ['context-unknown', 'engine-down'], plain, {
      env: { DOCKER_CONTEXT: 'nosuch', DOCKER_HOST: '' },
      fault: 'machine',
    }),
    wrong(
      'golang with a variant that there is not',
      'base-image-tag-unknown',
      plain.replace(go, 'golang:1.26-ubuntu'),
    ),
  ];
}

/** A second set for lesson 6. */
export function secondMultiStageAttempts(go = warmImage()): Attempts {
  const build = `FROM ${go} AS builder\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN CGO_ENABLED=0 go build -o httpserver .\n`;
  const whole = `${build}FROM scratch\nCOPY --from=builder /app/httpserver /httpserver\nEXPOSE 8080\nENTRYPOINT ["/httpserver"]\n`;
  const ending = (...lines: string[]) => `${build}FROM scratch\n${lines.join('\n')}\n`;
  return [
    right(
      'a WORKDIR that COPY counts from',
      ending(
        'WORKDIR /srv',
        'COPY --from=builder /app/httpserver httpserver',
        'WORKDIR /',
        'ENTRYPOINT ["srv/httpserver"]',
      ),
    ),
    right('a glob in COPY --from', ending('COPY --from=builder /app/http* /bin/', 'CMD ["/bin/httpserver"]')),
    right(
      'ARG in COPY --from',
      `${build}FROM scratch\nARG BIN=httpserver\nCOPY --from=builder /app/$BIN /$BIN\nENTRYPOINT ["/httpserver"]\n`,
    ),
    right(
      'a link copied as a file',
      `${build}RUN ln -s /app/httpserver /web\nFROM scratch\nCOPY --from=builder /web /web\nCMD ["/web"]\n`,
    ),
    right(
      'the ENTRYPOINT is taken from a base of its own',
      `FROM scratch AS runtime\nENTRYPOINT ["/httpserver"]\nEXPOSE 8080\n${build}FROM runtime\nCOPY --from=builder /app/httpserver /\n`,
    ),
    right(
      'ENTRYPOINT reset, CMD starts',
      ending('COPY --from=builder /app/httpserver /', 'ENTRYPOINT []', 'CMD ["/httpserver"]'),
    ),
    right(
      'a USER with a group by number',
      ending(
        'COPY --from=builder --chown=10001:10001 /app/httpserver /',
        'USER 10001:10001',
        'ENTRYPOINT ["/httpserver"]',
      ),
    ),
    right(
      'the final stage is not named last by letters',
      whole
        .replace('AS builder', 'AS z')
        .replace('--from=builder', '--from=z')
        .replace('FROM scratch', 'FROM scratch AS a'),
    ),
    right(
      'go build into a cache mount and copied out',
      `FROM ${go} AS builder\nWORKDIR /app\nCOPY . .\nRUN --mount=type=cache,target=/out CGO_ENABLED=0 go build -o /out/s . && cp /out/s /s\nFROM scratch\nCOPY --from=builder /s /\nCMD ["/s"]\n`,
    ),
    right(
      'COPY --from the image itself',
      `FROM scratch\nCOPY --from=exam-built /app/httpserver /\nFROM scratch\nCOPY --from=0 /httpserver /\nCMD ["/httpserver"]\n`,
      {
        commands: [
          `printf 'FROM ${go}\\nWORKDIR /app\\nCOPY . .\\nRUN CGO_ENABLED=0 go build -o httpserver .\\n' | docker build -q -t exam-built -f - .`,
        ],
        after: ['docker rmi -f exam-built'],
      },
    ),
    right(
      'a shell of its own in the image',
      `${build}FROM builder AS sh\nRUN printf 'package main\\nimport (\\n"os"\\n"syscall"\\n)\\nfunc main() { syscall.Exec(os.Args[len(os.Args)-1], os.Args[len(os.Args)-1:], os.Environ()) }\\n' > /sh.go && CGO_ENABLED=0 go build -o /sh /sh.go\nFROM scratch\nCOPY --from=sh /sh /bin/sh\nCOPY --from=builder /app/httpserver /\nCMD /httpserver\n`,
    ),
    right(
      'the certificates’ folder',
      ending(
        'COPY --from=builder /etc/ssl /etc/ssl',
        'COPY --from=builder /usr/share/zoneinfo* /usr/share/zoneinfo/',
        'COPY --from=builder /app/httpserver /',
        'CMD ["/httpserver"]',
      ),
    ),
    right(
      'the sources along, small',
      ending('COPY --from=builder /app /app', 'ENTRYPOINT ["/app/httpserver"]'),
    ),
    right('run read-only on all interfaces', whole, {
      commands: [`${built} && ${run} --read-only -p 0.0.0.0:$PORT:8080 httpserver`],
    }),

    wrong(
      'CGO_ENABLED=0 behind the command',
      ['dynamic-in-scratch', 'variable-after-command'],
      whole.replace('CGO_ENABLED=0 go build -o httpserver .', 'go build CGO_ENABLED=0 -o httpserver .'),
    ),
    wrong(
      'CGO_ENABLED=false',
      ['dynamic-in-scratch', 'go-env-value', 'run-failed'],
      whole.replace('CGO_ENABLED=0', 'CGO_ENABLED=false'),
    ),
    wrong(
      'AS in the last stage only',
      'wrong-stage-name',
      whole.replace(' AS builder', '').replace('FROM scratch', 'FROM scratch AS builder'),
    ),
    wrong(
      '-from with one dash',
      ['flag-one-dash', 'copy-source-missing', 'dockerfile-not-parsed'],
      whole.replace('--from=', '-from='),
    ),
    wrong(
      '--from with a blank',
      [
        'copy-flag-dash',
        'copy-source-missing',
        'dockerfile-not-parsed',
        'wrong-stage-name',
        'flag-without-value',
      ],
      whole.replace('--from=builder', '--from builder'),
    ),
    wrong('--form', ['flag-unknown', 'dockerfile-not-parsed'], whole.replace('--from=', '--form=')),
    wrong(
      'the program is called like its folder',
      'entrypoint-is-directory',
      ending('COPY --from=builder /app/httpserver /httpserver/httpserver', 'ENTRYPOINT ["/httpserver"]'),
    ),
    wrong(
      '/bin/httpserver is asked for',
      'copied-onto-file',
      ending('COPY --from=builder /app/httpserver /bin', 'ENTRYPOINT ["/bin/httpserver"]'),
    ),
    wrong(
      'a gap in the ENTRYPOINT',
      ['entrypoint-missing', 'entrypoint-one-string'],
      whole.replace('["/httpserver"]', '["/httpserver "]'),
    ),
    wrong('capital letters', 'entrypoint-missing', whole.replace('["/httpserver"]', '["/HttpServer"]')),
    wrong('an HTTP server in a goroutine', ['container-exited'], whole, {
      commands: [
        `sed -i 's/log.Fatal(http.ListenAndServe(":"+port, handler))/go http.ListenAndServe(":"+port, handler)/' main.go`,
      ],
    }),
    wrong(
      'Go’s own image once more, by another name',
      'toolchain-shipped',
      whole.replace('FROM scratch', 'FROM exam-runtime'),
      { commands: [`docker tag ${go} exam-runtime`], after: ['docker rmi exam-runtime'] },
    ),
    wrong(
      'Go moved elsewhere',
      'toolchain-copied',
      ending(
        'COPY --from=builder /usr/local/go /opt/go',
        'COPY --from=builder /app/httpserver /',
        'CMD ["/httpserver"]',
      ),
    ),
    wrong(
      'exec of a script with Windows line ends',
      'script-line-ends',
      `${build}RUN printf '#!/bin/sh\\r\\nexec /httpserver\\r\\n' > /s.sh && chmod +x /s.sh\nFROM ${go}\nCOPY --from=builder /s.sh /app/httpserver /\nRUN rm -rf /usr/local/go /go\nCMD ["/s.sh"]\n`,
    ),
    wrong(
      'stripped of its mode by a umask',
      'entrypoint-not-executable',
      `${build}RUN cat httpserver > /web\nFROM scratch\nCOPY --from=builder /web /\nCMD ["/web"]\n`,
    ),
    wrong('for 32-bit ARM', 'wrong-architecture', whole.replace('CGO', 'GOARCH=arm GOARM=7 CGO')),
    wrong(
      'js/wasm',
      ['wrong-architecture', 'not-a-program'],
      whole.replace('CGO', 'GOOS=js GOARCH=wasm CGO'),
    ),
    wrong('for FreeBSD', ['wrong-architecture', 'wrong-platform'], whole.replace('CGO', 'GOOS=freebsd CGO')),
    wrong('GOOS misspelt', ['platform-unknown'], whole.replace('CGO', 'GOOS=linus CGO')),
    wrong(
      '-o at the end',
      ['go-flag-after-package'],
      whole.replace('go build -o httpserver .', 'go build . -o httpserver'),
    ),
    wrong(
      'HEALTHCHECK and nothing else',
      'nothing-to-start',
      ending('COPY --from=builder /app/httpserver /', 'HEALTHCHECK CMD ["/httpserver"]'),
    ),
    wrong(
      'a package in internal',
      'package-not-main',
      whole.replace('-o httpserver .', '-o httpserver ./greet'),
      { files: { 'greet/greet.go': 'package greet\n' } },
    ),
    wrong(
      'go test makes the program',
      ['entrypoint-missing', 'server-exited', 'container-exited'],
      whole.replace('go build -o httpserver .', 'go test -c -o httpserver .'),
      { files: { 'x_test.go': 'package main\n\nimport "testing"\n\nfunc TestX(*testing.T) {}\n' } },
    ),
    wrong(
      'COPY takes from a later stage by number',
      ['wrong-stage-name'],
      `FROM scratch AS a\nCOPY --from=1 /app/httpserver /\nCMD ["/httpserver"]\n${build}FROM a\n`,
    ),
    wrong('the image of before, small', ['image-older-sources', 'image-older-dockerfile'], whole, {
      commands: [built, `sed -i 's/Hello/Ahoy/' main.go`],
    }),
    wrong('port taken', 'port-taken', whole, {
      commands: [
        built,
        `docker run -d --name exam-b -p $PORT:80 ${go} sleep 300`,
        `${run} -p $PORT:8080 httpserver`,
      ],
    }),
  ];
}
