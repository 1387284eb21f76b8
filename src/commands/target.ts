import type { Course, Lesson, Step } from '../core/course/types.ts';

export type Target = { readonly lesson: Lesson; readonly step: Step };

export type FoundTargets =
  | { readonly ok: true; readonly targets: readonly Target[] }
  | { readonly ok: false; readonly what: string; readonly next: string };

/** Every step of a course, in its order. */
export function allTargets(course: Course): readonly Target[] {
  return course.lessons.flatMap((lesson) => lesson.steps.map((step) => ({ lesson, step })));
}

/** The steps that `LESSON`, `LESSON/STEP` or nothing names. A lesson may also be named by its number. */
export function findTargets(course: Course, name: string | undefined): FoundTargets {
  if (name === undefined) return { ok: true, targets: allTargets(course) };
  const [lessonName, stepName, ...more] = name.split('/');
  const lesson = course.lessons.find((each) => each.id === lessonName || String(each.number) === lessonName);
  if (!lesson || more.length > 0)
    return {
      ok: false,
      what: `There is no lesson ${JSON.stringify(lessonName)}.`,
      next: `The lessons are: ${course.lessons.map((each) => each.id).join(', ')}`,
    };
  const steps = stepName === undefined ? lesson.steps : lesson.steps.filter((step) => step.id === stepName);
  if (steps.length === 0)
    return {
      ok: false,
      what: `Lesson ${lesson.id} has no step ${JSON.stringify(stepName)}.`,
      next: `Its steps are: ${lesson.steps.map((each) => each.id).join(', ')}`,
    };
  return { ok: true, targets: steps.map((step) => ({ lesson, step })) };
}
