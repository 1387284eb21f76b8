import sliceAnsi from 'slice-ansi';
import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';

/** Printable ASCII: as wide as it is long, and by far the most of what is measured. */
const plain = /^[\x20-\x7e]*$/;
/** That, and the signs of `glyphs.ts` with the punctuation of prose: one column each, and no part of any cluster. */
const narrow = /^[\x20-\x7e·–—‘’“”…←↑→↓⇥⏎─-▟▸○◌●✓✗]*$/;
const styles = /\u001B\[[\d;]*m/g;

/** Columns that a line takes. */
export function widthOf(text: string): number {
  const bare = text.includes('\u001B') ? text.replace(styles, '') : text;
  return narrow.test(bare) ? bare.length : stringWidth(text);
}

/** White space at an end, perhaps within a style: it is not kept. */
const loose = /^(?:\u001B\[[\d;]*m)*\s|\s(?:\u001B\[[\d;]*m)*$|[\n\r\t]/;

/** Prose to lines of at most `width` columns, broken between words, inside one only where it is longer than a line. */
export function wrapWords(text: string, width: number): readonly string[] {
  if (!loose.test(text) && widthOf(text) <= width) return [text];
  return wrapAnsi(text, Math.max(1, width), { hard: true, trim: true }).split('\n');
}

/** One line of output or code to lines of at most `width` columns, as a terminal breaks it: wherever the edge is. */
export function wrapCells(line: string, width: number): readonly string[] {
  if (plain.test(line) && line.length <= width) return [line];
  return wrapAnsi(line, Math.max(1, width), { hard: true, trim: false, wordWrap: false }).split('\n');
}

/** A line of at most `width` columns: cut, with `more` as its last column where something was lost. */
export function clip(text: string, width: number, more: string): string {
  if (widthOf(text) <= width) return text;
  return width <= 0 ? '' : `${sliceAnsi(text, 0, width - 1)}${more}`;
}

/** A line of exactly `width` columns where it is not longer already. */
export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

/** Words that hang: `lead` before the first line, and as many blanks before the others. */
export function hang(lead: string, text: string, width: number): readonly string[] {
  const indent = widthOf(lead);
  return wrapWords(text, Math.max(8, width - indent)).map((line, index) =>
    index === 0 ? `${lead}${line}` : `${' '.repeat(indent)}${line}`,
  );
}

/** Left and right in one line of `width` columns; the left gives way. */
export function ends(left: string, right: string, width: number, more: string): string {
  const room = width - widthOf(right) - (right === '' ? 0 : 1);
  if (room < 4) return clip(left, width, more);
  return `${pad(clip(left, room, more), width - widthOf(right))}${right}`;
}

/** Items side by side, as many to a line as fit, none of them broken. */
export function flow(items: readonly string[], width: number, gap: number, more: string): readonly string[] {
  const lines: string[] = [];
  for (const item of items.map((each) => clip(each, width, more))) {
    const last = lines.at(-1);
    const joined = last === undefined ? null : `${last}${' '.repeat(gap)}${item}`;
    if (joined !== null && widthOf(joined) <= width) lines[lines.length - 1] = joined;
    else lines.push(item);
  }
  return lines;
}
