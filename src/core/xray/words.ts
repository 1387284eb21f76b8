import type { FileChange } from './causes.ts';
import type { Row } from './rows.ts';

/** Why a line ran or did not, as the end of a sentence about it; null while it is open. */
export function whyWords({ line, now, cause }: Row): string | null {
  if (now.is === 'cached') return 'it, and all above it, are as they were';
  if (cause === null) return null;
  switch (cause.is) {
    case 'files':
      return changesWords(cause.files);
    case 'line-changed':
      return cause.line === line ? 'the line itself is new' : `line ${cause.line} is new`;
    case 'argument':
      return `--build-arg gives ${cause.name} another value (line ${cause.line})`;
    case 'after':
      return `it comes after line ${cause.line}, which ran`;
    case 'first':
      return 'the tour saw no build before this one';
    case 'no-cache':
      return 'the build was told to use no cache';
    case 'unfinished':
      return 'the build before did not get past it';
    case 'not-kept':
      return 'nothing changed, but the builder had not kept it';
  }
}

/** `main.go changed`, `main.go and go.sum changed`, `4 files changed, main.go first`. */
function changesWords(files: readonly FileChange[]): string {
  const [first, second] = files;
  if (!first) return '';
  if (!second) return `${first.path} ${how[first.how]}`;
  const same = files.every((each) => each.how === first.how);
  const word = same ? how[first.how] : 'changed';
  if (files.length === 2) return `${first.path} and ${second.path} ${word}`;
  return `${files.length} files ${word}, ${first.path} first`;
}

const how: { readonly [change in FileChange['how']]: string } = {
  changed: 'changed',
  new: 'is new',
  gone: 'is gone',
};

/**
 * The lines that broke the cache, each with its reason: those that ran although nothing above them did. Where there is no
 * build to compare with, none did.
 */
export function broken(rows: readonly Row[]): readonly Row[] {
  return rows.filter(({ cause }) => cause !== null && cause.is !== 'after' && cause.is !== 'first');
}
