import { z } from 'zod';
import { defineCheck } from '../check-kind.ts';
import { failed, type Problem, passed } from '../outcome.ts';
import { binaryProblem } from './binary.ts';
import { pattern, regex } from './pattern.ts';

const schema = z.strictObject({
  /** Matches the answer's body. */
  body: pattern.optional(),
  /** A request leaves something in the program's output. */
  logs: z.boolean().default(true),
});

/** The module's program, started by the check itself on a free port, answers `GET /` and logs it. */
export const http = defineCheck({
  kind: 'http',
  schema,
  cost: 'slow',
  perishable: true,
  title: ({ logs }) => (logs ? 'the program answers and logs a request' : 'the program answers a request'),
  request: () => ({ fact: 'http' }),
  judge({ body, logs }, { binary, run }) {
    const expected = `GET / answered${body ? ' with the text asked for' : ''}${logs ? ', and logged' : ''}`;
    const stale = binary.programs[0]?.state.is === 'stale';
    switch (run.is) {
      case 'no-program':
        return failed(expected, binaryProblem(binary));
      case 'exited':
        return failed(expected, exited(run));
      case 'silent':
        return failed(expected, {
          found: `${run.program} ran for ${run.seconds} s and listened on no port${lastLine(run.output)}`,
          why: 'A server listens before it can answer; this one did not get there.',
          next: 'Look whether main calls http.ListenAndServe, and what comes before it.',
          cause: 'not-listening',
          place: null,
        });
      case 'no-answer':
        return failed(expected, {
          found: `${run.program} listens on ${run.address} and gave no answer: ${run.reason}${lastLine(run.output)}`,
          why: 'It takes connections, and does not answer GET / on them in HTTP.',
          next: 'Start it yourself, ask it with curl, and read its output.',
          cause: 'no-answer',
          place: null,
        });
      case 'answered':
        break;
    }
    const answer = run.body.trim().split('\n', 1)[0]?.slice(0, 60) ?? '';
    if (run.status < 200 || run.status > 299)
      return failed(expected, {
        found: `GET / answered ${run.status}: ${answer}`,
        why:
          run.status === 404
            ? 'No handler is registered for /.'
            : 'The program answered, but not with success.',
        next:
          run.status === 404
            ? 'Register one: http.HandleFunc("/", ...), then build again.'
            : 'Read its output, put that right, and build again.',
        cause: 'status',
        place: null,
      });
    if (body !== undefined && !regex(body).test(run.body))
      return failed(expected, {
        found: `it answered: ${answer}`,
        why: stale
          ? 'The program is older than main.go: the binary is what runs, not the source.'
          : 'The text that the step asks for is not in the answer.',
        next: stale ? 'Run go build again.' : 'Change the text in main.go, save it, and build again.',
        cause: stale ? 'binary-stale' : 'wrong-body',
        place: null,
      });
    if (logs && !run.logged)
      return failed(expected, {
        found: `it answered, and printed nothing about it`,
        why: 'A request that leaves no line in the log cannot be followed afterwards.',
        next: stale
          ? 'Build again; if that changes nothing, log in the handler.'
          : 'Log each request in the handler, or wrap it in one that does; then build again.',
        cause: 'nothing-logged',
        place: null,
      });
    return passed(expected, `${run.status} from ${run.program}: ${answer}`);
  },
});

function exited(run: { readonly program: string; readonly how: string; readonly output: string }): Problem {
  const found = `${run.program} ended before it listened, ${run.how}${lastLine(run.output)}`;
  if (/address already in use/.test(run.output))
    return {
      found,
      why: 'The port is held by another program, often an earlier start of the same server; this one does not ask PORT for another.',
      next: 'Stop the other one, or let main.go read its port from PORT.',
      cause: 'port-taken',
      place: null,
    };
  return {
    found,
    why: 'A server runs until it is stopped; this one stopped by itself.',
    next: 'Start it yourself and read its last line.',
    cause: 'server-exited',
    place: null,
  };
}

function lastLine(output: string): string {
  const line = output.trim().split('\n').at(-1);
  return line ? `; its last line: ${line.slice(0, 200)}` : '';
}
