/**
 * What the screen's colours mean. Sixteen-colour codes only, so that the terminal's own scheme decides how they look on
 * light and on dark; each closes what it opens. Meaning is never by colour alone: `colours.ts` may take them all away.
 */
type Paint = (text: string) => string;

function paint(open: number, close: number): Paint {
  return (text) => (text === '' ? '' : `\u001B[${open}m${text}\u001B[${close}m`);
}

export const theme = {
  /** The one accent: what is code, what is chosen, which keys work. */
  accent: paint(36, 39),
  good: paint(32, 39),
  bad: paint(31, 39),
  /** The machine's faults, never the learner's. */
  machine: paint(33, 39),
  /** Everything secondary. */
  quiet: paint(2, 22),
  /** What to do now. */
  strong: paint(1, 22),
  emphasis: paint(3, 23),
  /** The cell that the cursor is on. */
  cursor: paint(7, 27),
  /** Strings and numbers in code. */
  literal: paint(35, 39),
} as const;
