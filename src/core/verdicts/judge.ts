import type { Step } from '../course/types.ts';
import type { Engine } from '../engine.ts';
import { inWordsOf } from '../engine-words.ts';
import type { StepRecord } from '../progress/types.ts';
import type { DockerfileFile } from './facts/dockerfile.ts';
import type { Sight } from './facts/sight.ts';
import type { FactName, FactRequest, FactValue } from './facts.ts';
import type { Glance } from './glance.ts';
import { type CheckSpec, checkTitle, kindOf } from './kinds.ts';
import type { Gathered, Verdict } from './verdict.ts';

/** Fetches a fact from the world; the same request within one judging may be answered from memory. */
export type Gather = ((request: FactRequest) => Promise<Gathered<FactValue<FactName>>>) & {
  /** What the commands that verdicts name begin with; docker where nothing is said. */
  readonly program?: Engine['program'];
  /** Told what will be asked for: one build can serve several checks. */
  readonly plan?: (requests: readonly FactRequest[]) => void;
  /** Takes away what facts shared; `judgeStep` calls it at its end. */
  readonly end?: () => Promise<void>;
};

export type Judged = { readonly index: number; readonly check: CheckSpec; readonly verdict: Verdict };

/** What is known of a step beside the facts: its record, and whether a later lesson has been entered since. */
export type StepHistory = { readonly record: StepRecord | null; readonly laterLessonEntered: boolean };

export type StepStatus = 'passed' | 'failed' | 'skipped' | 'unknown';

/** Judges one check. A fact that cannot be had is the machine's fault, whatever the kind. */
export async function judgeCheck(check: CheckSpec, gather: Gather, history: StepHistory): Promise<Verdict> {
  return inWords(await judged(check, gather, history), gather);
}

/** A verdict that names the commands of the engine that is there, and the Dockerfile as it is called. */
async function inWords<V extends Verdict>(verdict: V, gather: Gather): Promise<V> {
  const say = (text: string) => inWordsOf(gather.program ?? 'docker', text);
  const told = { expected: say(verdict.expected), found: say(verdict.found) };
  if (verdict.status === 'passed') return { ...verdict, ...told };
  const all = { ...verdict, ...told, why: say(verdict.why), next: say(verdict.next) };
  if (!('place' in all) || all.place?.file !== 'Dockerfile') return all;
  const fact = await gather({ fact: 'dockerfile' });
  const file = (fact.ok && (fact.value as DockerfileFile).asked?.file) || 'Dockerfile';
  return { ...all, place: { ...all.place, file } };
}

/** What can be said of a step's slow checks at once, in the step's order; null for those of which nothing ever can. */
export async function glanceStep(step: Step, gather: Gather): Promise<readonly (Glance | null)[]> {
  if (!step.checks.some((check) => kindOf(check).glance)) return step.checks.map(() => null);
  const fact = await gather({ fact: 'sight' });
  const glances = step.checks.map(async (check) => {
    const glance = fact.ok ? kindOf(check).glance?.(check.spec, fact.value as Sight) : undefined;
    if (!glance) return null;
    return glance.sees === 'fault' ? { ...glance, verdict: await inWords(glance.verdict, gather) } : glance;
  });
  return Promise.all(glances);
}

async function judged(check: CheckSpec, gather: Gather, history: StepHistory): Promise<Verdict> {
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
 * How much is judged. `all`: every check. `as-needed`: the slow ones, which build or start something, only when there is
 * something to look at. `instant`: none of the slow ones.
 */
export type Thoroughness = 'all' | 'as-needed' | 'instant';

/**
 * Judges a step's checks, each as soon as it is known, the slow ones last; `index` is the check's place in the step.
 * @param look waited for between the two; told whether slow ones follow
 */
export async function* judgeStep(
  step: Step,
  gather: Gather,
  history: StepHistory,
  thoroughness: Thoroughness = 'all',
  look: (slowOnesFollow: boolean) => Promise<void> = async () => {},
): AsyncGenerator<Judged> {
  try {
    const numbered = step.checks.map((check, index) => ({ check, index }));
    let worth = true;
    for (const { check, index } of numbered.filter(({ check }) => kindOf(check).cost === 'instant')) {
      const verdict = await judgeCheck(check, gather, history);
      worth &&= isDone(check, verdict);
      yield { index, check, verdict };
    }
    const enough = thoroughness === 'instant' || (thoroughness === 'as-needed' && !worth);
    const slow = enough ? [] : numbered.filter(({ check }) => kindOf(check).cost === 'slow');
    await look(slow.length > 0);
    gather.plan?.(slow.map(({ check }) => kindOf(check).request(check.spec)));
    // Those come last of which a glance may have told enough already.
    const hidden = slow.filter(({ check }) => !kindOf(check).glance);
    const seen = slow.filter(({ check }) => kindOf(check).glance);
    for (const { check, index } of [...hidden, ...seen])
      yield { index, check, verdict: await judgeCheck(check, gather, history) };
  } finally {
    await gather.end?.();
  }
}

/**
 * Whether the slow checks have something to look at. A command that went wrong is something: its record tells only that it
 * did, and they find out why. What was not done yet, or cannot be known, is nothing.
 */
function isDone(check: CheckSpec, verdict: Verdict): boolean {
  switch (verdict.status) {
    case 'passed':
      return true;
    case 'unknown':
      return false;
    case 'failed': {
      const byRecord = kindOf(check).request(check.spec).fact === 'record';
      return byRecord && verdict.cause !== 'not-run' && verdict.cause !== 'wrong-answer';
    }
  }
}

/** One word for a whole step. A skipped step that turns out right has passed. */
export function stepStatus(verdicts: readonly Verdict[], record: StepRecord | null): StepStatus {
  const some = (status: Verdict['status']) => verdicts.some((verdict) => verdict.status === status);
  if (!some('failed') && !some('unknown'))
    return verdicts.length > 0 || record?.state === 'passed' ? 'passed' : 'unknown';
  if (record?.state === 'skipped') return 'skipped';
  return some('failed') ? 'failed' : 'unknown';
}
