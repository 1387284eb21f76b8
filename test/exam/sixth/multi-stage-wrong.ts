import type { Attempt } from '../../support/exam.ts';
import { at, fails } from '../make.ts';

const builder = [
  'FROM golang:{{tag}} AS builder',
  'WORKDIR /src',
  'COPY go.mod go.sum ./',
  'RUN go mod download',
  'COPY . .',
];
const built = [...builder, 'RUN CGO_ENABLED=0 go build -o httpserver .', ''];
const copied = ['FROM scratch', 'COPY --from=builder /src/httpserver /httpserver'];
const start = 'ENTRYPOINT ["/httpserver"]';

/** A sixth set for lesson 6: what has to fail, and of what. {{tag}} is the Go image’s. */
export const wrongMultiStages: readonly Attempt[] = [
  fails(
    'dynamic in scratch',
    'dynamic-in-scratch',
    [...builder, 'RUN go build -o httpserver .', '', ...copied, start],
    { says: at('Dockerfile', 6) },
  ),
  fails(
    'extldflags without the external linker',
    'dynamic-in-scratch',
    [...builder, `RUN go build -ldflags '-extldflags "-static"' -o httpserver .`, '', ...copied, start],
    { says: at('Dockerfile', 6) },
  ),
  fails(
    'CMD in shell form',
    'shell-form-in-scratch',
    [...built, 'FROM scratch', 'COPY --from=builder /src/httpserver .', 'CMD ./httpserver'],
    { says: at('Dockerfile', 10) },
  ),
  fails('single quotes in ENTRYPOINT', 'list-not-json', [...built, ...copied, `ENTRYPOINT ['/httpserver']`], {
    says: at('Dockerfile', 10),
  }),
  fails(
    'sh -c in scratch',
    'shell-missing',
    [...built, ...copied, 'ENTRYPOINT ["sh", "-c", "/httpserver"]'],
    { says: at('Dockerfile', 10) },
  ),
  fails(
    `the builder's path in ENTRYPOINT`,
    'entrypoint-missing',
    [...built, 'FROM scratch', 'COPY --from=builder /src/httpserver .', 'ENTRYPOINT ["/src/httpserver"]'],
    { says: at('Dockerfile', 10) },
  ),
  fails(
    'WORKDIR after the copy to /',
    'entrypoint-missing',
    [
      ...built,
      'FROM scratch',
      'COPY --from=builder /src/httpserver /',
      'WORKDIR /app',
      'ENTRYPOINT ["./httpserver"]',
    ],
    { says: at('Dockerfile', 11) },
  ),
  fails(
    'wrong stage name',
    'wrong-stage-name',
    [...built, 'FROM scratch', 'COPY --from=build /src/httpserver /httpserver', start],
    { says: at('Dockerfile', 9) },
  ),
  fails(
    '--from=1',
    'wrong-stage-name',
    [...built, 'FROM scratch', 'COPY --from=1 /src/httpserver /httpserver', start],
    { says: at('Dockerfile', 9) },
  ),
  fails(
    'wrong folder in the builder',
    'wrong-copy-path',
    [...built, 'FROM scratch', 'COPY --from=builder /app/httpserver /httpserver', start],
    { says: at('Dockerfile', 9) },
  ),
  fails(
    '--from forgotten',
    'from-forgotten',
    [...built, 'FROM scratch', 'COPY httpserver /httpserver', start],
    { says: at('Dockerfile', 9) },
  ),
  fails(
    'the second stage is golang as well',
    'toolchain-shipped',
    [...built, 'FROM golang:{{tag}}', 'COPY --from=builder /src/httpserver /httpserver', start],
    { says: at('Dockerfile', 8) },
  ),
  fails(
    'all of the builder copied',
    'toolchain-copied',
    [...built, 'FROM scratch', 'COPY --from=builder / /', 'WORKDIR /src', 'ENTRYPOINT ["./httpserver"]'],
    { says: at('Dockerfile', 9) },
  ),
  fails(
    'built for macOS',
    'wrong-architecture',
    [...builder, 'RUN CGO_ENABLED=0 GOOS=darwin go build -o httpserver .', '', ...copied, start],
    { says: at('Dockerfile', 6) },
  ),
  fails(
    'GOARCH in ENV',
    'wrong-architecture',
    [
      'FROM golang:{{tag}} AS builder',
      'ENV CGO_ENABLED=0 GOARCH=arm64',
      'WORKDIR /src',
      'COPY . .',
      'RUN CGO_ENABLED=0 go build -o httpserver .',
      '',
      ...copied,
      start,
    ],
    { says: at('Dockerfile', 2) },
  ),
  fails(
    'stages swapped',
    'stages-swapped',
    [
      ...copied,
      start,
      '',
      'FROM golang:{{tag}} AS builder',
      'WORKDIR /src',
      'COPY go.mod go.sum ./',
      'RUN go mod download',
      'COPY . .',
      'RUN CGO_ENABLED=0 go build -o httpserver .',
      '',
    ],
    { says: at('Dockerfile', 5) },
  ),
  fails(
    'a folder as entrypoint',
    'entrypoint-is-directory',
    [...built, 'FROM scratch', 'COPY --from=builder /src/httpserver /app/', 'ENTRYPOINT ["/app"]'],
    { says: at('Dockerfile', 10) },
  ),
  fails(
    '-o /out makes a file',
    'wrong-copy-path',
    [
      ...builder,
      'RUN CGO_ENABLED=0 go build -o /out .',
      'FROM scratch',
      'COPY --from=builder /out/httpserver /httpserver',
      start,
    ],
    { says: at('Dockerfile', 8) },
  ),
  fails(
    'a user that scratch does not know',
    'user-unknown',
    [
      ...builder,
      'RUN useradd -r appuser',
      'RUN CGO_ENABLED=0 go build -o httpserver .',
      '',
      ...copied,
      'USER appuser',
      start,
    ],
    { says: at('Dockerfile', 11) },
  ),
  fails('listens on 127.0.0.1', 'listens-on-loopback', [...built, ...copied, start], {
    commands: [
      `sed -i 's/":"+port, handler/"127.0.0.1:"+port, handler/' main.go`,
      'docker build -q -t httpserver .',
    ],
    says: at('main.go', 30),
  }),
  fails(
    'static written down, not built',
    'image-older-dockerfile',
    [...builder, 'RUN go build -o httpserver .', '', ...copied, start],
    {
      commands: [
        'docker build -q -t httpserver .',
        `sed -i 's/RUN go build/RUN CGO_ENABLED=0 go build/' Dockerfile`,
      ],
    },
  ),
  fails(
    'a tar that nobody unpacks',
    'archive-not-unpacked',
    [
      ...builder,
      'RUN CGO_ENABLED=0 go build -o httpserver . && tar -cf /rootfs.tar httpserver',
      'FROM scratch',
      'COPY --from=builder /rootfs.tar /',
      start,
    ],
    { says: at('Dockerfile', 8) },
  ),
  fails(
    'no right to run',
    'entrypoint-not-executable',
    [...built, 'FROM scratch', 'COPY --from=builder --chmod=644 /src/httpserver /httpserver', start],
    { says: at('Dockerfile', 9) },
  ),
  fails(
    'a link that points to the builder',
    'entrypoint-link-broken',
    [
      ...builder,
      'RUN CGO_ENABLED=0 go build -o httpserver . && mkdir /out && ln -s /src/httpserver /out/httpserver',
      'FROM scratch',
      'COPY --from=builder /out/ /',
      start,
    ],
    { says: at('Dockerfile', 8) },
  ),
  fails('a bad PORT', 'container-exited', [...built, ...copied, 'ENV PORT=:8080', start], {
    says: at('Dockerfile', 10),
  }),
  fails(
    'export in a RUN of its own',
    'dynamic-in-scratch',
    [...builder, 'RUN export CGO_ENABLED=0', 'RUN go build -o httpserver .', '', ...copied, start],
    { says: at('Dockerfile', 7) },
  ),
  fails(
    'ENV in the final stage',
    'dynamic-in-scratch',
    [
      ...builder,
      'RUN go build -o httpserver .',
      '',
      'FROM scratch',
      'ENV CGO_ENABLED=0',
      'COPY --from=builder /src/httpserver /httpserver',
      start,
    ],
    { says: at('Dockerfile', 6) },
  ),
  fails(
    'ARG above the first FROM',
    'dynamic-in-scratch',
    [
      'ARG CGO_ENABLED=0',
      'FROM golang:{{tag}} AS builder',
      'WORKDIR /src',
      'COPY go.mod go.sum ./',
      'RUN go mod download',
      'COPY . .',
      'RUN go build -o httpserver .',
      '',
      ...copied,
      start,
    ],
    { says: at('Dockerfile', 7) },
  ),
  fails(
    'pie without cgo',
    'dynamic-in-scratch',
    [...builder, 'RUN CGO_ENABLED=0 go build -buildmode=pie -o httpserver .', '', ...copied, start],
    { says: at('Dockerfile', 6) },
  ),
  fails(
    'the loader without libc',
    'dynamic-in-scratch',
    [
      ...builder,
      'RUN go build -o httpserver .',
      'FROM scratch',
      'COPY --from=builder /lib64/ld-linux-x86-64.so.2 /lib64/ld-linux-x86-64.so.2',
      'COPY --from=builder /src/httpserver /httpserver',
      start,
    ],
    { says: at('Dockerfile', 6) },
  ),
  fails(
    'built into a cache mount',
    'built-into-mount',
    [
      ...builder,
      'RUN --mount=type=cache,target=/out CGO_ENABLED=0 go build -o /out/httpserver .',
      'FROM scratch',
      'COPY --from=builder /out/httpserver /httpserver',
      start,
    ],
    { says: at('Dockerfile', 6) },
  ),
  fails(
    'Scratch with a capital',
    'base-image-in-capitals',
    [...built, 'FROM Scratch', 'COPY --from=builder /src/httpserver /httpserver', start],
    { says: at('Dockerfile', 8) },
  ),
  fails('no ENTRYPOINT', 'nothing-to-start', [...built, ...copied, 'EXPOSE 8080'], {
    says: at('Dockerfile', 8),
  }),
  fails('not on the PATH', 'entrypoint-not-in-path', [...built, ...copied, 'ENTRYPOINT ["httpserver"]'], {
    says: at('Dockerfile', 10),
  }),
  fails('a page that stays in the builder', 'container-exited', [...built, ...copied, start], {
    files: {
      'page.html': `hello
`,
    },
    commands: [
      `sed -i 's#^\\tport := os.Getenv("PORT")#\\tif _, err := os.ReadFile("page.html"); err != nil {\\n\\t\\tlog.Fatal(err)\\n\\t}\\n\\tport := os.Getenv("PORT")#' main.go`,
      'docker build -q -t httpserver .',
    ],
    says: at('Dockerfile', 8),
  }),
  fails(
    'one stage, Go removed at the end',
    'toolchain-shipped',
    [
      'FROM golang:{{tag}}',
      'WORKDIR /src',
      'COPY . .',
      'RUN CGO_ENABLED=0 go build -o /httpserver . && go clean -cache -modcache',
      'RUN rm -rf /usr/local/go /go',
      start,
    ],
    { says: at('Dockerfile', 1) },
  ),
];
