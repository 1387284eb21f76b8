import type { Attempt } from '../../support/exam.ts';
import { at } from '../make.ts';

/** A sixth set for lesson 3. */
export const sixthBuilds: readonly Attempt[] = [
  {
    name: 'trimpath and stripped',
    commands: ['go build -trimpath -ldflags "-s -w" .'],
    expect: 'right',
  },
  {
    name: 'JSON log on stdout, a mux of its own',
    files: {
      'main.go': `package main

import (
	"encoding/json"
	"net/http"
	"os"

	"github.com/sirupsen/logrus"
)

type app struct{ log *logrus.Logger }

func (a *app) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(map[string]string{"hello": r.URL.Path})
	a.log.WithField("url", r.URL.String()).Warn("served")
}

func main() {
	l := logrus.New()
	l.SetFormatter(&logrus.JSONFormatter{})
	l.SetOutput(os.Stdout)
	mux := http.NewServeMux()
	mux.Handle("/", &app{l})
	port := os.Getenv("PORT")
	if port == "" {
		port = "8080"
	}
	l.Fatal(http.ListenAndServe(":"+port, mux))
}
`,
    },
    commands: ['go build'],
    expect: 'right',
  },
  {
    name: 'method patterns, a hook, coloured text, http.Server',
    files: {
      'main.go': `package main

import (
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"time"

	"github.com/sirupsen/logrus"
)

type hook struct{}

func (hook) Levels() []logrus.Level { return logrus.AllLevels }
func (hook) Fire(e *logrus.Entry) error {
	e.Data["app"] = "httpserver"
	return nil
}

func main() {
	logrus.AddHook(hook{})
	logrus.SetFormatter(&logrus.TextFormatter{ForceColors: true, FullTimestamp: true})
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, r *http.Request) {
		logrus.WithContext(r.Context()).Infof("%s %s", r.Method, r.RemoteAddr)
		fmt.Fprint(w, "hi")
	})
	port, ok := os.LookupEnv("PORT")
	if !ok {
		port = "8080"
	}
	s := &http.Server{Addr: net.JoinHostPort("", port), Handler: mux, ReadTimeout: 5 * time.Second}
	if err := s.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) {
		logrus.Panic(err)
	}
}
`,
    },
    commands: ['go build -o httpserver'],
    expect: 'right',
  },
  {
    name: 'go build main.go',
    commands: ['go build -o httpserver main.go'],
    expect: 'right',
  },
  {
    name: 'an embedded page, two files',
    files: {
      'page.html': `<h1>hello</h1>
`,
      'page.go': `package main

import _ "embed"

//go:embed page.html
var page string
`,
    },
    commands: [`sed -i 's/fmt.Fprintln(w, greeting)/fmt.Fprintln(w, page)/' main.go`, 'go build'],
    expect: 'right',
  },
  {
    name: 'a port of its own, whatever PORT says',
    commands: [`sed -i 's/":"+port, handler/":18099", handler/' main.go`, 'go build'],
    expect: { cause: 'listens-on-another-port' },
  },
  {
    name: 'listens on 127.0.0.1 (no container here)',
    commands: [`sed -i 's/":"+port, handler/"127.0.0.1:"+port, handler/' main.go`, 'go build'],
    expect: 'right',
  },
  {
    name: 'a test and a file for Windows were added after the build',
    commands: [
      'go build',
      `printf 'package main\\n\\nimport "testing"\\n\\nfunc TestX(t *testing.T) {}\\n' > main_test.go`,
      `printf '//go:build windows\\n\\npackage main\\n\\nvar win = 1\\n' > win.go`,
    ],
    expect: 'right',
  },
  {
    name: 'another file changed after the build',
    files: {
      'page.go': `package main

var page = "one"
`,
    },
    commands: [
      `sed -i 's/fmt.Fprintln(w, greeting)/fmt.Fprintln(w, page)/' main.go`,
      'go build',
      'sed -i s/one/two/ page.go',
    ],
    expect: { cause: 'binary-stale' },
    says: at('page.go', 1),
  },
  {
    name: 'built for Windows',
    commands: ['GOOS=windows go build -o httpserver .'],
    expect: { cause: 'wrong-platform' },
  },
  {
    name: 'written into bin',
    commands: ['go build -o bin/httpserver .'],
    expect: 'right',
  },
  {
    name: 'the handler panics',
    commands: [
      `sed -i 's/fmt.Fprintln(w, greeting)/var seen map[string]int; seen[r.URL.Path]++; fmt.Fprintln(w, greeting)/' main.go`,
      'go build',
    ],
    expect: { cause: 'program-panics' },
    says: at('main.go', 33),
  },
  {
    name: 'logs with Debug only',
    commands: [`sed -i 's/}).Info("request")/}).Debug("request")/' main.go`, 'go build'],
    expect: { cause: 'log-level-leaves-out' },
    says: at('main.go', 45),
  },
  {
    name: 'serves in a goroutine, and main ends',
    commands: [
      `sed -i 's/log.Fatal(http.ListenAndServe(":"+port, handler))/go http.ListenAndServe(":"+port, handler)/' main.go`,
      'go build',
    ],
    expect: { cause: 'server-ran-to-its-end' },
    says: at('main.go', 29),
  },
  {
    name: 'two mains',
    commands: ['go build', `printf 'package main\\n\\nfunc main() {}\\n' > old.go`],
    expect: { cause: 'declared-twice' },
    says: at('old.go', 3),
  },
  {
    name: 'the handler is on a mux that nobody serves',
    commands: [
      `sed -i 's#http.HandleFunc("/", greet)#http.NewServeMux().HandleFunc("/", greet)#' main.go`,
      'go build',
    ],
    expect: { cause: 'handler-not-served' },
    says: at('main.go', 26),
  },
];
