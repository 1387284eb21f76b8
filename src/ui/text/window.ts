import type { Glyphs } from '../glyphs.ts';
import { theme } from '../theme.ts';

export type Window = {
  readonly lines: readonly string[];
  /** Lines passed over: `top`, or fewer where there are not so many. */
  readonly top: number;
};

/**
 * At most `rows` of some lines, from `top` on. Where something is above or below, a mark in place of the first or the
 * last row says how much.
 * @param how what is said beside the lower mark: which key scrolls; '' for nothing
 */
export function windowed(
  lines: readonly string[],
  rows: number,
  top: number,
  glyphs: Glyphs,
  how: string,
): Window {
  if (lines.length <= rows || rows <= 0) return { lines: lines.slice(0, Math.max(0, rows)), top: 0 };
  const first = Math.min(top, lines.length - rows);
  const seen = lines.slice(first, first + rows);
  const mark = (sign: string, count: number, says: string) =>
    theme.quiet(`${sign} ${count} more ${count === 1 ? 'line' : 'lines'}${says}`);
  const above = first > 0 ? first + 1 : 0;
  const below = lines.length - first - rows;
  if (above > 0 && rows > 2) seen[0] = mark(glyphs.up, above, '');
  if (below > 0) seen[rows - 1] = mark(glyphs.down, below + 1, how && ` ${glyphs.dot} ${how}`);
  return { lines: seen, top: first };
}
