import type { Glyphs } from '../glyphs.ts';

/** A bar in true proportion: `of` fills the width. What is there and less than half a column is a sliver. */
export function bar(value: number, of: number, width: number, glyphs: Glyphs): string {
  if (value <= 0 || of <= 0) return '';
  const columns = Math.min(width, Math.round((value / of) * width));
  return columns === 0 ? glyphs.sliver : glyphs.bar.repeat(columns);
}
