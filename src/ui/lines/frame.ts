import type { Model, Notice } from '../../core/tour/model.ts';
import type { FooterKey } from '../../core/tour/selectors/footer.ts';
import { footerKeys } from '../../core/tour/selectors.ts';
import { writable } from '../glyphs.ts';
import { words } from '../text/words.ts';
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

/** The keys that work now, most needed first, as many as fit. `?` is shown whatever else is: it leads to all others. */
export function footerLine(model: Model, paper: Paper): string {
  const keys = footerKeys(model);
  const written = ({ keys: name, label }: FooterKey) =>
    `${theme.accent(keyText(name, paper))} ${writable(label, paper.unicode)}`;
  const room = paper.width - 2;
  const all = keys.map(written).join('   ');
  if (widthOf(all) <= room) return ` ${all}`;
  const last = keys
    .filter(({ keys: name }) => name === '?')
    .map((key) => `  ${written(key)}`)
    .join('');
  const others = keys.filter(({ keys: name }) => name !== '?').map(written);
  const line = asManyAsFit(others, room - widthOf(last), paper);
  return ` ${line}${last}`;
}

/** Items with two blanks between them; the last one's words may be cut. */
function asManyAsFit(items: readonly string[], room: number, { glyphs }: Paper): string {
  let line = '';
  for (const item of items) {
    const lead = line === '' ? '' : '  ';
    const left = room - widthOf(line) - lead.length;
    if (widthOf(item) > left) return left < 10 ? line : line + lead + clip(item, left, glyphs.more);
    line += lead + item;
  }
  return line;
}

/** The one line for the learner, in up to three rows. */
export function noticeLines(notice: Notice | null, paper: Paper): readonly string[] {
  if (notice === null) return [];
  const { paint, sign } = tones(paper)[notice.tone];
  const lines = wrapWords(words(writable(notice.text, paper.unicode)), paper.width - 4).slice(0, 3);
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
