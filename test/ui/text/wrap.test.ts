import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { inColours } from '../../../src/ui/colours.ts';
import { asciiGlyphs, unicodeGlyphs, writable } from '../../../src/ui/glyphs.ts';
import { outputRows, tail } from '../../../src/ui/text/ansi-lines.ts';
import { highlight, languageOf } from '../../../src/ui/text/highlight.ts';
import { renderMarkdown } from '../../../src/ui/text/markdown.ts';
import { age, took } from '../../../src/ui/text/time.ts';
import { windowed } from '../../../src/ui/text/window.ts';
import { clip, ends, flow, hang, widthOf, wrapWords } from '../../../src/ui/text/wrap.ts';

const width = fc.integer({ min: 8, max: 120 });
const word = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom(
    '`go build`',
    '**all**',
    '_it_',
    '日本語',
    '🐹',
    'é',
    '\u001B[31mred\u001B[0m',
    'a-very-long-word-without-an-end',
  ),
);
const prose = fc.array(word, { maxLength: 30 }).map((words) => words.join(' '));
const block = fc.oneof(
  prose,
  prose.map((text) => `## ${text}`),
  fc.array(prose, { minLength: 1, maxLength: 4 }).map((items) => items.map((item) => `- ${item}`).join('\n')),
  prose.map((text) => `\`\`\`go\n${text.replaceAll('`', '')}\n\`\`\``),
  prose.map((text) => `> ${text}`),
  fc.constant('| a | b |\n| - | - |\n| one | a cell with rather many words in it |'),
);
const markdown = fc.array(block, { maxLength: 6 }).map((blocks) => blocks.join('\n\n'));
const output = fc
  .array(fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), word), { maxLength: 12 })
  .map((parts) => parts.join(''));

test('no line of Markdown is wider than it may be', () => {
  fc.assert(
    fc.property(markdown, width, (source, columns) => {
      for (const line of renderMarkdown(source, columns, '·'))
        expect(stringWidth(line)).toBeLessThanOrEqual(columns);
    }),
  );
});

test('no row of output is wider than it may be, and none moves the cursor', () => {
  fc.assert(
    fc.property(output, width, (line, columns) => {
      for (const row of outputRows(line, columns)) {
        expect(stringWidth(row)).toBeLessThanOrEqual(columns);
        expect(row.replace(/\u001B\[[\d;:]*m/g, '')).not.toMatch(/[\x00-\x08\x0a-\x1f\x7f-\x9f]/);
      }
    }),
  );
});

test('output keeps its colours in every row, and closes them', () => {
  expect(outputRows('\u001B[31mabcdefghij\u001B[0m', 8)).toEqual([
    '\u001B[31mabcdefgh\u001B[39m\u001B[0m',
    '\u001B[31mij\u001B[0m\u001B[0m',
  ]);
});

test.each([
  ['\u001B[2K\rpulling', 'pulling'],
  ['\u001B]0;title\u0007text', 'text'],
  ['a\u001B[1;1Hb', 'ab'],
])('output without what is not colour: %j', (line, shown) => {
  expect(outputRows(line, 40)).toEqual([shown]);
});

test('the tail of wrapped lines is what wrapping all of them would show', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ maxLength: 60 }), { maxLength: 40 }),
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 0, max: 60 }),
      (lines, rows, back) => {
        const wrapped = lines.map((line) => outputRows(line, 10));
        const all = wrapped.flat();
        const end = Math.max(Math.min(rows, all.length), all.length - back);
        const shown = tail(wrapped.toReversed(), rows, back);
        expect(shown.rows).toEqual(all.slice(Math.max(0, end - rows), end));
        expect(shown.back).toBe(all.length - end);
      },
    ),
  );
});

test('the tail takes no more lines than it shows', () => {
  let taken = 0;
  function* lines() {
    for (;;) yield [`row ${taken++}`, 'and its second'];
  }
  const shown = tail(lines(), 20, 0);
  expect(shown.rows).toHaveLength(20);
  expect(shown.used).toBe(10);
  expect(taken).toBeLessThanOrEqual(11);
});

