/**
 * An output without the margin that it was pasted with: all of it indented, as in Markdown or below a bullet, or quoted
 * with `>`, as in a mail, or between backquotes. Its lines stay where they are.
 */
export function withoutMargin(output: string): string {
  const first = /[^\s\ufeff]/.exec(output);
  if (!first) return output;
  // Marked as code in Markdown.
  if (first[0] === '`' && output[first.index + 1] !== '`')
    return output
      .replace('`', '')
      .replace(/`\s*$/.test(output) ? /[^\S\n]*`(?=\s*$)/ : /[^\S\n]*`(?=[^\S\n]*\n)/, '');
  if (first[0] === '>' && isQuoted(output)) return output.replace(/^[^\S\n]*> ?/gm, '');
  const margin = /(?:^|\n)( {2,}|\t+)$/.exec(output.slice(0, first.index))?.[1];
  if (margin === undefined) return output;
  // A builder's lines begin with one blank, and the margin is what all lines have.
  let common = margin.length;
  for (const line of output.matchAll(/^([ \t]*)\S/gm)) {
    common = Math.min(common, line[1]?.length ?? 0);
    if (common < 2 && margin[0] === ' ') return output;
  }
  return common === 0 ? output : output.replace(new RegExp(`^[ \\t]{${common}}`, 'gm'), '');
}

/** At least half of its lines are. */
function isQuoted(output: string): boolean {
  let quoted = 0;
  let others = 0;
  for (const line of output.matchAll(/^[^\S\n]*(\S)/gm)) {
    if (line[1] === '>') quoted += 1;
    else others += 1;
  }
  return quoted >= others;
}

/** Where every line has its clock, or the name of its service, the one below a long line has its own. */
const clocked = /^(?:\[?(?:\d{4}-\d\d-\d\d[T ]|\d\d:)\d\d:\d\d|[\w.-]+\s+\| )/;

/**
 * An output without the line ends that a terminal of that width put into it, as it was copied from the screen: lines that
 * as long as the longest go on in the next one, if several are or the length is a usual width. Lines keep their numbers.
 * Null where it has none such.
 */
export function withoutWraps(output: string): string | null {
  // Nobody copies that much from a screen.
  if (output.length > 200_000) return null;
  const lines = output.split(/\r?\n/);
  const width = Math.max(...lines.slice(0, 5000).map(({ length }) => length));
  // A line that is said again tells nothing of the terminal's width.
  const full = new Set(lines.filter(({ length }) => length === width)).size;
  if (lines.length > 5000 || width < 60 || (full < 2 && ![80, 100, 120].includes(width))) return null;
  let into = -1;
  const joined = [...lines];
  lines.forEach((line, index) => {
    // Nor does a list of messages that begin alike go on from one to the next.
    if (clocked.test(line) || (into >= 0 && line.startsWith((lines[into] ?? '').slice(0, 9)))) into = -1;
    if (into >= 0) {
      joined[into] += line;
      joined[index] = '';
    }
    if (line.length < width) into = -1;
    else if (into < 0) into = index;
  });
  return joined.join('\n');
}

/** Whether a line is a message of its own, however long the one above it is: known by its words, or it begins as that does. */
export function beginsMessage(line: string, above = ''): boolean {
  const word = /^\S{3,}:(?= )/.exec(above)?.[0];
  if ((word !== undefined && line.startsWith(word)) || (/[.!?]$/.test(above) && /^[A-Z]/.test(line)))
    return true;
  return /^(?:\S+\.go:\d+[:\s]|\[signal |# \S|go: |goroutine \d|usage: |note: |exit status \d|The command '|Error relocating |\t+\S|$)/.test(
    line,
  );
}
