import type { Attempt } from '../../support/exam.ts';
import { at, fails, server } from '../make.ts';

const builder = ['FROM golang:{{tag}} AS builder', 'WORKDIR /app'];
const modules = ['COPY go.mod go.sum ./', 'RUN go mod download', 'COPY . .'];
const static_ = [...builder, ...modules, 'RUN CGO_ENABLED=0 go build -o httpserver .'];
const dynamic = [...builder, ...modules, 'RUN go build -o httpserver .'];
const copied = ['FROM scratch', 'COPY --from=builder /app/httpserver /httpserver'];
const start = 'ENTRYPOINT ["/httpserver"]';

/** A fifth set for lesson 6: what has to fail, and of what. */
export const wrongMultiStages: readonly Attempt[] = [
  fails(
    'copied to /bin, which becomes the file',
    ['copied-onto-file', 'entrypoint-missing'],
    [
      ...static_,
      'FROM scratch',
      'COPY --from=builder /app/httpserver /bin',
      'ENTRYPOINT ["/bin/httpserver"]',
    ],
  ),
  fails('CGO_ENABLED in the final stage', 'dynamic-in-scratch', [
    ...dynamic,
    ...copied,
    'ENV CGO_ENABLED=0',
    start,
  ]),
  fails('CGO_ENABLED as an argument above the first FROM', 'dynamic-in-scratch', [
    'ARG CGO_ENABLED=0',
    ...dynamic,
    ...copied,
    start,
  ]),
  fails('linked by gcc, not statically', 'dynamic-in-scratch', [
    ...builder,
    ...modules,
    'RUN CGO_ENABLED=1 go build -ldflags "-linkmode external -s -w" -o httpserver .',
    ...copied,
    start,
  ]),
  fails(
    'spaces around the sign',
    ['command-not-in-image', 'run-failed'],
    [...builder, ...modules, 'RUN CGO_ENABLED = 0 go build -o httpserver .', ...copied, start],
    { says: at('Dockerfile', 6) },
  ),
  fails(
    'GOARCH of a blog',
    'wrong-architecture',
    [
      ...builder,
      ...modules,
      'RUN CGO_ENABLED=0 GOOS=linux GOARCH=arm go build -ldflags="-w -s" -o httpserver .',
      ...copied,
      start,
    ],
    { says: at('Dockerfile', 6) },
  ),
  fails(
    'another name than the one built',
    'wrong-copy-path',
    [...static_, 'FROM scratch', 'COPY --from=builder /app/main /main', 'CMD ["/main"]'],
    { says: at('Dockerfile', 8) },
  ),
  fails(
    'where go install would have put it',
    'wrong-copy-path',
    [...static_, 'FROM scratch', 'COPY --from=builder go/bin/httpserver /httpserver', start],
    { says: at('Dockerfile', 8) },
  ),
  fails(
    'the number of its own stage',
    'wrong-stage-name',
    [...static_, 'FROM scratch', 'COPY --from=1 /app/httpserver /httpserver', start],
    { says: at('Dockerfile', 8) },
  ),
  fails(
    'the image for the stage',
    ['wrong-copy-path', 'wrong-stage-name'],
    [...static_, 'FROM scratch', 'COPY --from=golang:{{tag}} /app/httpserver /httpserver', start],
    { says: at('Dockerfile', 8) },
  ),
  fails('the last stage starts from the builder', 'toolchain-shipped', [
    ...static_,
    'FROM builder AS final',
    'COPY --from=builder /app/httpserver /httpserver',
    start,
  ]),
  fails(
    'all of the builder’s root',
    ['whole-folder-copied', 'toolchain-copied'],
    [...static_, 'FROM scratch', 'COPY --from=builder . .', 'ENTRYPOINT ["/app/httpserver"]'],
    { says: at('Dockerfile', 8) },
  ),
  fails(
    'a shell in the list',
    ['shell-missing', 'shell-form-in-scratch'],
    [...static_, ...copied, 'ENTRYPOINT ["/bin/sh", "-c", "/httpserver"]'],
    { says: at('Dockerfile', 9) },
  ),
  fails(
    'a script to start it',
    ['script-interpreter-missing', 'shell-missing'],
    [...static_, ...copied, 'COPY start.sh /', 'ENTRYPOINT ["/start.sh"]'],
    {
      files: { 'start.sh': '#!/bin/sh\nset -e\nexec /httpserver "$@"\n' },
      commands: ['chmod +x start.sh', 'docker build -q -t httpserver .'],
    },
  ),
  fails(
    'a user made in the builder',
    'user-unknown',
    [...static_, 'RUN useradd -u 10001 gopher', ...copied, 'USER gopher', start],
    { says: at('Dockerfile', 10) },
  ),
  fails('nothing copied at all', 'from-forgotten', [...static_, 'FROM scratch', 'EXPOSE 8080', start]),
  fails(
    'taken from the folder',
    ['from-forgotten', 'dockerignore-hides'],
    [...static_, 'FROM scratch', 'COPY httpserver /httpserver', start],
    { says: /Dockerfile:8|line 8|"line":8/ },
  ),
  fails('a page that is read when it starts', 'container-exited', [...static_, ...copied, start], {
    files: {
      'pages/index.html': '<h1>Hello</h1>\n',
      'main.go': server({
        '"fmt"': '"html/template"',
        'func main() {\n': 'var page = template.Must(template.ParseGlob("pages/*.html"))\n\nfunc main() {\n',
        'fmt.Fprintln(w, "Hello!")': 'page.Execute(w, nil)',
      }),
    },
    says: /pages/,
  }),
  fails('a time zone that scratch does not know', 'container-exited', [...static_, ...copied, start], {
    files: {
      'main.go': server({
        '"os"': '"os"\n\t"time"',
        '\tport := os':
          '\tif _, err := time.LoadLocation("Europe/Berlin"); err != nil {\n\t\tlog.Fatal(err)\n\t}\n\tport := os',
      }),
    },
    says: /time zone/,
  }),
  fails(
    'written into a bound folder',
    ['built-into-mount', 'run-failed'],
    [
      ...builder,
      'RUN --mount=type=bind,target=.,rw CGO_ENABLED=0 go build -o httpserver .',
      ...copied,
      start,
    ],
    { says: at('Dockerfile', 3) },
  ),
  fails('a folder of the program’s name', 'entrypoint-is-directory', [
    ...builder,
    ...modules,
    'RUN CGO_ENABLED=0 go build -o httpserver/ .',
    ...copied,
    start,
  ]),
  fails(
    'no space before the path',
    ['copy-without-target', 'wrong-stage-name'],
    [...static_, 'FROM scratch', 'COPY --from=builder/app/httpserver /httpserver', start],
    { says: at('Dockerfile', 8) },
  ),
  fails(
    'no space before the list',
    'instruction-unknown',
    [...static_, ...copied, 'ENTRYPOINT["/httpserver"]'],
    {
      says: at('Dockerfile', 9),
    },
  ),
  fails('a colon too many in PORT', 'container-exited', [...static_, ...copied, 'ENV PORT=:8080', start], {
    says: /too many colons/,
  }),
  fails(
    'the program alone, no start: CMD of a variable',
    ['variable-in-list'],
    [
      ...static_,
      'FROM scratch',
      'ARG BIN=/httpserver',
      'COPY --from=builder /app/httpserver $BIN',
      'ENTRYPOINT ["${BIN}"]',
    ],
    { says: at('Dockerfile', 10) },
  ),
];
