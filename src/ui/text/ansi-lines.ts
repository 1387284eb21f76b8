import { wrapCells } from './wrap.ts';

/** All but colours: what could move the cursor or write elsewhere. The runtime drops it first; a screen must not trust. */
const notColours =
  /\u001B(?!\[[\d;:]*m)(?:\[[\d;:?<=>]*[ -/]*[@-~]?|.)?|[\x00-\x08\x0b-\x1a\x1c-\x1f\x7f-\x9f]/g;
const colours = /\u001B\[[\d;:]*m/;

/** One line of output to rows of at most `width` columns, its colours kept and closed in each row. */
export function outputRows(line: string, width: number): readonly string[] {
  const clean = line.replace(notColours, '').replaceAll('\n', ' ');
  const rows = wrapCells(clean, width);
  return colours.test(clean) ? rows.map((row) => `${row}\u001B[0m`) : rows;
}

export type Tail = {
  /** At most as many as were asked for, in reading order. */
  readonly rows: readonly string[];
  /** Source lines of which nothing is among the rows or after them. */
  readonly above: number;
  /** Rows passed over: `back`, or fewer where there were not so many. */
  readonly back: number;
};

/**
 * The last `count` rows of many source lines after passing over the last `back` rows. Wraps no more than it shows:
 * with thousands of lines, wrapping all of them for each frame would cost more than the whole frame may.
 * Where there is less than `back` to pass over, the first `count` rows.
 * @param sources lines in reading order, each with how it becomes rows
 */
export function tail<Source>(
  sources: readonly Source[],
  rowsOf: (source: Source) => readonly string[],
  count: number,
  back: number,
): Tail {
  const wanted = count + back;
  const rows: string[] = [];
  let next = sources.length - 1;
  for (; next >= 0 && rows.length < wanted; next -= 1)
    rows.push(...[...rowsOf(sources[next] as Source)].reverse());
  rows.reverse();
  const end = Math.max(Math.min(count, rows.length), rows.length - back);
  const start = Math.max(0, end - count);
  return { rows: rows.slice(start, end), above: next + 1 + (start > 0 ? 1 : 0), back: rows.length - end };
}
