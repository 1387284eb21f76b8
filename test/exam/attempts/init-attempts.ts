import type { Attempt } from '../../support/exam.ts';
import { greets, serverThat } from './servers.ts';

const logrus = 'github.com/sirupsen/logrus';
const off = ['go111module-off-file', 'go111module-off-env'];
const solved = ['go mod init httpserver', 'go mod tidy'];
const done = (name: string, ...commands: string[]): Attempt => ({
  name,
  commands: [...solved, ...commands],
  expect: 'right',
});

const chi = `package main

import (
	"net/http"
	"os"

	"github.com/go-chi/chi/v5"
	"github.com/sirupsen/logrus"
)

func main() {
	r := chi.NewRouter()
	r.Get("/", func(w http.ResponseWriter, r *http.Request) {
		logrus.Println("hit", r.URL)
		w.Write([]byte("chi"))
	})
	http.ListenAndServe(":"+os.Getenv("PORT"), r)
}
`;

export const rightInits: readonly Attempt[] = [
  {
    name: 'the article’s own',
    commands: ['go mod init httpserver', `go get ${logrus}`, 'go mod tidy'],
    twice: true,
    expect: 'right',
  },
  done('init and tidy, without get'),
  ...[
    'example.com/me/httpserver',
    'example.com/me/httpserver/v2',
    'gopkg.in/me/httpserver.v1',
    'github.com/Me/HttpServer',
    'main',
    'my-server_1.0',
    'server.local',
    'github.com/sirupsen/httpserver',
  ].map(
    (path): Attempt => ({
      name: `module ${path}`,
      commands: [`go mod init ${path}`, 'go mod tidy'],
      expect: 'right',
    }),
  ),
  // go mod init refuses these, go itself does not.
  ...['example.com/me/httpserver/v1', 'gopkg.in/me/httpserver', 'example.com//httpserver'].map((path) =>
    done(`module ${path}`, `sed -i 's|^module .*|module ${path}|' go.mod`),
  ),
  done('an older logrus', `go get ${logrus}@v1.9.3`, 'go mod tidy'),
  done('a very old logrus', `go get ${logrus}@v1.4.2`, 'go mod tidy'),
  done('an older go line', `go get ${logrus}@v1.9.3`, 'go mod edit -go=1.20', 'go mod tidy'),
  done('a toolchain line', 'go mod edit -toolchain=$(go env GOVERSION)', 'go mod tidy'),
  done('a path in quotation marks', `sed -i 's/^module .*/module "httpserver"/' go.mod`),
  done('comments', `sed -i '1i // what we need\\n' go.mod`, `sed -i 's|logrus v.*|& // for the log|' go.mod`),
  done('go.mod with CRLF', `sed -i 's/$/\\r/' go.mod`),
  done(
    'replaced by a copy in the folder',
    `cp -r "$(go list -m -f '{{.Dir}}' ${logrus})" copy`,
    'chmod -R u+w copy',
    `go mod edit -replace=${logrus}=./copy`,
    'go mod tidy',
  ),
  done('replaced by another version', `go mod edit -replace=${logrus}=${logrus}@v1.9.0`, 'go mod tidy'),
  done('vendored', 'go mod vendor'),
  done('vendored, and said so', 'go mod vendor', 'go env -w GOFLAGS=-mod=vendor'),
  done('retracts a version of its own', 'go mod edit -retract=v0.1.0'),
  done('excludes a version', `go mod edit -exclude=${logrus}@v1.5.0`),
  done('a workspace file of Go’s', 'GOWORK= go work init .'),
  done('a saved GOFLAGS', 'go env -w GOFLAGS=-mod=mod'),
  {
    name: 'two files',
    files: {
      'main.go':
        'package main\n\nimport "net/http"\n\nfunc main() {\n\thttp.ListenAndServe(addr(), handler{})\n}\n',
      'handler.go': `package main\n\nimport (\n\t"net/http"\n\t"os"\n\n\t"${logrus}"\n)\n\ntype handler struct{}\n\nfunc addr() string { return ":" + os.Getenv("PORT") }\n\nfunc (handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {\n\tlogrus.Print(r.URL)\n\tw.Write([]byte("two"))\n}\n`,
    },
    commands: solved,
    expect: 'right',
  },
  {
    name: 'a package of its own',
    files: {
      'main.go': 'package main\n\nimport "example.com/s/internal/web"\n\nfunc main() { web.Serve() }\n',
      'internal/web/web.go': `package web\n\nimport (\n\t"net/http"\n\t"os"\n\n\t"${logrus}"\n)\n\nfunc Serve() {\n\tlogrus.Fatal(http.ListenAndServe(":"+os.Getenv("PORT"), nil))\n}\n`,
    },
    commands: ['go mod init example.com/s', 'go mod tidy'],
    expect: 'right',
  },
  {
    name: 'main in cmd/httpserver',
    commands: ['mkdir -p cmd/httpserver', 'mv main.go cmd/httpserver/', ...solved],
    expect: 'right',
  },
  {
    name: 'an embedded page',
    files: {
      'page.html': '<p>hello',
      'page.go': 'package main\n\nimport _ "embed"\n\n//go:embed page.html\nvar page string\n',
    },
    commands: solved,
    expect: 'right',
  },
  {
    name: 'build tags',
    files: {
      'dev.go': '//go:build dev\n\npackage main\n\nconst dev = true\n',
      'prod.go': '//go:build !dev\n\npackage main\n\nconst dev = false\n',
    },
    commands: solved,
    expect: 'right',
  },
  { name: 'another router', files: { 'main.go': chi }, commands: solved, expect: 'right' },
  {
    name: 'one more module, imported',
    files: {
      'id.go': 'package main\n\nimport "github.com/google/uuid"\n\nvar id = uuid.NewString()\n',
    },
    commands: solved,
    expect: 'right',
  },
  {
    name: 'a test with testify',
    files: {
      'main_test.go':
        'package main\n\nimport (\n\t"testing"\n\n\t"github.com/stretchr/testify/assert"\n)\n\nfunc TestGreeting(t *testing.T) { assert.NotEmpty(t, greeting) }\n',
    },
    commands: solved,
    expect: 'right',
  },
  {
    name: 'a test that fails',
    files: {
      'main_test.go': 'package main\n\nimport "testing"\n\nfunc TestX(t *testing.T) { t.Fatal("no") }\n',
    },
    commands: solved,
    expect: 'right',
  },
  {
    name: 'a file for Windows beside it',
    files: { 'main_windows.go': 'package main\n\nfunc init() { println("windows") }\n' },
    commands: solved,
    expect: 'right',
  },
  { name: 'main.go with CRLF', commands: [...solved, `sed -i 's/$/\\r/' main.go`], expect: 'right' },
  {
    name: 'main.go with a BOM',
    commands: [...solved, `sed -i '1s/^/\\xef\\xbb\\xbf/' main.go`],
    expect: 'right',
  },
  {
    name: 'no proxy, and a full cache',
    commands: solved,
    env: { GOPROXY: 'off' },
    expect: 'right',
  },
  { name: 'GOFLAGS=-mod=mod exported', commands: solved, env: { GOFLAGS: '-mod=mod' }, expect: 'right' },
  {
    name: 'GOFLAGS=-mod=readonly exported',
    commands: solved,
    env: { GOFLAGS: '-mod=readonly' },
    expect: 'right',
  },
  { name: 'a local toolchain', commands: solved, env: { GOTOOLCHAIN: 'local' }, expect: 'right' },
  { name: 'no checksum database', commands: [...solved], env: { GOSUMDB: 'off' }, expect: 'right' },
  { name: 'a folder that was never a workspace', commands: [...solved, 'rm -rf ../.tour'], expect: 'right' },
  {
    name: 'a Sirupsen that is only a comment',
    commands: [...solved, `sed -i '1i // it was github.com/Sirupsen/logrus once' main.go`],
    expect: 'right',
  },
];

