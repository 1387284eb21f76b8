import { type Claim, claimSubject, claimsOf } from '../../core/course/claims.ts';
import type { Course, Lesson } from '../../core/course/types.ts';
import { goMissing } from '../../core/verdicts/go/faults.ts';
import { goVersion } from '../go/version.ts';
import type { SessionOptions } from '../session.ts';
import { type Outcome, unproven } from './outcome.ts';
import type { Prover } from './prover.ts';

export type Proof = {
  readonly claim: Claim;
  readonly outcome: Outcome;
  readonly milliseconds: number;
};

/** Tries one claim. */
export function prove(prover: Prover, claim: Claim): Promise<Outcome> {
  switch (claim.is) {
    case 'step':
      return prover.unsolved(claim.step);
    case 'wrong':
      return prover.wrong(claim.step, claim.wrong);
    case 'solution':
      return prover.solution(claim.step);
    case 'lesson':
      return prover.untouched(claim.lesson);
  }
}

/**
 * Tries every claim of a course, one after the other. What comes after a solution that was not proven is not tried: the
 * folder is not what it builds on.
 */
export async function* proveCourse(
  course: Course,
  prover: Prover,
  session: SessionOptions,
  signal: AbortSignal,
): AsyncGenerator<Proof> {
  let broken: Outcome | null = null;
  const lacks = new Map<Lesson, Outcome | null>();
  for (const claim of claimsOf(course)) {
    if (signal.aborted) return;
    if (!lacks.has(claim.lesson)) lacks.set(claim.lesson, await missingFor(claim.lesson, session));
    const began = Date.now();
    const outcome: Outcome = broken ?? lacks.get(claim.lesson) ?? (await prove(prover, claim));
    yield { claim, outcome, milliseconds: Date.now() - began };
    if (claim.is !== 'solution' || outcome.is === 'proven') continue;
    if (outcome.is === 'refuted')
      broken ??= unproven(`It builds on ${claimSubject(claim)}, which does not pass.`);
    else if (!outcome.goesOn) broken ??= outcome;
  }
}

/** Why a lesson cannot be tried on this machine; null where it can. */
async function missingFor({ needs }: Lesson, session: SessionOptions): Promise<Outcome | null> {
  if (needs.includes('go') && (await goVersion(session.environment)) === null)
    return unproven(goMissing.what);
  const engine = needs.includes('docker') ? await session.engine() : null;
  return engine?.ok === false ? unproven(engine.fault.what) : null;
}
