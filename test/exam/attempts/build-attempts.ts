import type { Attempt } from '../../support/exam.ts';
import { greets, serverOf, serverThat } from './servers.ts';

const logrus = 'github.com/sirupsen/logrus';
const off = ['go111module-off-file', 'go111module-off-env'];
const built = (name: string, ...commands: string[]): Attempt => ({ name, commands, expect: 'right' });
const program = (name: string, text: string, ...commands: string[]): Attempt => ({
  name,
  files: { 'main.go': text },
  commands: commands.length > 0 ? commands : ['go build'],
  expect: 'right',
});
const edit = `sed -i 's/Hello, modules!/Good morning/' main.go`;

export const rightBuilds: readonly Attempt[] = [
  { ...built('go build', 'go build'), twice: true },
  built('-o', 'go build -o httpserver .'),
  built('another name', 'go build -o server'),
  built('in a folder', 'go build -o bin/server .'),
  built('small', `go build -trimpath -ldflags '-s -w'`),
  built('without cgo', 'CGO_ENABLED=0 go build'),
  built('main.go named', 'go build main.go'),
  built('main.go named, with -o', 'go build -o httpserver main.go'),
  built('stripped', 'go build', 'strip httpserver'),
  built('installed here', 'GOBIN=$PWD go install'),
  built('with tags', 'go build -tags netgo,osusergo'),
  built('all packages', 'go build ./...'),
  built('-mod=mod', 'go build -mod=mod'),
  built('pie', 'go build -buildmode=pie'),
  built('for a debugger', `go build -gcflags 'all=-N -l'`),
  built('a version by -X', `go build -ldflags '-X main.version=1.2'`),
  built('by absolute path', 'go build -o "$PWD/httpserver" "$PWD"'),
  built('from elsewhere', 'cd / && go build -C "$OLDPWD"'),
  built('vendored', 'go mod vendor', 'go build'),
  built(
    'a requirement that nothing imports, which is lesson 2’s',
    'go get github.com/google/uuid@v1.6.0',
    'go build',
  ),
  built('vendored afterwards', 'go build', 'go mod vendor'),
  built('an edit, and built again', 'go build', edit, 'go build'),
  built('built, and touched', 'go build', 'touch main.go go.mod go.sum'),
  built('edited and undone', 'go build', 'cp main.go x', edit, 'cp x main.go', 'rm x'),
  built(
    'other files beside it, after the build',
    'go build',
    'echo hi > README.md',
    'printf "FROM scratch\\n" > Dockerfile',
  ),
  built('a test, after the build', 'go build', `printf 'package main\\n' > main_test.go`),
  built(
    'a file for Windows, after the build',
    'go build',
    `printf 'package main\\n\\nfunc init() {}\\n' > main_windows.go`,
  ),
  built('a comment in go.mod, after the build', 'go build', `echo '// mine' >> go.mod`),
  built(
    'in a repository, and committed afterwards',
    'git init -q .',
    'git add .',
    'GOFLAGS=-buildvcs=true go build',
    'git -c user.name=a -c user.email=a@b commit -qm first',
  ),
  built(
    'built in a copy',
    'mkdir ../copy',
    'cp * ../copy',
    'cd ../copy',
    'go build -o ../httpserver/httpserver',
    'rm -r "$PWD"',
  ),
  built('a link to it', 'go build -o ../built', 'ln -s ../built httpserver'),
  built('the old name left behind', 'go build', 'go mod edit -module=example.com/me/hello', 'go build'),
  built('an optional file that is empty', 'go build', ': > .gitignore'),
  built('main.go with CRLF', `sed -i 's/$/\\r/' main.go`, 'go build'),
  built(
    'the program moved to cmd',
    'mkdir -p cmd/httpserver',
    'mv main.go cmd/httpserver',
    'go build ./cmd/httpserver',
  ),
  {
    name: 'an embedded page',
    files: {
      'page.html': '<p>hello\n',
      'page.go':
        'package main\n\nimport _ "embed"\n\n//go:embed page.html\nvar page string\n\nfunc init() { println(page) }\n',
    },
    commands: ['go build'],
    expect: 'right',
  },
  {
    name: 'another package',
    files: {
      'main.go': serverThat('\t\tlog.Info(words.Text)\n\t\tw.Write([]byte(words.Text))').replace(
        '"os"',
        '"os"\n\n\t"httpserver/words"',
      ),
      'words/words.go': 'package words\n\nconst Text = "hi"\n',
    },
    commands: ['go build'],
    expect: 'right',
  },
  program('other words', serverThat(greets)),
  program('JSON in the log', serverThat(greets, undefined, '\tlog.SetFormatter(&log.JSONFormatter{})')),
  program('a log on standard output', serverThat(greets, undefined, '\tlog.SetOutput(os.Stdout)')),
  program(
    'the date in front',
    serverThat(
      greets,
      undefined,
      '\tlog.SetFormatter(&log.TextFormatter{FullTimestamp: true, ForceColors: true})',
    ),
  ),
  program(
    'an answer in JSON',
    serverThat(
      '\t\tlog.Warn("asked")\n\t\tw.Header().Set("Content-Type", "application/json")\n\t\tw.Write([]byte(`{"ok":true}`))',
    ),
  ),
  program(
    'fmt for the log of requests',
    serverThat('\t\tprintln(r.Method, r.URL.Path)\n\t\tw.Write([]byte("hi"))'),
  ),
  program('the address in full', serverThat(greets, '"0.0.0.0:" + port')),
  program('on localhost', serverThat(greets, '"127.0.0.1:" + port')),
  program(
    'a server with timeouts',
    serverOf({
      imports: ['context', 'net/http', 'os', 'os/signal', 'time'],
      main: `\tctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
\tdefer stop()
\tmux := http.NewServeMux()
\tmux.HandleFunc("GET /{$}", func(w http.ResponseWriter, r *http.Request) {
${greets}
\t})
\ts := &http.Server{Addr: ":" + os.Getenv("PORT"), Handler: mux, ReadTimeout: time.Second, WriteTimeout: time.Second}
\tgo s.ListenAndServe()
\t<-ctx.Done()
\ts.Shutdown(context.Background())`,
    }),
  ),
  program(
    'another router',
    `package main

import (
	"net/http"
	"os"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/chi/v5/middleware"
	"github.com/sirupsen/logrus"
)

func main() {
	r := chi.NewRouter()
	r.Use(middleware.Logger)
	r.Get("/", func(w http.ResponseWriter, r *http.Request) { w.Write([]byte("chi")) })
	logrus.Fatal(http.ListenAndServe(":"+os.Getenv("PORT"), r))
}
`,
    'go mod tidy',
    'go build',
  ),
  program(
    'slow to start',
    serverThat(greets, undefined, '\ttime.Sleep(time.Second)').replace('"os"', '"os"\n\t"time"'),
  ),
  program(
    'the port by a flag that has PORT as default',
    serverOf({
      imports: ['flag', 'net/http', 'os'],
      main: `\tport := flag.String("port", os.Getenv("PORT"), "where to listen")\n\tflag.Parse()\n\thttp.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {\n${greets}\n\t})\n\thttp.ListenAndServe(":"+*port, nil)`,
    }),
  ),
  { ...built('no proxy, and a full cache', 'go build'), env: { GOPROXY: 'off' } },
  { ...built('with -trimpath for check alone', 'go build'), env: { GOFLAGS: '-trimpath' } },
  { ...built('without cgo for check alone', 'go build'), env: { CGO_ENABLED: '0' } },
  { ...built('a local toolchain', 'go build'), env: { GOTOOLCHAIN: 'local' } },
  { ...built('an empty module cache', 'go build', 'go clean -modcache'), twice: true },
  built('a folder that was never a workspace', 'go build', 'rm -rf ../.tour'),
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
const serves = (name: string, cause: string | readonly string[], says: RegExp, text: string): Attempt => ({
  name,
  files: { 'main.go': text },
  commands: ['go build'],
  expect: { cause },
  says,
});
const stale = 'binary-stale';
const foreign = 'wrong-platform';

export const wrongBuilds: readonly Attempt[] = [
  wrong('not built', 'binary-missing', /no program|go build/),
  wrong('run, not built', 'binary-missing', /no program|go build/, 'go vet .'),
  wrong('installed', 'binary-installed-elsewhere', /go install/, 'go install'),
  wrong('built elsewhere', 'binary-missing', /no program/, 'go build -o ../elsewhere', 'rm ../elsewhere'),
  { ...wrong('main.go edited since', stale, /older|changed|main\.go/, 'go build', edit), twice: true },
  wrong(
    'edited since, the time put back',
    stale,
    /older|main\.go/,
    'go build',
    'cp -p main.go ../x',
    edit,
    'touch -r ../x main.go',
  ),
  wrong(
    'edited since, then the program touched',
    stale,
    /older|main\.go/,
    'go build',
    edit,
    'touch httpserver',
  ),
  wrong(
    'a new file since',
    stale,
    /older|extra\.go/,
    'go build',
    `printf 'package main\\n\\nfunc init() { println("new") }\\n' > extra.go`,
  ),
  wrong(
    'logrus at another version since',
    stale,
    /older|v1\.9\.3/,
    'go build',
    `go get ${logrus}@v1.9.3`,
    'go mod tidy',
  ),
  {
    name: 'an embedded page changed since',
    files: {
      'page.html': '<p>hello\n',
      'page.go':
        'package main\n\nimport _ "embed"\n\n//go:embed page.html\nvar page string\n\nfunc init() { println(page) }\n',
    },
    commands: ['go build', 'echo "<p>bye" > page.html'],
    expect: { cause: stale },
    says: /older|page\.html/,
  },
  {
    name: 'another package changed since',
    files: {
      'main.go': serverThat('\t\tlog.Info(words.Text)\n\t\tw.Write([]byte(words.Text))').replace(
        '"os"',
        '"os"\n\n\t"httpserver/words"',
      ),
      'words/words.go': 'package words\n\nconst Text = "hi"\n',
    },
    commands: ['go build', 'sed -i s/hi/ho/ words/words.go'],
    expect: { cause: stale },
    says: /older|words\.go/,
  },
  wrong('small, and main.go edited since', stale, /older/, `go build -trimpath -ldflags '-s -w'`, edit),
  wrong('main.go named, and edited since', stale, /older/, 'go build -o httpserver main.go', edit),
  wrong(
    'the program of another folder',
    'binary-of-another-module',
    /other|hello/,
    'mkdir ../hello',
    'cd ../hello',
    `printf 'package main\\n\\nfunc main() { println(1) }\\n' > main.go`,
    'go mod init hello',
    'go build -o ../httpserver/httpserver',
    'cd ..',
    'rm -r hello',
  ),
  wrong('a program that Go did not make', 'binary-not-of-go', /Go/, 'cp /bin/ls httpserver'),
  wrong(
    'an archive',
    'package-not-main',
    /library|archive/,
    `sed -i 's/^package main/package server/' main.go`,
    'go build -o httpserver .',
  ),
  wrong('an empty file', 'binary-empty', /empty/, ': > httpserver', 'chmod +x httpserver'),
  wrong(
    'a script',
    'binary-is-a-script',
    /script/,
    `printf '#!/bin/sh\\nexec go run .\\n' > httpserver`,
    'chmod +x httpserver',
  ),
  wrong(
    'half a program',
    'binary-cut-short',
    /broken|cut|whole/,
    'go build',
    'truncate -s 1000000 httpserver',
  ),
  wrong('not executable', 'not-executable', /chmod|execut/, 'go build', 'chmod -x httpserver'),
  wrong('for Windows', foreign, /windows/i, 'GOOS=windows go build'),
  wrong('for Windows, by the old name', foreign, /windows/i, 'GOOS=windows go build -o httpserver'),
  wrong('for macOS', foreign, /darwin|macOS/, 'GOOS=darwin go build'),
  wrong('for another processor', foreign, /arm64/, 'GOARCH=arm64 go build'),
  wrong(
    'a link to nothing',
    'binary-link-to-nothing',
    /link|no program/,
    'ln -s /nowhere/httpserver httpserver',
  ),
  wrong(
    'the tests’ program',
    'binary-of-the-tests',
    /test/,
    `printf 'package main\\n\\nimport "testing"\\n\\nfunc TestX(t *testing.T) {}\\n' > main_test.go`,
    'go test -c -o httpserver',
  ),
  wrong('a syntax error since', 'syntax-error', /main\.go/, 'go build', 'echo "func {" >> main.go'),
  wrong(
    'an unused import since',
    'unused-import',
    /time/,
    'go build',
    `sed -i 's/"os"/"os"\\n\\t"time"/' main.go`,
  ),
  wrong(
    'a quote too few',
    'syntax-error',
    /newline in string|main\.go/,
    `sed -i 's/modules!"/modules!/' main.go`,
    'go build',
  ),
  wrong('go.sum removed since', 'go-sum-missing', /go\.sum/, 'go build', 'rm go.sum'),
  wrong('go.mod removed since', 'go-mod-missing', /go\.mod/, 'go build', 'rm go.mod go.sum'),
  wrong(
    'a broken fingerprint',
    'go-sum-mismatch',
    /go\.sum/,
    'go build',
    `sed -i '/logrus.* h1:/s/h1:./h1:_/' go.sum`,
    'sed -i s/h1:_/h1:Z/ go.sum',
  ),
  wrong('modules off again', off, /goenv/, 'go build', 'go env -w GO111MODULE=off'),
  wrong(
    'GOPROXY=off saved, the cache empty',
    'goproxy-off',
    /GOPROXY/,
    'go build',
    'go env -w GOPROXY=off',
    'go clean -modcache',
  ),
  wrong('-mod=vendor saved', 'vendor-missing', /vendor/, 'go build', 'go env -w GOFLAGS=-mod=vendor'),
  serves(
    'no log of requests',
    'nothing-logged',
    /log|printed nothing/,
    serverThat('\t\tw.Write([]byte("hi"))'),
  ),
  serves(
    'a log that is thrown away',
    'log-thrown-away',
    /log|printed nothing/,
    serverThat(greets, undefined, '\tlog.SetOutput(io.Discard)').replace('"net/http"', '"io"\n\t"net/http"'),
  ),
  serves(
    'a log level that hides it',
    'log-level-leaves-out',
    /log|printed nothing/,
    serverThat(greets, undefined, '\tlog.SetLevel(log.ErrorLevel)'),
  ),
  serves(
    'a log that goes to a file',
    'logs-to-a-file',
    /log|printed nothing/,
    serverThat(greets, undefined, '\tf, _ := os.Create(os.DevNull)\n\tlog.SetOutput(f)'),
  ),
  serves(
    '404',
    'no-handler-for-root',
    /404/,
    serverThat(greets).replace('HandleFunc("/"', 'HandleFunc("/hello"'),
  ),
  serves('500', 'handler-fails', /500/, serverThat('\t\tlog.Error("oh")\n\t\thttp.Error(w, "oh", 500)')),
  serves(
    'a panic on each request',
    'program-panics',
    /panic/,
    serverThat('\t\tlog.Info("asked")\n\t\tvar m map[string]int\n\t\tm["x"] = 1'),
  ),
  serves(
    'ends at the first request',
    'server-exits-on-request',
    /ended|exit/,
    serverThat('\t\tlog.Fatal("enough")'),
  ),
  serves('never answers', 'answer-never-comes', /answer/, serverThat('\t\tlog.Info("asked")\n\t\tselect {}')),
  serves(
    'ends at once',
    'server-ran-to-its-end',
    /ended|exit/,
    serverOf({ imports: ['os'], main: '\tlog.Info("hello")\n\tos.Exit(0)' }),
  ),
  serves(
    'ends with what it lacks',
    'server-exited',
    /TOKEN/,
    serverThat(greets, undefined, '\tif os.Getenv("TOKEN") == "" {\n\t\tlog.Fatal("TOKEN is not set")\n\t}'),
  ),
  serves(
    'panics at the start',
    'program-panics',
    /nil map|panic/,
    serverThat(greets, undefined, '\tvar m map[string]int\n\tm["x"] = 1'),
  ),
  serves(
    'does not listen',
    'not-listening',
    /listen/,
    serverThat(greets).replace('log.Fatal(http.ListenAndServe(":" + port, nil))', '_ = port\n\tselect {}'),
  ),
  serves('another port', 'listens-on-another-port', /39241/, serverThat(greets, '":39241"')),
  serves('the variable in small letters', 'listens-on-another-port', /./, serverThat(greets, '":39242"')),
  serves(
    'a port without its colon',
    'listen-address-malformed',
    /missing port|address/,
    serverThat(greets, 'port'),
  ),
  serves(
    'TLS',
    'server-exited',
    /./,
    serverThat(greets).replace(
      'http.ListenAndServe(":" + port, nil)',
      'http.ListenAndServeTLS(":"+port, "cert.pem", "key.pem", nil)',
    ),
  ),
  serves(
    'ListenAndServe in the background, main ends',
    'server-ran-to-its-end',
    /ended|exit/,
    serverThat(greets).replace(
      'log.Fatal(http.ListenAndServe(":" + port, nil))',
      'go http.ListenAndServe(":" + port, nil)',
    ),
  ),
  serves(
    'an endless redirect',
    'redirects-in-a-circle',
    /30\d|redirect/,
    serverThat('\t\tlog.Info("asked")\n\t\thttp.Redirect(w, r, "/", 302)'),
  ),
  {
    ...wrong(
      'a name that is not resolved',
      ['module-proxy-unreachable', 'dns'],
      /./,
      'go build',
      'go clean -modcache',
    ),
    env: { GOPROXY: 'https://proxy.invalid' },
    expect: { cause: ['module-proxy-unreachable', 'dns'], fault: 'machine' },
  },
  {
    ...wrong('no go here', 'go-missing', /go/, 'go build'),
    env: { PATH: '/nonexistent' },
    expect: { cause: 'go-missing', fault: 'machine' },
  },
];
