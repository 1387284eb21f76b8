import type { Files } from '../../support/server-module.ts';

export type Case = {
  readonly name: string;
  /** BASE stands for the image. */
  readonly dockerfile: string;
  readonly files?: Files;
  /** null: right. */
  readonly cause: string | null;
  readonly place?: string;
  /** Needs BuildKit. */
  readonly mounts?: boolean;
};

const end = 'CMD ["./httpserver"]\n';

/** Caching solutions of every style. */
export const right: readonly Case[] = [
  {
    name: 'one COPY',
    dockerfile: `FROM BASE\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN go build -o httpserver .\n${end}`,
    cause: null,
  },
  {
    name: 'two COPY lines, lower case, absolute paths',
    dockerfile: `from BASE as Build\nworkdir /src/app\ncopy go.mod /src/app/go.mod\ncopy go.sum /src/app/\nrun go mod download && go mod verify\ncopy *.go ./\nrun CGO_ENABLED=0 go build -o /server\nfrom scratch\ncopy --from=build /server /server\nentrypoint ["/server"]\n`,
    cause: null,
  },
  {
    name: 'ADD and a pattern',
    dockerfile: `FROM BASE\nWORKDIR /app\nADD go.* ./\nRUN ["go", "mod", "download"]\nADD . ./\nRUN go install .\nCMD ["httpserver"]\n`,
    cause: null,
  },
  {
    name: 'go.mod alone first',
    dockerfile: `FROM BASE\nWORKDIR /app\nCOPY go.mod ./\nRUN go mod download\nCOPY . .\nRUN go build -o httpserver .\n${end}`,
    cause: null,
  },
  {
    name: 'no WORKDIR',
    dockerfile: `FROM BASE\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY main.go .\nRUN go build -o httpserver .\n${end}`,
    cause: null,
  },
  {
    name: 'a stage for the modules',
    dockerfile: `FROM BASE AS modules\nWORKDIR /m\nCOPY go.mod go.sum ./\nRUN go mod download\nFROM BASE AS builder\nCOPY --from=modules /go/pkg/mod /go/pkg/mod\nWORKDIR /app\nCOPY . .\nRUN CGO_ENABLED=0 go build -o /server .\nFROM scratch\nCOPY --from=builder /server /server\nCMD ["/server"]\n`,
    cause: null,
  },
  {
    name: 'a stage FROM the one with the modules, and one unused',
    dockerfile: `FROM BASE AS deps\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod download\nFROM deps AS tests\nCOPY . .\nRUN go vet ./...\nFROM deps\nCOPY . .\nRUN go build -o httpserver .\n${end}`,
    cause: null,
  },
  {
    name: 'here-documents',
    mounts: true,
    dockerfile: `FROM BASE\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN <<EOF\nset -e\ngo mod download\nEOF\nCOPY . .\nRUN <<EOF\ngo build -o httpserver .\nEOF\n${end}`,
    cause: null,
  },
  {
    name: 'bind mounts',
    mounts: true,
    dockerfile: `FROM BASE\nWORKDIR /app\nRUN --mount=type=bind,source=go.mod,target=go.mod --mount=type=bind,source=go.sum,target=go.sum \\\n  go mod download -x\nRUN --mount=type=bind,target=. go build -o /bin/server .\nCMD ["/bin/server"]\n`,
    cause: null,
  },
  {
    name: 'a cache mount and nothing else',
    mounts: true,
    dockerfile: `FROM BASE\nWORKDIR /app\nCOPY . .\nRUN --mount=type=cache,target=/go/pkg/mod go build -o httpserver .\n${end}`,
    cause: null,
  },
  {
    name: 'cache mounts on everything, as docker init has it',
    mounts: true,
    dockerfile: `FROM BASE AS build\nWORKDIR /src\nRUN --mount=type=cache,target=/go/pkg/mod/ --mount=type=bind,source=go.sum,target=go.sum --mount=type=bind,source=go.mod,target=go.mod go mod download -x\nRUN --mount=type=cache,target=/go/pkg/mod/ --mount=type=bind,target=. CGO_ENABLED=0 go build -o /bin/server .\nFROM scratch\nCOPY --from=build /bin/server /bin/\nENTRYPOINT [ "/bin/server" ]\n`,
    cause: null,
  },
  {
    name: 'the download once more, with nothing left to do',
    dockerfile: `FROM BASE\nENV GOFLAGS=-buildvcs=false GOPATH=/gp\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN go mod download\nRUN go build -o httpserver .\n${end}`,
    cause: null,
  },
];

const d = 'Dockerfile';

