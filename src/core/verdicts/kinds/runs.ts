import { z } from 'zod';
import { isNamed, ownBuild } from '../builds/own-build.ts';
import { defineCheck } from '../check-kind.ts';
import { nothing } from '../glance.ts';
import { quietLog, unaskedHandler } from '../go/server-source.ts';
import { hostProgramProblem } from '../image/host-program.ts';
import { notBuilt } from '../image/not-built.ts';
import { servedARequest } from '../image/seen.ts';
import { stoppedProblem } from '../image/stopped.ts';
import { unansweredProblem } from '../image/unanswered.ts';
import { failed, passed } from '../outcome.ts';

/** An image built from the folder as it is starts, answers a request for `/`, and logs it. */
export const runs = defineCheck({
  kind: 'runs',
  schema: z.strictObject({}),
  cost: 'slow',
  perishable: false,
  title: () => 'an image of this folder starts, answers and logs',
  request: () => ({ fact: 'runs' }),
  judge(_spec, fact) {
    const expected = 'a container that starts, answers a request for / and logs it';
    if (!fact.built) return notBuilt(expected, fact);
    const { dockerfile } = fact.ran === 'stopped' ? fact.stopped : fact;
    if (fact.host) return failed(expected, hostProgramProblem(fact.host, dockerfile));
    if (fact.ran === 'stopped') return failed(expected, stoppedProblem(fact.stopped));
    const { answer, asked, listening, logged, lastLine, sources = [] } = fact;
    if (answer === null) return failed(expected, unansweredProblem(asked, listening, lastLine));
    if (answer.status < 200 || answer.status > 299)
      return failed(
        expected,
        (answer.status === 404 ? unaskedHandler(sources) : null) ?? {
          found: `it answered GET / with status ${answer.status}`,
          why: 'A request for / is to be greeted; 200 says that all is well.',
          next: 'Let main.go handle /, and build again.',
          cause: 'answers-with-error',
          place: null,
        },
      );
    if (!logged)
      return failed(
        expected,
        quietLog(sources) ?? {
          found: 'it answered, and logged nothing',
          why: 'What a container prints is its log, and the only thing that docker logs can show of it.',
          next: 'Log each request to standard output or standard error, as main.go did at first.',
          cause: 'nothing-logged',
          place: null,
        },
      );
    // Not what: a line with the time in it would tell something else at each judging.
    return passed(expected, `it answered on port ${answer.port} and logged the request`);
  },
  glance(_spec, sight) {
    const own = ownBuild(sight);
    if (own.is !== 'built') return nothing;
    // The learner's own container, started after that build and asked for a page, of the image that it made.
    const commands = sight.record?.commands ?? [];
    const since = commands.slice(commands.indexOf(own.command) + 1);
    const seen = since.some((command) => {
      const image = /(\S+)\s*$/.exec(command.line)?.[1] ?? '';
      return servedARequest(command) && isNamed(own.command, image);
    });
    return seen ? { sees: 'agreement' } : nothing;
  },
});
