import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { appendText, type Lines, noLines } from '../../../src/core/output/lines.ts';

const lines = (pieces: readonly string[], kept = 100): Lines =>
  pieces.reduce((sofar, piece) => appendText(sofar, piece, kept), noLines);

describe('lines of output', () => {
  test.each([
    ['lines that end', ['a\nb\n'], ['a', 'b'], false],
    ['a line that has not ended', ['a\nb'], ['a', 'b'], true],
    ['a line in pieces', ['a', 'b', 'c\nd'], ['abc', 'd'], true],
    ['empty lines', ['\n\na\n\n'], ['', '', 'a', ''], false],
    ['Windows line ends', ['a\r\nb\r', '\nc\n'], ['a', 'b', 'c'], false],
    ['a progress bar', ['  1 %\r 50 %\r100 %\ndone\n'], ['100 %', 'done'], false],
    ['a progress bar that returns first', ['\r10 %', '\r20 %', '\r30 %\n'], ['30 %'], false],
    ['a progress bar that returns last, in pieces', ['10 %\r', '20 %\r', '30 %\r'], ['30 %'], true],
    ['the same, ended', ['10 %\r', '20 %\r', '\n'], ['20 %'], false],
    ['returns upon returns', ['a\r', '\r', '\r\n'], ['a'], false],
    ['tabs, to the next stop', ['a\tb\n\tc\n', 'ab', 'cd\te'], ['a   b', '    c', 'abcd    e'], true],
    ['tabs do not count colours', ['\x1b[31ma\x1b[0m\tb'], ['\x1b[31ma\x1b[0m   b'], true],
  ])('%s', (_, pieces, output, open) => {
    expect(lines(pieces)).toMatchObject({ output, open });
  });

  test('the newest are kept, and those that went are counted', () => {
    expect(lines(['1\n2\n3\n4\n5\n'], 2)).toMatchObject({ output: ['4', '5'], dropped: 3 });
    expect(lines(['1\n2\n3', '4\n5\n6\n7'], 2)).toMatchObject({ output: ['6', '7'], dropped: 4, open: true });
  });

  test('a line of 100 MB is bounded, in pieces or as one', () => {
    const piece = 'x'.repeat(1_000_000);
    let now = noLines;
    for (let each = 0; each < 100; each += 1) now = appendText(now, piece, 100);
    expect(now.output.join('').length).toBeLessThanOrEqual(4000);
    expect(lines([`${piece}\nnext\n`]).output[1]).toBe('next');
  });

  test('a bar that was drawn a thousand times in one piece shows its end', () => {
    const drawn = Array.from({ length: 1000 }, (_, each) => `\r${'#'.repeat(70)} ${each}`).join('');
    expect(lines([drawn]).output[0]).toMatch(/ 999$/);
  });

  test('a colour that the longest line cuts in two is left out', () => {
    expect(lines([`${'x'.repeat(3998)}\x1b[31mred`]).output[0]).toBe('x'.repeat(3998));
  });

  test('however it is cut, the lines are the same and none is lost from the count', () => {
    const piece = fc.constantFrom('a', 'bc', '\n', '\r', '\t', '\x1b[31m');
    fc.assert(
      fc.property(fc.array(piece), fc.integer({ min: 1, max: 4 }), (pieces, kept) => {
        const cut = lines(pieces, kept);
        const whole = lines([pieces.join('')], kept);
        expect(cut).toMatchObject({ output: whole.output, open: whole.open, dropped: whole.dropped });
        expect(cut.output.length).toBeLessThanOrEqual(kept);
        const text = pieces.join('');
        const count = text.split('\n').length - (text === '' || text.endsWith('\n') ? 1 : 0);
        expect(cut.dropped + cut.output.length).toBe(count);
        expect(cut.output.join('')).not.toMatch(/[\r\n\t]/);
      }),
    );
  });
});
