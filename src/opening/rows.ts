import type { Model } from '../core/tour/model.ts';
import { type Colours, inColours } from '../ui/colours.ts';
import { unknownMachineText } from '../ui/lines/home.ts';
import { homeScreenRows } from '../ui/lines/home-screen.ts';
import { paperOf } from '../ui/lines/paper.ts';
import { isTooSmall } from '../ui/size.ts';

/** The rows of the screen from the top, as Ink draws them afterwards; null where the screen is too small for them. */
export function openingRows(model: Model, chosen: number, colours: Colours): readonly string[] | null {
  if (isTooSmall(model.size)) return null;
  const right = unknownMachineText(model, paperOf(model, model.size.columns));
  return homeScreenRows(model, chosen, right)?.map((row) => inColours(row, colours)) ?? null;
}

/** Takes the terminal's other screen, hides the cursor, and draws from the top. */
export function entering(rows: readonly string[]): string {
  return `\x1b[?1049h\x1b[H\x1b[?25l${rows.join('\r\n')}`;
}

export const leaving = '\x1b[?25h\x1b[?1049l';

/** Draws what is different; erased first, so that a full row keeps its last column. */
export function redrawing(before: readonly string[], rows: readonly string[]): string {
  return rows
    .map((row, index) => (row === before[index] ? '' : `\x1b[${index + 1};1H\x1b[2K${row}`))
    .join('');
}
