import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import type { Action } from '../core/course/types.ts';
import type { WorkspacePaths } from '../core/workspace/paths.ts';

export type FileAction = Extract<Action, { do: 'copy' | 'write' | 'replace' | 'remove' }>;

/** What a file action did, as a line for the learner; or why it could not. */
export type Acted =
  | { readonly ok: true; readonly said: string }
  | { readonly ok: false; readonly why: string };

/** Does what an action says to the learner's files. Paths are the module's; one that leaves it is refused. */
export async function actOnFiles(action: FileAction, paths: WorkspacePaths): Promise<Acted> {
  const name = action.do === 'copy' || action.do === 'write' ? action.to : action.file;
  const path = join(paths.module, name);
  if (/^\.\.(?:\/|$)/.test(relative(paths.module, path)))
    return { ok: false, why: `${name} lies outside the module` };
  try {
    return await act(action, path, name);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    // The learner's own doing, as a folder of that name, or the machine's, as a full disk.
    return { ok: false, why: `${name} could not be changed (${code})` };
  }
}

async function act(action: FileAction, path: string, name: string): Promise<Acted> {
  switch (action.do) {
    case 'copy':
    case 'write':
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, action.text);
      return { ok: true, said: `wrote ${name}` };
    case 'replace': {
      const text = await readFile(path, 'utf8').catch(() => null);
      if (text === null) return { ok: false, why: `${name} is not there` };
      if (!text.includes(action.find))
        return { ok: false, why: `${name} does not contain ${JSON.stringify(action.find)}` };
      await writeFile(
        path,
        text.replace(action.find, () => action.with),
      );
      return { ok: true, said: `changed ${name}` };
    }
    case 'remove':
      await rm(path, { recursive: true, force: true });
      return { ok: true, said: `removed ${name}` };
  }
}
