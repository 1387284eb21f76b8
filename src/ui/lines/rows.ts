import type { OrderQuestion } from '../../core/course/types.ts';
import type { StepRecord } from '../../core/progress/types.ts';
import type { Focus, Model } from '../../core/tour/model.ts';
import { markableRows } from '../../core/tour/selectors.ts';
import { clip, pad, widthOf } from '../text/wrap.ts';
import { theme } from '../theme.ts';
import { type Paper, parted } from './paper.ts';
import { markdown } from './prose.ts';

/** The lines of the learner's Dockerfile, to be marked as those that will run; afterwards what was said, in a line. */
export function markLines(
  model: Model,
  ask: string,
  focus: Focus,
  { answer }: StepRecord,
  paper: Paper,
): readonly string[] {
  const { glyphs } = paper;
  if (focus.on !== 'rows') {
    if (!answer || !('marks' in answer)) return markdown(ask, paper);
    const said = answer.marks.filter(({ runs }) => runs).map(({ text }) => text);
    const text = said.length === 0 ? 'nothing will run' : `these will run: ${said.join(`  ${glyphs.dot}  `)}`;
    return [clip(`${theme.quiet('You said')} ${text}`, paper.width, glyphs.more)];
  }
  const rows = markableRows(model);
  if (rows.length === 0) {
    const none = model.dockerfile === null ? [theme.quiet('There is no Dockerfile here yet.')] : [];
    return parted(markdown(ask, paper), none);
  }
  const room = paper.width - 14;
  const widest = Math.min(room, Math.max(...rows.map(({ text }) => widthOf(text))));
  const lines = rows.map((row, index) => {
    const runs = focus.marked.includes(index);
    const on = index === focus.cursor;
    const text = pad(clip(row.text, room, glyphs.more), widest);
    const lead = on ? theme.accent(glyphs.chosen) : ' ';
    const says = runs ? theme.strong('will run') : theme.quiet('cached');
    return `${lead} ${String(row.line).padStart(2)} ${on ? theme.strong(text) : text}  ${says}`;
  });
  return parted(markdown(ask, paper), lines);
}

/** The lines in their order, to be moved. Once they work, they stand there without a cursor. */
export function orderLines(
  question: OrderQuestion,
  focus: Focus,
  { answer, state }: StepRecord,
  paper: Paper,
  tight: boolean,
): readonly string[] {
  const { glyphs } = paper;
  const known = answer && 'lines' in answer ? answer.lines : question.lines;
  const lines = focus.on === 'order' ? focus.lines : known;
  const shown = lines.map((line, index) => {
    const on = focus.on === 'order' && index === focus.cursor;
    const held = on && focus.on === 'order' && focus.held;
    const lead = held
      ? theme.accent(`${glyphs.chosen}${glyphs.rule}`)
      : on
        ? `${theme.accent(glyphs.chosen)} `
        : '  ';
    const text = clip(line, paper.width - 5, glyphs.more);
    return `${lead}${theme.quiet(String(index + 1))} ${held ? theme.accent(text) : on ? theme.strong(text) : text}`;
  });
  // Rows are few: after the first try what is wrong with it is worth more than the question.
  const asks = state === 'open' && !(tight && answer !== null);
  return asks ? parted(markdown(question.ask, paper), shown) : shown;
}
