import type { Attempt } from '../../support/exam.ts';
import { passes } from '../make.ts';

const builder = [
  'FROM golang:{{tag}} AS builder',
  'WORKDIR /app',
  'COPY go.mod go.sum ./',
  'RUN go mod download',
  'COPY . .',
];
const built = [...builder, 'RUN CGO_ENABLED=0 go build -o httpserver .'];
const bare = ['FROM scratch', 'COPY --from=builder /app/httpserver /httpserver'];
const start = 'ENTRYPOINT ["/httpserver"]';
const build = 'docker build -q -t httpserver .';
const run = 'docker run -d --name exam-a -p $PORT:8080 httpserver';

/** A seventh set for lesson 6: what has to pass. */
export const rightMultiStages: readonly Attempt[] = [
  passes('linked statically by gcc', [
    ...builder,
    `RUN go build -ldflags '-linkmode external -extldflags "-static"' -o httpserver .`,
    ...bare,
    start,
  ]),
  passes('netgo and osusergo', [
    ...builder,
    'RUN go build -tags netgo,osusergo -o httpserver .',
    ...bare,
    start,
  ]),
  passes('ARG CGO_ENABLED in the stage', [
    ...builder,
    'ARG CGO_ENABLED=0',
    'RUN go build -o httpserver .',
    ...bare,
    'CMD ["/httpserver"]',
  ]),
  passes('env, and go env -w', [
    ...builder,
    'RUN go env -w CGO_ENABLED=0 && env GOOS=linux go build -o httpserver .',
    ...bare,
    start,
  ]),
  passes('the dot as target, ./ as start', [
    ...built,
    'FROM scratch',
    'COPY --from=builder /app/httpserver .',
    'ENTRYPOINT ["./httpserver"]',
  ]),
  passes('on the PATH', [
    ...built,
    'FROM scratch',
    'COPY --from=builder /app/httpserver /usr/local/bin/',
    'ENTRYPOINT ["httpserver"]',
  ]),
  passes('numbers and other cases', [
    'from golang:{{tag}} as Build',
    'workdir /src',
    'copy . .',
    'run CGO_ENABLED=0 go install -v .',
    'from scratch',
    'copy --from=0 /go/bin/httpserver /',
    'cmd ["/httpserver"]',
  ]),
  passes('certificates, zones, passwd', [
    'FROM golang:{{tag}} AS builder',
    'RUN useradd -u 10001 -r app',
    'WORKDIR /app',
    'COPY . .',
    'RUN CGO_ENABLED=0 go build -o /out/server .',
    'FROM scratch',
    'COPY --from=builder /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/',
    'COPY --from=builder /usr/local/go/lib/time/zoneinfo.zip /zoneinfo.zip',
    'COPY --from=builder /etc/passwd /etc/group /etc/',
    'COPY --from=builder /out /',
    'ENV ZONEINFO=/zoneinfo.zip TZ=Europe/Berlin',
    'USER app',
    'ENTRYPOINT ["/server"]',
  ]),
  passes('three stages, one tests', [
    'FROM golang:{{tag}} AS deps',
    'WORKDIR /src',
    'COPY go.* ./',
    'RUN go mod download',
    'FROM deps AS build',
    'COPY . .',
    'RUN go vet ./... && CGO_ENABLED=0 go build -trimpath -ldflags="-s -w" -o /bin/server .',
    'FROM scratch AS final',
    'COPY --link --from=build --chown=65534:65534 --chmod=555 /bin/server /server',
    'USER 65534:65534',
    'EXPOSE 8080/tcp',
    'STOPSIGNAL SIGTERM',
    'LABEL org.opencontainers.image.title="httpserver"',
    'ENTRYPOINT ["/server"]',
  ]),
  passes('cross compiled', [
    'FROM --platform=$BUILDPLATFORM golang:{{tag}} AS builder',
    'ARG TARGETOS',
    'ARG TARGETARCH',
    'WORKDIR /app',
    'COPY . .',
    'RUN --mount=type=cache,target=/go/pkg/mod --mount=type=cache,target=/root/.cache/go-build CGO_ENABLED=0 GOOS=$TARGETOS GOARCH=$TARGETARCH go build -o httpserver .',
    ...bare,
    start,
  ]),
  passes(
    'a health check that cannot work, and a CMD that becomes options',
    [
      ...built,
      ...bare,
      'HEALTHCHECK --interval=1s CMD curl -f http://localhost:8080/ || exit 1',
      start,
      'CMD ["--port", "8080"]',
    ],
    { commands: [build, run] },
  ),
  passes('the loader and the C library copied along', [
    ...builder,
    'RUN go build -o httpserver . && mkdir /root/libs && cp --parents $(ldd httpserver | grep -o "/[^ ]*") /root/libs',
    'FROM scratch',
    'COPY --from=builder /root/libs /',
    'COPY --from=builder /app/httpserver /httpserver',
    start,
  ]),
  passes('a path by ARG', [
    'ARG APP=httpserver',
    'FROM golang:{{tag}} AS builder',
    'ARG APP',
    'WORKDIR /src',
    'COPY . .',
    'RUN CGO_ENABLED=0 go build -o /out/${APP} .',
    'FROM scratch',
    'ARG APP',
    'COPY --from=builder /out/${APP} /app',
    'CMD ["/app"]',
  ]),
  passes(
    'a WORKDIR of its own',
    [
      ...built,
      'FROM scratch',
      'WORKDIR /srv',
      'COPY --from=builder /app/httpserver ./',
      'ENV PORT=9090',
      'ENTRYPOINT ["./httpserver"]',
    ],
    { commands: [build, 'docker run -d --name exam-a -p $PORT:9090 httpserver'] },
  ),
  passes('a heredoc, and bind mounts', [
    'FROM golang:{{tag}} AS build',
    'WORKDIR /src',
    'RUN --mount=type=bind,target=. --mount=type=cache,target=/go/pkg/mod <<EOF',
    'set -eux',
    'CGO_ENABLED=0 go build -o /out/ .',
    'EOF',
    'FROM scratch',
    'COPY --from=build /out/ /',
    'ENTRYPOINT ["/httpserver"]',
  ]),
  passes(
    'with --target of the last stage',
    [...built, 'FROM scratch AS prod', 'COPY --from=builder /app/httpserver /httpserver', start],
    { commands: ['docker build -q --target prod -t httpserver .', run] },
  ),
  // Without the value it is the folder that is copied, into /.
  passes('an ARG of before FROM, in COPY', [
    'ARG BIN=httpserver',
    ...builder,
    'RUN CGO_ENABLED=0 go build -o /out/httpserver .',
    'FROM scratch',
    'COPY --from=builder /out/${BIN} /${BIN}',
    start,
  ]),
];
