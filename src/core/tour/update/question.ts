import type { Model } from '../model.ts';
import { currentLesson, currentStep, stepRecord } from '../selectors.ts';
import { check } from './checking.ts';
import { enterStep } from './navigate.ts';
import { chain, type Next, onLesson, only, save, withRecord } from './next.ts';

/** Moves the cursor of a question or a list, or scrolls the prose, by one. */
export function moveCursor(model: Model, by: 1 | -1): Next {
  const { screen } = model;
  if (screen.kind === 'steps')
    return only({
      ...model,
      screen: { ...screen, cursor: within(screen.cursor + by, currentLesson(model)?.steps.length ?? 0) },
    });
  const count = currentStep(model)?.question?.choices.length ?? 0;
  return only(
    onLesson(model, (lesson) =>
      lesson.focus.on === 'question'
        ? { ...lesson, focus: { on: 'question', cursor: within(lesson.focus.cursor + by, count) } }
        : { ...lesson, proseTop: Math.max(0, lesson.proseTop + by) },
    ),
  );
}

function within(index: number, count: number): number {
  return Math.max(0, Math.min(count - 1, index));
}

export function choose(model: Model): Next {
  const { screen } = model;
  if (screen.kind === 'steps') return chooseStep(model, screen.cursor);
  if (screen.kind !== 'lesson' || screen.focus.on !== 'question') return only(model);
  return answer(model, screen.focus.cursor);
}

export function digit(model: Model, index: number): Next {
  if (model.screen.kind === 'steps') return chooseStep(model, index);
  const count = currentStep(model)?.question?.choices.length ?? 0;
  return index < count ? answer(model, index) : only(model);
}

function chooseStep(model: Model, index: number): Next {
  const lesson = currentLesson(model);
  const step = lesson?.steps[index];
  return lesson && step ? enterStep(model, lesson, step) : only(model);
}

/** A prediction goes on to the prompt, whatever was said; a quiz stays until the answer is right. */
function answer(model: Model, choice: number): Next {
  const lesson = currentLesson(model);
  const step = currentStep(model);
  const question = step?.question;
  if (!lesson || !step || !question) return only(model);
  const tries = (stepRecord(model, lesson.id, step.id).answer?.tries ?? 0) + 1;
  const right = choice === question.right;
  const answered = withRecord(model, lesson.id, step.id, { answer: { choice, right, tries } });
  const stays = step.kind === 'quiz' && !right;
  return chain(
    onLesson(answered, (screen) => ({
      ...screen,
      focus: stays ? { on: 'question', cursor: choice } : { on: 'prompt' },
    })),
    save,
    (saved) => (step.kind === 'quiz' ? check(saved, 'all') : check(saved, 'instant', false)),
  );
}
