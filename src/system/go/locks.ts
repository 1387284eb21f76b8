import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Takes away the locks that go has left in a module cache for versions that it could not get there: those since a time
 * that nothing else of their version lies beside.
 * @param downloads the folder `cache/download` of the module cache
 */
export async function takeAwayLocks(downloads: string, since: number): Promise<void> {
  const files = await readdir(downloads, { recursive: true }).catch(() => [] as string[]);
  const known = new Set(files.filter((file) => !file.endsWith('.lock')).map(versionOf));
  for (const file of files.filter((name) => name.endsWith('.lock') && !known.has(versionOf(name)))) {
    const path = join(downloads, file);
    const made = await stat(path).catch(() => null);
    if (made !== null && made.size === 0 && made.mtimeMs >= since) await rm(path, { force: true });
  }
}

/** `github.com/x/y/@v/v1.2.3` of that version's files. */
const versionOf = (file: string) => file.replace(/\.(?:lock|info|mod|zip|ziphash)$/, '');
