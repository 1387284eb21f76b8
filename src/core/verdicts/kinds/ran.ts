import { z } from 'zod';
import type { CommandRecord, StepRecord } from '../../progress/types.ts';
import { defineCheck } from '../check-kind.ts';
import { commandFault } from '../command-faults.ts';
import { readGoFailure } from '../go/output.ts';
import { failed, passed, unrecorded } from '../outcome.ts';
import type { Verdict } from '../verdict.ts';
import { inWords, pattern, patterns, regex } from './pattern.ts';

const schema = z.strictObject({
  /** Each matches somewhere in the command's output. */
  prints: patterns,
  /** What `prints` looks for, for people, as `both tags`: told when it is not there. Plain words need none. */
  shows: z.string().min(1).optional(),
  exit: z.enum(['zero', 'nonzero', 'any']).default('zero'),
  /** Matches the command line as typed. */
  line: pattern.optional(),
});

type Spec = z.output<typeof schema>;

/** One command of this step's record ended as asked and printed what was asked for. */
export const ran = defineCheck({
  kind: 'ran',
  schema,
  cost: 'instant',
  perishable: false,
  title: (spec) =>
    spec.exit === 'nonzero' ? 'the command failed, as it must here' : 'the command did its work',
  request: () => ({ fact: 'record' }),
  judge: judgeRan,
});

function judgeRan(spec: Spec, record: StepRecord | null): Verdict {
  const expected = `${spec.line ? "the step's command" : 'a command'}${ends[spec.exit]}`;
  const commands = record?.commands ?? [];
  if (commands.length === 0) return unrecorded(expected, "Run the step's command in the tour.");
  const meant = commands.filter(({ line }) => spec.line === undefined || regex(spec.line).test(line));
  const right = meant.findLast((command) => exitFits(spec, command) && silentAbout(spec, command) === null);
  if (right) return passed(expected, `${right.line}: ${endText(right)}`);

  const last = meant.at(-1);
  if (last === undefined) {
    const other = commands.at(-1);
    return failed(expected, {
      found: `so far only other commands, as ${other?.line}`,
      why: 'The step is about another command, and that one has not run yet.',
      next: "Run the step's command; Tab writes it for you.",
      cause: 'not-run',
      place: null,
    });
  }
  const found = `${last.line}: ${endText(last)}`;
  if (!exitFits(spec, last)) {
    const fault = failing(last) && spec.exit === 'zero' ? commandFault(last) : null;
    if (fault)
      return {
        status: 'unknown',
        expected,
        found: fault.what,
        why: 'This is the machine, not your work.',
        next: `${fault.next} Then run the command again.`,
        cause: fault.id,
        fault: 'machine',
      };
    const problem = spec.exit === 'zero' ? readGoFailure(last.output) : null;
    if (problem) return failed(expected, { ...problem, found: `${found}; ${problem.found}` });
    return failed(expected, {
      found,
      why:
        spec.exit === 'zero'
          ? 'It did not end well; its last lines say why.'
          : 'Here it has to fail: the step is about why.',
      next:
        spec.exit === 'zero'
          ? 'Read its last lines, put that right, and run it again.'
          : 'Read the step again, and run its command as it stands there.',
      cause: last.end === null ? 'still-running' : 'exit-differs',
      place: null,
    });
  }
  const missing = spec.shows ?? inWords(silentAbout(spec, last) ?? '');
  return failed(expected, {
    found: `${found}, without printing what the step is after${missing === null ? '' : `: ${missing}`}`,
    why: 'The command ran, but what the step is about did not show in its output.',
    next: 'Read the step again, and run its command as it stands there.',
    cause: 'prints-differs',
    place: null,
  });
}

const ends = { zero: ', ended well', nonzero: ', failing', any: ', run' } as const;

function exitFits(spec: Spec, { end }: CommandRecord): boolean {
  if (spec.exit === 'any') return end?.how !== 'not-started';
  if (end?.how !== 'exited') return false;
  return spec.exit === 'zero' ? end.code === 0 : end.code !== 0;
}

function failing({ end }: CommandRecord): boolean {
  return end?.how === 'exited' && end.code !== 0;
}

/** The first expression that the output does not match; null when all do. */
function silentAbout(spec: Spec, { output }: CommandRecord): string | null {
  return spec.prints.find((one) => !regex(one).test(output)) ?? null;
}

/** How a command ended, for people. */
export function endText({ end }: CommandRecord): string {
  if (end === null) return 'it still runs';
  switch (end.how) {
    case 'exited':
      return end.code === 0 ? 'it ended well' : `exit ${end.code}`;
    case 'killed':
      return `ended by ${end.signal}`;
    case 'stopped':
      return 'stopped';
    case 'timed-out':
      return `stopped after ${end.seconds} s, the step's limit`;
    case 'not-started':
      return `it did not start: ${end.reason}`;
  }
}
