import { cp } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { WorkspacePaths } from '../../core/workspace/paths.ts';
import { ownFolder } from '../minder.ts';

/** A copy of the learner's module, to be built and edited in its stead. `remove` never fails. */
export type ModuleCopy = { readonly directory: string; remove(): Promise<void> };

/**
 * Copies the learner's module aside, into a folder of the same name below the system's temporary one; null where there
 * is no module. Times and links are kept as they are: a link that points out of the folder points there still.
 */
export async function copyModule(paths: WorkspacePaths, signal: AbortSignal): Promise<ModuleCopy | null> {
  signal.throwIfAborted();
  const { path, remove } = await ownFolder();
  const directory = join(path, basename(paths.module));
  try {
    await cp(paths.module, directory, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
    return { directory, remove };
  } catch (error) {
    await remove();
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
