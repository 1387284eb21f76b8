/**
 * The longest text that stands in every string that an expression matches; '' where none is certain. Groups are left out
 * of account, and so is what a quantifier may take away.
 */
export function literalIn({ source, flags }: RegExp): string {
  if (flags.includes('i')) return '';
  let best = '';
  let run = '';
  const end = () => {
    if (run.length > best.length) best = run;
    run = '';
  };
  for (let at = 0; at < source.length; at += 1) {
    const letter = source[at] ?? '';
    if (letter === '|') return '';
    if (letter === '(' || letter === '[') {
      end();
      at = behind(source, at);
      // What is optional, or told of more than once, is skipped all the same.
      while (/[?*+]/.test(source[at + 1] ?? '')) at += 1;
    } else if (letter === '?' || letter === '*' || letter === '{') {
      run = run.slice(0, -1);
      end();
      if (letter === '{') at = source.indexOf('}', at);
    } else if (letter === '\\') {
      at += 1;
      if (/\w/.test(source[at] ?? '')) end();
      else run += source[at] ?? '';
    } else if (/[.^$+]/.test(letter)) end();
    else run += letter;
  }
  end();
  return best;
}

/** Where a group or a class that begins at a place ends. */
function behind(source: string, from: number): number {
  let depth = 0;
  let inClass = false;
  for (let at = from; at < source.length; at += 1) {
    const letter = source[at];
    if (letter === '\\') at += 1;
    else if (inClass) {
      inClass = letter !== ']';
      if (!inClass && depth === 0) return at;
    } else if (letter === '[') inClass = true;
    else if (letter === '(') depth += 1;
    else if (letter === ')') {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return source.length;
}
