import { renderMarkdown } from '../text/markdown.ts';
import type { Paper } from './paper.ts';

/** Prose as lines of the paper's width. */
export function markdown(source: string, paper: Paper): readonly string[] {
  return renderMarkdown(source, paper.width, paper.glyphs.bullet);
}
