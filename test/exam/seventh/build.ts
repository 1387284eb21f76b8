import type { Attempt } from '../../support/exam.ts';
import { at } from '../make.ts';

/** Replaces the greet function by other text, and builds. */
const withoutGreet = `sed -i '/^func greet/,/^}/d' main.go`;

const greet = `package main

import (
	"fmt"
	"net/http"
)

func greet(w http.ResponseWriter, r *http.Request) {
	fmt.Fprintln(w, "from a file of its own")
}
`;

const withoutFmt = `sed -i '/"fmt"/d' main.go`;

/** A seventh set for lesson 3. */
export const seventhBuilds: readonly Attempt[] = [
  {
    name: 'without cgo, trimmed',
    commands: ['CGO_ENABLED=0 go build -trimpath -ldflags "-s -w" -o httpserver .'],
    expect: 'right',
  },
  { name: 'go install into this folder', commands: ['GOBIN=$PWD go install'], expect: 'right' },
  { name: 'go build ./...', commands: ['go build ./...'], expect: 'right' },
  { name: 'go build -v -o ./', commands: ['go build -v -o ./ .'], expect: 'right' },
  { name: 'strip afterwards', commands: ['go build', 'strip httpserver'], expect: 'right' },
  {
    name: 'the handler in a file of its own',
    files: { 'handlers.go': greet },
    commands: [withoutGreet, withoutFmt, 'go build'],
    expect: 'right',
  },
  {
    name: 'listens on localhost only',
    commands: [`sed -i 's/":"+port/"localhost:"+port/' main.go`, 'go build'],
    expect: 'right',
  },
  {
    name: 'graceful shutdown with a signal',
    files: {
      'main.go': `package main

import (
	"context"
	"errors"
	"io"
	"net/http"
	"os"
	"os/signal"
	"time"

	"github.com/sirupsen/logrus"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	addr := ":8080"
	if p := os.Getenv("PORT"); p != "" {
		addr = ":" + p
	}
	srv := &http.Server{Addr: addr}
	http.HandleFunc("GET /", func(w http.ResponseWriter, r *http.Request) {
		logrus.Infoln(r.Method, r.URL.Path)
		io.WriteString(w, "hello")
	})
	go func() {
		if err := srv.ListenAndServe(); err != nil && !errors.Is(err, http.ErrServerClosed) {
			logrus.Fatal(err)
		}
	}()
	<-ctx.Done()
	late, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	srv.Shutdown(late)
}
`,
    },
    commands: ['go build'],
    expect: 'right',
  },
  {
    name: 'only go run',
    commands: ['timeout 20 go run . & sleep 8; kill %1'],
    expect: { cause: 'binary-missing' },
  },
  { name: 'another name', commands: ['go build -o server .'], expect: 'right' },
  { name: 'an .exe for Windows', commands: ['GOOS=windows go build'], expect: { cause: 'wrong-platform' } },
  {
    name: 'GOARCH saved and forgotten',
    commands: [
      'if [ "$(go env GOHOSTARCH)" = arm64 ]; then go env -w GOARCH=amd64; else go env -w GOARCH=arm64; fi',
      'go build',
    ],
    expect: { cause: 'wrong-platform' },
  },
  {
    name: 'a folder of the name of the program',
    commands: ['mkdir httpserver', 'go build'],
    expect: { cause: 'binary-is-a-folder' },
  },
  { name: 'the output redirected into it', commands: ['go build > httpserver'], expect: 'right' },
  {
    name: 'a copy of main.go by a file manager',
    commands: ['go build', 'cp main.go "main copy.go"'],
    expect: { cause: 'declared-twice' },
  },
  {
    name: 'main.go called main_windows.go',
    commands: ['mv main.go main_windows.go', 'go build'],
    expect: { cause: 'excluded-by-constraints' },
    says: at('main_windows.go', 1),
  },
  {
    name: 'greet in a _test.go',
    files: { 'greet_test.go': greet },
    commands: [withoutGreet, withoutFmt, 'go build'],
    expect: { cause: 'name-of-a-test-file' },
    says: at('greet_test.go', 8),
  },
  {
    name: 'greet in a file for another processor',
    files: { 'greet_s390x.go': greet },
    commands: [withoutGreet, withoutFmt, 'go build'],
    expect: { cause: 'excluded-by-constraints' },
    says: at('greet_s390x.go', 1),
  },
  {
    name: 'greet behind a build tag',
    files: { 'greet.go': `//go:build prod\n\n${greet}` },
    commands: [withoutGreet, withoutFmt, 'go build'],
    expect: { cause: 'excluded-by-constraints' },
    says: at('greet.go', 1),
  },
  {
    name: 'greet in a folder of its own, not imported',
    files: { 'handlers/greet.go': greet.replace('package main', 'package handlers') },
    commands: [withoutGreet, withoutFmt, 'go build'],
    expect: { cause: 'name-of-another-folder' },
    says: /handlers.greet.go:8/,
  },
  {
    name: 'a name of a package with a small letter',
    files: { 'handlers/greet.go': greet.replace('package main', 'package handlers') },
    commands: [
      withoutGreet,
      withoutFmt,
      `sed -i 's#^\\tlog "github#\\t"httpserver/handlers"\\n&#; s/"\\/", greet/"\\/", handlers.greet/' main.go`,
      'go build',
    ],
    expect: { cause: 'name-not-exported' },
    says: at('main.go', 26),
  },
  {
    name: 'func Main',
    commands: [`sed -i 's/^func main/func Main/' main.go`, 'go build'],
    expect: { cause: 'main-missing' },
    says: at('main.go', 15),
  },
  {
    name: 'go:build ignore on top',
    commands: [`sed -i '1i //go:build ignore\\n' main.go`, 'go build'],
    expect: { cause: 'excluded-by-constraints' },
    says: at('main.go', 1),
  },
  {
    name: 'typographic quotes',
    commands: [`sed -i 's/^const greeting = .*/const greeting = “Hello”/' main.go`, 'go build'],
    expect: { cause: 'syntax-error' },
    says: /typographic/,
  },
  {
    name: 'the greeting in single quotes',
    commands: [`sed -i "s/^const greeting = .*/const greeting = 'Hello'/" main.go`, 'go build'],
    expect: { cause: 'syntax-error' },
    says: /Single quotes/,
  },
  {
    name: 'a brace on a line of its own',
    commands: [`sed -i 's/^func main() {/func main()\\n{/' main.go`, 'go build'],
    expect: { cause: 'syntax-error' },
    says: /stands on the same line/,
  },
  {
    name: 'the greeting assigned outside with :=',
    commands: [`sed -i 's/^const greeting = /greeting := /' main.go`, 'go build'],
    expect: { cause: 'syntax-error' },
    says: /Outside of functions/,
  },
  {
    name: 'no colon before the port',
    commands: [`sed -i 's/":"+port/port/' main.go`, 'go build'],
    expect: { cause: 'listen-address-malformed' },
    says: at('main.go', 29),
  },
  {
    name: 'two colons',
    commands: [
      `sed -i 's/port = "8080"/port = ":8080"/; s/os.Getenv("PORT")/""/; s/"os"/_ "os"/' main.go`,
      'go build',
    ],
    expect: { cause: 'listen-address-malformed' },
    says: at('main.go', 29),
  },
  {
    name: 'level set to error',
    commands: [`sed -i 's/^\\tport := /\\tlog.SetLevel(log.ErrorLevel)\\n&/' main.go`, 'go build'],
    expect: { cause: 'log-level-leaves-out' },
    says: at('main.go', 21),
  },
  {
    name: 'logs into a file',
    commands: [
      `sed -i 's/^\\tport := /\\tf, _ := os.Create(os.DevNull)\\n\\tlog.SetOutput(f)\\n&/' main.go`,
      'go build',
    ],
    expect: { cause: 'logs-to-a-file' },
    says: at('main.go', 21),
  },
  {
    name: 'nil in place of the handler that logs',
    commands: [`sed -i 's/^\\thandler := .*//; s/":"+port, handler/":"+port, nil/' main.go`, 'go build'],
    expect: { cause: 'nothing-logged' },
  },
  {
    name: 'POST only',
    commands: [`sed -i 's#"/", greet#"POST /", greet#' main.go`, 'go build'],
    expect: { cause: 'handler-for-other-method' },
    says: at('main.go', 26),
  },
  {
    name: 'an empty pattern',
    commands: [`sed -i 's#"/", greet#"", greet#' main.go`, 'go build'],
    expect: { cause: 'program-panics' },
    says: at('main.go', 26),
  },
  {
    name: 'a pattern twice',
    commands: [`sed -i 's#^\\thttp.HandleFunc("/", greet)#&\\n&#' main.go`, 'go build'],
    expect: { cause: 'program-panics' },
    says: at('main.go', 27),
  },
  {
    name: 'log.Fatal before it serves',
    commands: [`sed -i 's/log.Infof("listening/log.Fatalf("listening/' main.go`, 'go build'],
    expect: { cause: 'server-exited' },
    says: at('main.go', 27),
  },
  {
    name: 'status 500 before the greeting',
    commands: [`sed -i 's/^\\tfmt.Fprintln(w/\\tw.WriteHeader(500)\\n&/' main.go`, 'go build'],
    expect: { cause: 'handler-fails' },
    says: at('main.go', 33),
  },
  {
    name: 'an embedded file that is not there',
    files: {
      'page.go': 'package main\n\nimport _ "embed"\n\n//go:embed static/index.html\nvar page string\n',
    },
    commands: ['go build'],
    expect: { cause: 'embedded-file-missing' },
    says: at('page.go', 5),
  },
  {
    name: 'panics when a setting is missing',
    commands: [
      `sed -i 's/^\\tport := /\\tif os.Getenv("DB_URL") == "" {\\n\\t\\tpanic("DB_URL is not set")\\n\\t}\\n&/' main.go`,
      'go build',
    ],
    expect: { cause: 'program-panics' },
    says: at('main.go', 22),
  },
  {
    name: 'moved to cmd/httpserver, built there',
    commands: ['mkdir -p cmd/httpserver', 'mv main.go cmd/httpserver/', 'cd cmd/httpserver && go build'],
    expect: 'right',
  },
];
