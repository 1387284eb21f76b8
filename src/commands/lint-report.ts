import { type Claim, claimPlace, claimSubject, claimWords } from '../core/course/claims.ts';
import type { Course, Place } from '../core/course/types.ts';
import type { Proof } from '../system/proof/course.ts';

/** Something that is wrong in a course. */
export type LintFinding = {
  readonly place: Place;
  /** As `caching/reorder`; null where it is of the text, and the place says all. */
  readonly step: string | null;
  readonly what: 'text' | 'step' | 'wrong' | 'solution' | 'lesson';
  readonly says: string;
};

export type LintReport = {
  finding(finding: LintFinding): void;
  proof(proof: Proof): void;
  /** Writes what it all came to, and answers the exit code. */
  end(): 0 | 1 | 2;
};

/** Counts what `lint` finds and writes it, a line as soon as it is known: for people a line a step, or JSON. */
export function lintReport(
  course: Pick<Course, 'lessons'>,
  json: boolean,
  write: (line: string) => void,
): LintReport {
  const steps = course.lessons.flatMap((lesson) => lesson.steps);
  const totals = {
    lessons: course.lessons.length,
    steps: steps.length,
    solutions: steps.filter(({ solve }) => solve.length > 0).length,
    wrongs: steps.flatMap(({ wrong }) => wrong).length,
    proven: 0,
    failed: 0,
  };
  const untried = new Map<string, number>();
  const step = { proofs: [] as Proof[] };

  function finding(found: LintFinding): void {
    totals.failed += 1;
    if (json) write(JSON.stringify({ is: 'finding', ...found }));
    else if (found.step === null) write(`x ${at(found.place)}: ${found.says}`);
  }

  function proof(proof: Proof): void {
    const { claim, outcome, milliseconds } = proof;
    if (json)
      write(
        JSON.stringify({
          is: 'proof',
          what: claim.is,
          of: claimSubject(claim),
          name: claim.is === 'wrong' ? claim.wrong.name : null,
          outcome: outcome.is,
          why: outcome.is === 'unproven' ? outcome.why : null,
          seconds: Math.round(milliseconds / 100) / 10,
        }),
      );
    if (outcome.is === 'proven') totals.proven += 1;
    else if (outcome.is === 'unproven') untried.set(outcome.why, (untried.get(outcome.why) ?? 0) + 1);
    else finding({ place: claimPlace(claim), step: claimSubject(claim), what: claim.is, says: outcome.says });
    step.proofs.push(proof);
    if (!isLast(claim)) return;
    if (!json) for (const line of stepLines(step.proofs)) write(line);
    step.proofs = [];
  }

  function end(): 0 | 1 | 2 {
    if (json) write(JSON.stringify(totals));
    else {
      const { lessons, steps, solutions, wrongs, proven, failed } = totals;
      for (const [why, count] of untried) write(`? ${count} not proven: ${why}`);
      write(
        [
          many(lessons, 'lesson'),
          many(steps, 'step'),
          many(solutions, 'solution'),
          many(wrongs, 'mistake'),
        ].join(', '),
      );
      write(
        `${proven} proven, ${failed} failed, ${[...untried.values()].reduce((a, b) => a + b, 0)} not proven`,
      );
    }
    return totals.failed > 0 ? 1 : untried.size > 0 ? 2 : 0;
  }
  return { finding, proof, end };
}

/** Whether nothing more is claimed of the same step. */
function isLast(claim: Claim): boolean {
  if (claim.is === 'lesson' || claim.is === 'solution') return true;
  const { solve, wrong } = claim.step;
  return solve.length === 0 && (claim.is === 'wrong' ? claim.wrong === wrong.at(-1) : wrong.length === 0);
}

const many = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;
const at = ({ file, line }: Place) => `${file}:${line}`;

/** A line for a step's claims, or a lesson's, and one for each that did not hold. */
function stepLines(proofs: readonly Proof[]): readonly string[] {
  const [first] = proofs;
  if (first === undefined) return [];
  const { claim } = first;
  const refuted = proofs.flatMap(({ claim, outcome }) =>
    outcome.is === 'refuted'
      ? [`    x ${at(claimPlace(claim))}: ${claimWords(claim)}: no. ${outcome.says}`]
      : [],
  );
  const untried = proofs.some(({ outcome }) => outcome.is === 'unproven');
  const sign = refuted.length > 0 ? 'x' : untried ? '?' : '+';
  const seconds = (proofs.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / 1000).toFixed(1);
  const mistakes = proofs.filter(({ claim }) => claim.is === 'wrong').length;
  const title = claim.is === 'lesson' ? 'the lesson, without a record' : claim.step.title;
  const parts = [mistakes === 0 ? '' : `${many(mistakes, 'mistake')}, `, `${seconds} s`].join('');
  return [`${sign} ${claimSubject(claim)}  ${title}  (${parts})`, ...refuted];
}