test('a window says how much is above and below, and never scrolls past the end', () => {
  const lines = ['a', 'b', 'c', 'd', 'e', 'f'];
  expect(windowed(lines, 6, 3, asciiGlyphs, '')).toEqual({ lines, top: 0 });
  expect(windowed(lines, 4, 0, asciiGlyphs, 'Down').top).toBe(0);
  const plain = (top: number) =>
    windowed(lines, 4, top, asciiGlyphs, '').lines.map((line) => inColours(line, 'none'));
  expect(plain(0)).toEqual(['a', 'b', 'c', 'v 3 more lines']);
  expect(plain(1)).toEqual(['^ 2 more lines', 'c', 'd', 'v 2 more lines']);
  expect(plain(9)).toEqual(['^ 3 more lines', 'd', 'e', 'f']);
  expect(windowed(lines, 4, 9, asciiGlyphs, '').top).toBe(2);
});

test('lines of words, of items, and with two ends keep within their width', () => {
  fc.assert(
    fc.property(prose, prose, width, (left, right, columns) => {
      const clean = (text: string) => text.replace(/[\x00-\x1f\x7f-\x9f]/g, '');
      const [one, other] = [clean(left), clean(right)];
      for (const line of [...wrapWords(one, columns), ...flow([one, other], columns, 3, '…')])
        expect(widthOf(line)).toBeLessThanOrEqual(columns);
      expect(widthOf(clip(one, columns, '…'))).toBeLessThanOrEqual(columns);
      if (widthOf(other) + 5 < columns)
        expect(widthOf(ends(one, other, columns, '…'))).toBeLessThanOrEqual(columns);
      expect(hang('  - ', 'one two three', 12)).toEqual(['  - one two', '    three']);
    }),
  );
});

test('every sign is one column wide', () => {
  for (const glyphs of [unicodeGlyphs, asciiGlyphs])
    for (const glyph of Object.values(glyphs)) expect([glyph, stringWidth(glyph)]).toEqual([glyph, 1]);
  for (const glyph of Object.values(asciiGlyphs)) expect(glyph).toMatch(/^[\x20-\x7e]$/);
});

test('keys have names where their signs cannot be written', () => {
  expect(writable('⏎ go on · ↑↓ …', false)).toBe('Enter go on - Up/Down ...');
  expect(writable('⏎', true)).toBe('⏎');
});

test('code is coloured without losing a character', () => {
  const code = 'FROM golang:1.26 AS builder\n# a comment\nRUN go build -o "x" .';
  const lines = highlight(code, 'dockerfile');
  expect(lines.map((line) => inColours(line, 'none')).join('\n')).toBe(code);
  expect(lines[0]).toContain('\u001B[36mFROM\u001B[39m');
  expect(highlight('a\nb', 'cobol')).toEqual(['a', 'b']);
  expect([languageOf('Dockerfile'), languageOf('main.go'), languageOf('go.sum')]).toEqual([
    'dockerfile',
    'go',
    '',
  ]);
});

test('NO_COLOR leaves bold, dim and the cursor', () => {
  const text =
    '\u001B[1;31mbold\u001B[0m \u001B[36mcyan\u001B[39m \u001B[7mcursor\u001B[27m \u001B[38;5;1mred\u001B[39m';
  expect(inColours(text, 'attributes')).toBe('\u001B[1mbold\u001B[0m cyan \u001B[7mcursor\u001B[27m red');
  expect(inColours(text, 'none')).toBe('bold cyan cursor red');
  expect(inColours(text, 'all')).toBe(text);
});

test.each([
  [0, '0.0 s', '0 s'],
  [400, '0.4 s', '0 s'],
  [15_400, '15.4 s', '15 s'],
  [99_960, '1 min 40 s', '99 s'],
  [125_000, '2 min 5 s', '2 min 5 s'],
])('%d ms', (milliseconds, taken, lasted) => {
  expect(took(milliseconds)).toBe(taken);
  expect(age(milliseconds)).toBe(lasted);
});

test('Markdown as it is read', () => {
  const source = [
    'Run `go build` **now**; a line',
    'goes on.',
    '',
    '- one',
    '- two',
    '',
    '```bash',
    'go build',
    '```',
    '',
    '> quoted &amp; said',
  ].join('\n');
  expect(renderMarkdown(source, 30, '·').map((line) => inColours(line, 'none'))).toEqual([
    'Run go build now; a line goes',
    'on.',
    '',
    '· one',
    '· two',
    '',
    '    go build',
    '',
    '  quoted & said',
  ]);
});
