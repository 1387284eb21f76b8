import type { Step } from '../../core/course/types.ts';
import type { Report } from '../problems.ts';

/** Reports mistakes of a step that are to be told the same: one `says` lies within another. */
export function reportSaidTwice({ wrong }: Step, report: Report): void {
  for (const [index, each] of wrong.entries()) {
    const same = wrong.find((other, at) => at < index && other.says === each.says);
    if (same)
      report(
        each.place.line,
        `"${each.name}" and "${same.name}" both say "${each.says}": each mistake has words of its own.`,
      );
  }
}
