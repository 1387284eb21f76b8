import { allKeys, type KeyContext, type KeyHelp, keysOf } from '../../core/tour/keymap.ts';
import { writable } from '../glyphs.ts';
import { clip, hang, pad, widthOf } from '../text/wrap.ts';
import { theme } from '../theme.ts';
import { keyText, type Paper } from './paper.ts';

/**
 * All keys by where they work, each with its whole sentence, where that fits; else the keys of `here` alone, each with its
 * short name, in columns.
 */
export function keysLines(paper: Paper, rows: number, here: readonly KeyContext[]): readonly string[] {
  const whole = grouped(allKeys()).flatMap(({ group, lines }, index) => [
    ...(index === 0 ? [] : ['']),
    theme.strong(group),
    ...lines.flatMap((line) => wholeLine(line, paper)),
  ]);
  if (whole.length <= rows) return whole;
  const short = grouped(keysOf(here)).flatMap(({ group, lines }) => [
    theme.strong(group),
    ...inPairs(lines).map(
      (line) =>
        `  ${theme.accent(pad(clip(keyText(line.keys, paper), 7, paper.glyphs.more), 7))} ${writable(line.short, paper.unicode)}`,
    ),
  ]);
  return inColumns(short, paper, rows);
}

const pairs = [
  { first: '↑', second: '↓', keys: '↑ ↓', short: 'up, down' },
  { first: 'PgUp', second: 'PgDn', keys: 'PgUp/Dn', short: 'scroll' },
] as const;

/** Two keys that belong together, and follow each other, in one line. */
function inPairs(lines: readonly KeyHelp[]): readonly KeyHelp[] {
  return lines.flatMap((line, index) => {
    const [before, after] = [lines[index - 1]?.keys, lines[index + 1]?.keys];
    if (pairs.some(({ first, second }) => first === before && second === line.keys)) return [];
    const pair = pairs.find(({ first, second }) => first === line.keys && second === after);
    return pair ? [{ ...line, keys: pair.keys, short: pair.short }] : [line];
  });
}

function wholeLine(line: KeyHelp, paper: Paper): readonly string[] {
  return hang(
    `  ${theme.accent(pad(keyText(line.keys, paper), 10))} `,
    writable(line.label, paper.unicode),
    paper.width,
  );
}

function grouped(
  keys: readonly KeyHelp[],
): readonly { readonly group: string; readonly lines: readonly KeyHelp[] }[] {
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
