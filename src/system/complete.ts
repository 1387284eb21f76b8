import { readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { resolve } from 'node:path';

export type Completed = {
  readonly text: string;
  readonly cursor: number;
  readonly candidates: readonly string[];
};

/** Completes the file name that ends at the cursor, as far as it is unambiguous. @param directory absolute */
export async function completeFile(text: string, cursor: number, directory: string): Promise<Completed> {
  const word = /(?:[^\s'"=\\]|\\.)*$/.exec(text.slice(0, cursor))?.[0] ?? '';
  const slash = word.lastIndexOf('/');
  const folder = word.slice(0, slash + 1);
  const begun = plain(word.slice(slash + 1));
  const base = folder.startsWith('~/')
    ? resolve(homedir(), plain(folder.slice(2)))
    : resolve(directory, plain(folder) || '.');
  const entries = await readdir(base, { withFileTypes: true }).catch(() => []);
  const names = entries
    .filter((entry) => entry.name.startsWith(begun) && (begun.startsWith('.') || !entry.name.startsWith('.')))
    .map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name))
    .sort();
  if (names.length === 0) return { text, cursor, candidates: [] };
  const common = names.reduce(sharedStart);
  const ended = names.length === 1 && !common.endsWith('/') ? ' ' : '';
  const inserted = folder + common.replace(special, '\\$&') + ended;
  const start = cursor - word.length;
  return {
    text: text.slice(0, start) + inserted + text.slice(cursor),
    cursor: start + inserted.length,
    candidates: names.length > 1 && common === begun ? names : [],
  };
}

/** What a shell would take for something else than a part of a name. */
const special = /[ !"#$&'()*;<>?[\\\]`{|}]/g;

function plain(word: string): string {
  return word.replace(/\\(.)/g, '$1');
}

function sharedStart(a: string, b: string): string {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return a.slice(0, length);
}
