import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { StepKey } from '../../core/progress/types.ts';
import type { WorkspacePaths } from '../../core/workspace/paths.ts';

function folderOf(paths: WorkspacePaths, key: StepKey): string {
  return join(paths.snapshots, key.replace('/', '.'));
}

/** Keeps the learner's files and Go settings as they are now, for the reset of a step. */
export async function takeSnapshot(paths: WorkspacePaths, key: StepKey): Promise<void> {
  const folder = folderOf(paths, key);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await cp(paths.module, join(folder, 'httpserver'), {
    recursive: true,
    preserveTimestamps: true,
    verbatimSymlinks: true,
  });
  if (existsSync(paths.goEnv)) await cp(paths.goEnv, join(folder, 'goenv'));
}

/** Puts them back; false where none was kept. The module's folder itself stays, for shells and editors that are in it. */
export async function restoreSnapshot(paths: WorkspacePaths, key: StepKey): Promise<boolean> {
  const folder = folderOf(paths, key);
  if (!existsSync(folder)) return false;
  await mkdir(paths.module, { recursive: true });
  for (const name of await readdir(paths.module))
    await rm(join(paths.module, name), { recursive: true, force: true });
  await cp(join(folder, 'httpserver'), paths.module, {
    recursive: true,
    preserveTimestamps: true,
    verbatimSymlinks: true,
  });
  if (existsSync(join(folder, 'goenv'))) await cp(join(folder, 'goenv'), paths.goEnv);
  return true;
}
