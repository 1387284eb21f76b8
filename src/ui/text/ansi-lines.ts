import { wrapCells } from './wrap.ts';

/** All but colours: what could move the cursor or write elsewhere. The runtime drops it first; a screen must not trust. */
const notColours =
  /\u001B\][^\u0007\u001B]*(?:\u0007|\u001B\\)?|\u001B(?!\[[\d;:]*m)(?:\[[0-?]*[ -/]*[@-~]?|.)?|[\x00-\x08\x0b-\x1a\x1c-\x1f\x7f-\x9f]/g;
const colours = /\u001B\[[\d;:]*m/;

/** Of a longer line only the beginning is shown: what is shown is wrapped anew for every frame. */
const longestLine = 4000;

/** One line of output to rows of at most `width` columns, its colours kept and closed in each row. */
export function outputRows(line: string, width: number): readonly string[] {
  const clean = line.slice(0, longestLine).replace(notColours, '').replaceAll('\n', ' ');
  const rows = wrapCells(clean, width);
  return colours.test(clean) ? rows.map((row) => `${row}\u001B[0m`) : rows;
}

export type Tail = {
  /** At most as many as were asked for, in reading order. */
  readonly rows: readonly string[];
  /** How many of the sources were needed; those before are above, unseen. */
  readonly used: number;
  /** Rows passed over: `back`, or fewer where there were not so many. */
  readonly back: number;
};

/**
 * The last `count` rows of many lines after passing over the last `back` rows; where there is less than `back` to pass
 * over, the first `count` rows. Takes no more lines than it shows: with thousands of them, wrapping all for each frame
 * would cost more than the whole frame may.
 * @param newestFirst lines, each as its rows in reading order
 */
export function tail(newestFirst: Iterable<readonly string[]>, count: number, back: number): Tail {
  const wanted = count + back;
  const rows: string[] = [];
  let used = 0;
  for (const line of newestFirst) {
    if (rows.length >= wanted) break;
    rows.push(...[...line].reverse());
    used += 1;
  }
  rows.reverse();
  const end = Math.max(Math.min(count, rows.length), rows.length - back);
  return { rows: rows.slice(Math.max(0, end - count), end), used, back: rows.length - end };
}
