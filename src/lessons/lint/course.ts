import type { Course } from '../../core/course/types.ts';
import type { CourseFiles } from '../files.ts';
import { type Problem, type Report, reportIn, sorted } from '../problems.ts';
import { reportWideCode } from './code.ts';
import { reportHints } from './hints.ts';
import { reportDeadLinks } from './links.ts';
import { reportSaidTwice } from './wrongs.ts';

/**
 * What keeps a course that can be read from being a good one, as far as its text shows it: hints that give the solution
 * away or never give it, links that lead nowhere, code that is too wide, mistakes that are told alike.
 * @param course as it was read from `files`, its variables not filled in
 */
export function lintCourse(files: CourseFiles, course: Course): readonly Problem[] {
  const problems: Problem[] = [];
  for (const lesson of course.lessons) {
    const { file } = lesson.place;
    const report: Report = reportIn(file, problems);
    const text = files.get(file) ?? '';
    const lineOf = lineFinder(text);
    reportWideCode(text, report);
    reportDeadLinks(lesson, files, lineOf, report);
    for (const step of lesson.steps) {
      reportHints(step, lineOf, report);
      reportSaidTwice(step, report);
    }
  }
  return sorted(problems);
}

/** The line, from 1, of the first text that matches at `from` or below it; `from` where none does. */
export type LineOf = (what: RegExp | string, from: number) => number;

function lineFinder(text: string): LineOf {
  const lines = text.split(/\r\n?|\n/);
  return (what, from) => {
    const fits = (line: string) => (typeof what === 'string' ? line.includes(what) : what.test(line));
    const index = lines.findIndex((line, at) => at >= from - 1 && fits(line));
    return index < 0 ? from : index + 1;
  };
}
