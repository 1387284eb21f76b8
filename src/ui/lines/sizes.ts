import { type ImageSize, type Part, timesSmaller } from '../../core/sizes/sizes.ts';
import { clip, hang, pad, widthOf } from '../text/wrap.ts';
import { theme } from '../theme.ts';
import { bar } from './bars.ts';
import type { Paper } from './paper.ts';

/** Images as bars in true proportion, and on the same scale what the heaviest is made of. */
export function sizeLines(sizes: readonly ImageSize[], paper: Paper): readonly string[] {
  const [heaviest] = sizes;
  if (!heaviest) return [];
  const times = timesSmaller(sizes);
  const named = sizes.map((size) => ({ what: namesOf(size), bytes: size.bytes }));
  const parts = mainParts(heaviest.parts, heaviest.bytes).map(({ what, bytes }) => ({
    what: `  ${what}`,
    bytes,
  }));
  const longest = Math.max(...[...named, ...parts].map(({ what }) => widthOf(what)));
  const scale = { of: heaviest.bytes, name: Math.min(longest, Math.floor(paper.width * 0.52)) };
  const first = named.slice(0, 1).map((each) => barLine(each, scale, paper, theme.accent));
  const others = named.slice(1).map((each) => barLine(each, scale, paper, theme.accent));
  const made = parts.length < 2 ? [] : parts.map((each) => barLine(each, scale, paper, theme.quiet));
  const difference = times === null ? [] : hang('', timesWords(times, named), paper.width);
  return [...first, ...made, ...others, ...difference];
}

function namesOf({ names }: ImageSize): string {
  const [first = '', ...more] = names;
  return [first, ...more.map((name) => name.slice(name.lastIndexOf(':')))].join(', ');
}

function timesWords(times: number, named: readonly Part[]): string {
  const many = times >= 10 ? Math.round(times) : times.toFixed(1);
  return `${named.at(-1)?.what} is ${many} times smaller.`;
}

/** Those that can be seen, at most four, and the others together. */
function mainParts(parts: readonly Part[], of: number): readonly Part[] {
  const main = parts.filter(({ bytes }) => bytes >= of / 1000).slice(0, 4);
  const rest = of - main.reduce((sum, { bytes }) => sum + bytes, 0);
  return rest >= of / 1000 ? [...main, { what: 'all else', bytes: rest }] : main;
}

const figure = 8;

function barLine(
  { what, bytes }: Part,
  scale: { readonly of: number; readonly name: number },
  paper: Paper,
  paint: (drawn: string) => string,
): string {
  const { of, name } = scale;
  const room = Math.max(4, Math.min(40, paper.width - name - figure - 3));
  const drawn = pad(bar(bytes, of, room, paper.glyphs), room);
  const size = megabytes(bytes).padStart(figure);
  return `${pad(clip(what, name, paper.glyphs.more), name)}  ${paint(drawn)} ${size}`;
}

/** Decimal megabytes, as Docker counts: `8.6 MB`, `973 MB`, `1.11 GB`, `1.9 kB`. */
export function megabytes(bytes: number): string {
  if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(2)} GB`;
  if (bytes >= 99.95e6) return `${Math.round(bytes / 1e6)} MB`;
  if (bytes >= 1e5) return `${(bytes / 1e6).toFixed(1)} MB`;
  return `${(bytes / 1e3).toFixed(1)} kB`;
}
