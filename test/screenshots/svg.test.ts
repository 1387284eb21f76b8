import { describe, expect, test } from 'vitest';
import { createScreen } from '../support/screen.ts';
import { svgOf } from './svg.ts';

/** What a terminal of so many columns shows of this, as a picture. */
async function drawn(data: string, columns = 12, rows = 1): Promise<string> {
  const screen = createScreen(columns, rows);
  await new Promise<void>((resolve) => screen.write(data, resolve));
  return svgOf({ rows: screen.look(), alt: 'a & b', title: 'title' });
}

/** The texts behind the frame's own, as `class x text`. */
const texts = (svg: string) =>
  [...svg.matchAll(/<text class="([^"]*)" x="([^"]*)"[^>]*>([^<]*)</g)]
    .slice(1)
    .map(([, looks, x, text]) => `${looks} ${x} ${text}`);

const paths = (svg: string) =>
  [...svg.matchAll(/<path class="([^"]*)" d="([^"]*)"/g)].map(([, looks, d]) => `${looks} ${d}`);

describe('a screen as a picture', () => {
  test('has letters in runs that look alike, where their columns are', async () => {
    expect(texts(await drawn('ab c  \x1b[1;31mde\x1b[22mf'))).toEqual([
      'f 14 ab c',
      'c1 b 64.4 de',
      'c1 81.2 f',
    ]);
  });

  test('gives each run its width, so that any font fits', async () => {
    expect(await drawn('abcd')).toContain('textLength="33.6">abcd</text>');
  });

  test('has dim, italic and underlined letters', async () => {
    expect(texts(await drawn('\x1b[2ma\x1b[22;3mb\x1b[23;4mc'))).toEqual([
      'f d 14 a',
      'f i 22.4 b',
      'f u 30.8 c',
    ]);
  });

  test('puts signs that fonts differ in one by one into the middle of their cells, wide ones too', async () => {
    expect(texts(await drawn('✓ ▸漢a'))).toEqual(['f m 18.2 ✓', 'f m 35 ▸', 'f m 47.6 漢', 'f 56 a']);
  });

  test('draws rules, bars and columns as shapes, and no letters for them', async () => {
    const svg = await drawn('───█▏');
    expect(texts(svg)).toEqual([]);
    expect(paths(svg)).toEqual(['f M14 40.5h25.2v1h-25.2zM39.2 33h8.4v16h-8.4zM47.6 33h1.05v16h-1.05z']);
  });

  test('turns colours about where they are inverse: the cursor', async () => {
    const svg = await drawn('\x1b[7mx\x1b[27m \x1b[7m ');
    expect(texts(svg)).toEqual(['k 14 x']);
    expect(paths(svg)).toEqual(['f M14 32h8.4v18h-8.4zM30.8 32h8.4v18h-8.4z']);
  });

  test('knows the sixteen colours in light and dark, the cube, greys, and colours by number', async () => {
    const svg = await drawn('\x1b[36ma\x1b[38;5;208mb\x1b[38;5;240mc\x1b[38;2;1;2;3md\x1b[0;42me');
    expect(texts(svg)).toEqual(['c6 14 a', 'c208 22.4 b', 'c240 30.8 c', 'x010203 39.2 d', 'f 47.6 e']);
    expect(svg).toContain('.c208{fill:#ff8700}.c240{fill:#585858}.x010203{fill:#010203}');
    expect(svg.match(/\.c6\{fill:#\w+\}/g)).toHaveLength(2);
    expect(paths(svg)).toEqual(['c2 M47.6 32h8.4v18h-8.4z']);
  });

  test('is safe to put into a page, and says what it shows', async () => {
    const svg = await drawn('<a&b>');
    expect(svg).toContain('>&lt;a&amp;b&gt;</text>');
    expect(svg).toContain('<title>a &amp; b</title>');
  });

  test('is as large as the screen', async () => {
    expect(await drawn('', 80, 24)).toContain('width="700" height="478"');
  });
});
