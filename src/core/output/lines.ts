/** Lines of output, the newest `kept`; `open` while the last one has not ended. */
export type Lines = { readonly output: readonly string[]; readonly open: boolean; readonly dropped: number };

export const noLines: Lines = { output: [], open: false, dropped: 0 };

/** No terminal shows more of a line than this; a line of 100 MB must not be kept. */
const longestLine = 4000;

/**
 * Adds text to lines. A carriage return that does not end a line begins it again, as a progress bar does.
 * @param kept how many lines stay at most
 */
export function appendText(lines: Lines, text: string, kept: number): Lines {
  if (text === '') return lines;
  const pieces = text.replace(/\r+\n/g, '\n').split('\n');
  const ended = pieces.at(-1) === '';
  if (ended) pieces.pop();
  const skipped = Math.max(0, pieces.length - kept);
  const fresh = pieces.slice(skipped).map((piece) => piece.slice(0, longestLine * 4));
  const joins = lines.open && skipped === 0;
  const before = joins ? lines.output.slice(0, -1) : lines.output;
  const first = joins ? (lines.output.at(-1) ?? '') + (fresh[0] ?? '') : (fresh[0] ?? '');
  const all = [...before, ...[first, ...fresh.slice(1)].map(overwritten)];
  const over = Math.max(0, all.length - kept);
  return {
    output: over > 0 ? all.slice(over) : all,
    open: !ended,
    dropped: lines.dropped + skipped + over,
  };
}

function overwritten(line: string): string {
  const settled = line.replace(/\r+$/, '');
  const last = settled.lastIndexOf('\r');
  return withoutTabs(settled.slice(last + 1, last + 1 + longestLine));
}

/** Columns between two tab stops: half of a terminal's own, for a pane is narrow and Go's sources are full of them. */
const tabStop = 4;

/** Tabs as blanks: how wide a tab is, only who knows where the line begins can tell. */
function withoutTabs(line: string): string {
  if (!line.includes('\t')) return line;
  let column = 0;
  return line.replace(/\x1b\[[\d;:]*m|\t|[^\t\x1b]+/g, (piece) => {
    if (piece.startsWith('\x1b')) return piece;
    const text = piece === '\t' ? ' '.repeat(tabStop - (column % tabStop)) : piece;
    column += text.length;
    return text;
  });
}
