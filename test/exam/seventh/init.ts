import type { Attempt } from '../../support/exam.ts';
import { at } from '../make.ts';

const greet = {
  'greet/greet.go': `package greet

const Text = "Hello from a folder!"
`,
};

const made = ['go mod init httpserver', 'go mod tidy'];

/** Lets main.go import a package beside logrus, without using a name of it. */
function imports(path: string): string {
  return `sed -i 's#^\\tlog "github.com/sirupsen/logrus"#&\\n\\t_ "${path}"#' main.go`;
}

/** A seventh set for lesson 2. */
export const seventhInits: readonly Attempt[] = [
  {
    name: 'a path with .git',
    commands: ['go mod init github.com/me/httpserver.git', 'go mod tidy'],
    expect: 'right',
  },
  {
    name: 'by hand: parentheses, comments, line ends of Windows',
    files: {
      'go.mod': ['// my server', 'module (', '\thttpserver', ')', '', 'go 1.21', ''].join('\r\n'),
    },
    commands: ['go mod tidy'],
    expect: 'right',
  },
  {
    name: 'grouped requirements by hand, an old version',
    files: {
      'go.mod': `module github.com/me/HTTP_server

go 1.23

require (
	// logging
	github.com/sirupsen/logrus v1.8.1
)
`,
    },
    commands: ['go mod tidy'],
    expect: 'right',
  },
  {
    name: 'a newer toolchain named',
    commands: [...made, 'go mod edit -toolchain=go1.99.0'],
    expect: 'right',
  },
  {
    name: 'logrus replaced by another version of it',
    commands: [
      'go mod init httpserver',
      'go mod edit -replace github.com/sirupsen/logrus=github.com/sirupsen/logrus@v1.9.3',
      'go mod tidy',
    ],
    expect: 'right',
  },
  {
    name: 'a package in a folder',
    files: greet,
    commands: ['go mod init httpserver', imports('httpserver/greet'), 'go mod tidy'],
    expect: 'right',
  },
  {
    name: 'a module in a folder, by replace',
    files: { ...greet, 'greet/go.mod': 'module example.com/greet\n\ngo 1.21\n' },
    commands: [
      'go mod init httpserver',
      imports('example.com/greet'),
      'go mod edit -replace example.com/greet=./greet',
      'go mod tidy',
    ],
    expect: 'right',
  },
  {
    name: 'go work init, with the module and one in a folder',
    files: { ...greet, 'greet/go.mod': 'module example.com/greet\n\ngo 1.21\n' },
    commands: [...made, 'go work init . ./greet'],
    expect: 'right',
  },
  { name: 'vendored', commands: [...made, 'go mod vendor'], expect: 'right' },
  {
    name: 'a test of package main_test with testify',
    files: {
      'main_test.go': `package main_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestOne(t *testing.T) { assert.Equal(t, 1, 1) }
`,
    },
    commands: made,
    expect: 'right',
  },
  {
    name: 'a tool required with go get -tool',
    commands: [...made, 'go get -tool golang.org/x/tools/cmd/stringer@v0.30.0', 'go mod tidy'],
    expect: 'right',
  },
  {
    name: 'go.sum broken, removed and made again',
    commands: [...made, 'rm go.sum', 'go mod tidy'],
    expect: 'right',
  },
  {
    name: 'Module with a capital',
    files: { 'go.mod': 'Module httpserver\n\ngo 1.26\n' },
    expect: { cause: 'go-mod-malformed' },
    says: /The word is module, in small letters/,
  },
  {
    name: 'module with a colon',
    files: { 'go.mod': 'module: httpserver\n\ngo 1.26\n' },
    expect: { cause: 'go-mod-malformed' },
    says: /The word is module/,
  },
  {
    name: 'Go.mod with a capital',
    files: { 'Go.mod': 'module httpserver\n\ngo 1.26\n' },
    expect: { cause: 'go-mod-misnamed' },
    says: at('Go.mod', 1),
  },
  {
    name: 'UTF-16, as the echo of PowerShell writes it',
    commands: [`printf 'module httpserver\\r\\n' | iconv -f utf-8 -t utf-16 > go.mod`],
    expect: { cause: 'go-mod-encoding' },
    says: at('go.mod', 1),
  },
  {
    name: 'go work init in place of go mod init',
    commands: ['go work init'],
    expect: { cause: 'go-mod-missing' },
    says: at('go.work', 1),
  },
  {
    name: 'npm style path',
    files: { 'go.mod': 'module @me/httpserver\n\ngo 1.26\n' },
    expect: { cause: 'module-path-invalid' },
    says: /no @ in it/,
  },
  {
    name: 'a slash at the end of the path',
    files: { 'go.mod': 'module github.com/me/httpserver/\n\ngo 1.26\n' },
    expect: { cause: 'module-path-invalid' },
    says: /end in a slash/,
  },
  {
    name: 'two module lines',
    files: { 'go.mod': 'module httpserver\n\ngo 1.26\n\nmodule example.com/httpserver\n' },
    expect: { cause: 'module-line-twice' },
    says: at('go.mod', 5),
  },
  { name: 'no module line', files: { 'go.mod': 'go 1.26\n' }, expect: { cause: 'module-line-missing' } },
  {
    name: 'toolchain without go in front',
    files: { 'go.mod': 'module httpserver\n\ngo 1.26\n\ntoolchain 1.26.0\n' },
    expect: { cause: 'toolchain-line-invalid' },
    says: at('go.mod', 5),
  },
  {
    name: 'a go line with a v',
    files: { 'go.mod': 'module httpserver\n\ngo v1.26\n' },
    expect: { cause: 'go-line-invalid' },
    says: at('go.mod', 3),
  },
  { name: 'go.mod is a folder', commands: ['mkdir go.mod'], expect: { cause: 'go-mod-is-a-folder' } },
  {
    name: 'required without a version',
    files: { 'go.mod': 'module httpserver\n\ngo 1.26\n\nrequire github.com/sirupsen/logrus\n' },
    expect: { cause: 'version-malformed' },
    says: at('go.mod', 5),
  },
  {
    name: 'required latest',
    files: { 'go.mod': 'module httpserver\n\ngo 1.26\n\nrequire github.com/sirupsen/logrus latest\n' },
    expect: { cause: 'version-malformed' },
    says: at('go.mod', 5),
  },
  {
    name: 'required without the v',
    files: { 'go.mod': 'module httpserver\n\ngo 1.26\n\nrequire github.com/sirupsen/logrus 1.9.3\n' },
    expect: { cause: 'version-malformed' },
    says: at('go.mod', 5),
  },
  {
    name: 'required with @',
    files: { 'go.mod': 'module httpserver\n\ngo 1.26\n\nrequire github.com/sirupsen/logrus@v1.9.3\n' },
    expect: { cause: 'version-malformed' },
    says: /The @ between them/,
  },
  {
    name: 'replaced by a folder that is not there',
    commands: [...made, 'go mod edit -replace github.com/sirupsen/logrus=../logrus'],
    expect: { cause: 'replacement-missing' },
    says: at('go.mod', 9),
  },
  {
    name: 'the required version excluded',
    commands: [
      'go mod init httpserver',
      'go get github.com/sirupsen/logrus@v1.9.3',
      'go mod tidy',
      'go mod edit -exclude github.com/sirupsen/logrus@v1.9.3',
    ],
    expect: { cause: 'version-excluded' },
    says: at('go.mod', 9),
  },
  {
    // The learner's shell has GOWORK=off, as the judging has: a go.work does nothing there.
    name: 'a workspace in the folder that does not use it',
    files: { ...greet, 'greet/go.mod': 'module example.com/greet\n\ngo 1.21\n' },
    commands: [...made, 'go work init ./greet'],
    expect: 'right',
  },
  {
    name: 'a workspace of an older Go than the module',
    commands: [...made, `printf 'go 1.20\\n\\nuse .\\n' > go.work`],
    expect: 'right',
  },
  {
    name: 'a workspace that uses a folder without go.mod',
    commands: [...made, `printf 'go 1.26.8\\n\\nuse (\\n\\t.\\n\\t./greet\\n)\\n' > go.work`],
    expect: 'right',
  },
  {
    name: 'vendored, and another version afterwards',
    commands: [...made, 'go mod vendor', 'go get github.com/sirupsen/logrus@v1.9.3', 'go mod tidy'],
    expect: { cause: 'vendor-inconsistent' },
    says: at('vendor/modules.txt', 1),
  },
  {
    name: 'GOFLAGS asks for vendor, which is not there',
    commands: [...made, 'go env -w GOFLAGS=-mod=vendor'],
    expect: { cause: 'vendor-missing' },
  },
  {
    name: 'GOFLAGS with a space in place of =',
    commands: made,
    env: { GOFLAGS: '--mod readonly' },
    expect: { cause: 'goflags-bad' },
  },
  {
    name: 'GOFLAGS with a flag that go does not know',
    commands: [...made, `printf 'GO111MODULE=on\\nGOFLAGS=-mods=mod\\n' > "$(go env GOENV)"`],
    expect: { cause: 'goflags-bad' },
  },
  {
    name: 'merge marks in go.sum',
    commands: [...made, `sed -i '2i <<<<<<< HEAD' go.sum`],
    expect: { cause: 'merge-markers' },
    says: at('go.sum', 2),
  },
  {
    name: 'a folder imported by its name alone',
    files: greet,
    commands: [...made, imports('greet')],
    expect: { cause: 'own-package-by-another-path' },
    says: at('main.go', 10),
  },
  {
    name: 'a folder imported as ./',
    files: greet,
    commands: [...made, imports('./greet')],
    expect: { cause: 'relative-import' },
    says: at('main.go', 10),
  },
  {
    name: 'a folder imported by the path of GitHub',
    files: greet,
    commands: [...made, imports('github.com/me/httpserver/greet')],
    expect: { cause: 'own-package-by-another-path' },
    says: at('main.go', 10),
  },
  {
    name: 'an internal package of logrus',
    commands: [...made, imports('github.com/sirupsen/logrus/internal/testutils')],
    expect: { cause: 'internal-package' },
    says: at('main.go', 10),
  },
  {
    name: 'logrus/v2, as if there were one',
    commands: [`sed -i 's#sirupsen/logrus"#sirupsen/logrus/v2"#' main.go`, ...made],
    expect: { cause: 'version-of-another-major' },
    says: at('main.go', 9),
  },
  {
    name: 'logrus misspelt',
    commands: [`sed -i 's#sirupsen/logrus"#sirupsen/logrous"#' main.go`, ...made],
    expect: { cause: 'module-not-found' },
    says: at('main.go', 9),
  },
  {
    // go puts https:// in front of a bare host.
    name: 'GOPROXY without https://',
    commands: [
      'go mod init httpserver',
      'go get github.com/sirupsen/logrus',
      'go mod tidy',
      'go clean -modcache',
    ],
    env: { GOPROXY: 'proxy.golang.org' },
    expect: 'right',
  },
  {
    name: 'go.sum emptied',
    commands: [...made, ': > go.sum'],
    expect: { cause: 'go-sum-empty' },
    says: at('go.sum', 1),
  },
  {
    name: 'another version by hand, no tidy',
    commands: [...made, 'go mod edit -require github.com/sirupsen/logrus@v1.9.0'],
    expect: { cause: 'go-sum-incomplete' },
    says: at('go.mod', 5),
  },
  {
    name: 'a file of another package beside it',
    files: { 'helper.go': 'package helper\n\nfunc Help() {}\n' },
    commands: made,
    expect: { cause: 'two-packages' },
    says: at('helper.go', 1),
  },
  {
    name: 'both spellings of logrus',
    files: { 'more.go': 'package main\n\nimport _ "github.com/Sirupsen/logrus"\n' },
    commands: made,
    expect: { cause: 'wrong-case-sirupsen' },
    says: at('more.go', 3),
  },
  {
    name: 'require under module, without the word (a list as in package.json)',
    files: { 'go.mod': 'module httpserver\n\ngo 1.26\n\ngithub.com/sirupsen/logrus v1.9.3\n' },
    expect: { cause: 'go-mod-malformed' },
    says: /begins with require/,
  },
  {
    name: 'got and not tidied, with one that nothing imports',
    commands: [
      'go mod init httpserver',
      'go get github.com/google/uuid',
      'go get github.com/sirupsen/logrus',
    ],
    expect: { cause: 'dependency-indirect' },
    says: at('go.mod', 7),
  },
];
