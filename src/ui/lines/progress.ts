import type { Lesson } from '../../core/course/types.ts';
import type { Model } from '../../core/tour/model.ts';
import { lessonProgress, stepRecord } from '../../core/tour/selectors.ts';
import type { Glyphs } from '../glyphs.ts';
import { theme } from '../theme.ts';

export function stepPosition(lesson: Lesson, step: string): string {
  const index = lesson.steps.findIndex(({ id }) => id === step);
  return `step ${index + 1} of ${lesson.steps.length}`;
}

/** One sign a step: done, skipped, where the learner is, or still to do. */
export function stepDots(model: Model, lesson: Lesson, at: string, glyphs: Glyphs): string {
  return lesson.steps.map(({ id }) => stepSign(model, lesson, id, at, glyphs)).join('');
}

export function stepSign(
  model: Model,
  lesson: Lesson,
  step: string,
  at: string | null,
  glyphs: Glyphs,
): string {
  const { state } = stepRecord(model, lesson.id, step);
  const here = step === at;
  switch (state) {
    case 'passed':
    case 'provisional':
      return here ? theme.accent(glyphs.done) : glyphs.done;
    case 'skipped':
      return here ? theme.accent(glyphs.skipped) : theme.quiet(glyphs.skipped);
    case 'open':
      return here ? theme.accent(glyphs.pending) : theme.quiet(glyphs.open);
  }
}

/** The sign of a whole lesson. */
export function lessonSign(model: Model, lesson: Lesson, glyphs: Glyphs): string {
  switch (lessonProgress(model, lesson).state) {
    case 'done':
      return theme.good(glyphs.passed);
    case 'begun':
      return theme.accent(glyphs.pending);
    case 'untouched':
      return theme.quiet(glyphs.open);
  }
}
