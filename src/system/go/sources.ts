import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { GoSource } from '../../core/verdicts/go/server-source.ts';

/** The Go files of a module's own, by name; tests and what is vendored aside. */
export async function goSources(module: string): Promise<readonly GoSource[]> {
  const names = await readdir(module, { recursive: true }).catch(() => [] as string[]);
  const own = names.filter((name) => /\.go$/.test(name) && !/_test\.go$|(?:^|\/)vendor\//.test(name));
  const read = own.toSorted().map(async (file) => {
    const text = await readFile(join(module, file), 'utf8').catch(() => '');
    return { file, text };
  });
  return Promise.all(read);
}