const wrong = (
  name: string,
  cause: string | readonly string[],
  says: RegExp,
  ...commands: string[]
): Attempt => ({
  name,
  commands,
  expect: { cause },
  says,
});
const after = (
  name: string,
  cause: string | readonly string[],
  says: RegExp,
  ...commands: string[]
): Attempt => wrong(name, cause, says, ...solved, ...commands);
const source = (name: string, cause: string | readonly string[], says: RegExp, text: string): Attempt => ({
  name,
  files: { 'main.go': text },
  commands: solved,
  expect: { cause },
  says,
});

export const wrongInits: readonly Attempt[] = [
  { ...wrong('nothing done', 'go-mod-missing', /no go\.mod/), twice: true },
  after('modules off again', off, /goenv/, 'go env -w GO111MODULE=off'),
  {
    name: 'modules off, exported',
    commands: solved,
    env: { GO111MODULE: 'off' },
    expect: { cause: off },
    says: /environment|export/,
  },
  after('GO111MODULE=true saved', 'go111module-bad-value', /true/, `echo GO111MODULE=true > ../.tour/goenv`),
  after('go.mod in the folder above', 'go-mod-in-wrong-folder', /\.\.\/go\.mod/, 'mv go.mod go.sum ..'),
  after(
    'go.mod in a folder below',
    'go-mod-in-wrong-folder',
    /src\/go\.mod/,
    'mkdir src',
    'mv go.mod go.sum src',
  ),
  after(
    'everything in a folder below',
    'go-mod-in-wrong-folder',
    /app\/go\.mod/,
    'mkdir app',
    'mv go.* main.go app',
  ),
  after('go.mod.txt', 'go-mod-misnamed', /go\.mod\.txt/, 'mv go.mod go.mod.txt'),
  after('Go.mod', 'go-mod-misnamed', /Go\.mod/, 'mv go.mod Go.mod'),
  after('go.mods', 'go-mod-misnamed', /go\.mods/, 'mv go.mod go.mods'),
  ...(
    [
      ['https://github.com/me/httpserver', /https?:/],
      ['http server', /one word|space/],
      ['./httpserver', /\.\//],
      ['../httpserver', /\.\.\//],
      ['/home/me/httpserver', /file system/],
      ['example.com/me/httpserver/', /slash|end/],
      ['httpserver@v1.0.0', /@/],
      ['httpsérver', /é|letter|character/],
      ['http\\\\server', /\\|character/],
      ['.httpserver', /dot/],
      ['me@example.com:httpserver.git', /@|:/],
      ['C:/go/httpserver', /:/],
      ['$MODULE', /\$/],
    ] as const
  ).map(([path, says]) =>
    after(`module ${path}`, 'module-path-invalid', says, `sed -i 's|^module .*|module ${path}|' go.mod`),
  ),
  ...['fmt', 'net/http', 'std', 'cmd', 'net'].map((path) =>
    wrong(
      `module ${path}`,
      'module-path-invalid',
      /standard library|go's command line/,
      `go mod init ${path}`,
      'go mod tidy',
    ),
  ),
  wrong('module of logrus', 'module-path-invalid', /logrus/, `go mod init ${logrus}`, 'go mod tidy'),
  after('no module line', 'module-line-missing', /module/, `sed -i /^module/d go.mod`),
  after('two module lines', 'module-line-twice', /"line":2/, `sed -i '1a module other' go.mod`),
  after('an empty go.mod', 'module-line-missing', /empty|module line|no module/, ': > go.mod'),
  after(
    'a go.mod with merge markers',
    'merge-markers',
    /go\.mod.*<<<<<<<|merge/,
    `printf '<<<<<<< HEAD\\n=======\\n>>>>>>> b\\n' >> go.mod`,
  ),
  after(
    'a word that go.mod does not know',
    'go-mod-malformed',
    /requires/,
    `sed -i 's/^require/requires/' go.mod`,
  ),
  after('an open bracket', 'go-mod-malformed', /go\.mod/, `echo 'require (' >> go.mod`),
  after('a go.mod with a BOM', 'go-mod-encoding', /byte order mark/, `sed -i '1s/^/\\xef\\xbb\\xbf/' go.mod`),
  after(
    'a go.mod in UTF-16',
    'go-mod-encoding',
    /UTF|byte|encod/i,
    'iconv -t UTF-16 go.mod > x',
    'mv x go.mod',
  ),
  after('go.mod is a folder', 'go-mod-is-a-folder', /folder/, 'rm go.mod', 'mkdir go.mod'),
  after('a go line from the future', 'go-line-too-new', /1\.99/, 'go mod edit -go=1.99'),
  {
    ...after(
      'a newer go line with GOTOOLCHAIN=local',
      'go-line-too-new',
      /1\.27/,
      'sed -i "s/^go .*/go 1.27.0/" go.mod',
    ),
    env: { GOTOOLCHAIN: 'local' },
  },
  {
    ...after(
      'a toolchain that is not there',
      'go-line-too-new',
      /1\.99/,
      'echo "toolchain go1.99.9" >> go.mod',
    ),
    env: { GOTOOLCHAIN: 'auto' },
  },
  after('a go line that is no version', 'go-line-invalid', /latest/, `sed -i 's/^go .*/go latest/' go.mod`),
  after('a go line with go in it', 'go-line-invalid', /go1\.21/, `sed -i 's/^go .*/go go1.21/' go.mod`),
  after('no go line', 'go-line-missing', /go line|no line.*go|go 1/, `sed -i '/^go /d' go.mod`),
  wrong('init and nothing else', 'dependency-missing', /logrus/, 'go mod init httpserver'),
  wrong('no tidy', 'dependency-indirect', /indirect/, 'go mod init httpserver', `go get ${logrus}`),
  after('get that nothing imports', 'requirement-unused', /uuid/, 'go get github.com/google/uuid@v1.6.0'),
  after(
    'an import that is not required',
    'dependency-missing',
    /uuid/,
    `printf 'package main\\n\\nimport _ "github.com/google/uuid"\\n' > id.go`,
  ),
  after(
    'the wrong case in main.go',
    'wrong-case-sirupsen',
    /Sirupsen/,
    'sed -i s/sirupsen/Sirupsen/ main.go',
  ),
  after('the wrong case in go.mod', 'wrong-case-sirupsen', /Sirupsen/, 'sed -i s/sirupsen/Sirupsen/ go.mod'),
  after(
    'the wrong case everywhere',
    'wrong-case-sirupsen',
    /Sirupsen/,
    'sed -i s/sirupsen/Sirupsen/ go.mod go.sum main.go',
  ),
  after(
    'logrus is not there at all',
    'dependency-missing',
    /logrus|requires nothing/,
    `printf 'package main\\n\\nfunc main() {}\\n' > main.go`,
    'go mod tidy',
  ),
  after(
    'Go’s own log instead',
    'dependency-missing',
    /logrus|requires nothing/,
    `sed -i 's|log "github.com/sirupsen/logrus"|"log/slog"|' main.go`,
    'go mod tidy',
  ),
  after(
    'replaced by a folder that is not there',
    'replacement-missing',
    /\.\.\/logrus/,
    `go mod edit -replace=${logrus}=../logrus`,
  ),
  after(
    'replaced by a folder without go.mod',
    'replacement-no-module',
    /lib/,
    'mkdir lib',
    `go mod edit -replace=${logrus}=./lib`,
  ),
  after(
    'replaced by another module',
    ['undefined-name', 'requirement-unused'],
    /logrus|log\.|sys/,
    'mkdir lib',
    `printf 'module example.com/other\\n\\ngo 1.21\\n' > lib/go.mod`,
    `printf 'package logrus\\n' > lib/l.go`,
    `go mod edit -replace=${logrus}=./lib`,
  ),
  after(
    'a version that does not exist',
    'version-missing',
    /v1\.99\.0/,
    `go mod edit -require=${logrus}@v1.99.0`,
  ),
  after(
    'a commit that does not exist',
    'version-missing',
    /0123456789ab/,
    `go mod edit -require=${logrus}@v1.9.4-0.20240101000000-0123456789ab`,
  ),
  after(
    'a version without v',
    'version-malformed',
    /1\.9\.3/,
    `sed -i 's/logrus v[0-9.]*/logrus 1.9.3/' go.mod`,
  ),
  after(
    'latest as a version',
    ['version-malformed', 'version-missing'],
    /latest/,
    `sed -i 's/logrus v[0-9.]*/logrus latest/' go.mod`,
  ),
  after('no version', 'version-malformed', /logrus/, `sed -i 's/logrus v[0-9.]*/logrus/' go.mod`),
  after(
    'a major version that the path does not have',
    'version-of-another-major',
    /v2\.0\.0/,
    `sed -i 's/logrus v[0-9.]*/logrus v2.0.0/' go.mod`,
  ),
  after(
    'the version in use excluded',
    ['version-excluded', 'not-tidy'],
    /exclu/,
    `go mod edit -exclude=${logrus}@$(go list -m -f '{{.Version}}' ${logrus})`,
  ),
  after(
    'a module that does not exist',
    ['module-not-found', 'version-missing', 'dependency-missing'],
    /no-such/,
    `printf 'package main\\n\\nimport _ "github.com/plutov/no-such-module-at-all"\\n' > x.go`,
  ),
  after('no go.sum', 'go-sum-missing', /no go\.sum/, 'rm go.sum'),
  after('an empty go.sum', 'go-sum-empty', /empty/, ': > go.sum'),
  after('go.sum half', 'go-sum-incomplete', /sum/, `sed -i '/logrus.* h1:/d' go.sum`),
  after(
    'go.sum without the tests’ modules',
    ['not-tidy', 'go-sum-incomplete'],
    /testify|tidy/,
    `sed -i '/testify/d' go.sum`,
  ),
  after(
    'a letter changed in go.sum',
    'go-sum-mismatch',
    /go\.sum/,
    `sed -i '/logrus.* h1:/s/h1:./h1:_/;' go.sum`,
    `sed -i 's/h1:_/h1:Z/' go.sum`,
  ),
  after(
    'go.sum of another version',
    ['go-sum-incomplete', 'not-tidy'],
    /sum/,
    `go mod edit -require=${logrus}@v1.9.3`,
  ),
  after('a line in go.sum that is none', 'go-sum-malformed', /go\.sum/, 'echo hello >> go.sum'),
  after(
    'merge markers in go.sum',
    ['merge-markers', 'go-sum-malformed'],
    /<<<<<<<|merge/,
    `sed -i '1i <<<<<<< HEAD' go.sum`,
    `echo '>>>>>>> other' >> go.sum`,
  ),
  after(
    'go.sum with CRLF',
    ['not-tidy', 'go-sum-windows-line-ends'],
    /CR|Windows|line end/i,
    `sed -i 's/$/\\r/' go.sum`,
  ),
  after(
    'a changed file in the module cache',
    'module-cache-modified',
    /modified|changed/,
    `f=$(go list -m -f '{{.Dir}}' ${logrus})`,
    'chmod -R u+w $f',
    'echo "// mine" >> $f/logrus.go',
  ),
  source(
    'package server',
    'package-not-main',
    /main\.go.*line"?:? ?1|package server/,
    serverThat(greets).replace('package main', 'package server'),
  ),
  source(
    'no func main',
    'main-missing',
    /func main|main/,
    serverThat(greets).replace('func main()', 'func Main()'),
  ),
  source('a brace too few', 'syntax-error', /main\.go/, serverThat(greets).replace(/\}\n$/, '')),
  source(
    'an import too many',
    'unused-import',
    /"?time"? imported and not used|time/,
    serverThat(greets).replace('"os"', '"os"\n\t"time"'),
  ),
  source('a variable too many', 'unused-variable', /\bx\b/, serverThat(greets, undefined, '\tx := 1')),
  source(
    'a name that is not there',
    'undefined-name',
    /Greeting/,
    serverThat(greets, undefined, '\tprintln(Greeting)'),
  ),
  source(
    'a wrong type',
    'type-error',
    /main\.go/,
    serverThat(greets, undefined, '\tvar n int = "one"\n\t_ = n'),
  ),
  source(
    'a package of Go’s that is not',
    'no-such-standard-package',
    /net\/htp/,
    serverThat(greets).replace('"net/http"', '"net/htp"'),
  ),
  source(
    'an import without domain',
    'no-such-standard-package',
    /logrus/,
    serverThat(greets).replace(`"${logrus}"`, '"logrus"'),
  ),
  source(
    'a relative import',
    'relative-import',
    /\.\/greet/,
    serverThat(greets).replace('"os"', '"os"\n\t_ "./greet"'),
  ),
  source(
    'a package of its own that is not there',
    'own-package-missing',
    /httpserver\/greet/,
    serverThat(greets).replace('"os"', '"os"\n\t_ "httpserver/greet"'),
  ),
  source('an empty main.go', 'source-empty', /main\.go/, ''),
  source(
    'merge markers in main.go',
    'merge-markers',
    /<<<<<<<|merge/,
    serverThat(greets)
      .replace('\tlog.Info', '<<<<<<< HEAD\n\tlog.Info')
      .replace('\tlog.Fatal', '=======\n>>>>>>> x\n\tlog.Fatal'),
  ),
  {
    name: 'a second main',
    files: { 'other.go': 'package main\n\nfunc main() {}\n' },
    commands: solved,
    expect: { cause: 'declared-twice' },
    says: /other\.go|main redeclared/,
  },
  {
    name: 'a second package in the folder',
    files: { 'lib.go': 'package lib\n' },
    commands: solved,
    expect: { cause: 'two-packages' },
    says: /lib/,
  },
  after('main.go removed', 'no-go-files', /no Go|main\.go/, 'rm main.go'),
  after('main.go.txt', 'no-go-files', /no Go|main\.go/, 'mv main.go main.go.txt'),
  after('main_test.go', 'only-test-files', /main_test\.go/, 'mv main.go main_test.go'),
  after('main_windows.go', 'excluded-by-constraints', /main_windows\.go/, 'mv main.go main_windows.go'),
  after(
    '//go:build ignore',
    'excluded-by-constraints',
    /main\.go/,
    `sed -i '1i //go:build ignore\\n' main.go`,
  ),
  after(
    'vendored, then a version changed',
    'vendor-inconsistent',
    /vendor/,
    'go mod vendor',
    `go mod edit -require=${logrus}@v1.9.3`,
  ),
  after(
    'a vendor folder that lacks logrus',
    'vendor-incomplete',
    /vendor/,
    'go mod vendor',
    'rm -r vendor/github.com',
  ),
  after('-mod=vendor without a vendor folder', 'vendor-missing', /vendor/, 'go env -w GOFLAGS=-mod=vendor'),
  {
    ...after('no proxy, and an empty cache', 'goproxy-off', /GOPROXY=off/, 'go clean -modcache'),
    env: { GOPROXY: 'off' },
  },
  {
    ...after(
      'a proxy that refuses',
      ['module-proxy-unreachable', 'module-proxy-unreachable'],
      /./,
      'go clean -modcache',
    ),
    env: { GOPROXY: 'http://127.0.0.1:9' },
    expect: { cause: ['module-proxy-unreachable', 'module-proxy-unreachable'], fault: 'machine' },
  },
  {
    ...after('a name that is not resolved', ['module-proxy-unreachable', 'dns'], /./, 'go clean -modcache'),
    env: { GOPROXY: 'https://proxy.invalid' },
    expect: { cause: ['module-proxy-unreachable', 'dns'], fault: 'machine' },
  },
  {
    ...after('no go here', 'go-missing', /go/),
    env: { PATH: '/nonexistent' },
    expect: { cause: 'go-missing', fault: 'machine' },
  },
];
