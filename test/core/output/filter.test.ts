import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createOutputFilter, withoutColours } from '../../../src/core/output/filter.ts';

const filtered = (...pieces: readonly string[]) => {
  const filter = createOutputFilter();
  return pieces.map((piece) => filter.push(piece)).join('');
};

describe('what is shown of output', () => {
  test.each([
    ['plain text, tabs and line ends', 'a\tb\r\nc\n', 'a\tb\r\nc\n'],
    ['colours', '\x1b[1;31mred\x1b[0m \x1b[38;2;1;2;3mx\x1b[m\x1b[4:3mu', null],
    ['cursor movement', 'a\x1b[2Ab\x1b[10;5Hc\x1b[K\x1b[2J', 'abc'],
    ['modes: alternate screen, mouse, paste', '\x1b[?1049h\x1b[?1000hx\x1b[?2004l', 'x'],
    ['keyboard modes that end in m', '\x1b[>4;2mx\x1b[?4mx', 'xx'],
    ['a title by BEL', '\x1b]0;title\x07x', 'x'],
    ['a title by ST', '\x1b]2;title\x1b\\x', 'x'],
    ['the clipboard', 'a\x1b]52;c;ZXZpbA==\x07b', 'ab'],
    ['a link', '\x1b]8;;http://x\x1b\\text\x1b]8;;\x1b\\', 'text'],
    ['DCS, APC, PM, SOS', '\x1bPq#0\x1b\\a\x1b_Gx\x1b\\b\x1b^x\x1b\\c\x1bXx\x1b\\d', 'abcd'],
    ['8-bit CSI; a colour becomes the usual form', 'a\x9b2Jb\x9b31mc', 'ab\x1b[31mc'],
    ['8-bit OSC', 'a\x9d52;c;x\x9cb\x9d0;t\x07c', 'abc'],
    ['short escapes: reset, keypad, charset', '\x1bca\x1b=b\x1b(Bc\x1b#8d\x1b7e', 'abcde'],
    ['bells, backspaces, shift out', 'a\x07b\x08c\x0ed\x7fe\x0bf', 'abcdef'],
    ['text turned around or hidden', 'a\u202eb\u2066c\u200bd\ufeffe\u061cf', 'abcdef'],
    ['emoji and letters of anybody', '👩‍👩‍👧 é 한', '👩‍👩‍👧 é 한'],
    ['a sequence in the middle of another', '\x1b[3\x1b[32mx', '\x1b[32mx'],
    ['a title that another sequence breaks off', '\x1b]0;ti\x1b[31mx', '\x1b[31mx'],
    ['a sequence broken off by CAN', '\x1b[31\x18x', 'x'],
    ['a line end inside a broken sequence', '\x1b[31\nx\x1b\ny', '\nx\ny'],
    ['a lone escape before a letter beyond ASCII', '\x1béx', 'éx'],
  ])('%s', (_, output, expected) => {
    expect(filtered(output)).toBe(expected ?? output);
  });

  test('a sequence that never ends does not swallow the rest', () => {
    expect(filtered(`\x1b]0;${'x'.repeat(10_000)}end`)).toMatch(/end$/);
    expect(filtered(`\x1b[${'1;'.repeat(10_000)}end`)).toMatch(/nd$/);
    expect(filtered('\x90no terminator\nand so on ', 'z'.repeat(9000), 'end')).toMatch(/end$/);
  });

  const piece = fc.oneof(
    fc.constantFrom(
      '\x1b',
      '\x1b[',
      '\x9b',
      '\x9d',
      '\x1b]52;c;',
      '\x07',
      '\x1b\\',
      '31m',
      ';',
      'm',
      '?',
      'K',
    ),
    fc.constantFrom('\x90', '\x18', 'P', '(', '\n', '\r', 'a', '👩', '\u202e', '\x1b[0m', '\x1b[?25l'),
    fc.string({ unit: 'binary', maxLength: 4 }),
  );

  test('wherever output is cut, the same is shown', () => {
    fc.assert(
      fc.property(fc.array(piece), fc.array(fc.nat({ max: 60 })), (pieces, cuts) => {
        const text = pieces.join('');
        const edges = [0, ...cuts.filter((cut) => cut < text.length).sort((a, b) => a - b), text.length];
        const split = edges.slice(1).map((edge, index) => text.slice(edges[index], edge));
        expect(filtered(...split)).toBe(filtered(text));
      }),
    );
  });

  test('nothing but colour is left of any output, and filtering twice changes nothing', () => {
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const shown = filtered(...pieces);
        expect(withoutColours(shown)).not.toMatch(/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/);
        expect(filtered(shown)).toBe(shown);
      }),
    );
  });

  test('20 MB take no time to speak of', () => {
    const began = performance.now();
    filtered('\x1b[32mok\x1b[0m  github.com/sirupsen/logrus\n'.repeat(500_000));
    expect(performance.now() - began).toBeLessThan(5000);
  });
});
