import type { Attempt } from '../../support/exam.ts';
import { server } from '../make.ts';

/** A fifth set for lesson 3. */
export const fifthBuilds: readonly Attempt[] = [
  {
    name: 'reproducible flags, without a build id',
    commands: [`go build -trimpath -ldflags='-s -w -buildid=' -o httpserver .`],
    expect: 'right',
  },
  { name: 'go build -o . ./...', commands: ['go build -o . ./...'], expect: 'right' },
  { name: 'installed into this folder', commands: ['GOBIN=$PWD go install'], expect: 'right' },
  {
    name: 'below cmd, built to the folder above',
    files: { 'cmd/httpserver/main.go': server(), 'main.go': null },
    commands: ['go mod tidy', 'go build ./cmd/httpserver'],
    expect: 'right',
  },
  {
    name: 'a generated file and an embedded one',
    files: {
      'main.go': server({
        '"fmt"': '_ "embed"\n\t"fmt"',
        'var version = "dev"':
          '//go:generate sh -c "printf \'package main\\n\\nconst when = 1\\n\' > when.go"\n\n//go:embed hello.txt\nvar hello string\n\nvar version = "dev"',
        '"Hello!"': 'hello, when',
      }),
      'hello.txt': 'Hello from a file\n',
    },
    commands: ['go generate', 'go build'],
    expect: 'right',
  },
  {
    name: 'a mux, slog beside logrus, and an orderly end',
    files: {
      'main.go': `package main

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/sirupsen/logrus"
)

func main() {
	logger := slog.New(slog.NewJSONHandler(os.Stdout, nil))
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, r *http.Request) {
		logger.Info("request", "path", r.URL.Path)
		w.Write([]byte("<h1>Hi</h1>"))
	})
	port, ok := os.LookupEnv("PORT")
	if !ok {
		port = "8080"
	}
	server := &http.Server{Addr: "0.0.0.0:" + port, Handler: mux, ReadHeaderTimeout: time.Second}
	go func() {
		if err := server.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) {
			logrus.Fatal(err)
		}
	}()
	<-ctx.Done()
	server.Shutdown(context.Background())
}
`,
    },
    commands: ['go build'],
    expect: 'right',
  },
  { name: 'built into bin/', commands: ['mkdir bin', 'go build -o bin/ .'], expect: 'right' },
  {
    name: 'logs warnings only',
    files: { 'main.go': server({ '\tport := os': '\tlog.SetLevel(log.WarnLevel)\n\tport := os' }) },
    commands: ['go build'],
    expect: { cause: 'log-level-leaves-out' },
  },
  {
    name: 'another version of logrus after the build',
    commands: ['go build', 'go get github.com/sirupsen/logrus@v1.9.3', 'go mod tidy'],
    expect: { cause: 'binary-stale' },
  },
  {
    name: 'an embedded file changed after the build',
    files: {
      'main.go': server({
        '"fmt"': '_ "embed"\n\t"fmt"',
        'var version = "dev"': '//go:embed hello.txt\nvar hello string\n\nvar version = "dev"',
        '"Hello!"': 'hello',
      }),
      'hello.txt': 'Hello\n',
    },
    commands: ['go build', 'echo Bye > hello.txt'],
    expect: { cause: 'binary-stale' },
  },
  {
    name: 'one file of two given to go build',
    files: {
      'main.go': server({ 'w, "Hello!"': 'w, text()' }),
      'text.go': 'package main\n\nfunc text() string { return "Hello!" }\n',
    },
    commands: ['go build main.go'],
    expect: { cause: 'binary-missing' },
  },
  {
    name: 'a handler that waits for ever on a lock',
    files: {
      'main.go': server({
        '"os"': '"os"\n\t"sync"',
        'var version = "dev"': 'var version = "dev"\n\nvar mu sync.Mutex',
        '\tfmt.Fprintln': '\tmu.Lock()\n\tfmt.Fprintln',
        '"Hello!")': '"Hello!")\n\tw.(http.Flusher).Flush()\n\tmu.Lock()',
      }),
    },
    commands: ['go build'],
    expect: { cause: ['answer-never-comes', 'no-answer'] },
  },
  {
    name: 'a port of two colons',
    files: { 'main.go': server({ '":"+port': '"::"+port' }) },
    commands: ['go build'],
    expect: { cause: ['listen-address-malformed', 'server-exited'] },
  },
];
