import type { Failed, Passed, Unknown } from './verdict.ts';

/** What is wrong, found once and told by any kind of check that meets it: a failure without its expectation. */
export type Problem = Omit<Failed, 'status' | 'expected'>;

export function passed(expected: string, found: string): Passed {
  return { status: 'passed', expected, found };
}

export function failed(expected: string, problem: Problem): Failed {
  return { status: 'failed', expected, ...problem };
}

/** Only the tour's own record could tell, and there is none. */
export function unrecorded(expected: string, next: string): Unknown {
  return {
    status: 'unknown',
    expected,
    found: 'no record of it',
    why: 'This leaves no trace in the folder: only the tour, where it was done, can tell.',
    next,
    cause: null,
    fault: null,
  };
}
