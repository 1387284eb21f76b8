import type { Course, Lesson, Place, Step, WrongSolution } from './types.ts';

/** What a course says of itself, and what can be tried: each step before it is solved, its mistakes, its solution. */
export type Claim =
  /** The step is not passed before it is solved. */
  | { readonly is: 'step'; readonly lesson: Lesson; readonly step: Step }
  /** The mistake fails, and is told by its own message. */
  | { readonly is: 'wrong'; readonly lesson: Lesson; readonly step: Step; readonly wrong: WrongSolution }
  /** The solution passes, judged twice alike. */
  | { readonly is: 'solution'; readonly lesson: Lesson; readonly step: Step }
  /** Solved to its end, the lesson shows no failure in a folder that no tour has seen. */
  | { readonly is: 'lesson'; readonly lesson: Lesson };

/** Every claim of a course, in the order in which one folder can go through them. */
export function claimsOf(course: Pick<Course, 'lessons'>): readonly Claim[] {
  return course.lessons.flatMap((lesson): Claim[] => [
    ...lesson.steps.flatMap((step): Claim[] => [
      { is: 'step', lesson, step },
      ...step.wrong.map((wrong): Claim => ({ is: 'wrong', lesson, step, wrong })),
      ...(step.solve.length > 0 ? [{ is: 'solution', lesson, step } as const] : []),
    ]),
    { is: 'lesson', lesson },
  ]);
}

/** Names what is claimed: `caching/reorder`, or the lesson. */
export function claimSubject(claim: Claim): string {
  return claim.is === 'lesson' ? claim.lesson.id : `${claim.lesson.id}/${claim.step.id}`;
}

/** The claim itself, in a few words. */
export function claimWords(claim: Claim): string {
  switch (claim.is) {
    case 'step':
      return 'is not passed before it is solved';
    case 'wrong':
      return `is told: ${claim.wrong.name}`;
    case 'solution':
      return 'passes when it is solved, twice alike';
    case 'lesson':
      return 'shows no failure in a folder that no tour has seen';
  }
}

/** Where it stands in the course. */
export function claimPlace(claim: Claim): Place {
  if (claim.is === 'lesson') return claim.lesson.place;
  return claim.is === 'wrong' ? claim.wrong.place : claim.step.place;
}
