/** Signs of the screen, each one column wide. */
export type Glyphs = {
  readonly passed: string;
  readonly failed: string;
  /** Not judged yet. */
  readonly pending: string;
  readonly done: string;
  readonly open: string;
  readonly skipped: string;
  /** The machine's fault. */
  readonly fault: string;
  readonly chosen: string;
  /** Something runs. */
  readonly runs: string;
  readonly rule: string;
  readonly column: string;
  readonly dot: string;
  readonly bullet: string;
  readonly more: string;
  readonly up: string;
  readonly down: string;
  readonly left: string;
  /** Of a bar: a whole column, and what is less than half of one. */
  readonly bar: string;
  readonly sliver: string;
};

export const unicodeGlyphs: Glyphs = {
  passed: '✓',
  failed: '✗',
  pending: '◌',
  done: '●',
  open: '○',
  skipped: '·',
  fault: '!',
  chosen: '▸',
  runs: '▒',
  rule: '─',
  column: '│',
  dot: '·',
  bullet: '·',
  more: '…',
  up: '↑',
  down: '↓',
  left: '←',
  bar: '█',
  sliver: '▏',
};

/** For a locale that is not UTF-8. */
export const asciiGlyphs: Glyphs = {
  passed: '+',
  failed: 'x',
  pending: '.',
  done: '*',
  open: 'o',
  skipped: '-',
  fault: '!',
  chosen: '>',
  runs: ':',
  rule: '-',
  column: '|',
  dot: '-',
  bullet: '-',
  more: '~',
  up: '^',
  down: 'v',
  left: '<',
  bar: '#',
  sliver: '|',
};

export function glyphsFor(unicode: boolean): Glyphs {
  return unicode ? unicodeGlyphs : asciiGlyphs;
}

const asciiKeys: readonly (readonly [string, string])[] = [
  ['↑↓', 'Up/Down'],
  ['⏎', 'Enter'],
  ['⇥', 'Tab'],
  ['↑', 'Up'],
  ['↓', 'Down'],
];

/** A key, or the tour's own words, as the terminal can write them. */
export function writable(text: string, unicode: boolean): string {
  if (unicode) return text;
  const named = asciiKeys.reduce((all, [sign, name]) => all.replaceAll(sign, name), text);
  return named.replaceAll('…', '...').replaceAll('·', '-').replaceAll('’', "'");
}
