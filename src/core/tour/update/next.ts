import type { StepRecord } from '../../progress/types.ts';
import type { Effect } from '../effects.ts';
import type { LessonScreen, Model, Notice } from '../model.ts';
import { currentStep, stepKey, stepRecord } from '../selectors.ts';

/** What an update comes to: the next model, and what is to be done in the world. */
export type Next = readonly [Model, readonly Effect[]];

export function only(model: Model): Next {
  return [model, []];
}

export function say(model: Model, tone: Notice['tone'], text: string): Next {
  return only({ ...model, notice: { tone, text } });
}

/** Does one update after another, gathering what they want done. */
export function chain(model: Model, ...updates: readonly ((model: Model) => Next)[]): Next {
  let current = model;
  const effects: Effect[] = [];
  for (const each of updates) {
    const [next, wanted] = each(current);
    current = next;
    effects.push(...wanted);
  }
  return [current, effects];
}

/** Changes the record of a step. */
export function withRecord(model: Model, lesson: string, step: string, change: Partial<StepRecord>): Model {
  const key = stepKey(lesson, step);
  const record = { ...stepRecord(model, lesson, step), ...change };
  return { ...model, progress: { ...model.progress, steps: { ...model.progress.steps, [key]: record } } };
}

export function save(model: Model): Next {
  return [model, [{ kind: 'save', progress: model.progress }]];
}

/** Has the learner's Dockerfile looked at, where the step on the screen is about its lines. */
export function look(model: Model): Next {
  return currentStep(model)?.question?.form === 'rows' ? [model, [{ kind: 'look' }]] : only(model);
}

/** Has the images weighed that the step on the screen is about. */
export function weigh(model: Model): Next {
  const repository = currentStep(model)?.weighs;
  return repository ? [model, [{ kind: 'weigh', repository }]] : only(model);
}

/** Changes the lesson's screen, when it is the one shown. */
export function onLesson(model: Model, change: (screen: LessonScreen) => LessonScreen): Model {
  return model.screen.kind === 'lesson' ? { ...model, screen: change(model.screen) } : model;
}
