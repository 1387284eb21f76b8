import type { Step, WrongSolution } from '../../core/course/types.ts';
import type { StepRecord } from '../../core/progress/types.ts';
import { engineFault } from '../../core/verdicts/engine-faults.ts';
import { goMachineFault } from '../../core/verdicts/go/faults.ts';
import type { StepStatus } from '../../core/verdicts/judge.ts';
import type { Verdict } from '../../core/verdicts/verdict.ts';
import type { Solved } from '../solver.ts';

/** What trying one claim of a course came to. */
export type Outcome =
  | { readonly is: 'proven' }
  /** The course is wrong there; `says` is what happened instead. */
  | { readonly is: 'refuted'; readonly says: string }
  /** The machine kept it from being tried; `goesOn` where what follows can be tried all the same. */
  | { readonly is: 'unproven'; readonly why: string; readonly goesOn?: true };

const proven: Outcome = { is: 'proven' };
export const refuted = (says: string): Outcome => ({ is: 'refuted', says });
export const unproven = (why: string): Outcome => ({ is: 'unproven', why });

export function ofUnsolved(status: StepStatus, verdicts: readonly Verdict[]): Outcome {
  if (status === 'passed') return refuted('All its checks pass before anything was done.');
  if (status === 'failed') return proven;
  return faultOf(verdicts) ?? proven;
}

export function ofWrong(
  step: Step,
  wrong: WrongSolution,
  done: Solved,
  verdicts: readonly Verdict[],
): Outcome {
  if (done.problem !== null) return faultIn(done.record) ?? refuted(`It could not be made: ${done.problem}.`);
  const failures = verdicts.filter((verdict) => verdict.status === 'failed');
  const told = failures.map(({ found, why, next }) => `${found}\n${why}\n${next}`).join('\n');
  if (failures.length === 0)
    return faultOf(verdicts) ?? refuted(`It does not fail: ${verdicts.map(inWords).join(' ')}`);
  if (!told.includes(wrong.says))
    return (
      faultOf(verdicts) ?? refuted(`It is told without "${wrong.says}": ${told.replaceAll('\n', ' / ')}`)
    );
  const other = step.wrong.find((each) => each.name !== wrong.name && told.includes(each.says));
  return other
    ? refuted(
        `It is also told what "${other.name}" is told, "${other.says}": ${told.replaceAll('\n', ' / ')}`,
      )
    : proven;
}

export function ofSolution(done: Solved, verdicts: readonly Verdict[]): Outcome {
  if (done.problem !== null)
    return faultIn(done.record) ?? refuted(`It could not be applied: ${done.problem}.`);
  const open = verdicts.filter(({ status }) => status !== 'passed');
  if (open.length === 0) return proven;
  const builder = open.find(
    (verdict) => verdict.status === 'unknown' && verdict.cause === 'builder-without-mounts',
  );
  // The one step that is BuildKit's alone, whatever else of it is open; no other builds on it.
  if (builder) return { is: 'unproven', why: builder.found, goesOn: true };
  return faultOf(verdicts) ?? refuted(open.map(inWords).join(' '));
}

/** @param verdicts without any record */
export function ofUntouched(step: Step, verdicts: readonly Verdict[]): Outcome {
  const failures = verdicts.filter(({ status }) => status === 'failed');
  if (failures.length === 0) return faultOf(verdicts) ?? proven;
  return refuted(`Without a record of the tour, ${step.id} fails: ${failures.map(inWords).join(' ')}`);
}

function inWords(verdict: Verdict): string {
  const why = verdict.status === 'passed' ? '' : ` ${verdict.why}`;
  return `${verdict.expected}: ${verdict.found} (${verdict.status}).${why}`;
}

/** The machine's fault among verdicts, as the reason why nothing was proven. */
function faultOf(verdicts: readonly Verdict[]): Outcome | null {
  const fault = verdicts.find((verdict) => verdict.status === 'unknown' && verdict.fault === 'machine');
  return fault ? unproven(fault.found) : null;
}

/** The machine's fault in what the commands printed. */
function faultIn({ commands }: StepRecord): Outcome | null {
  const output = commands.map((command) => command.output).join('\n');
  const fault = goMachineFault(output) ?? engineFault(output);
  return fault ? unproven(fault.what) : null;
}
