import type { Model } from '../../core/tour/model.ts';
import { type Glyphs, glyphsFor, writable } from '../glyphs.ts';

/** What lines are written on: how wide it is, and which signs it has. */
export type Paper = { readonly width: number; readonly glyphs: Glyphs; readonly unicode: boolean };

export function paperOf(model: Pick<Model, 'machine'>, width: number): Paper {
  return { width, glyphs: glyphsFor(model.machine.unicode), unicode: model.machine.unicode };
}

export function keyText(keys: string, paper: Paper): string {
  return writable(keys, paper.unicode);
}

/** The same paper, moved in by some columns; what is written on it is put there by `indented`. */
export function narrower(paper: Paper, columns: number): Paper {
  return { ...paper, width: paper.width - columns };
}

export function indented(lines: readonly string[], columns: number): readonly string[] {
  return lines.map((line) => (line === '' ? line : ' '.repeat(columns) + line));
}

/** Parts with one empty line between them; empty parts leave none. */
export function parted(...parts: readonly (readonly string[])[]): readonly string[] {
  return parts
    .filter((part) => part.length > 0)
    .flatMap((part, index) => (index === 0 ? part : ['', ...part]));
}
