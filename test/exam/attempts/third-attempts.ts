import type { Attempt } from '../../support/exam.ts';

/** A third set for lessons 1 to 3. */
export const thirdModules: readonly Attempt[] = [
  {
    name: 'unset in the shell, off in the file',
    commands: ['unset GO111MODULE'],
    expect: { cause: 'go111module-off-file' },
  },
  {
    name: 'go env -w in the same line as another',
    commands: ['go env -w GO111MODULE=on GOFLAGS=-mod=mod'],
    expect: 'right',
  },
  {
    name: 'go env -u of both',
    commands: ['go env -u GO111MODULE && go env -u GOFLAGS || true'],
    expect: 'right',
  },
];

export const thirdInits: readonly Attempt[] = [
  ...[
    ['everything up to date', 'go mod init httpserver && go get -u ./... && go mod tidy'],
    ['tidy for an older Go', 'go mod init httpserver && go mod tidy -go=1.24'],
    [
      'a dot for a name',
      `sed -i 's|log "github.com/sirupsen/logrus"|. "github.com/sirupsen/logrus"|; s/log\\.//g' main.go && go mod init httpserver && go mod tidy`,
    ],
    [
      'required by hand, then tidied',
      'go mod init httpserver && go mod edit -require=github.com/sirupsen/logrus@v1.9.3 && go mod tidy',
    ],
    [
      'a tool line',
      'go mod init httpserver && go mod tidy && go get -tool golang.org/x/tools/cmd/stringer@v0.30.0 && go mod tidy',
    ],
  ].map(([name = '', line = '']): Attempt => ({ name, commands: [line], expect: 'right' })),
  {
    name: 'both logs imported',
    commands: [`sed -i 's|"fmt"|"fmt"\\n\\t"log"|' main.go`, 'go mod init httpserver', 'go mod tidy'],
    expect: { cause: ['declared-twice', 'compile-error'] },
    says: /main\.go/,
  },
  {
    name: 'required at master, by hand',
    commands: ['go mod init httpserver', 'echo "require github.com/sirupsen/logrus master" >> go.mod'],
    expect: { cause: ['version-malformed', 'not-tidy', 'go-mod-malformed'] },
  },
  {
    name: 'go.sum of the cache’s, cut to one line',
    commands: ['go mod init httpserver', 'go mod tidy', 'head -1 go.sum > s && mv s go.sum'],
    expect: { cause: ['go-sum-incomplete', 'go-sum-missing'] },
  },
  {
    name: 'a module named after the folder, then renamed',
    commands: [
      'go mod init demo',
      'go get github.com/sirupsen/logrus',
      'go mod edit -module github.com/me/httpserver',
      'go mod tidy',
    ],
    expect: 'right',
  },
  {
    name: 'nested: go.mod in cmd/ too',
    commands: [
      'go mod init example.com/a',
      'go mod tidy',
      'mkdir cmd && cd cmd && go mod init example.com/b',
    ],
    expect: 'right',
  },
  {
    name: 'a go.work without this folder, which the sandbox switches off',
    commands: [
      'go mod init example.com/a',
      'go mod tidy',
      'mkdir other && (cd other && go mod init example.com/b)',
      'go work init ./other',
    ],
    expect: 'right',
  },
  {
    name: 'initialised as the module that it needs, in capitals',
    commands: ['go mod init github.com/Sirupsen/logrus', 'go mod tidy'],
    expect: { cause: ['module-path-invalid', 'wrong-case-sirupsen', 'own-import-cycle'] },
  },
];

export const thirdBuilds: readonly Attempt[] = [
  ...[
    ['stripped afterwards', 'go build && strip -s httpserver'],
    ['without a build ID', 'go build -ldflags=-buildid='],
    ['for the race detector', 'go build -race'],
    ['for newer processors', 'GOAMD64=v3 go build'],
    ['with an experiment', 'GOEXPERIMENT=rangefunc,aliastypeparams go build || go build'],
    ['without a profile', 'go build -pgo=off -p 1 -v'],
    ['an ending of Windows, and a program of here', 'go build -o httpserver.exe'],
    ['without inlining', 'go build -gcflags=all=-l'],
    [
      'twice, the second one into bin',
      'go build && mkdir -p bin && go build -o bin/httpserver && rm httpserver',
    ],
    [
      'the version from git',
      'git init -q . && git add -A && git -c user.name=a -c user.email=a@b commit -qm one && go build -ldflags "-X main.version=$(git rev-parse --short HEAD)"',
    ],
  ].map(([name = '', line = '']): Attempt => ({ name, commands: [line], expect: 'right' })),
  {
    name: 'one file of two',
    commands: ['printf "package main\\n\\nvar _ = greeting\\n" > more.go', 'go build -o httpserver more.go'],
    expect: { cause: ['binary-missing'] },
  },
  {
    name: 'built, then the port of main.go changed by sed',
    commands: ['go build', `sed -i 's/"8080"/"9090"/' main.go`],
    expect: { cause: 'binary-stale' },
    says: /main\.go/,
  },
  {
    name: 'a program of before the rename of the module',
    commands: ['go build', 'go mod edit -module example.com/other'],
    expect: { cause: ['binary-stale', 'binary-of-another-module'] },
  },
  {
    name: 'built with a greeting that was then taken back in part',
    commands: [`sed -i 's/Hello/Hi/' main.go`, 'go build', `sed -i 's/Hi/Hello/' main.go`],
    expect: { cause: 'binary-stale' },
  },
  {
    name: 'go build ./... of one package, which leaves its program',
    commands: ['go build ./...', 'go vet ./...'],
    expect: 'right',
  },
  {
    name: 'two packages: go build ./... leaves nothing',
    commands: ['mkdir lib && printf "package lib\\n" > lib/lib.go', 'go build ./...'],
    expect: { cause: 'binary-missing' },
  },
  {
    name: '-o /tmp',
    commands: ['mkdir -p ../out && go build -o ../out/ .'],
    expect: { cause: ['binary-missing', 'binary-installed-elsewhere'] },
  },
];
