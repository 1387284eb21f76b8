/**
 * An output without the margin that it was pasted with: all of it indented, as in Markdown or below a bullet, or quoted
 * with `>`, as in a mail. Its lines stay where they are.
 */
export function withoutMargin(output: string): string {
  const first = /[^\s\ufeff]/.exec(output);
  if (!first) return output;
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
