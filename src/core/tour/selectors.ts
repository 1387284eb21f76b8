import type { Lesson, Step } from '../course/types.ts';
import { withoutColours } from '../output/filter.ts';
import { emptyRecord } from '../progress/fresh.ts';
import type { StepKey, StepRecord } from '../progress/types.ts';
import type { Focus, Model, Proof } from './model.ts';

export { isBeside } from './selectors/beside.ts';
export { blockRows, markableRows, marksOf, rebuilds } from './selectors/builds.ts';
export { footerKeys, keyContexts } from './selectors/footer.ts';
export { accepted, ghost, isOnTheWay, nextCommand } from './selectors/ghost.ts';

export function stepKey(lesson: string, step: string): StepKey {
  return `${lesson}/${step}`;
}

/** What is recorded of a step; an untouched record where it was never entered. */
export function stepRecord(model: Pick<Model, 'progress'>, lesson: string, step: string): StepRecord {
  return model.progress.steps[stepKey(lesson, step)] ?? emptyRecord;
}

/** A step's record with what its servers have printed so far: their own entries are of when they began to listen. */
export function liveRecord(
  model: Pick<Model, 'progress' | 'blocks'>,
  lesson: string,
  step: string,
): StepRecord {
  const record = stepRecord(model, lesson, step);
  const commands = record.commands.map((command) => {
    if (command.end !== null) return command;
    const block = model.blocks.findLast(
      (each) => each.end === null && each.line === command.line && each.step === stepKey(lesson, step),
    );
    return block
      ? { ...command, output: withoutColours(block.output.slice(-liveLines).join('\n')) }
      : command;
  });
  return { ...record, commands };
}

/** Lines of a running server that a judging sees. */
const liveLines = 200;

export function findLesson(model: Pick<Model, 'course'>, id: string): Lesson | null {
  return model.course.lessons.find((lesson) => lesson.id === id) ?? null;
}

/** The lesson on the screen, also behind help, a list or a question; null at home. */
export function currentLesson(model: Model): Lesson | null {
  const screen = lessonScreenOf(model.screen);
  return screen ? findLesson(model, screen.lesson) : null;
}

export function currentStep(model: Model): Step | null {
  const screen = lessonScreenOf(model.screen);
  return currentLesson(model)?.steps.find((step) => step.id === screen?.step) ?? null;
}

/** The lesson's screen that is shown or lies behind what is shown. */
export function lessonScreenOf(screen: Model['screen']): Extract<Model['screen'], { kind: 'lesson' }> | null {
  switch (screen.kind) {
    case 'lesson':
      return screen;
    case 'keys':
    case 'steps':
    case 'confirm':
      return lessonScreenOf(screen.behind);
    case 'home':
    case 'doctor':
    case 'summary':
      return null;
  }
}

export type LessonProgress = {
  /** Steps passed or skipped. */
  readonly done: number;
  readonly skipped: number;
  readonly total: number;
  readonly state: 'done' | 'begun' | 'untouched';
};

export function lessonProgress(model: Pick<Model, 'progress'>, lesson: Lesson): LessonProgress {
  const records = lesson.steps.map((step) => stepRecord(model, lesson.id, step.id));
  const done = records.filter((record) => record.state !== 'open').length;
  const skipped = records.filter((record) => record.state === 'skipped').length;
  const begun = records.some((record) => record.enteredAt !== null);
  return {
    done,
    skipped,
    total: records.length,
    state: done === records.length ? 'done' : begun ? 'begun' : 'untouched',
  };
}

/** True when the learner may go on from the step on the screen: it has passed, be it provisionally. */
export function hasPassed(model: Model): boolean {
  const lesson = currentLesson(model);
  const step = currentStep(model);
  return lesson !== null && step !== null && mayGoOn(stepRecord(model, lesson.id, step.id));
}

/** Whether a step has passed, be it provisionally. */
export function mayGoOn({ state }: Pick<StepRecord, 'state'>): boolean {
  return state === 'passed' || state === 'provisional';
}

/** The proof of a step that runs; null where none does. */
export function proofOf(model: Pick<Model, 'proofs'>, lesson: string, step: string): Proof | null {
  return model.proofs.find((proof) => proof.lesson === lesson && proof.step === step) ?? null;
}

/** True when a step of a later lesson has been entered: what this lesson proved may rightly have changed since. */
export function laterLessonEntered(model: Pick<Model, 'course' | 'progress'>, lesson: Lesson): boolean {
  return model.course.lessons.some(
    (later) =>
      later.number > lesson.number &&
      later.steps.some((step) => stepRecord(model, later.id, step.id).enteredAt !== null),
  );
}

/** True while the lines that are to be marked are still being looked for. */
export function isLooking(model: Model): boolean {
  return currentStep(model)?.question?.form === 'rows' && model.dockerfile === '' && waitsForAnswer(model);
}

/** True while the step's question is to be answered first: a prediction once, a quiz until it is right. */
export function waitsForAnswer(model: Model): boolean {
  const lesson = currentLesson(model);
  const step = currentStep(model);
  return lesson !== null && step !== null && asksFirst(step, stepRecord(model, lesson.id, step.id));
}

/** Where keys go in a step: to its question while that waits for an answer, else to the prompt. */
export function firstFocus(step: Step | null, record: StepRecord): Focus {
  if (!step?.question || !asksFirst(step, record)) return { on: 'prompt' };
  switch (step.question.form) {
    case 'choices':
      return { on: 'question', cursor: 0 };
    case 'rows':
      return { on: 'rows', cursor: 0, marked: [] };
    case 'order': {
      const lines = record.answer && 'lines' in record.answer ? record.answer.lines : step.question.lines;
      return { on: 'order', cursor: 0, lines, held: false };
    }
  }
}

/** Where keys go in the step on the screen, when they are not the tour's own. */
export function homeFocus(model: Model): Focus {
  const lesson = currentLesson(model);
  const step = currentStep(model);
  return lesson && step ? firstFocus(step, stepRecord(model, lesson.id, step.id)) : { on: 'prompt' };
}

function asksFirst(step: Step, { answer, state }: StepRecord): boolean {
  if (!step.question) return false;
  // An order is asked for until it has been built.
  if (step.question.form === 'order') return state === 'open';
  return answer === null || (step.kind === 'quiz' && 'right' in answer && !answer.right);
}
