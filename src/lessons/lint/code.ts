import { lessonLines } from '../markdown.ts';
import type { Report } from '../problems.ts';

/** Columns that code has where the tour stands in 80 columns, a tab being four. */
const widest = 60;

/** Reports code of a lesson's prose that would be cut off or broken. */
export function reportWideCode(text: string, report: Report): void {
  for (const { text: line, number, place } of lessonLines(text)) {
    const columns = [...line.replaceAll('\t', '    ')].length;
    if (place === 'code' && columns > widest)
      report(number, `This code has ${columns} columns; at most ${widest} fit on every screen.`);
  }
}
