import type { Attempt } from '../../support/exam.ts';

/** A fourth set for lesson 2. */
export const fourthInits: readonly Attempt[] = [
  {
    name: 'a github path',
    commands: ['go mod init github.com/ann/httpserver', 'go get github.com/sirupsen/logrus', 'go mod tidy'],
    expect: 'right',
  },
  { name: 'a v2 path', commands: ['go mod init example.com/httpserver/v2', 'go mod tidy'], expect: 'right' },
  {
    name: 'written by hand, with a block comment line and go 1.21',
    files: { 'go.mod': '// my first module\nmodule "example.com/web"\n\ngo 1.21\n' },
    commands: ['go mod tidy'],
    expect: 'right',
  },
  {
    name: 'URL with scheme written by hand',
    files: { 'go.mod': 'module https://github.com/ann/httpserver\n\ngo 1.21\n' },
    expect: { cause: 'module-path-invalid' },
    says: /"file":"go\.mod","line":1\b/,
  },
  {
    name: 'path with a space, by hand',
    files: { 'go.mod': 'module http server\n\ngo 1.21\n' },
    expect: { cause: 'module-path-invalid' },
    says: /"file":"go\.mod","line":1\b/,
  },
  {
    name: 'inited in a subfolder',
    commands: ['mkdir app && cd app && go mod init httpserver'],
    expect: { cause: 'go-mod-in-wrong-folder' },
  },
  {
    name: 'inited in the parent',
    commands: ['(cd .. && go mod init httpserver)'],
    expect: { cause: 'go-mod-in-wrong-folder' },
  },
  {
    name: 'file called Go.mod',
    files: { 'Go.mod': 'module httpserver\n\ngo 1.21\n' },
    expect: { cause: 'go-mod-misnamed' },
  },
  {
    name: 'the name of logrus itself',
    commands: ['go mod init github.com/sirupsen/logrus'],
    expect: { cause: 'module-path-invalid' },
  },
  {
    name: 'an old version',
    commands: ['go mod init httpserver', 'go get github.com/sirupsen/logrus@v1.8.1', 'go mod tidy'],
    expect: 'right',
  },
  { name: 'tidy instead of get', commands: ['go mod init httpserver', 'go mod tidy'], expect: 'right' },
  {
    name: 'required by go mod edit, then downloaded and tidied',
    commands: [
      'go mod init httpserver',
      'go mod edit -require=github.com/sirupsen/logrus@v1.9.3',
      'go mod tidy',
    ],
    expect: 'right',
  },
  {
    name: 'required by go mod edit only',
    commands: ['go mod init httpserver', 'go mod edit -require=github.com/sirupsen/logrus@v1.9.3'],
    expect: { cause: 'go-sum-missing' },
  },
  {
    name: 'capital S',
    commands: ['go mod init httpserver', 'go get github.com/Sirupsen/logrus'],
    expect: { cause: 'dependency-missing' },
  },
  {
    name: 'go install instead of get',
    commands: ['go mod init httpserver', 'go install github.com/sirupsen/logrus@latest'],
    expect: { cause: 'dependency-missing' },
  },
  {
    name: 'another logger got',
    commands: ['go mod init httpserver', 'go get go.uber.org/zap'],
    expect: { cause: 'dependency-missing' },
  },
  {
    name: 'get and tidy',
    commands: ['go mod init httpserver', 'go get github.com/sirupsen/logrus', 'go mod tidy'],
    expect: 'right',
  },
  {
    name: 'go mod tidy -v then go mod vendor',
    commands: ['go mod init httpserver', 'go mod tidy -v', 'go mod vendor'],
    expect: 'right',
  },
  {
    name: 'one file in a package of its own',
    commands: [
      'go mod init example.com/web',
      'mkdir -p internal/greet',
      'printf \'package greet\\n\\nconst Text = "hi"\\n\' > internal/greet/greet.go',
      'go mod tidy',
    ],
    expect: 'right',
  },
  {
    name: 'stopped before tidy',
    commands: ['go mod init httpserver', 'go get github.com/sirupsen/logrus'],
    expect: { cause: 'dependency-indirect' },
    says: /go\.mod","line":\d+/,
  },
  {
    name: 'indirect removed by hand only',
    commands: [
      'go mod init httpserver',
      'go get github.com/sirupsen/logrus',
      "sed -i 's,\\(logrus v[^ ]*\\) // indirect,\\1,' go.mod",
    ],
    expect: { cause: ['not-tidy', 'go-sum-incomplete', 'dependency-missing', 'go-sum-missing'] },
  },
  {
    name: 'a needless requirement',
    commands: ['go mod init httpserver', 'go mod tidy', 'go get github.com/google/uuid@v1.6.0'],
    expect: { cause: 'requirement-unused' },
    says: /go\.mod","line":\d+/,
  },
  {
    name: 'an import tidy has not seen',
    commands: [
      'go mod init httpserver',
      'go mod tidy',
      'printf \'package main\\n\\nimport _ "github.com/google/uuid"\\n\' > id.go',
    ],
    expect: { cause: 'dependency-missing' },
    says: /"file":"id\.go","line":3\b/,
  },
  {
    name: 'broken, then put right from a copy',
    commands: [
      'go mod init httpserver',
      'go mod tidy',
      "sed -i 's/logrus v\\([^ ]*\\) h1:./logrus v\\1 h1:x/' go.sum",
      'go build',
      'rm go.sum',
      'go mod tidy',
      'go build',
    ],
    expect: 'right',
  },
  {
    name: 'go.sum deleted and left so',
    commands: ['go mod init httpserver', 'go mod tidy', 'go build', 'rm go.sum'],
    expect: { cause: 'go-sum-missing' },
  },
  {
    name: 'still broken',
    commands: [
      'go mod init httpserver',
      'go mod tidy',
      "sed -i '0,/logrus.*h1:\\(.\\)/s//&/; s/h1:./h1:_/' go.sum",
    ],
    expect: { cause: ['go-sum-mismatch', 'go-sum-malformed'] },
    says: /go\.sum","line":\d+/,
  },
  {
    name: 'only the go.mod sum of logrus changed',
    commands: [
      'go mod init httpserver',
      'go mod tidy',
      "sed -i '/logrus v[^ ]*\\/go.mod/s/h1:\\(...\\)/h1:AAA/' go.sum",
    ],
    expect: { cause: 'go-sum-mismatch' },
    says: /go\.sum","line":2/,
  },
];
