import type { Question } from '../../core/course/types.ts';
import type { Block, Model } from '../../core/tour/model.ts';
import {
  currentLesson,
  currentStep,
  lessonScreenOf,
  markableRows,
  mayGoOn,
  nextCommand,
  stepRecord,
  waitsForAnswer,
} from '../../core/tour/selectors.ts';
import { blockPicture, blockWhy, verdictLine } from '../lines/blocks.ts';
import { checkLines } from '../lines/checks.ts';
import { doctorReport } from '../lines/doctor.ts';
import { helpLines } from '../lines/help.ts';
import { lessonLine, machineLines } from '../lines/home.ts';
import { lessonParts, weighedLines } from '../lines/lesson.ts';
import { type Paper, paperOf } from '../lines/paper.ts';
import { markdown } from '../lines/prose.ts';
import { orderLines } from '../lines/rows.ts';
import { summaryLines } from '../lines/summary.ts';
import { clip } from '../text/wrap.ts';
import { plainKeys } from './words.ts';

const width = 76;

/** What is new on the linear tour between two models: lines to print, oldest first. Nothing printed is ever changed. */
export function newLines(before: Model | null, after: Model): readonly string[] {
  const paper = paperOf(after, width);
  return [
    ...outputLines(before, after, paper),
    ...rowNews(before, after, paper),
    ...helpNews(before, after, paper),
    ...sizeNews(before, after, paper),
    ...checkNews(before, after, paper),
    ...screenNews(before, after, paper),
    ...doctorNews(before, after, paper),
    ...(after.notice && after.notice !== before?.notice ? [after.notice.text] : []),
  ];
}

/** What the learner is asked for now; printed whenever the tour waits. */
export function askLine(model: Model): string {
  const { screen } = model;
  switch (screen.kind) {
    case 'home':
      return 'Lesson number, d for the doctor, or q to leave: ';
    case 'confirm':
      return 'y or n: ';
    case 'steps':
      return 'Step number: ';
    case 'doctor':
      return 'f shows what the tour can put right, Enter goes back: ';
    case 'keys':
    case 'summary':
      return 'Enter goes back: ';
    case 'lesson': {
      if (model.running !== null) return '';
      if (waitsForAnswer(model)) return answerLine(currentStep(model)?.question ?? null);
      const command = nextCommand(model);
      return command === null ? 'Enter goes on. $ ' : `Enter runs: ${command}. $ `;
    }
  }
}

/** The lines to be marked, as soon as they are known. */
function rowNews(before: Model | null, after: Model, paper: Paper): readonly string[] {
  if (after.dockerfile === before?.dockerfile || !waitsForAnswer(after)) return [];
  if (currentStep(after)?.question?.form !== 'rows') return [];
  return markableRows(after).map(({ line, text }) =>
    clip(`${String(line).padStart(2)} ${text}`, paper.width, paper.glyphs.more),
  );
}

/** What the images weigh, when that is known anew. */
function sizeNews(before: Model | null, after: Model, paper: Paper): readonly string[] {
  const lesson = currentLesson(after);
  const step = currentStep(after);
  if (!lesson || !step || JSON.stringify(after.sizes) === JSON.stringify(before?.sizes)) return [];
  return weighedLines(after, step, stepRecord(after, lesson.id, step.id), paper);
}

function answerLine(question: Question | null): string {
  switch (question?.form) {
    case 'rows':
      return 'Numbers of the lines that will run, as 3 4; 0 for none: ';
    case 'order':
      return 'Numbers of the lines in their order, as 3 1 2: ';
    default:
      return 'Number of your answer: ';
  }
}

