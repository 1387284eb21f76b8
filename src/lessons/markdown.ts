import type { Report } from './problems.ts';

/** Text out of a file, and the line of the file that its first line is, from 1. */
export type Excerpt = { readonly text: string; readonly line: number };

/** A `##` section: a step's title, its prose, and its block. */
export type Section = {
  readonly title: string;
  readonly line: number;
  readonly prose: string;
  readonly block: Excerpt | null;
};

export type LessonText = {
  readonly frontMatter: Excerpt | null;
  readonly intro: string;
  readonly sections: readonly Section[];
};

/** A line of a lesson.md: `code` lies in a fenced block or is its fence, `step` in a step block. */
export type Line = {
  readonly text: string;
  readonly number: number;
  readonly place: 'prose' | 'code' | 'step' | 'fence';
};

/**
 * Takes a lesson.md apart: front matter between two `---` lines, the intro, and a section for each `##` heading
 * outside of code. Fences are CommonMark's: three or more backticks or tildes, closed by as many.
 */
export function splitLesson(source: string, report: Report): LessonText {
  const lines = linesIn(source);
  const { frontMatter, end } = takeFrontMatter(lines, report);
  const parts: { title: string; line: number; lines: Line[] }[] = [{ title: '', line: end + 1, lines: [] }];
  for (const line of markLines(lines, end, report)) {
    const heading = line.place === 'prose' ? /^##(?!#)\s*(.*?)\s*#*\s*$/.exec(line.text) : null;
    if (heading) parts.push({ title: heading[1] ?? '', line: line.number, lines: [] });
    else parts.at(-1)?.lines.push(line);
  }
  const [intro, ...sections] = parts;
  const stray = intro?.lines.find((line) => line.place === 'step');
  if (stray) report(stray.number, 'This step block stands before the first step: give it a `##` heading.');
  return {
    frontMatter,
    intro: join(intro?.lines ?? []),
    sections: sections.map((part) => toSection(part, report)),
  };
}

/** The lines of a lesson.md below its front matter, without a word on what is wrong with them. */
export function lessonLines(source: string): readonly Line[] {
  const lines = linesIn(source);
  const quiet: Report = () => {};
  return markLines(lines, takeFrontMatter(lines, quiet).end, quiet);
}

function linesIn(source: string): readonly string[] {
  return source
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n');
}

function takeFrontMatter(
  lines: readonly string[],
  report: Report,
): { frontMatter: Excerpt | null; end: number } {
  if (lines[0]?.trimEnd() !== '---') {
    report(
      1,
      'A lesson begins with its front matter: `---`, then title, summary, minutes and needs, then `---`.',
    );
    return { frontMatter: null, end: 0 };
  }
  const close = lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---');
  if (close === -1) {
    report(1, 'The front matter is not closed: write a line `---` after it.');
    return { frontMatter: null, end: 1 };
  }
  return { frontMatter: { text: lines.slice(1, close).join('\n'), line: 2 }, end: close + 1 };
}

/** Says of every line from `start` on whether it is prose, code, or in a step block. */
function markLines(lines: readonly string[], start: number, report: Report): readonly Line[] {
  const marked: Line[] = [];
  let fence: { readonly mark: string; readonly step: boolean; readonly line: number } | null = null;
  for (const [index, text] of lines.entries()) {
    if (index < start) continue;
    const number = index + 1;
    const mark = /^ {0,3}(`{3,}|~{3,})\s*(.*)$/.exec(text);
    if (fence === null && mark?.[1] && !(mark[1].startsWith('`') && mark[2]?.includes('`'))) {
      fence = { mark: mark[1], step: mark[2]?.split(/\s/)[0] === 'step', line: number };
      marked.push({ text, number, place: fence.step ? 'fence' : 'code' });
    } else if (fence !== null && mark?.[1]?.startsWith(fence.mark) && mark[2] === '') {
      marked.push({ text, number, place: fence.step ? 'fence' : 'code' });
      fence = null;
    } else marked.push({ text, number, place: fence === null ? 'prose' : fence.step ? 'step' : 'code' });
  }
  if (fence !== null)
    report(fence.line, `This block is never closed: write ${fence.mark} on a line after it.`);
  return marked;
}

function toSection(part: { title: string; line: number; lines: readonly Line[] }, report: Report): Section {
  if (part.title === '') report(part.line, 'A step needs a title after its `##`.');
  const fences = part.lines.filter((line) => line.place === 'fence');
  const [open, close, second] = fences;
  if (open === undefined) {
    report(part.line, 'This step has no step block: end it with a fenced block tagged `step`.');
    return { title: part.title, line: part.line, prose: join(part.lines), block: null };
  }
  if (second)
    report(second.number, 'A step has one step block: put this one under a `##` heading of its own.');
  const last = close?.number ?? Number.POSITIVE_INFINITY;
  const trailing = part.lines.find((line) => line.number > last && line.text.trim() !== '');
  if (trailing && !second)
    report(trailing.number, 'A step ends with its step block: move this text above it.');
  const block = part.lines.filter((line) => line.number > open.number && line.number < last);
  return {
    title: part.title,
    line: part.line,
    prose: join(part.lines.filter((line) => line.number < open.number)),
    block: { text: block.map((line) => line.text).join('\n'), line: open.number + 1 },
  };
}

function join(lines: readonly Line[]): string {
  return lines
    .map((line) => line.text)
    .join('\n')
    .trim();
}
