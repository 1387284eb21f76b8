import type { Lesson, Step } from '../../core/course/types.ts';
import type { StepRecord } from '../../core/progress/types.ts';
import type { LessonScreen, Model } from '../../core/tour/model.ts';
import { currentLesson, currentStep, mayGoOn, stepRecord } from '../../core/tour/selectors.ts';
import { type Window, windowed } from '../text/window.ts';
import { hang } from '../text/wrap.ts';
import { theme } from '../theme.ts';
import { checkLines } from './checks.ts';
import { helpLines } from './help.ts';
import { keyText, type Paper, parted } from './paper.ts';
import { markdown } from './prose.ts';
import { questionLines } from './question.ts';
import { markLines, orderLines } from './rows.ts';
import { sizeLines } from './sizes.ts';

/** What the lesson's part of the screen is made of. */
export type LessonParts = {
  readonly text: readonly string[];
  readonly help: readonly string[];
  /** The question, the checks, and what it meant. */
  readonly status: readonly string[];
  /** The line of `status` that must be seen: the question's cursor, or once the step has passed what it meant. */
  readonly eye: number | null;
};

/** @param tight rows are few: the header has the title, and the checks stand side by side */
export function lessonParts(model: Model, screen: LessonScreen, paper: Paper, tight: boolean): LessonParts {
  const lesson = currentLesson(model);
  const step = currentStep(model);
  if (!lesson || !step) return { text: [], help: [], status: [], eye: null };
  const record = stepRecord(model, lesson.id, step.id);
  const title = tight ? [] : hang('', theme.strong(step.title), paper.width);
  const question = askedLines(model, step, record, screen, paper, tight);
  const status = parted(
    question,
    checkLines(model, paper, tight),
    weighedLines(model, step, record, paper),
    afterLines(step, record, paper),
  );
  const cursor = status.findIndex((line) => line.includes(theme.accent(paper.glyphs.chosen)));
  return {
    text: parted(title, introLines(lesson, step, record, paper), markdown(step.prose, paper)),
    help: helpLines(screen.help, step, paper),
    status,
    eye: cursor >= 0 ? cursor : mayGoOn(record) ? status.length - 1 : null,
  };
}

/** The lesson's own introduction stands before its first step, until something has been done there. */
function introLines(lesson: Lesson, step: Step, record: StepRecord, paper: Paper): readonly string[] {
  const untouched = record.state === 'open' && record.commands.length === 0;
  const first = untouched && lesson.steps[0]?.id === step.id;
  return first ? markdown(lesson.intro, paper) : [];
}

function askedLines(
  model: Model,
  step: Step,
  record: StepRecord,
  screen: LessonScreen,
  paper: Paper,
  tight: boolean,
): readonly string[] {
  const { question } = step;
  if (!question) return [];
  if (question.form === 'rows') return markLines(model, question.ask, screen.focus, record, paper);
  if (question.form === 'order') return orderLines(question, screen.focus, record, paper, tight);
  const asked = {
    question,
    answer: record.answer && 'choice' in record.answer ? record.answer : null,
    cursor: screen.focus.on === 'question' ? screen.focus.cursor : null,
    told: mayGoOn(record),
    prediction: step.kind !== 'quiz',
    tight,
  };
  return questionLines(asked, paper);
}

/** The images that the step is about, once the learner has looked at them by a command. */
export function weighedLines(model: Model, step: Step, record: StepRecord, paper: Paper): readonly string[] {
  const looked = record.commands.length > 0 && (step.question === null || record.answer !== null);
  return step.weighs !== null && looked ? sizeLines(model.sizes, paper) : [];
}

/** What it meant, and that Enter goes on. */
function afterLines(step: Step, record: StepRecord, paper: Paper): readonly string[] {
  const goesOn = theme.strong(theme.accent(`${keyText('⏎', paper)} goes on`));
  if (mayGoOn(record)) return parted(step.after ? markdown(step.after, paper) : [], [goesOn]);
  if (record.state === 'skipped') return [theme.quiet('You skipped this step.')];
  return step.checks.length === 0 ? [goesOn] : [];
}

/** Rows that all of it takes. */
export function lessonHeight(parts: LessonParts): number {
  return inOrder(parts).length;
}

function inOrder({ text, help, status }: LessonParts): readonly string[] {
  return parted(text, status, help);
}

/**
 * The lesson in the rows it has. What does not fit: opened help comes first and all of it scrolls; while the text is
 * read, all of it scrolls; else what there is to do stays at the bottom and only the text above it gives way.
 */
export function lessonWindow(parts: LessonParts, screen: LessonScreen, paper: Paper, rows: number): Window {
  const { glyphs } = paper;
  const all = inOrder(parts);
  if (all.length <= rows) return { lines: all, top: 0 };
  if (parts.help.length > 0)
    return windowed(
      parted(parts.help, parts.status, parts.text),
      rows,
      screen.proseTop,
      glyphs,
      readKeys(screen, paper),
    );
  if (screen.focus.on === 'prose') return windowed(all, rows, screen.proseTop, glyphs, '');
  const below = Math.min(parts.status.length, Math.max(rows - 1, 0));
  const above = windowed(parts.text, rows - below, screen.proseTop, glyphs, readKeys(screen, paper));
  const from = Math.max(0, (parts.eye ?? 0) - below + 2);
  return {
    lines: [...above.lines, ...windowed(parts.status, below, from, glyphs, '').lines],
    top: above.top,
  };
}

function readKeys(screen: LessonScreen, paper: Paper): string {
  return screen.focus.on === 'keys' ? '' : `esc ${keyText('↓', paper)} reads on`;
}
