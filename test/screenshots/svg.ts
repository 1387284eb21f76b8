/** A colour of a cell: the terminal's own, one of its 256, or `#rrggbb`. */
export type Colour = null | number | `#${string}`;

/** A cell of a terminal, as it is drawn. */
export type Cell = {
  /** A character with what is combined with it; '' in the second half of a wide one. */
  readonly text: string;
  /** Columns: 0 is the second half of the wide cell before it. */
  readonly width: 0 | 1 | 2;
  readonly front: Colour;
  readonly back: Colour;
  readonly bold: boolean;
  readonly dim: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly inverse: boolean;
};

export type Picture = {
  readonly rows: readonly (readonly Cell[])[];
  /** What is seen in it, for those who do not see it. */
  readonly alt: string;
  /** In the window's frame. */
  readonly title: string;
};

/** Pixels of a cell, of the room around the cells, and of the frame's bar. */
const cell = { width: 8.4, height: 18 };
const margin = 14;
const barHeight = 32;

const fonts = `ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono','Liberation Mono',monospace`;

type Scheme = {
  readonly back: string;
  readonly front: string;
  readonly edge: string;
  readonly sixteen: string;
};

/** The first sixteen colours, in a terminal's order: black, red, green, yellow, blue, magenta, cyan, white; then bright. */
const dark: Scheme = {
  back: '#0d1117',
  front: '#e6edf3',
  edge: '#30363d',
  sixteen:
    '484f58 ff7b72 56d364 e3b341 79c0ff d2a8ff 56d4dd b1bac4 6e7681 ffa198 7ee787 f2cc60 a5d6ff e2c5ff b3f0ff f0f6fc',
};
const light: Scheme = {
  back: '#ffffff',
  front: '#1f2328',
  edge: '#d0d7de',
  sixteen:
    '24292f cf222e 1a7f37 9a6700 0969da 8250df 1b7c83 6e7781 57606a a40e26 2da44e bf8700 218bff a475f9 3192aa 8c959f',
};

/**
 * A terminal's cells as an SVG of their colours, in a window's frame, dark or light as whoever looks has it. No font is in
 * it: each run of letters is given its width, signs beyond ASCII stand one by one, and lines and bars are shapes.
 */
export function svgOf({ rows, alt, title }: Picture): string {
  const columns = Math.max(...rows.map((row) => row.reduce((sum, { width }) => sum + width, 0)));
  const width = round(columns * cell.width + 2 * margin);
  const height = round(rows.length * cell.height + barHeight + margin);
  const drawn = rows.map((row, index) => drawRow(row, barHeight + index * cell.height));
  const shapes = new Map<string, string>();
  for (const shape of drawn.flatMap((each) => each.shapes))
    shapes.set(shape.looks, (shapes.get(shape.looks) ?? '') + shape.path);
  const paths = [...shapes].map(([looks, path]) => `<path class="${looks}" d="${path}"/>`);
  const texts = drawn.flatMap((each) => each.texts);
  const used = new Set(
    [...paths, ...texts].flatMap((each) => /class="([^"]*)"/.exec(each)?.[1]?.split(' ') ?? []),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">`,
    `<title>${escaped(alt)}</title>`,
    `<style>${styleOf(used)}</style>`,
    `<rect class="w" x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="9"/>`,
    ...[0, 1, 2].map((index) => `<circle class="e" cx="${18 + index * 18}" cy="${barHeight / 2}" r="5"/>`),
    `<text class="f d m" x="${round(width / 2)}" y="${barHeight / 2 + 5}">${escaped(title)}</text>`,
    ...paths,
    ...texts,
    '</svg>',
    '',
  ].join('\n');
}

function styleOf(used: ReadonlySet<string>): string {
  const palette = [...used].filter((name) => /^c\d+$/.test(name)).map((name) => Number(name.slice(1)));
  const coloursOf = ({ back, front, edge, sixteen }: Scheme) =>
    [
      `.w{fill:${back};stroke:${edge}}.e{fill:${edge}}.f{fill:${front}}.k{fill:${back}}`,
      ...palette
        .filter((index) => index < 16)
        .map((index) => `.c${index}{fill:#${sixteen.split(' ')[index]}}`),
    ].join('');
  const others = [
    ...palette.filter((index) => index >= 16).map((index) => `.c${index}{fill:${cubeColour(index)}}`),
    ...[...used].filter((name) => /^x/.test(name)).map((name) => `.${name}{fill:#${name.slice(1)}}`),
  ];
  return [
    `text{font-size:14px;font-family:${fonts}}`,
    coloursOf(dark),
    ...others,
    '.b{font-weight:700}.d{opacity:.62}.i{font-style:italic}.u{text-decoration:underline}.m{text-anchor:middle}',
    `@media(prefers-color-scheme:light){${coloursOf(light)}}`,
  ].join('');
}

