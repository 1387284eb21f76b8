import { allKeys } from '../../core/tour/keymap.ts';
import { writable } from '../glyphs.ts';
import { clip, hang, pad, widthOf } from '../text/wrap.ts';
import { theme } from '../theme.ts';
import { keyText, type Paper } from './paper.ts';

type Line = { readonly keys: string; readonly label: string; readonly short: string };

/** All keys by where they work: each with its whole sentence where that fits, else its short name, in columns. */
export function keysLines(paper: Paper, rows: number): readonly string[] {
  const groups = grouped();
  const whole = groups.flatMap(({ group, lines }, index) => [
    ...(index === 0 ? [] : ['']),
    theme.strong(group),
    ...lines.flatMap((line) => wholeLine(line, paper)),
  ]);
  if (whole.length <= rows) return whole;
  const short = groups.flatMap(({ group, lines }) => [
    theme.strong(group),
    ...lines.map(
      (line) =>
        `${theme.accent(pad(clip(keyText(line.keys, paper), 6, paper.glyphs.more), 6))} ${writable(line.short, paper.unicode)}`,
    ),
  ]);
  return inColumns(short, paper, rows);
}

function wholeLine(line: Line, paper: Paper): readonly string[] {
  return hang(
    `  ${theme.accent(pad(keyText(line.keys, paper), 10))} `,
    writable(line.label, paper.unicode),
    paper.width,
  );
}

function grouped(): readonly { readonly group: string; readonly lines: readonly Line[] }[] {
  const keys = allKeys();
  const names = [...new Set(keys.map(({ group }) => group))];
  return names.map((group) => ({ group, lines: keys.filter((key) => key.group === group) }));
}

/** One long list side by side in as few columns as the rows need; what still does not fit is cut at the end. */
function inColumns(lines: readonly string[], paper: Paper, rows: number): readonly string[] {
  const gap = 3;
  const columns = Math.max(1, Math.ceil(lines.length / rows));
  const width = Math.floor((paper.width - gap * (columns - 1)) / columns);
  const height = Math.ceil(lines.length / columns);
  return Array.from({ length: height }, (_, row) =>
    Array.from({ length: columns }, (_unused, column) => {
      const line = clip(lines[column * height + row] ?? '', width, paper.glyphs.more);
      return column === columns - 1 || widthOf(line) > width ? line : pad(line, width);
    }).join(' '.repeat(gap)),
  );
}
