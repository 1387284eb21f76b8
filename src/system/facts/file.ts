import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { FileFact } from '../../core/verdicts/facts/file.ts';
import type { Gatherer } from './index.ts';

/** Reads a file of the module; a missing one comes with the name that was probably meant. */
export const gatherFile: Gatherer<'file'> = async ({ path }, { paths }) => {
  const absolute = join(paths.module, path);
  const found = await stat(absolute).catch(() => null);
  if (found?.isDirectory()) return ok({ is: 'folder' });
  if (found === null) return ok({ is: 'missing', similar: await similar(absolute) });
  try {
    return ok({ is: 'text', text: await readFile(absolute, 'utf8') });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const fault = {
      id: 'file-unreadable',
      what: `${path} cannot be read: ${reason}.`,
      next: `See ls -l ${path}, and check again.`,
    };
    return { ok: false, fault };
  }
};

function ok(value: FileFact): { readonly ok: true; readonly value: FileFact } {
  return { ok: true, value };
}

/** A name in the same folder that differs in case, or by an ending that an editor put behind it. */
async function similar(path: string): Promise<string | null> {
  const wanted = basename(path).toLowerCase();
  const names = await readdir(dirname(path)).catch(() => []);
  const endings = ['.txt', '.md', '.save', '.yaml', '.yml', '.dockerfile'];
  const close = names.find((name) => {
    const lower = name.toLowerCase();
    return lower === wanted || endings.some((ending) => lower === `${wanted}${ending}`);
  });
  return close ?? null;
}
