import type { CommandRecord } from '../../core/progress/types.ts';
import type { Model } from '../../core/tour/model.ts';
import { lessonProgress, stepRecord } from '../../core/tour/selectors.ts';
import { took } from '../text/time.ts';
import { clip, hang, pad, widthOf } from '../text/wrap.ts';
import { theme } from '../theme.ts';
import { type Paper, parted } from './paper.ts';
import { lessonSign } from './progress.ts';

/** The end of the course: what was done, what it took, what was left out. Every number is the learner's own. */
export function summaryLines(model: Model, paper: Paper): readonly string[] {
  const { lessons } = model.course;
  const skipped = lessons.reduce((sum, lesson) => sum + lessonProgress(model, lesson).skipped, 0);
  const all = lessons.every((lesson) => lessonProgress(model, lesson).state === 'done');
  return parted(
    hang(
      '',
      theme.strong(all && skipped === 0 ? 'You have done all of it.' : 'You have come to the end.'),
      paper.width,
    ),
    lessonLines(model, paper),
    commandLines(model, paper),
    skipped === 0
      ? []
      : hang(
          '',
          `${skipped} ${skipped === 1 ? 'step was' : 'steps were'} skipped: you can come back to them any time.`,
          paper.width,
        ),
    hang('', theme.quiet(`What you built is in ${model.machine.workspace}.`), paper.width),
  );
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

function commandLines(model: Model, paper: Paper): readonly string[] {
  const commands = model.course.lessons.flatMap((lesson) =>
    lesson.steps.flatMap((step) => stepRecord(model, lesson.id, step.id).commands),
  );
  if (commands.length === 0) return [];
  const builds = commands.filter(isWholeBuild).map(({ milliseconds }) => milliseconds);
  const times = `${commands.length} ${commands.length === 1 ? 'command' : 'commands'} run`;
  if (builds.length < 2) return hang('', `${times}.`, paper.width);
  const slowest = took(Math.max(...builds));
  const fastest = took(Math.min(...builds));
  return hang(
    '',
    `${times}, ${builds.length} of them image builds: the slowest took ${slowest}, the fastest ${fastest}.`,
    paper.width,
  );
}

function isWholeBuild({ line, end }: CommandRecord): boolean {
  return (
    /^\s*(docker|podman)\s+(image\s+|buildx\s+)?build\b/.test(line) && end?.how === 'exited' && end.code === 0
  );
}
