import { timesSmaller } from '../../core/sizes/sizes.ts';
import type { Model } from '../../core/tour/model.ts';
import { lessonProgress, rebuilds, stepRecord } from '../../core/tour/selectors.ts';
import { took } from '../text/time.ts';
import { clip, hang, pad, widthOf } from '../text/wrap.ts';
import { theme } from '../theme.ts';
import { narrower, type Paper, parted } from './paper.ts';
import { lessonSign } from './progress.ts';
import { markdown } from './prose.ts';
import { megabytes } from './sizes.ts';

/**
 * The end of the course: what was saved, what was left out, where to go. Every number is the learner's own.
 * @param rows where it has to fit: the list of lessons gives way
 */
export function summaryLines(model: Model, paper: Paper, rows = Number.POSITIVE_INFINITY): readonly string[] {
  const { lessons } = model.course;
  const skipped = lessons.reduce((sum, lesson) => sum + lessonProgress(model, lesson).skipped, 0);
  const all = lessons.every((lesson) => lessonProgress(model, lesson).state === 'done');
  const head = all && skipped === 0 ? 'You have done all of it.' : 'You have come to the end.';
  const rest = [
    [...savedLines(model, paper), ...commandLines(model, paper)],
    skippedLines(model, paper),
    nextLines(model, paper),
    hang('', theme.quiet(`What you built is in ${model.machine.workspace}.`), paper.width),
  ];
  const title = hang('', theme.strong(head), paper.width);
  const whole = parted(title, lessonLines(model, paper), ...rest);
  return whole.length <= rows ? whole : parted(title, ...rest);
}

function lessonLines(model: Model, paper: Paper): readonly string[] {
  const { lessons } = model.course;
  const widest = Math.max(...lessons.map(({ title }) => widthOf(title)));
  return lessons.map((lesson) => {
    const { done, skipped, total } = lessonProgress(model, lesson);
    const notes = [`${done - skipped} of ${total}`, ...(skipped > 0 ? [`${skipped} skipped`] : [])].join(
      ', ',
    );
    const line = `${lessonSign(model, lesson, paper.glyphs)} ${lesson.number} ${pad(lesson.title, widest)}   ${theme.quiet(notes)}`;
    return clip(line, paper.width, paper.glyphs.more);
  });
}

/** Seconds for each rebuild, and bytes for whoever pulls the image. */
function savedLines(model: Model, paper: Paper): readonly string[] {
  const times = rebuilds(model);
  const [largest, smallest] = [model.sizes[0], model.sizes.at(-1)];
  const factor = timesSmaller(model.sizes);
  const rows: string[] = [];
  if (times) {
    const saved = times.first - times.quickest;
    const words = `${took(times.first)} at first and ${took(times.quickest)} at best`;
    rows.push(`Building again took ${words}${saved > 0 ? `: ${theme.strong(took(saved))} saved` : ''}.`);
  }
  if (largest && smallest && factor !== null) {
    const saved = theme.strong(megabytes(largest.bytes - smallest.bytes));
    rows.push(
      `The image was ${megabytes(largest.bytes)} and is ${megabytes(smallest.bytes)}: ${saved} less to store and pull.`,
    );
  }
  return rows.flatMap((row) => hang('', row, paper.width));
}

function commandLines(model: Model, paper: Paper): readonly string[] {
  const commands = model.course.lessons.flatMap((lesson) =>
    lesson.steps.flatMap((step) => stepRecord(model, lesson.id, step.id).commands),
  );
  if (commands.length === 0) return [];
  const builds = commands.filter(({ build }) => build !== undefined).length;
  const words = `${commands.length} ${commands.length === 1 ? 'command' : 'commands'} run`;
  const built = builds === 0 ? '' : `, ${builds} of them image builds`;
  return hang('', theme.quiet(`${words}${built}.`), paper.width);
}

function skippedLines(model: Model, paper: Paper): readonly string[] {
  const titles = model.course.lessons.flatMap((lesson) =>
    lesson.steps.flatMap((step) =>
      stepRecord(model, lesson.id, step.id).state === 'skipped' ? [`${lesson.number} ${step.title}`] : [],
    ),
  );
  if (titles.length === 0) return [];
  return hang('', `Skipped, and still there: ${titles.join(`  ${paper.glyphs.dot}  `)}.`, paper.width);
}

function nextLines(model: Model, paper: Paper): readonly string[] {
  const next = model.course.next ?? [];
  if (next.length === 0) return [];
  const inner = narrower(paper, 2);
  return [
    theme.strong('Where to go next'),
    ...next.flatMap((text) => hang(`${paper.glyphs.bullet} `, markdown(text, inner).join(' '), paper.width)),
  ];
}
