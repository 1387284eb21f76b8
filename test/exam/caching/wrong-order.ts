import { type BuilderAttempt, whole, wrong } from './make.ts';

const built = 'RUN go build -o httpserver .';

/** Downloads that hang on more than the requirements, and builds that have no download to rest upon. */
export const wrongOrders: readonly BuilderAttempt[] = [
  wrong(
    'everything first, by ADD',
    'copies-all-first',
    `
    ADD . /app
    RUN go mod download
    ${built}`,
    { says: /"line":3/ },
  ),
  wrong(
    'everything first, then go.mod again',
    'copies-all-first',
    `
    COPY . .
    COPY go.mod go.sum ./
    RUN go mod download
    ${built}`,
    { says: /"line":3/ },
  ),
  wrong(
    'everything first, all in one RUN',
    ['copies-all-first', 'no-download-step'],
    `
    COPY . .
    RUN go mod download && go build -o httpserver .`,
  ),
  wrong(
    'everything but the build output',
    'copies-all-first',
    `
    COPY ./ ./
    RUN go mod download -x
    RUN go mod verify
    ${built}`,
  ),
  wrong(
    'everything first, tidied inside',
    'copies-all-first',
    `
    COPY . .
    RUN go mod tidy
    ${built}`,
  ),
  wrong(
    'everything first, got inside',
    'copies-all-first',
    `
    COPY . .
    RUN go get ./...
    ${built}`,
  ),
  wrong(
    'everything first, vendored inside',
    'copies-all-first',
    `
    COPY . .
    RUN go mod vendor
    RUN go build -mod=vendor -o httpserver .`,
  ),
  wrong(
    'everything by a variable',
    'copies-all-first',
    `
    ARG SOURCES=.
    COPY $SOURCES .
    RUN go mod download
    ${built}`,
  ),
  wrong(
    'main.go among the first',
    'source-copied-before-download',
    `
    COPY go.mod go.sum main.go ./
    RUN go mod download
    COPY . .
    ${built}`,
    { says: /main\.go/ },
  ),
  wrong(
    'main.go in a line of its own, first',
    'source-copied-before-download',
    `
    COPY main.go ./
    COPY go.mod go.sum ./
    RUN go mod download
    ${built}`,
    { says: /"line":3/ },
  ),
  wrong(
    'a pattern for all with a dot',
    ['source-copied-before-download', 'copies-all-first'],
    `
    COPY *.* ./
    RUN go mod download
    ${built}`,
    { says: /"line":3/ },
  ),
  wrong(
    'a pattern for Go’s files',
    ['source-copied-before-download', 'copies-all-first'],
    `
    COPY go.* *.go ./
    RUN go mod download
    ${built}`,
  ),
  wrong(
    'a pattern that means go.mod',
    ['source-copied-before-download', 'copies-all-first'],
    `
    COPY *o* ./
    RUN go mod download
    ${built}`,
  ),
  wrong(
    'main.go by the JSON form',
    'source-copied-before-download',
    `
    COPY ["main.go", "go.mod", "go.sum", "./"]
    RUN go mod download
    ${built}`,
  ),
  wrong(
    'everything bound for the download',
    ['copies-all-first', 'source-copied-before-download'],
    `
    RUN --mount=type=bind,target=/app,rw go mod download
    COPY . .
    ${built}`,
    { on: { legacy: { cause: 'builder-without-mounts', fault: 'machine' } } },
  ),
  wrong(
    'a script that came with everything',
    'copies-all-first',
    `
    COPY . .
    RUN sh ./build.sh`,
    { files: { 'build.sh': 'set -e\ngo mod download\ngo build -o httpserver .\n' } },
  ),
  wrong(
    'no download at all',
    'no-download-step',
    `
    COPY go.mod go.sum ./
    COPY . .
    ${built}`,
    { says: /"line":5/ },
  ),
  wrong(
    'no download, sources one by one',
    'no-download-step',
    `
    COPY go.mod .
    COPY go.sum .
    COPY main.go .
    ${built}`,
  ),
  wrong(
    'go list instead of a download',
    ['no-download-step'],
    `
    COPY go.mod go.sum ./
    RUN go list -m all
    COPY . .
    ${built}`,
  ),
  wrong(
    'go mod verify instead of a download',
    ['no-download-step'],
    `
    COPY go.mod go.sum ./
    RUN go mod verify
    COPY . .
    ${built}`,
  ),
  wrong(
    'go mod graph instead of a download',
    ['no-download-step'],
    `
    COPY go.mod go.sum ./
    RUN go mod graph
    COPY . .
    ${built}`,
  ),
  wrong(
    'go mod tidy before the sources',
    ['no-download-step', 'not-tidy', 'requirements-frozen'],
    `
    COPY go.mod go.sum ./
    RUN go mod tidy
    COPY . .
    ${built}`,
    { says: /tidy/ },
  ),
  wrong(
    'go get ./... before the sources',
    ['no-download-step'],
    `
    COPY go.mod go.sum ./
    RUN go get ./...
    COPY . .
    ${built}`,
  ),
  wrong(
    'go mod vendor before the sources',
    ['no-download-step'],
    `
    COPY go.mod go.sum ./
    RUN go mod vendor
    COPY . .
    RUN go build -mod=mod -o httpserver .`,
  ),
  wrong(
    'the download after the build',
    ['no-download-step', 'copies-all-first'],
    `
    COPY . .
    ${built}
    RUN go mod download`,
  ),
  wrong(
    'the build before its sources',
    ['build-before-copy', 'source-not-copied'],
    `
    COPY go.mod go.sum ./
    RUN go mod download
    ${built}
    COPY . .`,
    { says: /"line":5/ },
  ),
  wrong(
    'the download before go.mod',
    'go-mod-not-copied',
    `
    RUN go mod download
    COPY go.mod go.sum ./
    COPY . .
    ${built}`,
    { says: /"line":3/ },
  ),
  wrong(
    'only the one module, by name',
    ['no-download-step', 'requirements-frozen', 'requirements-made-up'],
    `
    COPY go.mod go.sum ./
    RUN go mod download github.com/sirupsen/logrus
    COPY . .
    ${built}`,
  ),
  wrong(
    'everything elsewhere, before the download',
    ['copies-all-first', 'source-copied-before-download'],
    `
    COPY go.mod go.sum ./
    COPY . /copy
    RUN go mod download
    COPY . .
    ${built}`,
  ),
  whole(
    'everything first, in the first of two stages',
    `FROM {{goImage}} AS build
WORKDIR /src
COPY . .
RUN go mod download
RUN CGO_ENABLED=0 go build -o /server .
FROM scratch
COPY --from=build /server /server
ENTRYPOINT ["/server"]
`,
    { cause: 'copies-all-first' },
    { says: /"line":3/ },
  ),
  whole(
    'no download in two stages',
    `FROM {{goImage}} AS build
WORKDIR /src
COPY . .
RUN CGO_ENABLED=0 go build -o /server .
FROM scratch
COPY --from=build /server /server
ENTRYPOINT ["/server"]
`,
    { cause: ['no-download-step', 'copies-all-first'] },
  ),
  whole(
    'only everything, from no WORKDIR',
    `FROM {{goImage}}
COPY . .
RUN go mod download
RUN go build -o httpserver .
ENTRYPOINT ["./httpserver"]
`,
    { cause: 'copies-all-first' },
  ),
];
