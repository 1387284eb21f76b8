import { createOutputFilter, withoutColours } from '../../output/filter.ts';

/** No message that matters is longer, and expressions are tried on whole lines. */
const longestLine = 4000;

const special = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;
// CSI sequences that move the cursor: what follows is drawn somewhere else.
const moves = /\x1b\[[\d;]*[ABCDEFGHJdf]/g;

/** Calls back for each line as it was drawn; what was drawn over by a carriage return comes as lines of its own. */
export function eachPiece(text: string, take: (piece: string, line: number) => void): void {
  const plain = !special.test(text);
  let line = 1;
  let at = 0;
  while (at <= text.length) {
    const end = text.indexOf('\n', at);
    const stop = end < 0 ? text.length : end;
    const raw = text.slice(at, Math.min(stop, at + longestLine));
    if (plain || !special.test(raw)) take(raw, line);
    else
      for (const piece of raw.replace(moves, '\r').split('\r'))
        if (piece !== '') take(withoutColours(createOutputFilter().push(piece)), line);
    if (end < 0) return;
    at = end + 1;
    line += 1;
  }
}
