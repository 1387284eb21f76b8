import { createOutputFilter } from '../../../src/core/output/filter.ts';
import { appendText, type Lines, noLines } from '../../../src/core/output/lines.ts';
import { mutate, pieces } from '../random.ts';
import { holds, type Target } from '../target.ts';

const samples = [
  'go: downloading github.com/sirupsen/logrus v1.10.2\n\x1b[31merror\x1b[0m: main.go:3:1\r\n',
  '\x1b]0;title\x07\x1b[2J\x1b[H\x1b[?1049h\x1b(0\x1bPq#0;2;0;0;0\x1b\\ plain \x9b31m \x9d52;c;eA==\x9c end\n',
  '10%\r20%\r30%\rdone\n\u202eabc\u200b\ufeff\x00\x08\x7f\n',
];

const rest =
  /\x1b(?!\[[\d;:]*m)|[\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b]/;

/** What comes out holds no control sequence but colour, whatever the pieces that it came in. */
export const outputFilter: Target = {
  name: 'output filter',
  weight: 30,
  attempt(random, show) {
    const text = mutate(samples, random);
    show(text);
    const whole = createOutputFilter().push(text);
    const filter = createOutputFilter();
    let lines: Lines = noLines;
    let parts = '';
    for (const piece of pieces(text, random)) {
      const shown = filter.push(piece);
      parts += shown;
      lines = appendText(lines, shown, 50);
    }
    holds(parts === whole, 'pieces come to something else than the whole');
    holds(!rest.test(whole), 'something is left that a terminal would heed');
    // An 8-bit colour comes out as one of seven bits, which has a character more.
    holds(whole.length <= 2 * text.length, 'more came out than went in');
    holds(lines.output.length <= 50, 'more lines than are kept');
  },
};