/** Dockerfiles that build, and download again. */
export const wrong: readonly Case[] = [
  {
    name: 'everything first',
    dockerfile: `FROM BASE\nWORKDIR /app\nCOPY . .\nRUN go mod download\nRUN go build -o httpserver .\n${end}`,
    cause: 'copies-all-first',
    place: `${d}:3`,
  },
  {
    name: 'main.go along with go.mod',
    dockerfile: `FROM BASE\nWORKDIR /app\nCOPY go.mod go.sum main.go ./\nRUN go mod download\nRUN go build -o httpserver .\n${end}`,
    cause: 'source-copied-before-download',
    place: `${d}:3`,
  },
  {
    name: 'only go build',
    dockerfile: `FROM BASE\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver .\n${end}`,
    cause: 'no-download-step',
    place: `${d}:4`,
  },
  {
    name: 'download and build in one line',
    dockerfile: `FROM BASE\nWORKDIR /app\nCOPY . .\nRUN go mod download && go build -o httpserver .\n${end}`,
    cause: 'copies-all-first',
    place: `${d}:3`,
  },
  {
    name: 'the two files first, and no download',
    dockerfile: `FROM BASE\nWORKDIR /app\nCOPY go.mod go.sum ./\nCOPY . .\nRUN go build -o httpserver .\n${end}`,
    cause: 'no-download-step',
    place: `${d}:5`,
  },
  {
    name: 'another GOPATH for the download',
    dockerfile: `FROM BASE\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN GOPATH=/tmp/gp go mod download\nCOPY . .\nRUN go build -o httpserver .\n${end}`,
    cause: 'download-elsewhere',
    place: `${d}:4`,
  },
  {
    name: 'the download in a stage that nobody uses',
    dockerfile: `FROM BASE AS deps\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod download\nFROM BASE\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver .\n${end}`,
    cause: 'download-elsewhere',
    place: `${d}:4`,
  },
  {
    name: 'requirements made up in the image',
    dockerfile: `FROM BASE\nWORKDIR /app\nRUN go mod init httpserver && go get github.com/sirupsen/logrus\nCOPY main.go .\nRUN go build -o httpserver .\n${end}`,
    cause: 'requirements-made-up',
    place: `${d}:3`,
  },
  {
    name: 'go get first, then everything',
    dockerfile: `FROM BASE\nWORKDIR /app\nRUN go mod init x && go get github.com/sirupsen/logrus@v1.10.2\nCOPY . .\nRUN go build -o httpserver .\n${end}`,
    cause: 'requirements-made-up',
    place: `${d}:3`,
  },
  {
    name: 'a frozen copy of the requirements',
    files: {
      'deps/go.mod':
        'module httpserver\n\ngo 1.23\n\nrequire github.com/sirupsen/logrus v1.10.2\n\nrequire golang.org/x/sys v0.13.0 // indirect\n',
    },
    dockerfile: `FROM BASE\nWORKDIR /app\nCOPY deps/go.mod ./go.mod\nRUN go mod download\nCOPY . .\nRUN go build -o httpserver .\n${end}`,
    cause: 'requirements-frozen',
    place: `${d}:3`,
  },
  {
    name: 'frozen, and never replaced',
    files: {
      'deps/go.mod':
        'module httpserver\n\ngo 1.23\n\nrequire github.com/sirupsen/logrus v1.10.2\n\nrequire golang.org/x/sys v0.13.0 // indirect\n',
    },
    dockerfile: `FROM BASE\nWORKDIR /app\nCOPY deps/go.mod go.sum ./\nRUN go mod download\nCOPY main.go .\nRUN go build -o httpserver .\n${end}`,
    cause: 'requirements-frozen',
    place: `${d}:3`,
  },
  {
    name: 'a cache mount on the wrong folder',
    mounts: true,
    dockerfile: `FROM BASE\nWORKDIR /app\nCOPY . .\nRUN --mount=type=cache,target=/root/go/pkg/mod go build -o httpserver .\n${end}`,
    cause: 'cache-mount-wrong-folder',
    place: `${d}:4`,
  },
  {
    name: 'a cache mount on the download only',
    mounts: true,
    dockerfile: `FROM BASE\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN --mount=type=cache,target=/go/pkg/mod go mod download\nCOPY . .\nRUN go build -o httpserver .\n${end}`,
    cause: 'cache-mount-not-repeated',
    place: `${d}:6`,
  },
  {
    name: 'everything mounted while it downloads',
    mounts: true,
    dockerfile: `FROM BASE\nWORKDIR /app\nRUN --mount=type=bind,target=. go mod download\nCOPY . .\nRUN go build -o httpserver .\n${end}`,
    cause: 'copies-all-first',
    place: `${d}:3`,
  },
  {
    name: 'built outside',
    files: { httpserver: 'not really a program\n' },
    dockerfile: `FROM BASE\nWORKDIR /app\nCOPY . .\n${end}`,
    cause: 'sources-not-compiled',
    place: `${d}:1`,
  },
];

