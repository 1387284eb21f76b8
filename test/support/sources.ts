import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, resolve } from 'node:path';

export type Source = {
  /** Relative to the project, with slashes: `src/core/engine.ts`. */
  readonly path: string;
  readonly text: string;
};

export const projectRoot = resolve(import.meta.dirname, '../..');

/** Every source file of a folder of the project, sorted. */
export function sourcesIn(folder: string): Source[] {
  return readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .sort()
    .map((path) => ({
      path: posix.join(folder, path),
      text: readFileSync(join(projectRoot, folder, path), 'utf8'),
    }));
}

/**
 * What a file imports, types included: relative ones as paths of the project, others as they are written. It relies on
 * the formatter, which ends every import with a semicolon: a Go `import "fmt"` inside a string has none.
 */
export function importsOf(source: Source): string[] {
  const found = [
    ...source.text.matchAll(/^(?:import|export)\b[^'";]*\bfrom\s+'([^']+)'[^;'"]*;/gm),
    ...source.text.matchAll(/^(?:import|export)\b[^'";]*\bfrom\s+'([^']+)'\s+with\s/gm),
    ...source.text.matchAll(/^import\s+'([^']+)';/gm),
    ...source.text.matchAll(/\bimport\(\s*'([^']+)'/g),
  ];
  const names = found.map((match) => match[1] ?? '');
  return [...new Set(names)].map((name) =>
    name.startsWith('.') ? posix.join(posix.dirname(source.path), name) : name,
  );
}

/** The text without comments, and with every string emptied. Line numbers are not kept. */
export function codeOf(source: Source): string {
  return source.text.replace(
    /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g,
    (piece) => (piece.startsWith('/') ? '' : "''"),
  );
}
