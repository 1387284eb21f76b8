import type { OrderQuestion } from '../../course/types.ts';
import type { AnswerRecord } from '../../progress/types.ts';
import type { Focus, Model } from '../model.ts';
import { currentLesson, currentStep, hasPassed, markableRows, stepRecord } from '../selectors.ts';
import { check } from './checking.ts';
import { enterStep } from './navigate.ts';
import { chain, type Next, onLesson, only, save, say, withRecord } from './next.ts';

/** Moves the cursor of a question or a list, or scrolls the prose, by one. */
export function moveCursor(model: Model, by: 1 | -1): Next {
  const { screen } = model;
  if (screen.kind === 'steps')
    return only({
      ...model,
      screen: { ...screen, cursor: within(screen.cursor + by, currentLesson(model)?.steps.length ?? 0) },
    });
  return only(
    onLesson(model, (lesson) => {
      const focus = moved(model, lesson.focus, by);
      return focus ? { ...lesson, focus } : { ...lesson, proseTop: Math.max(0, lesson.proseTop + by) };
    }),
  );
}

/** The cursor a line on; null where keys do not move one. */
function moved(model: Model, focus: Focus, by: 1 | -1): Focus | null {
  switch (focus.on) {
    case 'prompt':
    case 'keys':
    case 'prose':
      return null;
    case 'question': {
      const question = currentStep(model)?.question;
      const count = question?.form === 'choices' ? question.choices.length : 0;
      return { ...focus, cursor: within(focus.cursor + by, count) };
    }
    case 'rows':
      return { ...focus, cursor: within(focus.cursor + by, markableRows(model).length) };
    case 'order': {
      const cursor = within(focus.cursor + by, focus.lines.length);
      return {
        ...focus,
        cursor,
        lines: focus.held ? swapped(focus.lines, focus.cursor, cursor) : focus.lines,
      };
    }
  }
}

function within(index: number, count: number): number {
  return Math.max(0, Math.min(count - 1, index));
}

function swapped(lines: readonly string[], one: number, other: number): readonly string[] {
  return lines.map((line, index) =>
    index === one ? (lines[other] ?? line) : index === other ? (lines[one] ?? line) : line,
  );
}

/** Space: marks the line that the cursor is on, or takes it up and puts it down. */
export function toggle(model: Model): Next {
  return only(
    onLesson(model, (screen) => {
      const { focus } = screen;
      if (focus.on === 'order') return { ...screen, focus: { ...focus, held: !focus.held } };
      if (focus.on !== 'rows') return screen;
      const marked = focus.marked.includes(focus.cursor)
        ? focus.marked.filter((each) => each !== focus.cursor)
        : [...focus.marked, focus.cursor];
      return { ...screen, focus: { ...focus, marked } };
    }),
  );
}

/** Enter: what the cursor is on, the marks as they are, the lines in their order. */
export function choose(model: Model): Next {
  const { screen } = model;
  if (screen.kind === 'steps') return chooseStep(model, screen.cursor);
  if (screen.kind !== 'lesson') return only(model);
  switch (screen.focus.on) {
    case 'question':
      return answer(model, screen.focus.cursor);
    case 'rows':
      return mark(model, screen.focus.marked);
    case 'order':
      return tryOrder(model, screen.focus.lines);
    case 'prompt':
    case 'keys':
    case 'prose':
      return only(model);
  }
}

export function digit(model: Model, index: number): Next {
  if (model.screen.kind === 'steps') return chooseStep(model, index);
  const question = currentStep(model)?.question;
  return question?.form === 'choices' && index < question.choices.length ? answer(model, index) : only(model);
}

function chooseStep(model: Model, index: number): Next {
  const lesson = currentLesson(model);
  const step = lesson?.steps[index];
  return lesson && step ? enterStep(model, lesson, step) : only(model);
}

