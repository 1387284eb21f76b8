import { doctorLines } from '../../core/doctor/lines.ts';
import { doctorText } from '../../core/doctor/text.ts';
import type { Model } from '../../core/tour/model.ts';
import { theme } from '../theme.ts';
import type { Paper } from './paper.ts';

/** The doctor's report on the screen, as `doctor` prints it; one line while it looks for the first time. */
export function doctorReport({ doctor, course }: Model, { width, glyphs }: Paper): readonly string[] {
  if (doctor.last === null) return [theme.quiet(`${glyphs.pending} Looking at this machine ${glyphs.more}`)];
  return doctorText(doctorLines(doctor.last, course), {
    width,
    signs: { good: glyphs.passed, warn: glyphs.fault, bad: glyphs.failed, note: glyphs.dot },
    paint: {
      good: theme.good,
      warn: theme.machine,
      bad: theme.bad,
      quiet: theme.quiet,
      command: theme.accent,
      strong: theme.strong,
    },
  });
}
