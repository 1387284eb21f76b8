import type { Attempt } from '../../support/exam.ts';
import { at } from '../make.ts';

/** A sixth set for lesson 2. */
export const sixthInits: readonly Attempt[] = [
  {
    name: 'a path with capitals and /v2',
    commands: ['go mod init example.com/Me/HttpServer/v2', 'go mod tidy'],
    expect: 'right',
  },
  {
    name: 'an older logrus',
    commands: ['go mod init httpserver', 'go get github.com/sirupsen/logrus@v1.9.3', 'go mod tidy'],
    expect: 'right',
  },
  {
    name: 'a pseudo-version',
    commands: [
      'go mod init httpserver',
      'go get github.com/sirupsen/logrus@v1.9.4-0.20230606125235-dd1b4c2e81af',
      'go mod tidy',
    ],
    expect: 'right',
  },
  {
    name: 'logrus replaced by a copy in the folder',
    commands: [
      'go mod init httpserver',
      'go mod tidy',
      `cp -r "$(go list -m -f '{{.Dir}}' github.com/sirupsen/logrus)" logrus && chmod -R u+w logrus`,
      'go mod edit -replace github.com/sirupsen/logrus=./logrus',
      'go mod tidy',
    ],
    expect: 'right',
  },
  {
    name: 'go.mod by hand, with a comment on the line',
    files: {
      'go.mod': `module httpserver // mine

go 1.21

require github.com/sirupsen/logrus v1.9.3 // the logger
`,
    },
    commands: ['go mod tidy'],
    expect: 'right',
  },
  {
    name: 'exclude, retract and a toolchain line',
    commands: [
      'go mod init httpserver',
      'go mod tidy',
      'go mod edit -exclude github.com/sirupsen/logrus@v1.8.0 -retract v0.0.1 -toolchain go1.26.0',
      'go mod tidy',
    ],
    expect: 'right',
  },
  {
    name: 'logging in a package of its own',
    files: {
      'internal/logging/logging.go': `package logging

import "github.com/sirupsen/logrus"

func New() *logrus.Logger { return logrus.New() }
`,
    },
    commands: [
      'go mod init example.org/httpserver',
      `sed -i 's#log "github.com/sirupsen/logrus"#log "github.com/sirupsen/logrus"\\n\\t_ "example.org/httpserver/internal/logging"#' main.go`,
      'go mod tidy',
    ],
    expect: 'right',
  },
  {
    name: 'a space in the path',
    files: {
      'go.mod': `module http server

go 1.26
`,
    },
    expect: { cause: 'module-path-invalid' },
    says: at('go.mod', 1),
  },
  {
    name: 'Sirupsen with a capital in the import',
    commands: [
      `sed -i 's#github.com/sirupsen#github.com/Sirupsen#' main.go`,
      'go mod init httpserver',
      'go get github.com/sirupsen/logrus',
    ],
    expect: { cause: 'wrong-case-sirupsen' },
    says: at('main.go', 9),
  },
  {
    name: 'go.mod one folder up',
    commands: ['(cd .. && go mod init httpserver && go mod tidy)'],
    expect: { cause: 'go-mod-in-wrong-folder' },
    says: at('../go.mod', 1),
  },
  {
    name: 'two fingerprints swapped',
    commands: [
      'go mod init httpserver',
      'go mod tidy',
      `awk '/logrus v[^ ]* h1/{l=$3} {a[NR]=$0} END{for(i=1;i<=NR;i++){if(a[i]~/x\\/sys v[^ ]* h1/)sub(/h1:.*/,l,a[i]);print a[i]}}' go.sum > s && mv s go.sum`,
    ],
    expect: { cause: 'go-sum-mismatch' },
    says: at('go.sum', 2),
  },
  {
    name: 'a version that does not exist, by hand',
    files: {
      'go.mod': `module httpserver

go 1.26

require github.com/sirupsen/logrus v1.9.99
`,
    },
    expect: { cause: 'version-missing' },
    says: at('go.mod', 5),
  },
  {
    name: 'the line of x/sys deleted by hand',
    commands: ['go mod init httpserver', 'go mod tidy', `sed -i '/golang.org\\/x\\/sys/d' go.mod`],
    expect: { cause: 'dependency-missing' },
  },
  {
    name: 'a workspace that leaves the module out',
    commands: [
      'go mod init httpserver',
      'go mod tidy',
      'mkdir ../other && cd ../other && go mod init other && cd .. && go work init ./other',
    ],
    expect: 'right',
  },
  {
    name: 'a module nobody imports',
    commands: ['go mod init httpserver', 'go mod tidy', 'go get github.com/gorilla/mux@v1.8.1'],
    expect: { cause: 'requirement-unused' },
    says: at('go.mod', 8),
  },
  {
    name: 'merge marks in go.mod',
    commands: [
      'go mod init httpserver',
      'go mod tidy',
      `sed -i 's/^require g/<<<<<<< HEAD\\nrequire g/' go.mod`,
    ],
    expect: { cause: 'merge-markers' },
    says: at('go.mod', 5),
  },
  {
    name: 'asks for a Go that is not out',
    commands: ['go mod init httpserver', 'go mod tidy', `sed -i 's/^go .*/go 1.99/' go.mod`],
    expect: { cause: 'go-line-too-new' },
    says: at('go.mod', 3),
  },
];
