import type { Model } from '../model.ts';
import { currentLesson, currentStep, stepRecord } from '../selectors.ts';
import { confirm } from './confirm.ts';
import { type Next, onLesson, only, say, withRecord } from './next.ts';
import { begin } from './runs.ts';

/** Opens the next hint; after the last one the solution, and then nothing again. */
export function nextHint(model: Model): Next {
  const lesson = currentLesson(model);
  const step = currentStep(model);
  if (!lesson || !step || model.screen.kind !== 'lesson') return only(model);
  const { help } = model.screen;
  const shown = help.shows === 'hints' ? help.count : 0;
  if (help.shows === 'solution')
    return only(onLesson(model, (screen) => ({ ...screen, help: { shows: 'nothing' } })));
  if (shown >= step.hints.length) return showSolution(model);
  const record = stepRecord(model, lesson.id, step.id);
  const seen = withRecord(model, lesson.id, step.id, { hints: Math.max(record.hints, shown + 1) });
  return only(onLesson(seen, (screen) => ({ ...screen, help: { shows: 'hints', count: shown + 1 } })));
}

export function showSolution(model: Model): Next {
  if ((currentStep(model)?.solve.length ?? 0) === 0)
    return say(model, 'info', 'There is nothing to solve here: read on, and press Enter.');
  return only(onLesson(model, (screen) => ({ ...screen, help: { shows: 'solution' } })));
}

/** Applies the solution; asks first where it was not even looked at. */
export function applySolution(model: Model): Next {
  const step = currentStep(model);
  if (model.screen.kind !== 'lesson' || !step || step.solve.length === 0) return showSolution(model);
  return model.screen.help.shows === 'solution' ? startSolving(model) : confirm(model, 'apply-solution');
}

export function startSolving(model: Model): Next {
  const lesson = currentLesson(model);
  const step = currentStep(model);
  const started = begin(model, 'note', 'The tour applies the solution of this step');
  if (!started || !lesson || !step) return say(model, 'info', 'A command is still running. Ctrl+C ends it.');
  const shown = onLesson(started, (screen) => ({ ...screen, focus: { on: 'prompt' } }));
  return [shown, [{ kind: 'solve-step', run: shown.lastId, lesson: lesson.id, step: step.id }]];
}
