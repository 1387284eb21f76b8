import type { Attempt } from '../../support/exam.ts';
import { greets, serverOf, serverThat } from './servers.ts';

/** A second set, written when the product judged all of the first one right: how well that carries over. */

const logrus = 'github.com/sirupsen/logrus';
type Causes = string | readonly string[];

const right = (name: string, ...commands: string[]): Attempt => ({ name, commands, expect: 'right' });
const wrong = (name: string, cause: Causes, says: RegExp, ...commands: string[]): Attempt => ({
  name,
  commands,
  expect: { cause },
  says,
});
const saved = (text: string): Pick<Attempt, 'files'> => ({ files: { '../.tour/goenv': text } });
const off = ['go111module-off-file', 'go111module-off-env'];

export const secondModules: readonly Attempt[] = [
  { name: 'a BOM before the on', ...saved('\ufeffGO111MODULE=on\n'), expect: 'right' },
  { name: 'a colon, which Go overlooks', ...saved('GO111MODULE: on\n'), expect: 'right' },
  { name: 'off, then nothing', ...saved('GO111MODULE=off\nGO111MODULE=\n'), expect: 'right' },
  { name: 'no file is to be read', env: { GOENV: 'off' }, expect: 'right' },
  {
    name: 'other settings around',
    ...saved('GOPROXY=direct\nGO111MODULE=on\nGOSUMDB=off\n'),
    expect: 'right',
  },
  { name: 'flags that Go does not know', ...saved(''), env: { GOFLAGS: '-nosuch' }, expect: 'right' },
  {
    name: 'a BOM before the on, and the off below',
    ...saved('\ufeffGO111MODULE=on\nGO111MODULE=off\n'),
    expect: { cause: off },
    says: /"line":2/,
  },
  {
    name: 'off with CRLF',
    ...saved('GO111MODULE=off\r\n'),
    expect: { cause: 'go111module-carriage-return' },
    says: /carriage/,
  },
  {
    name: 'a tab behind it',
    ...saved('GO111MODULE=on\t\n'),
    expect: { cause: 'go111module-with-space' },
    says: /goenv/,
  },
  {
    name: 'two equals signs',
    ...saved('GO111MODULE==on\n'),
    expect: { cause: 'go111module-bad-value' },
    says: /=on/,
  },
  {
    name: 'a letter that only looks like one',
    ...saved('GO111MODULE=оn\n'),
    expect: { cause: 'go111module-bad-value' },
    says: /goenv/,
  },
  {
    name: 'set, as on Windows',
    ...saved('GO111MODULE=off\nset GO111MODULE=on\n'),
    expect: { cause: off },
    says: /"line":1/,
  },
  right('the file made a folder, which Go overlooks', 'rm ../.tour/goenv', 'mkdir ../.tour/goenv'),
];

const solved = ['go mod init httpserver', 'go mod tidy'];
const module = (name: string, ...commands: string[]) => right(name, ...solved, ...commands);
const after = (name: string, cause: Causes, says: RegExp, ...commands: string[]) =>
  wrong(name, cause, says, ...solved, ...commands);
const source = (name: string, cause: Causes, says: RegExp, text: string): Attempt => ({
  name,
  files: { 'main.go': text },
  commands: solved,
  expect: { cause },
  says,
});
const inMain = (line: string) => serverThat(greets, undefined, `\t${line}`);

