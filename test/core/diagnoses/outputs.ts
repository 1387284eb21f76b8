import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** An output as it was captured: what it must be explained as, where it comes from, and its text. */
export type Sample = { readonly id: string; readonly from: string; readonly text: string };

const folder = join(import.meta.dirname, 'outputs');

/**
 * Every output that is there, of failures and of what went well. A file holds many, each below a line
 * `@@ ID | TOOL AND VERSION`; `\e`, `\r`, `\b`, `\0` and `\\` stand for control characters and the backslash.
 */
export function samplesIn(...path: readonly string[]): readonly Sample[] {
  const under = join(folder, ...path);
  return readdirSync(under)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .flatMap((name) => samplesOf(readFileSync(join(under, name), 'utf8')));
}

function samplesOf(file: string): readonly Sample[] {
  return file
    .split(/^@@ /m)
    .slice(1)
    .map((each) => {
      const end = each.indexOf('\n');
      const [id = '', from = ''] = each.slice(0, end).split(' | ');
      return { id, from, text: unescaped(each.slice(end + 1)) };
    });
}

function unescaped(text: string): string {
  const characters: { readonly [name: string]: string } = { e: '\x1b', r: '\r', b: '\b', '0': '\0' };
  return text.replace(/\\(.)/g, (_whole, name: string) => characters[name] ?? name);
}
