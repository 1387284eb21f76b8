import type { Attempt } from '../../support/exam.ts';

/** A fourth set for lesson 3. */
export const fourthBuilds: readonly Attempt[] = [
  { name: 'plain go build', commands: ['go clean -modcache', 'go build'], expect: 'right' },
  {
    name: 'go build -o bin/server .',
    commands: ['go clean -modcache', 'go build -o bin/server .', 'go build'],
    expect: 'right',
  },
  {
    name: 'trimpath, stripped, verbose',
    commands: ['go build -v -trimpath -ldflags="-s -w" .'],
    expect: 'right',
  },
  { name: 'static', commands: ['CGO_ENABLED=0 go build -o httpserver'], expect: 'right' },
  { name: 'built file by file', commands: ['go build -o httpserver *.go'], expect: 'right' },
  {
    name: 'download first, then build from the cache',
    commands: ['go clean -modcache', 'go mod download all', 'GOPROXY=off go build'],
    expect: 'right',
  },
  { name: 'vendor', commands: ['go mod vendor', 'go build -mod=vendor'], expect: 'right' },
  { name: 'race', commands: ['go build -race'], expect: 'right' },
  { name: 'go run only', commands: ['timeout 5 go run . ; true'], expect: { cause: 'binary-missing' } },
  {
    name: 'package renamed',
    commands: [`sed -i 's/^package main/package httpserver/' main.go`, 'go build -o httpserver'],
    expect: { cause: 'package-not-main' },
    says: /"file":"main\.go","line":2\b/,
  },
  {
    name: 'a stray test package beside',
    commands: ["printf 'package server\\n' > server.go", 'go build'],
    expect: { cause: 'two-packages' },
    says: /"file":"server\.go","line":1\b/,
  },
  {
    name: 'built for another system',
    commands: ['GOOS=darwin GOARCH=arm64 go build -o httpserver'],
    expect: { cause: 'wrong-platform' },
  },
  {
    name: 'edited after building',
    commands: ['go build', `sed -i 's/Hello, modules!/Hi/' main.go`],
    expect: { cause: 'binary-stale' },
  },
  {
    name: 'unused import',
    commands: ['sed -i \'s,"os",&\\n\\t"time",\' main.go', 'go build'],
    expect: { cause: 'unused-import' },
    says: /"file":"main\.go","line":8\b/,
  },
  {
    name: 'binary moved away',
    commands: ['go build', 'mv httpserver /tmp/blind-moved-binary', 'rm -f /tmp/blind-moved-binary'],
    expect: { cause: 'binary-missing' },
  },
  {
    name: 'gorilla/mux',
    files: {
      'main.go':
        'package main\n\nimport (\n\t"fmt"\n\t"net/http"\n\n\t"github.com/gorilla/mux"\n\t"github.com/sirupsen/logrus"\n)\n\nfunc main() {\n\tr := mux.NewRouter()\n\tr.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {\n\t\tlogrus.WithField("path", r.URL.Path).Info("visited")\n\t\tfmt.Fprint(w, "mux says hi")\n\t})\n\tlogrus.Fatal(http.ListenAndServe(":8080", r))\n}\n',
    },
    commands: ['go mod tidy', 'go build'],
    expect: 'right',
  },
  {
    name: 'http.Server with timeouts and graceful shutdown',
    files: {
      'main.go':
        'package main\n\nimport (\n\t"context"\n\t"errors"\n\t"io"\n\t"net/http"\n\t"os"\n\t"os/signal"\n\t"syscall"\n\t"time"\n\n\t"github.com/sirupsen/logrus"\n)\n\nfunc main() {\n\tlogrus.SetFormatter(&logrus.JSONFormatter{})\n\taddr := "0.0.0.0:8080"\n\tif p := os.Getenv("PORT"); p != "" {\n\t\taddr = "0.0.0.0:" + p\n\t}\n\tmux := http.NewServeMux()\n\tmux.HandleFunc("GET /{$}", func(w http.ResponseWriter, r *http.Request) {\n\t\tlogrus.WithField("remote", r.RemoteAddr).Info("hello")\n\t\tio.WriteString(w, "ok\\n")\n\t})\n\ts := &http.Server{Addr: addr, Handler: mux, ReadHeaderTimeout: time.Second}\n\tctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)\n\tdefer stop()\n\tgo func() {\n\t\t<-ctx.Done()\n\t\ts.Shutdown(context.Background())\n\t}()\n\tif err := s.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) {\n\t\tlogrus.Fatal(err)\n\t}\n}\n',
    },
    commands: ['go build'],
    expect: 'right',
  },
  {
    name: 'logs to stdout',
    commands: ["sed -i 's/^func main() {/&\\n\\tlog.SetOutput(os.Stdout)/' main.go", 'go build'],
    expect: 'right',
  },
  {
    name: 'embedded page',
    files: {
      'page.html': '<h1>hi</h1>\n',
      'main.go':
        'package main\n\nimport (\n\t_ "embed"\n\t"net/http"\n\n\tlog "github.com/sirupsen/logrus"\n)\n\n//go:embed page.html\nvar page []byte\n\nfunc main() {\n\thttp.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {\n\t\tlog.Infof("%s %s", r.Method, r.URL)\n\t\tw.Write(page)\n\t})\n\tlog.Fatal(http.ListenAndServe(":8080", nil))\n}\n',
    },
    commands: ['go build'],
    expect: 'right',
  },
  {
    name: 'panics on the request',
    commands: [
      'sed -i \'s/^\\tfmt.Fprintln.*/\\tpanic("boom " + fmt.Sprint(greeting))/\' main.go',
      'go build',
    ],
    expect: { cause: 'program-panics' },
    says: /main\.go","line":33/,
  },
  {
    name: 'handles /hello only',
    commands: [`sed -i 's,HandleFunc("/",HandleFunc("/hello",' main.go`, 'go build'],
    expect: { cause: 'no-handler-for-root' },
  },
  {
    name: 'logs nothing',
    commands: [
      `sed -i 's/handler := logged(http.DefaultServeMux)/handler := http.DefaultServeMux/' main.go`,
      'go build',
    ],
    expect: { cause: 'nothing-logged' },
  },
  {
    name: 'a fixed other port',
    commands: [`sed -i 's/":"+port/":9090"/' main.go`, 'go build'],
    expect: { cause: 'listens-on-another-port' },
  },
  {
    name: 'forgets to listen',
    commands: ["sed -i 's/^\\tlog.Fatal(http.ListenAndServe.*/\\t_ = handler/' main.go", 'go build'],
    expect: { cause: 'server-ran-to-its-end' },
  },
  {
    name: 'greeting changed and rebuilt',
    commands: [`sed -i 's/Hello, modules!/Bonjour/' main.go`, 'go build'],
    expect: 'right',
  },
  {
    name: 'changed, not rebuilt',
    commands: ['go build', `sed -i 's/Hello, modules!/Bonjour/' main.go`],
    expect: { cause: 'binary-stale' },
    says: /main\.go/,
  },
  {
    name: 'rebuilt under another name',
    commands: ['go build', `sed -i 's/Hello, modules!/Bonjour/' main.go`, 'go build -o server'],
    expect: 'right',
  },
  {
    name: 'typo: the quote is lost',
    commands: [`sed -i 's/"Hello, modules!"/"Bonjour/' main.go`, 'go build'],
    expect: { cause: 'syntax-error' },
    says: /main\.go","line":13/,
  },
];
