import type { LessonScreen, Model, Size } from '../core/tour/model.ts';
import { stepKey } from '../core/tour/selectors.ts';
import { type LessonParts, lessonHeight, lessonParts } from './lines/lesson.ts';
import { type Paper, paperOf } from './lines/paper.ts';
import { terminalLines } from './lines/terminal.ts';

/** From here on the lesson and the terminal stand side by side. */
const twoPanesFrom = 110;
/** Lines longer than this are hard to read. */
const longestProse = 84;

export type LessonLayout = {
  readonly panes: 'beside' | 'stacked';
  readonly parts: LessonParts;
  /** Columns and rows of text, without margins. */
  readonly lesson: Size;
  readonly terminal: Size;
};

/** How the room between header and footer is shared. @param rows of that room */
export function lessonLayout(model: Model, screen: LessonScreen, rows: number): LessonLayout {
  const { columns } = model.size;
  if (columns >= twoPanesFrom) {
    const left = Math.min(longestProse, Math.floor(columns * 0.47));
    const parts = lessonParts(model, screen, paperOf(model, left - 3), false);
    return {
      panes: 'beside',
      parts,
      lesson: { columns: left - 3, rows },
      // One column is the line between the panes, one on each side of the terminal is free, and one row names the folder.
      terminal: { columns: columns - left - 3, rows: rows - 1 },
    };
  }
  const width = columns - 4;
  const paper = paperOf(model, width);
  const parts = lessonParts(model, screen, paper, true);
  const lessonRows = stackedRows(model, screen, parts, paper, rows - 1);
  return {
    panes: 'stacked',
    parts,
    lesson: { columns: width, rows: lessonRows },
    terminal: { columns: width, rows: rows - 1 - lessonRows },
  };
}

/**
 * Rows of the lesson above the terminal. While something runs this does not depend on how much it prints: a text that
 * moves while it is read is worse than one that has to be scrolled. With nothing running the lesson may also have what
 * the terminal leaves empty; where the learner is reading or choosing, it has nearly all.
 */
function stackedRows(
  model: Model,
  screen: LessonScreen,
  parts: LessonParts,
  paper: Paper,
  rows: number,
): number {
  const wanted = lessonHeight(parts);
  const { on } = screen.focus;
  const asked = on === 'question' || on === 'rows' || on === 'order';
  const reads = asked || on === 'prose' || parts.help.length > 0;
  if (reads) return Math.min(wanted, rows - 4);
  const busy = model.running !== null || model.servers.length > 0;
  const printed =
    busy || !isBegun(model, screen) ? 0 : terminalLines(model, paper, rows, 0, true).lines.length;
  const left = busy ? 0 : rows - Math.max(4, printed);
  const share = Math.max(Math.round(rows * 0.5), Math.min(parts.status.length + 2, rows - 4), left);
  return Math.min(wanted, share);
}

/** True once a command was started in the step on the screen: until then what other steps printed may be covered. */
function isBegun(model: Model, screen: LessonScreen): boolean {
  const key = stepKey(screen.lesson, screen.step);
  return model.blocks.some((block) => block.step === key);
}
