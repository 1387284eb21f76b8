import type { Attempt } from '../../support/exam.ts';
import { at, server } from '../make.ts';

const got = ['go mod init httpserver', 'go get github.com/sirupsen/logrus', 'go mod tidy'];

/** A fifth set for lesson 2. */
export const fifthInits: readonly Attempt[] = [
  {
    name: 'a go.work of its own folder alone',
    commands: [...got, 'go work init .'],
    expect: 'right',
  },
  {
    name: 'logrus replaced by a copy of it in the folder',
    commands: [
      ...got,
      `cp -r "$(go list -m -f '{{.Dir}}' github.com/sirupsen/logrus)" ./logrus`,
      'chmod -R u+w logrus',
      'go mod edit -replace github.com/sirupsen/logrus=./logrus',
      'go mod tidy',
    ],
    expect: 'right',
  },
  {
    name: 'a toolchain line and an older go line',
    files: { 'go.mod': 'module example.com/server\n\ngo 1.25.0\n\ntoolchain go1.26.0\n' },
    commands: ['go get github.com/sirupsen/logrus', 'go mod tidy'],
    expect: 'right',
  },
  {
    name: 'a package of its own below internal',
    files: {
      'internal/greet/greet.go': 'package greet\n\nconst Text = "Hello!"\n',
      'main.go': server({
        '"fmt"': '"example.com/httpserver/internal/greet"\n\t"fmt"',
        'w, "Hello!"': 'w, greet.Text',
      }),
    },
    commands: ['go mod init example.com/httpserver', 'go mod tidy'],
    expect: 'right',
  },
  {
    name: 'logrus of a commit',
    commands: [
      'go mod init httpserver',
      'go get github.com/sirupsen/logrus@d1e6332644483cfee14de11099f03645561d55f8',
      'go mod tidy',
    ],
    expect: 'right',
  },
  {
    name: 'go mod init with a dot',
    commands: ['go mod init .'],
    expect: { cause: 'go-mod-missing' },
  },
  {
    name: 'requires for require',
    files: { 'go.mod': 'module httpserver\n\ngo 1.25.0\n\nrequires github.com/sirupsen/logrus v1.9.3\n' },
    expect: { cause: 'go-mod-malformed' },
    says: at('go.mod', 5),
  },
  {
    name: 'two module lines',
    commands: [...got, `sed -i '1i module example.com/first' go.mod`],
    expect: { cause: ['module-line-twice', 'go-mod-malformed'] },
    says: at('go.mod', 2),
  },
  {
    name: 'only the sums of go.mod files left',
    commands: [...got, `sed -i '/\\/go\\.mod /!d' go.sum`],
    expect: { cause: 'go-sum-incomplete' },
  },
  {
    name: 'logrus of v2',
    commands: [...got, `sed -i 's|logrus v1[^ ]*|logrus v2.0.0|' go.mod`],
    expect: { cause: 'version-of-another-major' },
    says: at('go.mod', 5),
  },
  {
    name: 'a go.sum in the middle of a merge',
    commands: [...got, `sed -i '1i <<<<<<< HEAD' go.sum`, `printf '=======\\n>>>>>>> main\\n' >> go.sum`],
    expect: { cause: ['merge-markers', 'go-sum-malformed'] },
    says: at('go.sum', 1),
  },
  {
    name: 'got by its short name',
    commands: ['go mod init httpserver', 'go get logrus'],
    expect: { cause: 'dependency-missing' },
  },
];
