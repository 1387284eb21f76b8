/** A .dockerignore rule: what it matches, and its line from 1. */
export type IgnoreRule = {
  readonly line: number;
  readonly text: string;
  readonly keeps: boolean;
  readonly matches: RegExp;
};

/** Reads a .dockerignore; rules by moby's patternmatcher: `*` stays in a folder, `**` does not, `!` takes back. */
export function readIgnore(text: string): readonly IgnoreRule[] {
  return text.split(/\r?\n/).flatMap((raw, index) => {
    const written = raw.replace(/^\uFEFF/, '').trim();
    if (written === '' || raw.startsWith('#')) return [];
    const keeps = written.startsWith('!');
    const pattern = (keeps ? written.slice(1).trim() : written)
      .replace(/^(?:\.?\/)+/, '')
      .replace(/\/+\.?$/, '');
    if (pattern === '') return [];
    return [
      { line: index + 1, text: written, keeps, matches: globPattern(pattern === '.' ? '**' : pattern) },
    ];
  });
}

/** The rule that keeps a path (relative, with `/`) out of the build; null where it goes in. */
export function hiddenBy(path: string, rules: readonly IgnoreRule[]): IgnoreRule | null {
  const parts = path.split('/');
  const paths = parts.map((_, index) => parts.slice(0, index + 1).join('/'));
  let hidden: IgnoreRule | null = null;
  for (const rule of rules)
    if (paths.some((each) => rule.matches.test(each))) hidden = rule.keeps ? null : rule;
  return hidden;
}

/** Go's path patterns as a regular expression over whole paths; `**` is any number of folders. */
export function globPattern(pattern: string): RegExp {
  const source = pattern.replace(/\*\*\/|\*\*|\*|\?|\[\^?[^\]]*\]|\\.|[.+^${}()|[\]\\]/g, (part) => {
    if (part === '**/') return '(?:.*/)?';
    if (part === '**') return '.*';
    if (part === '*') return '[^/]*';
    if (part === '?') return '[^/]';
    if (part.startsWith('[') && part.length > 2) return part;
    return part.startsWith('\\') ? part : `\\${part}`;
  });
  try {
    return new RegExp(`^${source}$`);
  } catch {
    return /(?!)/;
  }
}
