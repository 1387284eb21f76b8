import type { z } from 'zod';
import type { Sight } from './facts/sight.ts';
import type { FactName, FactRequest, FactValue } from './facts.ts';
import type { Glance } from './glance.ts';
import type { Verdict } from './verdict.ts';

/**
 * A kind of check: how the course writes it, which fact it needs, and what it makes of that fact.
 * One file a kind, and one line in `kinds.ts`. `judge` is pure; what has to be run to know is the fact's business.
 */
export type CheckKind<Kind extends string, Spec, Name extends FactName> = {
  readonly kind: Kind;
  /** How the course writes it under `checks:`, as the value of `<kind>:`. */
  readonly schema: z.ZodType<Spec>;
  /** `slow` checks build or start something; the tour runs them after the others and says that they run. */
  readonly cost: 'instant' | 'slow';
  /**
   * True where the work of a later lesson rightly undoes what was proven (a binary grows old when main.go is changed).
   * A pass on record then stands, once a later lesson has been entered.
   */
  readonly perishable: boolean;
  /** The line under the step before there is a verdict, at most 60 columns: what will be true when it is right. */
  title(spec: Spec): string;
  request(spec: Spec): FactRequest<Name>;
  judge(spec: Spec, fact: FactValue<Name>): Verdict;
  /** For `slow` checks that can be told of at once, from the files and the learner's own commands alone. */
  glance?(spec: Spec, sight: Sight): Glance;
};

/** Gives a check kind its types from its own parts. */
export function defineCheck<Kind extends string, Spec, Name extends FactName>(
  check: CheckKind<Kind, Spec, Name>,
): CheckKind<Kind, Spec, Name> {
  return check;
}
