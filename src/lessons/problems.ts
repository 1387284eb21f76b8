import type { Place } from '../core/course/types.ts';

/** Something wrong in a course: where, and one sentence that says what is wrong and what to write instead. */
export type Problem = { readonly place: Place; readonly message: string };

/** Takes a problem at a line of the file being read. */
export type Report = (line: number, message: string) => void;

/** A report for one file that adds to `problems`. */
export function reportIn(file: string, problems: Problem[]): Report {
  return (line, message) => problems.push({ place: { file, line }, message });
}

/** Problems in the order in which a reader meets them. */
export function sorted(problems: readonly Problem[]): readonly Problem[] {
  return [...problems].sort((a, b) => compare(a.place.file, b.place.file) || a.place.line - b.place.line);
}

/** Code unit order: the same on every machine, whatever its locale. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
