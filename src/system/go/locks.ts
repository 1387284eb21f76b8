import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Takes away the locks that go has left in a module cache for versions that it could not get there.
 * @param downloads the folder `cache/download` of the module cache
 * @param output what go said: it names the versions as `path@version`
 */
export async function takeAwayLocks(downloads: string, output: string): Promise<void> {
  const named = new Set(output.match(/[\w.~/-]+@v[\w.+-]*\w/g) ?? []);
  for (const each of named) {
    const [path = '', version = ''] = each.split('@');
    const folder = join(downloads, escaped(path), '@v');
    const beside = await readdir(folder).catch(() => [] as string[]);
    // One that was really fetched has more than its lock.
    const own = beside.filter((name) => name.startsWith(`${escaped(version)}.`));
    if (own.length === 1 && own[0]?.endsWith('.lock')) await rm(join(folder, own[0]), { force: true });
  }
}

/** As golang.org/x/mod/module.EscapePath: a capital letter is an exclamation mark and its small one. */
const escaped = (path: string) => path.replace(/[A-Z]/g, (letter) => `!${letter.toLowerCase()}`);
