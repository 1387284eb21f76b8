import type { Size } from '../core/tour/model.ts';

/** Below this the tour says so, and shows nothing else. */
export const smallest: Size = { columns: 40, rows: 12 };

export function isTooSmall(size: Size): boolean {
  return size.columns < smallest.columns || size.rows < smallest.rows;
}
