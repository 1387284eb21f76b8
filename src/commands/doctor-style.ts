import type { DoctorStyle } from '../core/doctor/text.ts';

/** How the report is written on a stream: in colours where that is a terminal which has them, 80 columns at most. */
export function doctorStyle(
  stdout: { readonly isTTY?: boolean; readonly columns?: number; hasColors?(): boolean },
  unicode: boolean,
): DoctorStyle {
  const colours = stdout.isTTY === true && stdout.hasColors?.() === true;
  const paint = (open: number, close: number) => (text: string) =>
    colours ? `\u001B[${open}m${text}\u001B[${close}m` : text;
  return {
    width: Math.max(40, Math.min(80, stdout.columns || 80)),
    signs: unicode
      ? { good: '✓', warn: '!', bad: '✗', note: '·' }
      : { good: '+', warn: '!', bad: 'x', note: '-' },
    paint: {
      good: paint(32, 39),
      warn: paint(33, 39),
      bad: paint(31, 39),
      quiet: paint(2, 22),
      command: paint(36, 39),
      strong: paint(1, 22),
    },
  };
}
