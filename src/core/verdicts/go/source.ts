import type { Declared, Import, PackageClause } from '../facts/module.ts';

/** The package clause, the imports and the names at the top of a Go file, as far as they can be read; the rest of it may be broken. */
export function readGoSource(
  file: string,
  text: string,
): {
  readonly clause: PackageClause | null;
  readonly imports: readonly Import[];
  readonly declared: readonly Declared[];
} {
  // Comments become spaces, so that lines keep their numbers.
  const code = text.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/[^\n]*/g, (comment) =>
    comment.replace(/[^\n]/g, ' '),
  );
  const lineAt = (index: number) => code.slice(0, index).split('\n').length;
  const clause = /^\s*package\s+(\w+)/.exec(code);
  const imports: Import[] = [];
  for (const match of code.matchAll(/^[ \t]*import\s+(\([^)]*\)|[^\n]*)/gm)) {
    const start = match.index + match[0].length - (match[1]?.length ?? 0);
    for (const quoted of (match[1] ?? '').matchAll(/["`]([^"`\n]+)["`]/g))
      imports.push({ path: quoted[1] ?? '', file, line: lineAt(start + quoted.index) });
  }
  const declared = [...code.matchAll(/^(?:func|type|var|const)[ \t]+(\w+)/gm)].map((match) => ({
    name: match[1] ?? '',
    file,
    line: lineAt(match.index),
  }));
  const name = clause?.[1];
  return {
    clause: name ? { name, file, line: lineAt((clause?.[0].length ?? 1) - 1) } : null,
    imports,
    declared,
  };
}
