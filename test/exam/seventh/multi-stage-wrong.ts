import type { Attempt } from '../../support/exam.ts';
import { fails, server } from '../make.ts';

const builder = [
  'FROM golang:{{tag}} AS builder',
  'WORKDIR /app',
  'COPY go.mod go.sum ./',
  'RUN go mod download',
  'COPY . .',
];
const built = [...builder, 'RUN CGO_ENABLED=0 go build -o httpserver .'];
const bare = ['FROM scratch', 'COPY --from=builder /app/httpserver /httpserver'];
const plain = [...built, ...bare, 'EXPOSE 8080', 'ENTRYPOINT ["/httpserver"]'];
const start = 'ENTRYPOINT ["/httpserver"]';
const build = 'docker build -q -t httpserver .';
const run = 'docker run -d --name exam-a -p $PORT:8080 httpserver';

/** A seventh set for lesson 6: what has to fail, and of what. */
export const wrongMultiStages: readonly Attempt[] = [
  // Line 6: without export the variable stays in the shell, and go build does not see it.
  fails('CGO_ENABLED=0 && go build', 'dynamic-in-scratch', [
    ...builder,
    'RUN CGO_ENABLED=0 && go build -o httpserver .',
    ...bare,
    start,
  ]),
  // Line 1: before FROM, an ARG is for FROM lines alone.
  fails('ARG CGO_ENABLED before the first FROM', 'dynamic-in-scratch', [
    'ARG CGO_ENABLED=0',
    ...builder,
    'RUN go build -o httpserver .',
    ...bare,
    start,
  ]),
  // Line 6: what a RUN exports is gone with it.
  fails('export in a RUN of its own', 'dynamic-in-scratch', [
    ...builder,
    'RUN export CGO_ENABLED=0 GOOS=linux',
    'RUN go build -o httpserver .',
    ...bare,
    start,
  ]),
  // Line 6: 0 or 1; false is neither.
  fails('CGO_ENABLED=false', 'dynamic-in-scratch', [
    ...builder,
    'RUN CGO_ENABLED=false go build -o httpserver .',
    ...bare,
    start,
  ]),
  // Line 6: the name is CGO_ENABLED.
  fails('CGO_ENABLE=0', 'dynamic-in-scratch', [
    ...builder,
    'RUN CGO_ENABLE=0 GOOS=linux go build -o httpserver .',
    ...bare,
    start,
  ]),
  // Line 6: blanks around =.
  fails('blanks around =', 'command-not-in-image', [
    ...builder,
    'RUN CGO_ENABLED = 0 go build -o httpserver .',
    ...bare,
    start,
  ]),
  // Line 6: -s -w strips; it does not link statically.
  fails('stripped is not static', 'dynamic-in-scratch', [
    ...builder,
    'RUN go build -ldflags="-s -w" -o httpserver .',
    ...bare,
    start,
  ]),
  // Line 7: comes after the build that it should change.
  fails('ENV after the build', 'dynamic-in-scratch', [
    ...builder,
    'RUN go build -o httpserver .',
    'ENV CGO_ENABLED=0 GOOS=linux',
    ...bare,
    start,
  ]),
  // Line 8: is said in the stage that builds nothing.
  fails('ENV in the last stage', 'dynamic-in-scratch', [
    ...builder,
    'RUN go build -o httpserver .',
    'FROM scratch',
    'ENV CGO_ENABLED=0',
    'COPY --from=builder /app/httpserver /httpserver',
    start,
  ]),
  // Line 8: there is no /bin in scratch, so the program becomes the file /bin.
  fails('COPY to /bin without a slash', 'copied-onto-file', [
    ...built,
    'FROM scratch',
    'COPY --from=builder /app/httpserver /bin',
    'ENTRYPOINT ["/bin/httpserver"]',
  ]),
  // Line 8: paths of another stage begin at its root, not at its WORKDIR.
  fails('a relative path in the other stage', 'wrong-copy-path', [
    ...built,
    'FROM scratch',
    'COPY --from=builder httpserver /httpserver',
    start,
  ]),
  // Line 8: stages are counted from 0.
  fails('--from=1', 'wrong-stage-name', [
    ...built,
    'FROM scratch',
    'COPY --from=1 /app/httpserver /httpserver',
    start,
  ]),
  // Line 8: = is missing.
  fails('--from without =', 'flag-without-value', [
    ...built,
    'FROM scratch',
    'COPY --from builder /app/httpserver /httpserver',
    start,
  ]),
  // Line 8: the two dashes are missing.
  fails('from= without dashes', 'flag-one-dash', [
    ...built,
    'FROM scratch',
    'COPY from=builder /app/httpserver /httpserver',
    start,
  ]),
  // Line 8: without --from it is taken from the folder that is sent.
  fails('COPY without --from', 'from-forgotten', [
    ...built,
    'FROM scratch',
    'COPY /app/httpserver /httpserver',
    start,
  ]),
  // Line 9: not on PATH: it lies in /.
  fails('the name alone', 'entrypoint-not-in-path', [...built, ...bare, 'ENTRYPOINT ["httpserver"]']),
  // Line 9: no shell in scratch.
  fails('sh -c in scratch', 'shell-missing', [...built, ...bare, 'CMD ["sh", "-c", "/httpserver"]']),
  // Line 8: no shell for the script.
  fails(
    'a start script in scratch',
    'script-interpreter-missing',
    [...built, ...bare, 'COPY --chmod=755 start.sh /start.sh', 'ENTRYPOINT ["/start.sh"]'],
    { files: { 'start.sh': '#!/bin/sh\nexec /httpserver\n' } },
  ),
  // Line 10: the user exists in the first stage only.
  fails('a user who was made in the first stage', 'user-unknown', [
    ...built,
    'RUN useradd -r appuser',
    ...bare,
    'USER appuser',
    start,
  ]),
  // Line 8: nobody may execute it.
  fails('chmod 644', 'entrypoint-not-executable', [
    ...built,
    'FROM scratch',
    'COPY --from=builder --chmod=644 /app/httpserver /httpserver',
    start,
  ]),
  // Line 7: goes on from the builder, Go and all.
  fails('FROM builder', 'toolchain-shipped', [
    ...built,
    'FROM builder AS final',
    'EXPOSE 8080',
    'CMD ["/app/httpserver"]',
  ]),
  // Line 8: copies everything, Go as well.
  fails('copies all of it', 'toolchain-copied', [
    ...built,
    'FROM scratch',
    'COPY --from=builder / /',
    'ENTRYPOINT ["/app/httpserver"]',
  ]),
  // Line 10: the program is called main in there.
  fails('another name in the folder', 'entrypoint-missing', [
    ...builder,
    'RUN CGO_ENABLED=0 go build -o main .',
    'FROM scratch',
    'COPY --from=builder /app/ /app/',
    'WORKDIR /app',
    'CMD ["./server"]',
  ]),
  // --target: the image is the builder; the Dockerfile is right.
  fails('built with --target builder', 'image-of-earlier-stage', plain, {
    commands: ['docker build -q --target builder -t httpserver .'],
  }),
  // Line 6: for another processor.
  fails('GOARCH=arm64', 'wrong-architecture', [
    ...builder,
    'RUN CGO_ENABLED=0 GOARCH=arm64 go build -o httpserver .',
    ...bare,
    start,
  ]),
  // Line 6: the race detector needs cgo.
  fails('-race without cgo', 'flag-needs-cgo', [
    ...builder,
    'RUN CGO_ENABLED=0 go build -race -o httpserver .',
    ...bare,
    start,
  ]),
  // main.go: no time zones in scratch.
  fails('a time zone in scratch', 'container-exited', plain, {
    files: {
      'main.go': server({
        '"os"': '"os"\n\t"time"',
        'port := ':
          'zone, err := time.LoadLocation("Europe/Berlin")\n\tif err != nil {\n\t\tlog.Fatal(err)\n\t}\n\ttime.Local = zone\n\tport := ',
      }),
    },
    commands: [build, run],
  }),
  // main.go reads a file that the last stage does not have.
  fails('a file that stayed behind', 'container-exited', plain, {
    files: {
      'greeting.txt': 'Hello!\n',
      'main.go': server({
        'port := ':
          'greeting, err := os.ReadFile("greeting.txt")\n\tif err != nil {\n\t\tlog.Fatal(err)\n\t}\n\tlog.Info(string(greeting))\n\tport := ',
      }),
    },
    commands: [build, run],
  }),
  // main.go: templates that the last stage does not have; it panics.
  fails('templates that stayed behind', 'container-exited', plain, {
    files: {
      'templates/index.html': '<h1>Hello!</h1>\n',
      'main.go': server({
        '"fmt"': '"fmt"\n\t"html/template"',
        'port := ': 'template.Must(template.ParseGlob("templates/*.html"))\n\tport := ',
      }),
    },
    commands: [build, run],
  }),
  // main.go: scratch has no /tmp.
  fails('no /tmp', 'container-exited', plain, {
    files: {
      'main.go': server({
        'port := ':
          'file, err := os.CreateTemp("", "cache")\n\tif err != nil {\n\t\tlog.Fatal(err)\n\t}\n\tdefer file.Close()\n\tport := ',
      }),
    },
    commands: [build, run],
  }),
  // main.go starts a program that scratch does not have.
  fails('starts hostname', 'container-exited', plain, {
    files: {
      'main.go': server({
        '"os"': '"os"\n\t"os/exec"',
        'port := ':
          'if out, err := exec.Command("hostname").Output(); err != nil {\n\t\tlog.Fatal(err)\n\t} else {\n\t\tlog.Info(string(out))\n\t}\n\tport := ',
      }),
    },
    commands: [build, run],
  }),
  // Line 9: the folder before ./ is /srv; the program lies in /.
  fails('a WORKDIR that the program is not in', 'entrypoint-missing', [
    ...built,
    ...bare,
    'WORKDIR /srv',
    'ENTRYPOINT ["./httpserver"]',
  ]),
  // Line 10: brackets put nothing in for variables.
  fails('a variable in brackets', 'variable-in-list', [
    ...built,
    ...bare,
    'ENV APP=/httpserver',
    'ENTRYPOINT ["$APP"]',
  ]),
  // Line 6: ENTRYPOINT is said in the first stage; it is not handed on.
  fails('ENTRYPOINT in the first stage', 'nothing-to-start', [
    ...built,
    'EXPOSE 8080',
    'ENTRYPOINT ["/app/httpserver"]',
    ...bare,
  ]),
  // Line 8: built to /go/bin, copied from /app.
  fails('go install, copied from /app', 'wrong-copy-path', [
    ...builder,
    'RUN CGO_ENABLED=0 go install .',
    ...bare,
    start,
  ]),
  // Line 8: the folder /out is there; the program in it has another name.
  fails('-o is a folder, copied as the program', 'entrypoint-is-directory', [
    ...builder,
    'RUN mkdir /out && CGO_ENABLED=0 go build -o /out .',
    'FROM scratch',
    'COPY --from=builder /out /httpserver',
    start,
  ]),
  // Line 6: make is not there with a Makefile.
  fails('make without a Makefile', 'command-not-in-image', [...builder, 'RUN make build', ...bare, start]),
  // Line 5: FROM comes twice, and the second stage compiles as well, nothing is copied over.
  fails(
    'the second stage copies only the sources',
    'from-forgotten',
    [...built, 'FROM scratch', 'COPY . .', 'ENTRYPOINT ["./httpserver"]'],
    { commands: ['rm -f httpserver', build] },
  ),
  // -p 8080:80.
  fails('-p to port 80', ['ports-swapped', 'listens-elsewhere'], plain, {
    commands: [build, 'docker run -d --name exam-a -p $PORT:80 httpserver'],
  }),
  // Started from the image that was kept.
  fails('two images, and none is httpserver', 'image-named-otherwise', plain, {
    commands: [
      'docker build -q -t httpserver:slim .',
      'docker run -d --name exam-a -p $PORT:8080 httpserver:slim',
    ],
  }),
  // Line 8: the apk of alpine in scratch.
  fails('certificates with apk in scratch', 'run-in-scratch', [
    ...built,
    'FROM scratch',
    'RUN apk add --no-cache ca-certificates',
    'COPY --from=builder /app/httpserver /httpserver',
    start,
  ]),
  // Line 6: Debian has no apk.
  fails('apk in the Debian image', 'command-not-in-image', [
    ...builder,
    'RUN apk add --no-cache git && CGO_ENABLED=0 go build -o httpserver .',
    ...bare,
    start,
  ]),
];