/** A prediction goes on to the prompt, whatever was said; a quiz stays until the answer is right. */
function answer(model: Model, choice: number): Next {
  const step = currentStep(model);
  if (step?.question?.form !== 'choices') return only(model);
  const right = choice === step.question.right;
  const stays = step.kind === 'quiz' && !right;
  const focus: Focus = stays ? { on: 'question', cursor: choice } : { on: 'prompt' };
  return chain(
    model,
    (now) => record(now, (tries) => ({ choice, right, tries }), focus),
    (now) => (step.kind === 'quiz' ? check(now, 'all') : check(now, 'instant', false)),
  );
}

/** Says which lines of the Dockerfile will run. @param marked indexes among `markableRows` */
export function mark(model: Model, marked: readonly number[]): Next {
  if (currentStep(model)?.question?.form !== 'rows') return only(model);
  const rows = markableRows(model);
  if (rows.length === 0)
    return say(model, 'info', 'There is no Dockerfile here with lines to mark. Esc s skips the step.');
  const marks = rows.map(({ text }, index) => ({ text, runs: marked.includes(index) }));
  return chain(
    model,
    (now) => record(now, (tries) => ({ marks, tries }), { on: 'prompt' }),
    (now) => check(now, 'instant', false),
  );
}

/** Puts the step's lines into an order. @param order indexes among the lines as they stand now */
export function arrange(model: Model, order: readonly number[]): Next {
  const question = currentStep(model)?.question;
  if (question?.form !== 'order') return only(model);
  const known = arrangedLines(model, question);
  const lines = [...new Set(order)].flatMap((index) => known[index] ?? []);
  if (lines.length !== question.lines.length)
    return say(model, 'info', `Each line once, by its number from 1 to ${question.lines.length}.`);
  return tryOrder(model, lines);
}

function arrangedLines(model: Model, question: OrderQuestion): readonly string[] {
  const lesson = currentLesson(model);
  const step = currentStep(model);
  const answer = lesson && step ? stepRecord(model, lesson.id, step.id).answer : null;
  return answer && 'lines' in answer ? answer.lines : question.lines;
}

/** Leaving the lines for the tour's keys: as they stand now they stand there again. */
export function keepOrder(model: Model): Model {
  const lesson = currentLesson(model);
  const step = currentStep(model);
  if (model.screen.kind !== 'lesson' || model.screen.focus.on !== 'order' || !lesson || !step) return model;
  const tries = stepRecord(model, lesson.id, step.id).answer?.tries ?? 0;
  return withRecord(model, lesson.id, step.id, { answer: { lines: model.screen.focus.lines, tries } });
}

/** The build decides. What is being built already is not begun again. */
function tryOrder(model: Model, lines: readonly string[]): Next {
  const lesson = currentLesson(model);
  const step = currentStep(model);
  if (!lesson || !step) return only(model);
  const before = stepRecord(model, lesson.id, step.id).answer;
  const same = before !== null && 'lines' in before && before.lines.join('\n') === lines.join('\n');
  if (same && model.checking.busy) return say(model, 'info', 'This order is being built already.');
  return chain(
    model,
    (now) => record(now, (tries) => ({ lines, tries }), { on: 'order', cursor: 0, lines, held: false }),
    (now) => check(now, 'all'),
  );
}

function record(model: Model, given: (tries: number) => AnswerRecord, focus: Focus): Next {
  const lesson = currentLesson(model);
  const step = currentStep(model);
  if (!lesson || !step) return only(model);
  const tries = (stepRecord(model, lesson.id, step.id).answer?.tries ?? 0) + 1;
  const answered = withRecord(model, lesson.id, step.id, { answer: given(tries) });
  return chain(
    onLesson(answered, (screen) => ({ ...screen, focus })),
    save,
  );
}

/** An order that was built has nothing left to move: Enter goes on. */
export function leaveOrder(model: Model): Next {
  if (!hasPassed(model)) return only(model);
  return only(
    onLesson(model, (screen) =>
      screen.focus.on === 'order' ? { ...screen, focus: { on: 'prompt' } } : screen,
    ),
  );
}