export const secondInits: readonly Attempt[] = [
  module(
    'requirements on a line each',
    `printf 'module httpserver\\n\\ngo 1.25.0\\n\\nrequire ${logrus} v1.9.3\\n\\nrequire golang.org/x/sys v0.0.0-20220715151400-c0bba94af5f8 // indirect\\n' > go.mod`,
    'go mod tidy',
  ),
  module(
    'a retracted version',
    `printf 'package main\\n\\nimport _ "github.com/klauspost/compress/zstd"\\n' > c.go`,
    'go mod edit -require=github.com/klauspost/compress@v1.14.1',
    'go mod tidy',
  ),
  module(
    'a broken file that Go leaves out',
    `echo 'func {' > _draft.go`,
    `echo 'func {' > .draft.go`,
    'mkdir testdata',
    `echo 'func {' > testdata/x.go`,
  ),
  module(
    'a broken module of its own inside',
    'mkdir example',
    `echo 'func {' > example/main.go`,
    `echo 'module example' > example/go.mod`,
  ),
  module(
    'a generator beside it',
    `printf '//go:build ignore\\n\\npackage main\\n\\nfunc main() {}\\n' > gen.go`,
  ),
  module(
    'markers of a merge in a string',
    `printf 'package main\\n\\nconst conflict = \`\\n<<<<<<< HEAD\\n=======\\n>>>>>>> x\\n\`\\n' > text.go`,
  ),
  module('read-only files', 'chmod 444 go.mod go.sum main.go'),
  module(
    'modules unpacked anew',
    'chmod -R u+w ../.tour/gopath/pkg/mod/github.com',
    'rm -r ../.tour/gopath/pkg/mod/github.com',
  ),
  module(
    'an ignored folder of tools',
    'mkdir -p tools/lint',
    `printf 'package main\\n\\nfunc main() {}\\n' > tools/lint/main.go`,
  ),
  module(
    'a comment of its import path',
    `sed -i 's|^package main|package main // import "httpserver"|' main.go`,
  ),
  source(
    'a capital L',
    'wrong-case-sirupsen',
    /Logrus/,
    serverThat(greets).replace('sirupsen/logrus', 'sirupsen/Logrus'),
  ),
  source(
    'two letters swapped',
    ['module-not-found', 'dependency-missing'],
    /siruspen/,
    serverThat(greets).replace('sirupsen', 'siruspen'),
  ),
  source(
    'a version in the import',
    ['import-path-malformed', 'module-path-invalid'],
    /logrus@v1\.9\.3/,
    serverThat(greets).replace('/logrus"', '/logrus@v1.9.3"'),
  ),
  source(
    'an address in the import',
    ['import-path-malformed', 'module-path-invalid'],
    /https:/,
    serverThat(greets).replace('"github', '"https://github'),
  ),
  source(
    'a slash at the end',
    ['import-path-malformed', 'module-path-invalid'],
    /logrus\//,
    serverThat(greets).replace('/logrus"', '/logrus/"'),
  ),
  after(
    'two numbers for a version',
    'version-malformed',
    /v1\.9\b/,
    `sed -i 's/logrus v[0-9.]*/logrus v1.9/' go.mod`,
  ),
  after(
    '+incompatible where it is not',
    ['version-malformed', 'version-of-another-major', 'version-missing'],
    /incompatible/,
    `sed -i 's/logrus v[0-9.]*/logrus v2.0.0+incompatible/' go.mod`,
  ),
  after('a semicolon', 'module-path-invalid', /;/, `sed -i '1s/$/;/' go.mod`),
  after('a colon behind module', 'go-mod-malformed', /module:/, `sed -i '1s/module/module:/' go.mod`),
  after('two go lines', 'go-line-twice', /go/, `echo 'go 1.20' >> go.mod`),
  after(
    'the sums of another project',
    ['go-sum-incomplete', 'go-sum-missing'],
    /sum/,
    `echo 'github.com/google/uuid v1.6.0 h1:NIvaJDMOsjHA8n1jAhLSgzrAzy1Hgr+hNrb57e+94F0=' > go.sum`,
  ),
  after(
    'old sums left behind',
    ['go-sum-superfluous', 'not-tidy', 'requirement-unused'],
    /v1\.8\.0|magefile/,
    `go get ${logrus}@v1.8.0`,
    `go get ${logrus}@latest`,
  ),
  after(
    'replaced by a path that is not there',
    'replacement-missing',
    /\/nowhere/,
    `go mod edit -replace=${logrus}=/nowhere/logrus`,
  ),
  source('Println misspelt', 'undefined-name', /PrintLn/, inMain('log.PrintLn("x")')),
  source('a package used and not imported', 'undefined-name', /strings/, inMain('_ = strings.ToUpper("x")')),
  source('too few arguments', 'type-error', /main\.go/, inMain('http.HandleFunc("/x")')),
  source(
    'an assignment outside of functions',
    'syntax-error',
    /main\.go/,
    serverThat(greets).replace('func main', 'x := 1\n\nfunc main'),
  ),
  source(
    'main without brackets',
    'syntax-error',
    /main\.go/,
    serverThat(greets).replace('func main()', 'func main'),
  ),
  source('an import after the code', 'syntax-error', /import/, `${serverThat(greets)}\nimport "fmt"\n`),
  source(
    'a label that nothing jumps to',
    ['unused-variable', 'compile-error', 'unused-label'],
    /again/,
    inMain('again:\n\tprintln()'),
  ),
  source(
    'package main_test',
    'package-not-main',
    /main_test|not called main/,
    serverThat(greets).replace('package main', 'package main_test'),
  ),
  source('bytes that are no text', 'source-encoding', /main\.go/, 'package main\n\n\u0000func main() {}\n'),
  after('Latin-1', 'source-encoding', /main\.go/, `printf '\\n// gr\\374n\\n' >> main.go`),
  after('main.go made a folder', 'no-go-files', /no Go/, 'rm main.go', 'mkdir main.go'),
  {
    ...module('flags without a dash'),
    env: { GOFLAGS: 'mod=mod' },
    expect: { cause: 'goflags-bad' },
    says: /GOFLAGS/,
  },
  {
    ...module('a value that -mod does not know'),
    env: { GOFLAGS: '-mod=vendored' },
    expect: { cause: 'goflags-bad' },
    says: /-mod/,
  },
  {
    ...module('a proxy that is no address', 'go clean -modcache'),
    env: { GOPROXY: 'nonsense' },
    expect: { cause: 'goproxy-bad' },
    says: /GOPROXY/,
  },
  {
    ...module('a GOROOT that is not there'),
    env: { GOROOT: '/nonexistent' },
    expect: { cause: 'go-broken', fault: 'machine' },
  },
  {
    ...module('a proxy on the way that is dead', 'go clean -modcache'),
    env: { HTTPS_PROXY: 'http://127.0.0.1:9', NO_PROXY: '' },
    expect: { cause: 'module-proxy-unreachable', fault: 'machine' },
  },
];

