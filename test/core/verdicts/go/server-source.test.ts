import { expect, test } from 'vitest';
import { endedServer, quietLog, unaskedHandler } from '../../../../src/core/verdicts/go/server-source.ts';

const main = (text: string) => [{ file: 'main.go', text: `package main\n\n${text}\n` }];
const told = (problem: ReturnType<typeof endedServer>) =>
  problem && `${problem.cause} ${problem.place?.file}:${problem.place?.line}`;

test.each([
  ['log.Debug("request")', 'log-level-leaves-out main.go:3'],
  ['log.WithField("path", r.URL.Path).Tracef("%s", x)', 'log-level-leaves-out main.go:3'],
  ['log.SetLevel(log.DebugLevel)\nlog.Debug("request")', null],
  ['logger := &logrus.Logger{Level: logrus.DebugLevel}\nlogger.Debug("request")', null],
  ['log.SetLevel(log.ErrorLevel)\nlog.Info("request")', 'log-level-leaves-out main.go:3'],
  ['// log.SetLevel(log.ErrorLevel)\nlog.Info("request")', null],
  ['log.SetOutput(io.Discard)', 'log-thrown-away main.go:3'],
  ['logger.Out = ioutil.Discard', 'log-thrown-away main.go:3'],
  ['\nf, _ := os.OpenFile("x.log", os.O_CREATE, 0o644)\nlog.SetOutput(f)', 'logs-to-a-file main.go:4'],
  ['f, _ := os.Create("data")\nlog.Info("request")', null],
  ['log.Info("request")', null],
])('a log that stays silent: %s', (text, says) => {
  expect(told(quietLog(main(text)))).toBe(says);
});

const mux = 'mux := http.NewServeMux()\nmux.HandleFunc("/", greet)\n';

test.each([
  [`${mux}http.ListenAndServe(":8080", nil)`, 'handler-not-served main.go:4'],
  [`${mux}http.ListenAndServe(":8080", mux)`, null],
  [`${mux}http.ListenAndServe(":8080", logged(http.DefaultServeMux))`, 'handler-not-served main.go:4'],
  ['http.NewServeMux().HandleFunc("/", greet)\nhttp.ListenAndServe(a, nil)', 'handler-not-served main.go:3'],
  ['http.HandleFunc("/", greet)\nhttp.ListenAndServe(":8080", nil)', null],
  ['http.HandleFunc("/", greet)\nhttp.ListenAndServe(":8080", mux)', 'handler-not-served main.go:3'],
  ['http.HandleFunc("GET /{$}", greet)\nhttp.ListenAndServe(":8080", nil)', null],
  ['http.HandleFunc("/hello", greet)\nhttp.ListenAndServe(":8080", nil)', 'no-handler-for-root main.go:3'],
  ['http.HandleFunc("POST /hi", greet)\nhttp.ListenAndServe(":8080", nil)', 'no-handler-for-root main.go:3'],
  ['http.ListenAndServe(":8080", nil)', null],
])('a handler that is not asked: %s', (text, says) => {
  expect(told(unaskedHandler(main(text)))).toBe(says);
});

test.each([
  ['go http.ListenAndServe(":8080", nil)', 'server-ran-to-its-end main.go:3'],
  [
    'x := 1\ngo func() {\n\tlog.Fatal(http.ListenAndServe(":8080", nil))\n}()',
    'server-ran-to-its-end main.go:4',
  ],
  ['go watch()\nhttp.ListenAndServe("8080", nil)', 'listen-error-unseen main.go:4'],
  ['_ = server.ListenAndServe()', 'listen-error-unseen main.go:3'],
  ['go func() {\n\twatch()\n}()\nhttp.ListenAndServe(port, nil)', 'listen-error-unseen main.go:6'],
  ['go func() { watch() }()\nhttp.ListenAndServe(port, nil)', 'listen-error-unseen main.go:4'],
  ['log.Fatal(http.ListenAndServe(":8080", nil))', null],
  ['if err := http.ListenAndServe(":8080", nil); err != nil {', null],
])('a server that ended: %s', (text, says) => {
  expect(told(endedServer(main(text)))).toBe(says);
});
