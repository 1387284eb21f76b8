import { emptyRecord, newProgress, progressVersion } from './fresh.ts';
import type { Progress, StepKey, StepRecord } from './types.ts';

/**
 * What the list of lessons shows of a progress file: where the learner is and which steps are begun and done. Only a
 * glimpse, because the whole of it takes its time to be read and checked; whatever is odd counts as not there.
 */
export function glimpseProgress(text: string, course: string, directory: string): Progress {
  const fresh = newProgress(course, directory);
  const saved = parsed(text);
  if (!isObject(saved) || saved.version !== progressVersion || saved.course !== course) return fresh;
  const { at, steps } = saved;
  return {
    ...fresh,
    at: isObject(at) && typeof at.lesson === 'string' ? { lesson: at.lesson, step: String(at.step) } : null,
    steps: Object.fromEntries(
      Object.entries(isObject(steps) ? steps : {}).map(([key, step]) => [key as StepKey, glimpseStep(step)]),
    ),
  };
}

function glimpseStep(step: unknown): StepRecord {
  if (!isObject(step)) return emptyRecord;
  const { state, enteredAt } = step;
  return {
    ...emptyRecord,
    state: state === 'passed' || state === 'skipped' ? state : 'open',
    enteredAt: typeof enteredAt === 'string' ? enteredAt : null,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null;
}
