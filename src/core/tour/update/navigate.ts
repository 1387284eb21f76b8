import type { Lesson, Step } from '../../course/types.ts';
import type { Effect } from '../effects.ts';
import type { LessonScreen, Model } from '../model.ts';
import { emptyPrompt } from '../prompt.ts';
import {
  currentLesson,
  currentStep,
  findLesson,
  firstFocus,
  lessonProgress,
  stepRecord,
} from '../selectors.ts';
import { check, checkAgain, pass } from './checking.ts';
import { chain, look, type Next, only, save, say, weigh, withRecord } from './next.ts';
import { carryOn } from './proving.ts';
import { stopAll, unended } from './runs.ts';

const nothingChecked = {
  busy: false,
  scope: 'all',
  verdicts: [],
  fresh: [],
  glances: [],
  tried: false,
  doing: null,
} as const;

/** Shows a step, keeping the module as it is now when it is the first time, and stopping what the last one started. */
export function enterStep(model: Model, lesson: Lesson, step: Step): Next {
  const record = stepRecord(model, lesson.id, step.id);
  const first = record.enteredAt === null;
  const sameLesson = currentLesson(model)?.id === lesson.id;
  const screen: LessonScreen = {
    kind: 'lesson',
    lesson: lesson.id,
    step: step.id,
    focus: firstFocus(step, record),
    help: { shows: 'nothing' },
    proseTop: 0,
    outputBack: 0,
  };
  return chain(
    model,
    stopAll,
    (stopped) => {
      const at = { lesson: lesson.id, step: step.id };
      const entered = {
        ...stopped,
        screen,
        blocks: sameLesson ? stopped.blocks : unended(stopped.blocks),
        // What it was in another step may have changed since.
        dockerfile: '',
        prompt: { ...emptyPrompt, killed: stopped.prompt.killed },
        // An id of its own, also where there is nothing to check: what the last step's judging still says is not meant.
        checking: { ...nothingChecked, tried: record.commands.length > 0, id: stopped.lastId + 1 },
        lastId: stopped.lastId + 1,
        progress: { ...stopped.progress, at },
      };
      if (!first) return [entered, [{ kind: 'stop-verifying' }]];
      return [
        withRecord(entered, lesson.id, step.id, { enteredAt: new Date(model.now).toISOString() }),
        [{ kind: 'stop-verifying' }, { kind: 'snapshot', lesson: lesson.id, step: step.id }],
      ];
    },
    save,
    look,
    weigh,
    // What a proof has found is found again: glances cannot see it.
    (shown) => check(shown, record.refuted && record.state === 'open' ? 'all' : 'instant', false),
    (shown) => carryOn(shown, lesson.id),
  );
}

/** Opens a lesson where the learner left it, asking first where it builds on lessons that were not done. */
export function openLesson(model: Model, id: string, ask = true): Next {
  const lesson = findLesson(model, id);
  if (!lesson) return only(model);
  const undone = model.course.lessons.filter(
    (each) => each.number < lesson.number && lessonProgress(model, each).state !== 'done',
  );
  if (ask && undone.length > 0 && lessonProgress(model, lesson).state === 'untouched')
    return only({
      ...model,
      screen: {
        kind: 'confirm',
        behind: model.screen,
        ask: `Lesson ${lesson.number} builds on ${listed(undone)}. Shall the tour do that for you?`,
        detail:
          'It applies the solutions, with the real commands, and opens the lesson. You can come back to them.',
        yes: { do: 'prepare', lesson: id },
      },
    });
  const step = stepToOpen(model, lesson);
  return step ? enterStep(model, lesson, step) : only(model);
}

function listed(lessons: readonly Lesson[]): string {
  const numbers = lessons.map((lesson) => lesson.number);
  if (numbers.length === 1) return `lesson ${numbers[0]}`;
  return `lessons ${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1)}`;
}

function stepToOpen(model: Model, lesson: Lesson): Step | undefined {
  const { at } = model.progress;
  if (lessonProgress(model, lesson).state === 'done') return lesson.steps[0];
  const left = at?.lesson === lesson.id ? lesson.steps.find((step) => step.id === at.step) : undefined;
  return left ?? lesson.steps.find((step) => stepRecord(model, lesson.id, step.id).state === 'open');
}

/** Goes on: to the next step, the next lesson, or the summary; not before this one has passed or was skipped. */
export function goOn(model: Model): Next {
  const lesson = currentLesson(model);
  const step = currentStep(model);
  if (!lesson || !step) return only(model);
  const record = stepRecord(model, lesson.id, step.id);
  if (record.state === 'open' && step.checks.length > 0)
    return chain(
      model,
      (now) =>
        say(now, 'info', 'Not yet: every line above must have its ✓. Esc h gives a hint, Esc s skips.'),
      checkAgain,
    );
  return chain(
    model,
    (now) => (record.state === 'open' ? pass(now, lesson.id, step.id) : only(now)),
    (now) => after(now, lesson, step),
  );
}

export function skip(model: Model): Next {
  const lesson = currentLesson(model);
  const step = currentStep(model);
  if (!lesson || !step) return only(model);
  const record = stepRecord(model, lesson.id, step.id);
  const skipped =
    record.state === 'open' ? withRecord(model, lesson.id, step.id, { state: 'skipped' }) : model;
  return after(skipped, lesson, step);
}

export function goBack(model: Model): Next {
  const lesson = currentLesson(model);
  const step = currentStep(model);
  const index = lesson?.steps.findIndex((each) => each.id === step?.id) ?? -1;
  const before = lesson?.steps[index - 1];
  if (lesson && before) return enterStep(model, lesson, before);
  return goHome(model);
}

export function goHome(model: Model): Next {
  return chain(model, stopAll, (stopped) => [
    {
      ...stopped,
      screen: { kind: 'home' },
      checking: { ...nothingChecked, id: stopped.lastId + 1 },
      lastId: stopped.lastId + 1,
    },
    [{ kind: 'stop-verifying' }, { kind: 'save', progress: stopped.progress }],
  ]);
}

function after(model: Model, lesson: Lesson, step: Step): Next {
  const index = lesson.steps.findIndex((each) => each.id === step.id);
  const next = lesson.steps[index + 1];
  if (next) return enterStep(model, lesson, next);
  const nextLesson = model.course.lessons.find((each) => each.number === lesson.number + 1);
  if (!nextLesson)
    return chain(model, goHome, (home) => {
      const weighs = home.course.lessons.flatMap(({ steps }) => steps).findLast((each) => each.weighs);
      const effects: Effect[] = weighs?.weighs ? [{ kind: 'weigh', repository: weighs.weighs }] : [];
      return [{ ...home, screen: { kind: 'summary' } }, effects];
    });
  return chain(model, goHome, (home) =>
    say(
      home,
      'good',
      `Lesson ${lesson.number} is done. ⏎ opens lesson ${nextLesson.number}: ${nextLesson.title}.`,
    ),
  );
}
