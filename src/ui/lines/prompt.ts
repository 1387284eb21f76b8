import type { Model } from '../../core/tour/model.ts';
import { found } from '../../core/tour/prompt.ts';
import { ghost } from '../../core/tour/selectors.ts';
import { wrapCells } from '../text/wrap.ts';
import { theme } from '../theme.ts';
import type { Paper } from './paper.ts';

/** The prompt with its cursor and its ghost text, or the search in the history. Dim when keys go elsewhere. */
export function promptLines(model: Model, paper: Paper, focused: boolean): readonly string[] {
  if (model.prompt.search !== null && focused) return searchLines(model, model.prompt.search.query, paper);
  const { text, cursor } = model.prompt;
  if (!focused) return wrapCells(theme.quiet(`$ ${text}`), paper.width);
  const rest = cursor === text.length ? ghost(model) : '';
  return wrapCells(`${theme.strong('$')} ${withCursor(text, cursor, rest)}`, paper.width);
}

function searchLines(model: Model, query: string, paper: Paper): readonly string[] {
  const line = found(model.prompt, model.progress.history);
  const lead = `${theme.quiet('search')} ${query}${theme.cursor(' ')}`;
  return wrapCells(`${lead} ${line === null ? theme.quiet('nothing like it') : line}`, paper.width);
}

function withCursor(text: string, cursor: number, rest: string): string {
  const [under = ' ', ...after] = graphemes(text.slice(cursor) || rest);
  const painted = cursor === text.length ? theme.quiet(after.join('')) : after.join('');
  return `${text.slice(0, cursor)}${theme.cursor(under)}${painted}`;
}

let segmenter: Intl.Segmenter | null = null;

function graphemes(text: string): readonly string[] {
  if (/^[\x20-\x7e]*$/.test(text)) return [...text];
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  return [...segmenter.segment(text)].map(({ segment }) => segment);
}