/** Of the 256 colours those behind the sixteen: a cube of six shades each, then greys. */
function cubeColour(index: number): string {
  const grey = 8 + (index - 232) * 10;
  const shade = (place: number) => {
    const level = Math.floor((index - 16) / place) % 6;
    return level === 0 ? 0 : 55 + level * 40;
  };
  const parts = index >= 232 ? [grey, grey, grey] : [shade(36), shade(6), shade(1)];
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

type Shape = { readonly looks: string; readonly path: string };

/** A row's texts, and its shapes: backgrounds, lines, bars. @param top of the row, in pixels */
function drawRow(row: readonly Cell[], top: number): { readonly texts: string[]; readonly shapes: Shape[] } {
  const texts: string[] = [];
  const shapes: Shape[] = [];
  let column = 0;
  for (const run of runsOf(row)) {
    const [first] = run;
    if (!first) continue;
    const columns = run.reduce((sum, { width }) => sum + width, 0);
    const left = margin + column * cell.width;
    const paint = colourName(first.inverse ? first.back : first.front, first.inverse ? 'k' : 'f');
    const behind = first.inverse ? first.front : first.back;
    const dim = first.dim ? ' d' : '';
    if (behind !== null || first.inverse)
      shapes.push({
        looks: `${colourName(behind, 'f')}${first.inverse ? dim : ''}`,
        path: box(left, top, columns * cell.width, cell.height),
      });
    const [x, y, w, h] = drawnAs[first.text] ?? [];
    if (x !== undefined && y !== undefined && w !== undefined && h !== undefined)
      shapes.push({
        looks: `${paint}${first.text === '▒' ? ' d' : dim}`,
        // Side by side they are one: a rule, a bar.
        path: box(left + x * cell.width, top + y, (columns - 1 + w) * cell.width, h),
      });
    else if (first.text.trim() !== '') {
      const looks = [
        paint,
        ...(first.bold ? ['b'] : []),
        ...(first.dim ? ['d'] : []),
        ...(first.italic ? ['i'] : []),
        ...(first.underline ? ['u'] : []),
      ].join(' ');
      const text = escaped(run.map((each) => each.text).join(''));
      const across = columns * cell.width;
      const baseline = round(top + 13.5);
      texts.push(
        isLetter(first)
          ? `<text class="${looks}" x="${round(left)}" y="${baseline}" textLength="${round(across)}">${text}</text>`
          : `<text class="${looks} m" x="${round(left + across / 2)}" y="${baseline}">${text}</text>`,
      );
    }
    column += columns;
  }
  return { texts, shapes };
}

/** What is drawn as a shape and not as a letter: left in columns, top in pixels, width in columns, height in pixels. */
const drawnAs: { readonly [text: string]: readonly [number, number, number, number] } = {
  '─': [0, 8.5, 1, 1],
  '│': [0.44, 0, 0.12, cell.height],
  '█': [0, 1, 1, cell.height - 2],
  '▏': [0, 1, 0.125, cell.height - 2],
  '▒': [0, 1, 1, cell.height - 2],
};

/** Letters that a monospaced font is sure to have, all of one width. */
function isLetter({ text }: Cell): boolean {
  return /^[!-~]$/.test(text);
}

/** Cells that are drawn as one: letters that look alike with single blanks between, or the same line or bar again. */
function runsOf(row: readonly Cell[]): readonly (readonly Cell[])[] {
  const runs: Cell[][] = [];
  row.forEach((each, index) => {
    const run = runs.at(-1);
    if (run && goesOn(run, each, row[index + 1])) run.push(each);
    else runs.push([each]);
  });
  return runs;
}

function goesOn(run: readonly Cell[], each: Cell, next: Cell | undefined): boolean {
  const [first, last] = [run[0], run.at(-1)];
  if (!first || !last || !sameLooks(first, each)) return false;
  if (each.width === 0) return true;
  if (isLetter(each)) return isLetter(first);
  // Two blanks would be drawn as one, and those at an end not at all.
  if (isBlank(each))
    return isLetter(last) ? !!next && isLetter(next) && sameLooks(each, next) : isBlank(first);
  return each.text === last.text && each.text in drawnAs;
}

const isBlank = ({ text, width }: Cell) => width > 0 && text.trim() === '';

function sameLooks(one: Cell, other: Cell): boolean {
  const looks = ['front', 'back', 'bold', 'dim', 'italic', 'underline', 'inverse'] as const;
  return looks.every((name) => one[name] === other[name]);
}

/** The class of a colour. @param own of the terminal's own */
function colourName(colour: Colour, own: 'f' | 'k'): string {
  if (colour === null) return own;
  return typeof colour === 'number' ? `c${colour}` : `x${colour.slice(1)}`;
}

function box(left: number, top: number, width: number, height: number): string {
  return `M${round(left)} ${round(top)}h${round(width)}v${round(height)}h${round(-width)}z`;
}

const round = (pixels: number) => Math.round(pixels * 100) / 100;

function escaped(text: string): string {
  return text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? '');
}
