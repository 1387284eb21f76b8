import { constants, existsSync } from 'node:fs';
import { cp, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { ShellState, StepKey } from '../../core/progress/types.ts';
import type { WorkspacePaths } from '../../core/workspace/paths.ts';
import { emptyModule, removeTree } from './trees.ts';

/** Where the copy of a step is kept. */
export function snapshotFolder(paths: WorkspacePaths, key: StepKey): string {
  return join(paths.snapshots, key.replace('/', '.'));
}

/** Times and links as they are; where the file system can share blocks between copies, a copy costs nothing. */
const copying = {
  recursive: true,
  preserveTimestamps: true,
  verbatimSymlinks: true,
  mode: constants.COPYFILE_FICLONE,
} as const;

const shellSchema = z.object({
  directory: z.string(),
  set: z.record(z.string(), z.string()),
  unset: z.array(z.string()),
});

/** Keeps the learner's files, Go settings and shell as they are now, for the reset of a step: whole, or not at all. */
export async function takeSnapshot(paths: WorkspacePaths, key: StepKey, shell: ShellState): Promise<void> {
  const folder = snapshotFolder(paths, key);
  const begun = `${folder}.begun`;
  await removeTree(begun);
  try {
    await mkdir(begun, { recursive: true });
    if (existsSync(paths.module)) await cp(paths.module, join(begun, 'httpserver'), copying);
    if (existsSync(paths.goEnv)) await cp(paths.goEnv, join(begun, 'goenv'));
    await writeFile(join(begun, 'shell.json'), JSON.stringify(shell));
    await removeTree(folder);
    await rename(begun, folder);
  } catch (error) {
    await removeTree(begun);
    throw error;
  }
}

/**
 * Puts them back, and says where the shell was; null where nothing was kept. What the learner had is moved to
 * `.tour/before-reset`. The module's folder itself stays, for shells and editors that are in it.
 */
export async function restoreSnapshot(paths: WorkspacePaths, key: StepKey): Promise<ShellState | null> {
  const folder = snapshotFolder(paths, key);
  if (!existsSync(folder)) return null;
  await emptyModule(paths);
  if (existsSync(join(folder, 'httpserver'))) await cp(join(folder, 'httpserver'), paths.module, copying);
  if (existsSync(join(folder, 'goenv'))) await cp(join(folder, 'goenv'), paths.goEnv);
  return shellOf(await readFile(join(folder, 'shell.json'), 'utf8').catch(() => ''), paths);
}

function shellOf(text: string, paths: WorkspacePaths): ShellState {
  try {
    return shellSchema.parse(JSON.parse(text));
  } catch {
    return { directory: paths.module, set: {}, unset: [] };
  }
}
