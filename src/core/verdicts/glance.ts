import type { Failed } from './verdict.ts';

/**
 * What can be said of a check at once, before anything is built to prove it: from reading the files, and from the
 * learner's own commands. It opens a step, and never passes one: only the proof does.
 */
export type Glance =
  /** They do not tell. */
  | { readonly sees: 'nothing' }
  /** It reads right; nothing of the learner's has shown it yet. */
  | { readonly sees: 'right' }
  /** It reads right, and the learner's own build of these very files shows nothing else. */
  | { readonly sees: 'agreement' }
  /** It reads wrong, or the learner's own build of these very files failed. */
  | { readonly sees: 'fault'; readonly verdict: Failed };

export const nothing: Glance = { sees: 'nothing' };
