import { join, normalize } from 'node:path/posix';
import type { Lesson, Step } from '../../core/course/types.ts';
import type { CourseFiles } from '../files.ts';
import type { Report } from '../problems.ts';
import type { LineOf } from './course.ts';

/** Reports relative links and anchors that lead nowhere. Addresses with a scheme are left alone: lint asks nobody. */
export function reportDeadLinks(lesson: Lesson, files: CourseFiles, lineOf: LineOf, report: Report): void {
  const texts = [
    { from: 1, text: lesson.intro },
    ...lesson.steps.flatMap((step) => readable(step).map((text) => ({ from: step.place.line, text }))),
  ];
  for (const { from, text } of texts)
    for (const target of linksIn(text)) {
      const why = deadBecause(target, lesson.place.file, files);
      if (why !== null) report(lineOf(target, from), `The link to ${target} leads nowhere: ${why}.`);
    }
}

/** All Markdown of a step. */
function readable({ prose, hints, after, question }: Step): readonly string[] {
  const because = question?.form === 'choices' ? question.choices.map((choice) => choice.because) : [];
  const asked = question === null ? [] : [question.ask, ...because];
  return [prose, ...hints, ...(after === null ? [] : [after]), ...asked];
}

/** Where the links and pictures of a text lead, code left out: `[text](target)` and `[name]: target`. */
function linksIn(markdown: string): readonly string[] {
  const text = markdown.replace(/^ {0,3}(`{3,}|~{3,})[\s\S]*?^ {0,3}\1/gm, '').replace(/(`+)[\s\S]*?\1/g, '');
  const found = text.matchAll(/\]\(<?([^)\s>]+)>?(?:\s[^)]*)?\)|^ {0,3}\[[^\]]+\]:\s*(\S+)/gm);
  return [...found].map(([, inline, reference]) => inline ?? reference ?? '');
}

function deadBecause(target: string, from: string, files: CourseFiles): string | null {
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(target)) return null;
  const [written = '', anchor = ''] = target.split('#', 2);
  const path = written === '' ? from : normalize(join(from, '..', decoded(written)));
  const text = files.get(path);
  if (text === undefined)
    return [...files.keys()].some((file) => file.startsWith(`${path.replace(/\/$/, '')}/`))
      ? null
      : `there is no ${path} in the course`;
  if (anchor === '' || !path.endsWith('.md')) return null;
  return headings(text).includes(decoded(anchor).toLowerCase()) ? null : `${path} has no heading #${anchor}`;
}

/** A text's headings as anchors, as the usual renderers make them: `Run it!` is `run-it`. */
function headings(text: string): readonly string[] {
  return [...text.matchAll(/^#{1,6}\s+(.*?)\s*#*$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-'),
  );
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