const program = (name: string, text: string, ...commands: string[]): Attempt => ({
  ...right(name, ...commands, 'go build'),
  files: { 'main.go': text },
});
const serves = (name: string, cause: Causes, says: RegExp, text: string): Attempt => ({
  ...wrong(name, cause, says, 'go build'),
  files: { 'main.go': text },
});
const tool = [
  'mkdir -p cmd/check',
  `printf 'package main\\n\\nfunc main() { println("fine") }\\n' > cmd/check/main.go`,
];
const stale = 'binary-stale';
const edit = `sed -i 's/Hello, modules!/Good morning/' main.go`;

export const secondBuilds: readonly Attempt[] = [
  right('a tool of its own beside it', ...tool, 'go build', 'go build -o check ./cmd/check'),
  right('everything into bin', ...tool, 'mkdir bin', 'go build -o bin/ ./...'),
  right('an old program left, a new one beside it', 'go build', edit, 'go build -o server'),
  right('counted coverage', 'go build -cover'),
  right('two copies', 'go build', 'cp httpserver server'),
  right('for its owner only', 'go build', 'chmod 700 httpserver'),
  right('/v2', 'go mod edit -module=example.com/me/httpserver/v2', 'go build'),
  right(
    'in a repository with changes',
    'git init -q .',
    'git add .',
    'git -c user.name=a -c user.email=a@b commit -qm first',
    'echo >> go.mod',
    'GOFLAGS=-buildvcs=true go build',
  ),
  right('line ends of go.mod changed afterwards', 'go build', `sed -i 's/$/\\r/' go.mod`),
  right(
    'logrus as a copy in the folder',
    `cp -r "$(go list -m -f '{{.Dir}}' ${logrus})" copy`,
    'chmod -R u+w copy',
    `go mod edit -replace=${logrus}=./copy`,
    'go mod tidy',
    'go build',
  ),
  program(
    'slog, and logrus for the start',
    serverThat('\t\tslog.Info("asked", "path", r.URL.Path)\n\t\tw.Write([]byte("hi"))').replace(
      '"net/http"',
      '"log/slog"\n\t"net/http"',
    ),
  ),
  program('no content', serverThat('\t\tlog.Info("asked")\n\t\tw.WriteHeader(http.StatusNoContent)')),
  program(
    'a listener of its own',
    serverThat(greets)
      .replace(
        'log.Fatal(http.ListenAndServe(":" + port, nil))',
        '\tl, err := net.Listen("tcp4", net.JoinHostPort("", port))\n\tif err != nil {\n\t\tpanic(err)\n\t}\n\tlog.Fatal(http.Serve(l, nil))',
      )
      .replace('"net/http"', '"net"\n\t"net/http"'),
  ),
  program('on IPv6 alone', serverThat(greets, '"[::1]:" + port')),
  program(
    'a log written twice a second',
    serverThat(
      '\t\tfmt.Fprintln(buffer, r.URL.Path)\n\t\tw.Write([]byte("hi"))',
      undefined,
      '\tgo func() {\n\t\tfor range time.Tick(500 * time.Millisecond) {\n\t\t\tbuffer.Flush()\n\t\t}\n\t}()',
    )
      .replace('"net/http"', '"bufio"\n\t"fmt"\n\t"net/http"')
      .replace('"os"', '"os"\n\t"time"')
      .replace('func main', 'var buffer = bufio.NewWriter(os.Stdout)\n\nfunc main'),
  ),
  program(
    'deaf to signals',
    serverThat(greets, undefined, '\tsignal.Ignore()').replace('"os"', '"os"\n\t"os/signal"'),
  ),
  wrong(
    'the copy of logrus changed since',
    stale,
    /older/,
    `cp -r "$(go list -m -f '{{.Dir}}' ${logrus})" copy`,
    'chmod -R u+w copy',
    `go mod edit -replace=${logrus}=./copy`,
    'go mod tidy',
    'go build',
    `echo 'func init() { println("changed") }' >> copy/logrus.go`,
  ),
  wrong(
    'the vendored logrus changed since',
    stale,
    /older/,
    'go mod vendor',
    'go build',
    `echo 'func init() { println("changed") }' >> vendor/${logrus}/logrus.go`,
  ),
  wrong(
    'a file removed since',
    stale,
    /older/,
    `printf 'package main\\n\\nfunc init() { println("more") }\\n' > more.go`,
    'go build',
    'rm more.go',
  ),
  wrong(
    'gofmt under its name',
    ['binary-of-another-module', 'binary-not-of-go'],
    /gofmt/,
    'cp "$(go env GOROOT)/bin/gofmt" httpserver',
  ),
  wrong('a folder of its name', 'binary-is-a-folder', /folder/, 'mkdir httpserver'),
  wrong(
    'packed with gzip',
    'binary-no-program',
    /no program/,
    'go build',
    'gzip httpserver',
    'mv httpserver.gz httpserver',
  ),
  wrong(
    'a library to be loaded by others',
    ['binary-is-a-library', 'not-a-program'],
    /library/,
    `printf 'package main\\n\\nimport "C"\\n' > c.go`,
    'go build -buildmode=c-shared -o httpserver',
  ),
  wrong(
    'the tool under its name',
    ['server-ran-to-its-end', 'server-exited'],
    /ended/,
    ...tool,
    'go build -o httpserver ./cmd/check',
  ),
  serves(
    'a socket that is no port',
    'not-listening',
    /no port/,
    serverThat(greets)
      .replace(
        'log.Fatal(http.ListenAndServe(":" + port, nil))',
        '_ = port\n\tl, _ := net.Listen("unix", "/tmp/exam-of-go-docker-tour.sock")\n\tdefer l.Close()\n\tselect {}',
      )
      .replace('"net/http"', '"net"\n\t"net/http"'),
  ),
  serves(
    'a file that it needs',
    'server-exited',
    /config\.yaml/,
    inMain('if _, err := os.ReadFile("config.yaml"); err != nil {\n\t\tlog.Fatal(err)\n\t}'),
  ),
  serves(
    'a flag that it needs',
    'server-exited',
    /-token/,
    serverThat(
      greets,
      undefined,
      '\ttoken := flag.String("token", "", "")\n\tflag.Parse()\n\tif *token == "" {\n\t\tlog.Fatal("missing -token")\n\t}',
    ).replace('"net/http"', '"flag"\n\t"net/http"'),
  ),
  serves(
    'a deadlock',
    'program-panics',
    /deadlock/,
    serverOf({ imports: ['os'], main: '\t_ = os.Args\n\tlog.Info("starting")\n\tselect {}' }),
  ),
  serves(
    'PORT in words',
    'listen-address-malformed',
    /PORT/,
    serverThat(greets, '":PORT"')
      .replace('_ = os.Args', '_ = os.Args')
      .replace('if port', 'if port')
      .replace(/\tport := [\s\S]*?\n\t\}\n/, '\t_ = os.Args\n'),
  ),
  serves(
    'an address of the web',
    'listen-address-malformed',
    /colon|address/,
    serverThat(greets, '"http://localhost:" + port'),
  ),
  serves(
    'POST only',
    'handler-for-other-method',
    /405/,
    serverThat(greets).replace('HandleFunc("/"', 'HandleFunc("POST /"'),
  ),
  serves(
    'a password',
    'status',
    /401/,
    serverThat('\t\tlog.Info("asked")\n\t\thttp.Error(w, "who are you?", 401)'),
  ),
  serves(
    'an answer without end',
    'answer-never-comes',
    /in time/,
    serverThat(
      '\t\tlog.Info("asked")\n\t\tfor {\n\t\t\tw.Write([]byte("."))\n\t\t\tw.(http.Flusher).Flush()\n\t\t\ttime.Sleep(100 * time.Millisecond)\n\t\t}',
    ).replace('"os"', '"os"\n\t"time"'),
  ),
  serves(
    'one answer and no more',
    'server-exits-on-request',
    /ended/,
    serverThat(
      '\t\tlog.Info("asked")\n\t\tw.Write([]byte("bye"))\n\t\tgo func() {\n\t\t\ttime.Sleep(50 * time.Millisecond)\n\t\t\tos.Exit(1)\n\t\t}()',
    ).replace('"os"', '"os"\n\t"time"'),
  ),
  serves(
    'another variable',
    'listens-on-another-port',
    /PORT/,
    serverThat(greets).replace('os.Getenv("PORT")', 'os.Getenv("HTTP_PORT")').replace('"8080"', '"0"'),
  ),
  serves(
    'the log of errors alone',
    'nothing-logged',
    /nothing/,
    serverThat('\t\tif _, err := w.Write([]byte("hi")); err != nil {\n\t\t\tlog.Error(err)\n\t\t}'),
  ),
];
