import type { Lesson, Step } from '../../core/course/types.ts';
import type { Model, Screen } from '../../core/tour/model.ts';
import { stepRecord } from '../../core/tour/selectors.ts';
import { clip } from '../text/wrap.ts';
import { theme } from '../theme.ts';
import type { Paper } from './paper.ts';
import { stepSign } from './progress.ts';

/** A step in the list of a lesson's steps. */
export function stepLine(
  model: Model,
  screen: Extract<Screen, { kind: 'steps' }>,
  lesson: Lesson,
  step: Step,
  index: number,
  paper: Paper,
): string {
  const { glyphs } = paper;
  const on = index === screen.cursor;
  const lead = on ? theme.accent(glyphs.chosen) : ' ';
  const sign = stepSign(model, lesson, step.id, screen.behind.step, glyphs);
  const title = `${`${index + 1}`.padStart(2)} ${step.title}`;
  const note = stepNote(model, lesson, step, screen.behind.step === step.id);
  const noted = note === '' ? '' : theme.quiet(` ${glyphs.dot} ${note}`);
  return clip(`${lead} ${sign} ${on ? theme.strong(title) : title}${noted}`, paper.width, glyphs.more);
}

function stepNote(model: Model, lesson: Lesson, step: Step, here: boolean): string {
  const record = stepRecord(model, lesson.id, step.id);
  if (record.state === 'skipped') return 'skipped';
  if (record.state === 'provisional') return 'being proven';
  if (record.state === 'passed') return record.solved ? 'solved by the tour' : '';
  return here ? 'you are here' : '';
}
