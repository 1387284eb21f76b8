import type { Attempt } from '../../support/exam.ts';
import { passes, server } from '../make.ts';

const builder = ['FROM golang:{{tag}} AS builder', 'WORKDIR /app'];
const modules = ['COPY go.mod go.sum ./', 'RUN go mod download', 'COPY . .'];
const static_ = [...builder, ...modules, 'RUN CGO_ENABLED=0 go build -o httpserver .'];
const plain = [
  ...static_,
  'FROM scratch',
  'COPY --from=builder /app/httpserver /',
  'ENTRYPOINT ["/httpserver"]',
];

/** A fifth set for lesson 6: what has to pass. {{tag}} is the Go image’s. */
export const rightMultiStages: readonly Attempt[] = [
  passes('as controllers are built', [
    '# Build the manager binary',
    'FROM golang:{{tag}} AS builder',
    'ARG TARGETOS',
    'ARG TARGETARCH',
    '',
    'WORKDIR /workspace',
    '# Copy the Go Modules manifests',
    'COPY go.mod go.mod',
    'COPY go.sum go.sum',
    'RUN go mod download',
    'COPY main.go main.go',
    'RUN CGO_ENABLED=0 GOOS=${TARGETOS:-linux} GOARCH=${TARGETARCH} GO111MODULE=on go build -a -o manager main.go',
    '',
    'FROM scratch',
    'WORKDIR /',
    'COPY --from=builder /workspace/manager .',
    'USER 65532:65532',
    '',
    'ENTRYPOINT ["/manager"]',
  ]),
  passes('users, groups and certificates of the builder', [
    ...static_,
    'FROM scratch',
    'COPY --from=builder /etc/passwd /etc/group /etc/',
    'COPY --from=builder /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/',
    'COPY --from=builder --chown=nobody:nogroup --chmod=0555 /app/httpserver /usr/bin/httpserver',
    'USER nobody:nogroup',
    'ENV PORT=80',
    'EXPOSE 80',
    'ENTRYPOINT ["httpserver"]',
  ]),
  passes('a user written into scratch by a here-document', [
    ...static_,
    'FROM scratch',
    'COPY <<EOF /etc/passwd',
    'web:x:10001:10001::/:/none',
    'EOF',
    'COPY --from=builder /app/httpserver /',
    'USER web',
    'CMD ["/httpserver"]',
  ]),
  passes('a root made ready in the builder', [
    ...builder,
    ...modules,
    'RUN mkdir -p /rootfs/bin /rootfs/tmp && chmod 1777 /rootfs/tmp',
    'RUN CGO_ENABLED=0 go build -ldflags="-s -w" -o /rootfs/bin ./...',
    'FROM scratch',
    'COPY --from=builder /rootfs /',
    'ENTRYPOINT ["/bin/httpserver"]',
  ]),
  passes('linked by gcc, statically', [
    ...builder,
    ...modules,
    `RUN go build -ldflags '-linkmode external -extldflags "-static" -w' -tags osusergo,netgo -o httpserver . && strip httpserver`,
    'FROM scratch',
    'COPY --from=builder /app/httpserver /',
    'ENTRYPOINT ["/httpserver"]',
  ]),
  passes(
    'on a small base made before, dynamically',
    [
      ...builder,
      ...modules,
      'RUN go build -o httpserver .',
      'FROM exam-other',
      'COPY --from=builder /app/httpserver /usr/local/bin/',
      'CMD httpserver',
    ],
    {
      files: {
        'base/Dockerfile': `FROM golang:{{tag}} AS debian
WORKDIR /r/lib/x86_64-linux-gnu
RUN cp -L /lib/x86_64-linux-gnu/libc.so.6 /lib/x86_64-linux-gnu/libresolv.so.2 .
WORKDIR /r/lib64
RUN cp -L /lib64/ld-linux-x86-64.so.2 . && mkdir ../bin && cp -L /bin/dash ../bin/sh
FROM scratch
COPY --from=debian /r /
`,
      },
      commands: ['docker build -q -t exam-other base && rm -r base', 'docker build -q -t httpserver .'],
    },
  ),
  passes('cross compiled on the machine’s own platform', [
    'FROM --platform=${BUILDPLATFORM} golang:{{tag}} AS builder',
    'ARG TARGETOS TARGETARCH',
    'WORKDIR /app',
    ...modules,
    'RUN --mount=type=cache,target=/root/.cache/go-build \\',
    '    CGO_ENABLED=0 GOOS=$TARGETOS GOARCH=$TARGETARCH go build -trimpath -o /out/httpserver .',
    'FROM scratch AS release',
    'LABEL org.opencontainers.image.title="httpserver"',
    'COPY --link --from=builder /out /',
    'ENTRYPOINT ["/httpserver"]',
  ]),
  passes('which stage ships is an argument', [
    'ARG VARIANT=prod',
    ...static_,
    'FROM builder AS debug',
    'CMD ["./httpserver"]',
    'FROM scratch AS prod',
    'COPY --from=builder /app/httpserver /',
    'CMD ["/httpserver"]',
    'FROM ${VARIANT}',
    'EXPOSE 8080',
  ]),
  passes('stages by number, one without any use that would fail', [
    'FROM golang:{{tag}}',
    'WORKDIR /app',
    ...modules,
    'RUN CGO_ENABLED=0 go install -ldflags "-s -w -X main.version=1" .',
    'FROM golang:{{tag}} AS lint',
    'RUN golangci-lint run ./...',
    'FROM scratch',
    'COPY --from=0 /go/bin/* /bin/',
    'ENTRYPOINT ["/bin/httpserver"]',
  ]),
  passes(
    'two programs, one to ask after the other’s health',
    [
      ...builder,
      ...modules,
      'RUN mkdir /out && CGO_ENABLED=0 go build -o /out/ ./...',
      'FROM scratch',
      'COPY --from=builder /out/ /',
      'HEALTHCHECK --interval=5s --timeout=2s --start-period=1s CMD ["/healthcheck"]',
      'ENTRYPOINT ["/httpserver"]',
    ],
    {
      files: {
        'cmd/healthcheck/main.go':
          'package main\n\nimport (\n\t"net/http"\n\t"os"\n)\n\nfunc main() {\n\tif r, err := http.Get("http://127.0.0.1:8080/"); err != nil || r.StatusCode != 200 {\n\t\tos.Exit(1)\n\t}\n}\n',
      },
    },
  ),
  passes('saved by go env -w in the builder', [
    ...builder,
    'RUN go env -w CGO_ENABLED=0 GOFLAGS=-trimpath',
    ...modules,
    'RUN go build -o httpserver .',
    'FROM scratch',
    'WORKDIR /srv',
    'COPY --from=builder /app/httpserver .',
    'ENTRYPOINT ["./httpserver"]',
  ]),
  passes('the folder with sources and all', [
    ...static_,
    'FROM scratch',
    'COPY --from=builder /app /app',
    'ENTRYPOINT ["/app/httpserver"]',
  ]),
  passes('line ends of Windows', [plain.join('\r\n')]),
  passes(
    'pages embedded, a zone database too',
    [
      ...static_.slice(0, -1),
      'RUN CGO_ENABLED=0 go build -tags timetzdata -o httpserver .',
      ...plain.slice(-3),
    ],
    {
      files: {
        'main.go': server({
          '"fmt"': '_ "embed"\n\t"fmt"',
          '"os"': '"os"\n\t"time"',
          'var version = "dev"': '//go:embed hello.txt\nvar hello string\n\nvar version = "dev"',
          'fmt.Fprintln(w, "Hello!")':
            'zone, err := time.LoadLocation("Europe/Berlin")\n\tif err != nil {\n\t\tpanic(err)\n\t}\n\tfmt.Fprintln(w, hello, time.Now().In(zone))',
        }),
        'hello.txt': 'Hello!\n',
      },
      commands: ['go mod tidy', 'docker build -q -t httpserver .'],
    },
  ),
  passes('the program packed in one stage, unpacked in another', [
    ...static_,
    'RUN tar -C /app -czf /httpserver.tgz httpserver',
    'FROM golang:{{tag}} AS unpacked',
    'COPY --from=builder /httpserver.tgz /',
    'RUN mkdir /out && tar -C /out -xzf /httpserver.tgz',
    'FROM scratch',
    'COPY --from=unpacked /out/httpserver /httpserver',
    'ENTRYPOINT ["/httpserver"]',
  ]),
];
