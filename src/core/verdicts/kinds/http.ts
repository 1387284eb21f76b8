import { z } from 'zod';
import { defineCheck } from '../check-kind.ts';
import {
  exitedProblem,
  noAnswerProblem,
  placeProblem,
  silentProblem,
  statusProblem,
} from '../go/server-problems.ts';
import { quietLog, unaskedHandler } from '../go/server-source.ts';
import { failed, passed } from '../outcome.ts';
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
        return failed(expected, exitedProblem(run, binary));
      case 'silent':
        return failed(expected, silentProblem(run));
      case 'no-answer':
        return failed(expected, noAnswerProblem(run, binary));
      case 'answered':
        break;
    }
    const answer = run.body.trim().split('\n', 1)[0]?.slice(0, 60) ?? '';
    // An old program need not be what its sources are.
    const sources = stale ? [] : (run.sources ?? []);
    const unasked = run.status === 404 ? unaskedHandler(sources) : null;
    const wrong = unasked ?? statusProblem(run, answer, sources) ?? placeProblem(run);
    if (wrong) return failed(expected, wrong);
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
      return failed(
        expected,
        quietLog(sources) ?? {
          found: `it answered, and printed nothing about it`,
          why: 'A request that leaves no line in the log cannot be followed afterwards.',
          next: stale
            ? 'Build again; if that changes nothing, log in the handler.'
            : 'Log each request in the handler, or wrap it in one that does; then build again.',
          cause: 'nothing-logged',
          place: null,
        },
      );
    return passed(expected, `${run.status} from ${run.program}: ${answer}`);
  },
});
