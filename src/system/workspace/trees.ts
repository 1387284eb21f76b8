import { chmod, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { WorkspacePaths } from '../../core/workspace/paths.ts';

/** Removes a tree whose folders may be read-only, as Go makes those of its module cache. */
export async function removeTree(path: string): Promise<void> {
  try {
    await rm(path, { recursive: true, force: true, maxRetries: 2 });
  } catch {
    await makeWritable(path);
    await rm(path, { recursive: true, force: true, maxRetries: 2 });
  }
}

async function makeWritable(folder: string): Promise<void> {
  await chmod(folder, 0o700).catch(() => {});
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) if (entry.isDirectory()) await makeWritable(join(folder, entry.name));
}

/** Where the learner's files are that a reset took away. */
function beforeReset(paths: WorkspacePaths): string {
  return join(paths.tour, 'before-reset');
}

/**
 * Empties the learner's module: all that is in it is moved to `.tour/before-reset`. The folder itself stays, for shells,
 * editors and watchers that are in it. An empty module leaves alone what was kept there.
 */
export async function emptyModule(paths: WorkspacePaths): Promise<void> {
  await mkdir(paths.module, { recursive: true });
  const names = await readdir(paths.module);
  if (names.length === 0) return;
  const kept = beforeReset(paths);
  await removeTree(kept);
  await mkdir(kept, { recursive: true });
  for (const name of names) await move(join(paths.module, name), join(kept, name));
}

async function move(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch {
    // A folder that may not be written to may not change its parent either.
    await makeWritable(from);
    await rename(from, to);
  }
}
