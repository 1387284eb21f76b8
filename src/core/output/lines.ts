/** Lines of output, the newest `kept`; `open` while the last one has not ended. */
export type Lines = {
  readonly output: readonly string[];
  readonly open: boolean;
  readonly dropped: number;
  /** The open line ended in a carriage return: what comes next begins it again. */
  readonly returned?: boolean;
};

export const noLines: Lines = { output: [], open: false, dropped: 0 };

/** No terminal shows more of a line than this; a line of 100 MB must not be kept. */
const longestLine = 4000;

/**
 * Adds text to lines. A carriage return that does not end a line begins it again, as a progress bar does.
 * @param kept how many lines stay at most
 */
export function appendText(lines: Lines, text: string, kept: number): Lines {
  if (text === '') return lines;
  const from = startOfLast(text, kept);
  if (from > 0) {
    // The first of them goes on with the line that was open.
    const gone = lines.output.length + endsIn(text, from) - (lines.open ? 1 : 0);
    return appendText({ ...noLines, dropped: lines.dropped + gone }, text.slice(from), kept);
  }
  const pieces = text.replace(/\r+\n/g, '\n').split('\n');
  const ended = pieces.at(-1) === '';
  if (ended) pieces.pop();
  if (lines.open) {
    const begun = (lines.output.at(-1) ?? '') + (lines.returned ? '\r' : '');
    pieces[0] = begun + (pieces[0] ?? '');
  }
  const before = lines.open ? lines.output.slice(0, -1) : lines.output;
  const returned = !ended && pieces.at(-1)?.endsWith('\r') === true;
  const all = [...before, ...pieces.slice(-kept).map(overwritten)];
  const over = Math.max(0, all.length - kept);
  return {
    output: over > 0 ? all.slice(over) : all,
    open: !ended,
    dropped: lines.dropped + Math.max(0, pieces.length - kept) + over,
    returned,
  };
}

/** Where the last `count` lines begin, a last one without an end not counted; of a flood only they need to be looked at. */
function startOfLast(text: string, count: number): number {
  let at = text.length;
  for (let left = count; left >= 0 && at >= 0; left -= 1) at = at === 0 ? -1 : text.lastIndexOf('\n', at - 1);
  return at + 1;
}

function endsIn(text: string, before: number): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < before; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

function overwritten(line: string): string {
  const settled = line.replace(/\r+$/, '');
  const last = settled.lastIndexOf('\r');
  const shown = settled.slice(last + 1, last + 1 + longestLine);
  // A colour that was cut in two would take what follows it along.
  return withoutTabs(shown.length < longestLine ? shown : shown.replace(/\x1b(?:\[[\d;:]*)?$/, ''));
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
