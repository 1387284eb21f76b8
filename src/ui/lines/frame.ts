import type { Model, Notice } from '../../core/tour/model.ts';
import { footerKeys } from '../../core/tour/selectors.ts';
import { writable } from '../glyphs.ts';
import { clip, ends, widthOf, wrapWords } from '../text/wrap.ts';
import { theme } from '../theme.ts';
import { keyText, type Paper } from './paper.ts';

/** What stands around every screen's body. */
export function headerLine(left: string, right: string, { width, glyphs }: Paper): string {
  return ` ${ends(left, right, width - 2, glyphs.more)}`;
}

/** A rule over the whole width, with a word in it where there is one. */
export function ruleLine({ width, glyphs }: Paper, word = ''): string {
  if (word === '') return theme.quiet(glyphs.rule.repeat(width));
  const text = clip(word, width - 6, glyphs.more);
  return `${theme.quiet(glyphs.rule)} ${text} ${theme.quiet(glyphs.rule.repeat(width - 3 - widthOf(text)))}`;
}

/** The keys that work now, as many as fit. */
export function footerLine(model: Model, paper: Paper): string {
  const keys = footerKeys(model);
  for (const gap of [3, 2]) {
    const line = footerOf(keys, gap, paper);
    if (line.shown === keys.length || gap === 2) return line.text;
  }
  return '';
}

function footerOf(
  keys: readonly { readonly keys: string; readonly label: string }[],
  gap: number,
  paper: Paper,
): { readonly text: string; readonly shown: number } {
  let text = '';
  let shown = 0;
  for (const each of keys) {
    const name = keyText(each.keys, paper);
    const label = writable(each.label, paper.unicode);
    const more = `${text === '' ? ' ' : ' '.repeat(gap)}${theme.accent(name)} ${label}`;
    if (widthOf(text) + widthOf(more) > paper.width - 1) break;
    text += more;
    shown += 1;
  }
  return { text, shown };
}

/** The one line for the learner, in up to three rows. */
export function noticeLines(notice: Notice | null, paper: Paper): readonly string[] {
  if (notice === null) return [];
  const { paint, sign } = tones(paper)[notice.tone];
  const lines = wrapWords(writable(notice.text, paper.unicode), paper.width - 4).slice(0, 3);
  return lines.map((line, index) => ` ${index === 0 ? paint(sign) : ' '} ${paint(line)}`);
}

function tones({ glyphs }: Paper): {
  readonly [tone in Notice['tone']]: { readonly paint: (text: string) => string; readonly sign: string };
} {
  return {
    info: { paint: theme.accent, sign: glyphs.chosen },
    good: { paint: theme.good, sign: glyphs.passed },
    bad: { paint: theme.bad, sign: glyphs.failed },
    machine: { paint: theme.machine, sign: glyphs.fault },
  };
}
