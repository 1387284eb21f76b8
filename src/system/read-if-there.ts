import { readFileSync } from 'node:fs';

/** A small file's text, at once; null where it cannot be read. */
export function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
