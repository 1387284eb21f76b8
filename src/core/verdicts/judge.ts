import type { Step } from '../course/types.ts';
import type { StepRecord } from '../progress/types.ts';
import type { FactName, FactRequest, FactValue } from './facts.ts';
import { type CheckSpec, checkTitle, kindOf } from './kinds.ts';
import type { Gathered, Verdict } from './verdict.ts';

/** Fetches a fact from the world; the same request within one judging may be answered from memory. */
export type Gather = (request: FactRequest) => Promise<Gathered<FactValue<FactName>>>;

export type Judged = { readonly index: number; readonly check: CheckSpec; readonly verdict: Verdict };

/** What is known of a step beside the facts: its record, and whether a later lesson has been entered since. */
export type StepHistory = { readonly record: StepRecord | null; readonly laterLessonEntered: boolean };

export type StepStatus = 'passed' | 'failed' | 'skipped' | 'unknown';

/** Judges one check. A fact that cannot be had is the machine's fault, whatever the kind. */
export async function judgeCheck(check: CheckSpec, gather: Gather, history: StepHistory): Promise<Verdict> {
  const kind = kindOf(check);
  if (kind.perishable && history.laterLessonEntered && history.record?.state === 'passed')
    return {
      status: 'passed',
      expected: checkTitle(check),
      found: 'passed when it was done; a later lesson has changed things since',
    };
  const fact = await gather(kind.request(check.spec));
  if (fact.ok) return kind.judge(check.spec, fact.value);
  return {
    status: 'unknown',
    expected: checkTitle(check),
    found: fact.fault.what,
    why: 'This is the machine, not your work: it could not be judged.',
    next: fact.fault.next,
    cause: fact.fault.id,
    fault: 'machine',
  };
}

/**
 * How much is judged. `all`: every check. `as-needed`: the slow ones, which build or start something, only when the others
 * passed. `instant`: none of the slow ones.
 */
export type Thoroughness = 'all' | 'as-needed' | 'instant';

/** Judges a step's checks, each as soon as it is known, the slow ones last; `index` is the check's place in the step. */
export async function* judgeStep(
  step: Step,
  gather: Gather,
  history: StepHistory,
  thoroughness: Thoroughness = 'all',
): AsyncGenerator<Judged> {
  const numbered = step.checks.map((check, index) => ({ check, index }));
  let passing = true;
  for (const { check, index } of numbered.filter(({ check }) => kindOf(check).cost === 'instant')) {
    const verdict = await judgeCheck(check, gather, history);
    passing &&= verdict.status === 'passed';
    yield { index, check, verdict };
  }
  if (thoroughness === 'instant' || (thoroughness === 'as-needed' && !passing)) return;
  for (const { check, index } of numbered.filter(({ check }) => kindOf(check).cost === 'slow'))
    yield { index, check, verdict: await judgeCheck(check, gather, history) };
}

/** One word for a whole step. A skipped step that turns out right has passed. */
export function stepStatus(verdicts: readonly Verdict[], record: StepRecord | null): StepStatus {
  const some = (status: Verdict['status']) => verdicts.some((verdict) => verdict.status === status);
  if (!some('failed') && !some('unknown'))
    return verdicts.length > 0 || record?.state === 'passed' ? 'passed' : 'unknown';
  if (record?.state === 'skipped') return 'skipped';
  return some('failed') ? 'failed' : 'unknown';
}
