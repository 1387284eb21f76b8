import type { Lesson, Step } from '../../course/types.ts';
import type { Confirmed, Model, ResetScope } from '../model.ts';
import { currentLesson, currentStep, findLesson, lessonScreenOf, stepKey, stepRecord } from '../selectors.ts';
import { chain, type Next, only, say } from './next.ts';
import { begin, stopAll, unended } from './runs.ts';
import { startSolving } from './solution.ts';

type Asked = 'quit' | 'undo' | 'reset-step' | 'reset-lesson' | 'reset-everything' | 'apply-solution';

/** Asks before something that cannot be taken back, or that was perhaps not meant. */
export function confirm(model: Model, asked: Asked): Next {
  const lesson = currentLesson(model);
  const step = currentStep(model);
  const put = (ask: string, detail: string, yes: Confirmed): Next =>
    only({ ...model, screen: { kind: 'confirm', behind: model.screen, ask, detail, yes } });
  const kept = 'Images and containers stay as they are.';
  switch (asked) {
    case 'quit':
      return put('Leave the tour?', 'Everything is kept: next time you go on where you are now.', {
        do: 'quit',
      });
    case 'apply-solution':
      return put(
        'Have the tour apply the solution?',
        'It runs the commands and writes the files that you would.',
        {
          do: 'apply-solution',
        },
      );
    case 'undo': {
      const target = lesson && step && stepToTakeBack(model, lesson, step);
      if (!target)
        return say(model, 'info', 'There is nothing to take back: nothing was done in this lesson yet.');
      return put(
        `Take back the step “${target.title}”?`,
        'Your files, and what the names of images stand for, become what they were when you came to it.',
        { do: 'reset', what: { scope: 'undo', lesson: lesson.id, step: target.id } },
      );
    }
    case 'reset-step':
      if (!lesson || !step) return only(model);
      return put(
        `Reset the step “${step.title}”?`,
        `Your files become what they were when you came to it. ${kept}`,
        {
          do: 'reset',
          what: { scope: 'step', lesson: lesson.id, step: step.id },
        },
      );
    case 'reset-lesson':
      if (!lesson) return only(model);
      return put(
        `Reset lesson ${lesson.number}?`,
        `Your files become what they were when you began it. ${kept}`,
        {
          do: 'reset',
          what: { scope: 'lesson', lesson: lesson.id },
        },
      );
    case 'reset-everything':
      return put(
        'Start all over?',
        `Your files and your progress are replaced by what is handed out. ${kept}`,
        {
          do: 'reset',
          what: { scope: 'everything' },
        },
      );
  }
}

export function answerConfirm(model: Model, yes: boolean): Next {
  if (model.screen.kind !== 'confirm') return only(model);
  const { behind, yes: wanted } = model.screen;
  const back = { ...model, screen: behind };
  return yes ? carryOut(back, wanted) : only(back);
}

function carryOut(model: Model, wanted: Confirmed): Next {
  switch (wanted.do) {
    case 'quit':
      return quit(model);
    case 'reset':
      return chain(model, stopAll, (stopped) => reset(stopped, wanted.what));
    case 'apply-solution':
      return startSolving(model);
    case 'prepare':
      return prepare(model, wanted.lesson);
  }
}

function quit(model: Model): Next {
  return chain(model, stopAll, (stopped) => [
    stopped,
    [{ kind: 'save', progress: stopped.progress }, { kind: 'quit' }],
  ]);
}

function reset(model: Model, what: ResetScope): Next {
  // Every proof is given up with it; those that are still wanted begin again with the next step that is entered.
  return [{ ...model, proofs: [] }, [{ kind: 'reset', what }]];
}

/** Shows the lesson's first step while the lessons before it are done; `solved` then opens it properly. */
function prepare(model: Model, id: string): Next {
  const lesson = findLesson(model, id);
  const first = lesson?.steps[0];
  if (!lesson || !first) return only(model);
  if (model.running !== null)
    return say(model, 'info', 'The last command is still being ended: open the lesson again in a moment.');
  const shown: Model = {
    ...model,
    blocks: unended(model.blocks),
    screen: {
      kind: 'lesson',
      lesson: id,
      step: first.id,
      focus: { on: 'prompt' },
      help: { shows: 'nothing' },
      proseTop: 0,
      outputBack: 0,
    },
  };
  const started = begin(shown, 'note', 'The tour does the lessons before this one');
  if (!started) return only(model);
  return [started, [{ kind: 'prepare', run: started.lastId, lesson: id, progress: model.progress }]];
}

/** The step on the screen, or where nothing was done in it yet the one before it; null where there is none. */
function stepToTakeBack(model: Model, lesson: Lesson, step: Step): Step | null {
  if (isTouched(model, lesson.id, step.id)) return step;
  return lesson.steps[lesson.steps.indexOf(step) - 1] ?? null;
}

function isTouched(model: Model, lesson: string, step: string): boolean {
  const { commands, answer, state, solved } = stepRecord(model, lesson, step);
  return commands.length > 0 || answer !== null || state !== 'open' || solved;
}

/** A step that is taken back, and those after it that nothing was done in: they are come to anew. */
function stepsFrom(
  model: Model,
  what: { readonly lesson: string; readonly step: string },
): readonly string[] {
  const steps = findLesson(model, what.lesson)?.steps ?? [];
  const at = steps.findIndex(({ id }) => id === what.step);
  return steps.flatMap(({ id }, index): string[] =>
    index === at || (index > at && !isTouched(model, what.lesson, id)) ? [stepKey(what.lesson, id)] : [],
  );
}

/** The folder was put back: the records of what was reset are forgotten. */
export function wasReset(model: Model, what: ResetScope): Model {
  switch (what.scope) {
    case 'everything':
      return {
        ...model,
        blocks: unended(model.blocks),
        progress: { ...model.progress, at: null, steps: {} },
        screen: { kind: 'home' },
      };
    case 'lesson':
      return forget(model, (key) => key.startsWith(`${what.lesson}/`));
    case 'undo': {
      const later = stepsFrom(model, what);
      return forget(model, (key) => later.includes(key));
    }
    case 'step':
      return forget(model, (key) => key === `${what.lesson}/${what.step}`);
  }
}

function forget(model: Model, gone: (key: string) => boolean): Model {
  const steps = Object.fromEntries(Object.entries(model.progress.steps).filter(([key]) => !gone(key)));
  const screen = lessonScreenOf(model.screen);
  return {
    ...model,
    blocks: unended(model.blocks),
    progress: { ...model.progress, steps },
    screen: screen ?? model.screen,
  };
}
