import { expect, test } from 'vitest';
import {
  exitedProblem,
  noAnswerProblem,
  statusProblem,
} from '../../../../src/core/verdicts/go/server-problems.ts';
import { binaryFact } from './facts.ts';

const binary = binaryFact({ is: 'current' });
const program = './httpserver';

const trace = `panic: assignment to entry in nil map

goroutine 1 [running]:
main.main()
\t/home/me/httpserver/main.go:21 +0x1d
runtime.main()
\t/usr/local/go/src/runtime/proc.go:283 +0x28b
`;

test.each([
  ['exit 2', trace, 'program-panics', 'main.go:21'],
  ['exit 2', 'fatal error: all goroutines are asleep - deadlock!\n', 'program-panics', null],
  ['exit 1', 'level=fatal msg="listen tcp :8080: bind: address already in use"\n', 'port-taken', null],
  ['exit 1', 'listen tcp :80: bind: permission denied\n', 'port-not-permitted', null],
  ['exit 1', 'listen tcp: address 8080: missing port in address\n', 'listen-address-malformed', null],
  ['exit 1', 'listen tcp: lookup tcp/PORT: unknown port\n', 'listen-address-malformed', null],
  ['exit 0', 'hello\n', 'server-ran-to-its-end', null],
  ['exit 1', 'TOKEN is not set\n', 'server-exited', null],
])('ended, %s: %s', (how, output, cause, place) => {
  const problem = exitedProblem({ is: 'exited', program, how, output }, binary);
  expect(problem.cause).toBe(cause);
  expect(problem.place && `${problem.place.file}:${problem.place.line}`).toBe(place);
});

const sources = [
  {
    file: 'main.go',
    text: 'package main\n\nfunc main() {\n\tlog.Fatalf("listening on %s", port)\n\thttp.ListenAndServe("8080", nil)\n}\n',
  },
];

test.each([
  ['level=fatal msg="listening on 8080"\n', 'server-exited', 'main.go:4'],
  ['TOKEN is not set\n', 'server-exited', null],
  ['listen tcp: address 8080: missing port in address\n', 'listen-address-malformed', 'main.go:5'],
])('ended, and the sources tell where: %s', (output, cause, place) => {
  const problem = exitedProblem({ is: 'exited', program, how: 'exit 1', output, sources }, binary);
  expect(problem.cause).toBe(cause);
  expect(problem.place && `${problem.place.file}:${problem.place.line}`).toBe(place);
});

test.each([
  [405, 'http.HandleFunc("POST /", greet)', 'handler-for-other-method', 'main.go:1'],
  [405, 'http.Handle("/", h)', 'status', null],
  [500, '\nw.WriteHeader(500)', 'handler-fails', 'main.go:2'],
  [500, 'greet()', 'handler-fails', null],
])('answered %s: %s', (status, text, cause, place) => {
  const run = { is: 'answered', program, address: '127.0.0.1:1', at: 'asked', status, body: '' } as const;
  const problem = statusProblem({ ...run, logged: true, log: '' }, '', [{ file: 'main.go', text }]);
  expect(problem?.cause).toBe(cause);
  expect(problem?.place && `${problem.place.file}:${problem.place.line}`).toBe(place ?? null);
});

const handler = `2026/11/23 08:00:00 http: panic serving 127.0.0.1:4711: oh
goroutine 6 [running]:
net/http.(*conn).serve.func1()
\t/usr/local/go/src/net/http/server.go:1943 +0xd3
main.main.func1({0x1, 0x2}, 0x3)
\thttpserver/main.go:18 +0x27
`;

test.each([
  ['socket hang up', handler, null, 'program-panics', 'main.go:18'],
  ['socket hang up', 'enough\n', 'exit 1', 'server-exits-on-request', null],
  ['The operation was aborted due to timeout', '', null, 'answer-never-comes', null],
  ['redirect count exceeded', '', null, 'redirects-in-a-circle', null],
  ['Parse Error', '', null, 'no-answer', null],
])('no answer: %s', (reason, output, ended, cause, place) => {
  const run = { is: 'no-answer', program, address: '127.0.0.1:1', reason, output, ended } as const;
  const problem = noAnswerProblem(run, binary);
  expect(problem.cause).toBe(cause);
  expect(problem.place && `${problem.place.file}:${problem.place.line}`).toBe(place);
});
