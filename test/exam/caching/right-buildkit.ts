import { type BuilderAttempt, right, whole } from './make.ts';

const refused = { cause: 'builder-without-mounts', fault: 'machine' } as const;
const heredocs = { cause: 'builder-without-heredocs', fault: 'machine' } as const;
const flag = { cause: 'builder-without-flag', fault: 'machine' } as const;
const legacy = { on: { legacy: refused } } as const;

/** Right ones that need BuildKit, or Podman as far as it can the same. */
export const rightMounts: readonly BuilderAttempt[] = [
  whole(
    'what docker init writes',
    `FROM {{goImage}} AS build
WORKDIR /src
RUN --mount=type=cache,target=/go/pkg/mod/ \\
    --mount=type=bind,source=go.sum,target=go.sum \\
    --mount=type=bind,source=go.mod,target=go.mod \\
    go mod download -x
ARG TARGETARCH
RUN --mount=type=cache,target=/go/pkg/mod/ \\
    --mount=type=bind,target=. \\
    CGO_ENABLED=0 GOARCH=$TARGETARCH go build -o /bin/server .

FROM scratch AS final
COPY --from=build /bin/server /bin/
EXPOSE 8080
ENTRYPOINT ["/bin/server"]
`,
    'right',
    legacy,
  ),
  right(
    'bind mounts for the download, layers for the rest',
    `
    RUN --mount=type=bind,source=go.mod,target=go.mod --mount=type=bind,source=go.sum,target=go.sum go mod download
    COPY . .
    RUN go build -o httpserver .`,
    legacy,
  ),
  right(
    'a cache mount on both lines',
    `
    COPY go.mod go.sum ./
    RUN --mount=type=cache,target=/go/pkg/mod go mod download
    COPY . .
    RUN --mount=type=cache,target=/go/pkg/mod go build -o httpserver .`,
    legacy,
  ),
  right(
    'a cache mount on the build alone',
    `
    COPY . .
    RUN --mount=type=cache,target=/go/pkg/mod go build -o httpserver .`,
    legacy,
  ),
  right(
    'a cache mount with id and sharing',
    `
    COPY . .
    RUN --mount=type=cache,id=gomod,target=/go/pkg/mod,sharing=locked --mount=type=cache,id=gobuild,target=/root/.cache/go-build go build -o httpserver .`,
    legacy,
  ),
  right(
    'a cache mount where GOMODCACHE was moved to',
    `
    ENV GOMODCACHE=/var/cache/modules
    COPY . .
    RUN --mount=type=cache,target=/var/cache/modules go build -o httpserver .`,
    legacy,
  ),
  right(
    'a cache mount on all of /go',
    `
    COPY . .
    RUN --mount=type=cache,dst=/go go mod download && go build -o httpserver .`,
    legacy,
  ),
  right(
    'a cache mount by a variable',
    `
    ARG CACHE=/go/pkg/mod
    COPY . .
    RUN --mount=target=$CACHE,type=cache go build -o httpserver .`,
    legacy,
  ),
  right(
    'both, layers and a compile cache',
    `
    COPY go.mod go.sum ./
    RUN go mod download
    COPY . .
    RUN --mount=type=cache,target=/root/.cache/go-build go build -o httpserver .`,
    legacy,
  ),
  right(
    'the sources bound, never copied',
    `
    COPY go.mod go.sum ./
    RUN go mod download
    RUN --mount=type=bind,target=/app go build -o /usr/local/bin/httpserver .
    RUN ln -s /usr/local/bin/httpserver httpserver`,
    legacy,
  ),
  right(
    'heredocs',
    `
    COPY go.mod go.sum ./
    RUN <<EOF
    set -e
    go mod download
    go mod verify
    EOF
    COPY . .
    RUN go build -o httpserver .`,
    { on: { legacy: heredocs, podman: heredocs } },
  ),
  right(
    'COPY --link',
    `
    COPY --link go.mod go.sum ./
    RUN go mod download
    COPY --link . .
    RUN go build -o httpserver .`,
    { on: { podman: flag } },
  ),
  right(
    'COPY --chmod',
    `
    COPY --chmod=644 go.mod go.sum ./
    RUN go mod download
    COPY . .
    RUN go build -o httpserver .`,
    { on: { legacy: flag } },
  ),
  right(
    'the modules bound from a stage',
    `
    COPY . .
    RUN --mount=type=bind,from=modules,source=/go/pkg/mod,target=/go/pkg/mod go build -o httpserver .`,
    {
      ...legacy,
      files: {
        Dockerfile: `FROM {{goImage}} AS modules
WORKDIR /m
COPY go.mod go.sum ./
RUN go mod download

FROM {{goImage}}
WORKDIR /app
COPY . .
RUN --mount=type=bind,from=modules,source=/go/pkg/mod,target=/go/pkg/mod go build -o httpserver .
ENTRYPOINT ["./httpserver"]
`,
      },
    },
  ),
];
