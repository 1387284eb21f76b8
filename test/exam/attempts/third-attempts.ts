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
  {
    name: 'built by go build ./... , which leaves nothing',
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