/** Dockerfiles that do not build. */
export const broken: readonly Case[] = [
  {
    name: 'go.sum not copied',
    dockerfile: `FROM BASE\nWORKDIR /app\nCOPY go.mod ./\nRUN go mod download\nCOPY main.go .\nRUN go build -o httpserver .\n${end}`,
    cause: 'go-sum-not-copied',
    place: `${d}:6`,
  },
  {
    name: 'nothing copied before the download',
    dockerfile: `FROM BASE\nWORKDIR /app\nRUN go mod download\nCOPY . .\nRUN go build -o httpserver .\n${end}`,
    cause: 'go-mod-not-copied',
    place: `${d}:3`,
  },
  {
    name: 'main.go alone',
    dockerfile: `FROM BASE\nWORKDIR /app\nCOPY main.go .\nRUN go build -o httpserver .\n${end}`,
    cause: 'go-mod-not-copied',
    place: `${d}:4`,
  },
  {
    name: 'the build before the copy',
    dockerfile: `FROM BASE\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go build -o httpserver .\nCOPY . .\n${end}`,
    cause: 'build-before-copy',
    place: `${d}:4`,
  },
  {
    name: 'WORKDIR after COPY',
    dockerfile: `FROM BASE\nCOPY . .\nWORKDIR /app\nRUN go build -o httpserver .\n${end}`,
    cause: 'wrong-folder',
    place: `${d}:4`,
  },
  {
    name: 'a file that is not there',
    dockerfile: `FROM BASE\nWORKDIR /app\nCOPY go.mod go.sums ./\nRUN go mod download\n${end}`,
    cause: 'copy-source-missing',
    place: `${d}:3`,
  },
  {
    name: '.dockerignore hides go.mod',
    files: { '.dockerignore': '# all but\n*\n!*.go\n' },
    dockerfile: `FROM BASE\nWORKDIR /app\nCOPY go.mod go.sum ./\nRUN go mod download\n${end}`,
    cause: 'dockerignore-hides',
    place: '.dockerignore:2',
  },
  {
    name: '.dockerignore hides main.go',
    files: { '.dockerignore': '*.go\n' },
    dockerfile: `FROM BASE\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver .\n${end}`,
    cause: 'dockerignore-hides',
    place: '.dockerignore:1',
  },
  {
    name: 'a stage name that is none',
    dockerfile: `FROM BASE AS builder\nWORKDIR /app\nCOPY . .\nRUN go build -o /server .\nFROM scratch\nCOPY --from=build /server /server\nCMD ["/server"]\n`,
    cause: 'wrong-stage-name',
    place: `${d}:6`,
  },
  {
    name: 'a path that is not in the stage',
    dockerfile: `FROM BASE AS builder\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver .\nFROM scratch\nCOPY --from=builder /httpserver /httpserver\nCMD ["/httpserver"]\n`,
    cause: 'wrong-copy-path',
    place: `${d}:6`,
  },
  {
    name: 'RUN in scratch',
    dockerfile: `FROM scratch\nCOPY . .\nRUN go build\n`,
    cause: 'run-in-scratch',
    place: `${d}:3`,
  },
  {
    name: 'an unknown instruction',
    dockerfile: `FROM BASE\nWORKDIRR /app\n`,
    cause: 'instruction-unknown',
    place: `${d}:2`,
  },
  { name: 'no FROM', dockerfile: `WORKDIR /app\n`, cause: 'from-missing', place: `${d}:1` },
  { name: 'empty', dockerfile: '', cause: 'dockerfile-empty', place: `${d}:1` },
  {
    name: 'COPY without a target',
    dockerfile: `FROM BASE\nCOPY go.mod\n`,
    cause: 'copy-without-target',
    place: `${d}:2`,
  },
  {
    name: 'a misspelt base',
    dockerfile: `FROM goland:1.26\nCOPY . .\n`,
    cause: 'base-image-misspelt',
    place: `${d}:1`,
  },
  {
    name: 'a newer Go required',
    files: { 'go.mod': 'module httpserver\n\ngo 1.99\n' },
    dockerfile: `FROM BASE\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver .\n${end}`,
    cause: 'go-version-too-old',
    place: `${d}:1`,
  },
  {
    name: 'main.go does not compile',
    files: { 'more.go': 'package main\n\nfunc more() { undefinedThing() }\n' },
    dockerfile: `FROM BASE\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver .\n${end}`,
    cause: 'undefined-name',
    place: 'more.go:3',
  },
  {
    name: 'a requirement is missing',
    files: { 'go.mod': 'module httpserver\n\ngo 1.23\n' },
    dockerfile: `FROM BASE\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver .\n${end}`,
    cause: 'dependency-missing',
    place: 'main.go:9',
  },
  {
    name: 'no go.sum in the folder',
    files: { 'go.sum': null },
    dockerfile: `FROM BASE\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver .\n${end}`,
    cause: 'go-sum-missing',
    place: 'go.mod:1',
  },
  {
    name: 'modules off',
    dockerfile: `FROM BASE\nENV GO111MODULE=off\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver .\n${end}`,
    cause: 'modules-off',
    place: `${d}:2`,
  },
  {
    name: 'a path that is not in the image',
    dockerfile: `FROM BASE\nWORKDIR /app\nCOPY . .\nRUN echo one; ls /nowhere\n${end}`,
    cause: 'path-not-in-image',
    place: `${d}:4`,
  },
  {
    name: 'a command that fails',
    dockerfile: `FROM BASE\nWORKDIR /app\nCOPY . .\nRUN echo one; exit 3\n${end}`,
    cause: 'run-failed',
    place: `${d}:4`,
  },
];