function screenNews(before: Model | null, after: Model, paper: Paper): readonly string[] {
  const was = before?.screen;
  const { screen } = after;
  switch (screen.kind) {
    case 'home':
      if (was?.kind === 'home') return [];
      return [
        '',
        after.course.title,
        ...after.course.lessons.map((lesson) => lessonLine(after, lesson, false, paper)),
        ...machineLines(after, paper),
        plainKeys,
      ];
    case 'confirm':
      return was?.kind === 'confirm' ? [] : ['', screen.ask, screen.detail];
    case 'steps':
      return was?.kind === 'steps'
        ? []
        : (currentLesson(after)?.steps.map((step, index) => `${index + 1} ${step.title}`) ?? []);
    case 'keys':
      return was?.kind === 'keys' ? [] : [plainKeys];
    case 'doctor':
      return [];
    case 'summary':
      return was?.kind === 'summary' ? [] : summaryLines(after, paper);
    case 'lesson': {
      const shown = before ? lessonScreenOf(before.screen) : null;
      if (shown?.lesson === screen.lesson && shown.step === screen.step) return [];
      const lesson = currentLesson(after);
      const step = currentStep(after);
      if (!lesson || !step) return [];
      const parts = lessonParts(after, { ...screen, focus: { on: 'prompt' } }, paper, true);
      const at = lesson.steps.indexOf(step) + 1;
      return [
        '',
        `Lesson ${lesson.number}, ${lesson.title}. Step ${at} of ${lesson.steps.length}: ${step.title}`,
        '',
        ...parts.text,
        '',
        ...parts.status,
      ];
    }
  }
}

/** What the doctor has found meanwhile, where that is what the learner looks at. */
function doctorNews(before: Model | null, after: Model, paper: Paper): readonly string[] {
  if (before === null || after.doctor.is !== 'done') return [];
  const fresh = before.doctor !== after.doctor;
  if (after.screen.kind === 'doctor') return fresh ? doctorReport(after, paper) : [];
  if (after.screen.kind !== 'home' || !fresh) return [];
  const told = machineLines(before, paper);
  return machineLines(after, paper).filter((line) => line !== '' && !told.includes(line));
}

function outputLines(before: Model | null, after: Model, paper: Paper): readonly string[] {
  return after.blocks.flatMap((block) => {
    const was = before?.blocks.find((each) => each.id === block.id) ?? null;
    if (was === block) return [];
    const told = was?.explained?.is !== 'told';
    const ended = block.end !== null && (was === null || was.end === null);
    return [
      ...(was === null && block.kind === 'note' ? [`${block.line}:`] : []),
      ...wholeLines(block).slice(was ? wholeLines(was).length - (block.dropped - was.dropped) : 0),
      ...(ended ? blockPicture(block, after, paper) : []),
      ...(ended && block.end ? [verdictLine(block.end, block.milliseconds, paper)] : []),
      ...(told ? blockWhy(block, paper) : []),
    ];
  });
}

/** Lines that have ended; the last one counts when nothing can follow it. */
function wholeLines(block: Block): readonly string[] {
  return block.open && block.end === null ? block.output.slice(0, -1) : block.output;
}

function helpNews(before: Model | null, after: Model, paper: Paper): readonly string[] {
  const help = lessonScreenOf(after.screen)?.help;
  const step = currentStep(after);
  if (
    !help ||
    !step ||
    JSON.stringify(help) === JSON.stringify(before && lessonScreenOf(before.screen)?.help)
  )
    return [];
  if (help.shows === 'hints')
    return [
      `Hint ${help.count} of ${step.hints.length}:`,
      ...markdown(step.hints[help.count - 1] ?? '', paper),
    ];
  return helpLines(help, step, paper);
}

/** Verdicts are told when a judging is through, and only when they say something else than before. */
function checkNews(before: Model | null, after: Model, paper: Paper): readonly string[] {
  const lesson = currentLesson(after);
  const step = currentStep(after);
  if (!lesson || !step || !before || before.screen.kind !== 'lesson' || currentStep(before) !== step)
    return [];
  const { busy, tried, verdicts } = after.checking;
  const record = stepRecord(after, lesson.id, step.id);
  // What a proof finds afterwards is told when it does.
  const refuted = record.refuted && !stepRecord(before, lesson.id, step.id).refuted;
  if (busy || !(before.checking.busy || refuted)) return [];
  // All still to be done, as was told with the step.
  if (!tried && !verdicts.some((verdict) => verdict?.status === 'passed')) return [];
  const passed = mayGoOn(record) && !mayGoOn(stepRecord(before, lesson.id, step.id));
  return [
    ...checkLines(after, paper, false),
    ...(step.question?.form === 'order' && !passed
      ? orderLines(step.question, { on: 'prompt' }, record, paper, true)
      : []),
    ...(passed && step.after ? ['', ...markdown(step.after, paper)] : []),
  ];
}
