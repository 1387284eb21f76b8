import type { Place } from '../course/types.ts';

/**
 * What a check came to. A failure is the learner's and names its cause; `unknown` is all that could not be judged:
 * because of the machine (fault `machine`), or because only the tour's own record could tell (fault `null`).
 */
export type Verdict = Passed | Failed | Unknown;

export type Passed = { readonly status: 'passed'; readonly expected: string; readonly found: string };

export type Failed = {
  readonly status: 'failed';
  readonly expected: string;
  readonly found: string;
  /** What happened and why it matters, in at most two sentences. */
  readonly why: string;
  /** What to do now. */
  readonly next: string;
  /** A cause's id, as `copies-all-first`; null where the failure is only that it has not been done yet. */
  readonly cause: string | null;
  readonly place: Place | null;
};

export type Unknown = {
  readonly status: 'unknown';
  readonly expected: string;
  readonly found: string;
  readonly why: string;
  readonly next: string;
  /** A machine fault's id, as `engine-down`; null where the record is missing. */
  readonly cause: string | null;
  readonly fault: 'machine' | null;
};

/** A fault of the machine, found while gathering facts: never the learner's. */
export type MachineFault = {
  readonly id: string;
  /** What happened, one sentence. */
  readonly what: string;
  /** What to do about it: one sentence, with the command where there is one. */
  readonly next: string;
};

/** Facts, or the machine's fault that kept us from having them. */
export type Gathered<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly fault: MachineFault };
