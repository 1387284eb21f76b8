import type { Problem } from '../outcome.ts';

/** What is meant when go prints something that fits. */
export type Rule = {
  readonly pattern: RegExp;
  read(match: RegExpExecArray): Problem;
};
