import { constants } from 'node:fs';
import { cp, mkdtemp, realpath, rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { WorkspacePaths } from '../../core/workspace/paths.ts';
import { workspacePaths } from '../../core/workspace/paths.ts';
import { keepMade } from '../engine/keep-made.ts';
import type { SessionOptions } from '../session.ts';
import { removeTree } from '../workspace/trees.ts';

/** Paths of a workspace that is not there yet, in a folder of its own below the system's temporary one. */
export async function temporaryWorkspace(): Promise<WorkspacePaths> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'go-docker-tour-lint-')));
  return workspacePaths(join(folder, 'workspace'));
}

/** Removes what `temporaryWorkspace` made. */
export async function removeTemporary(paths: WorkspacePaths): Promise<void> {
  await removeTree(dirname(paths.root));
}

/**
 * Does something to the workspace that is undone afterwards: its files, the images that the course's tags name, and
 * containers. The notes of what was made stay, for cleaning up in the end.
 * @param engine whether it may touch images and containers
 */
export async function undoing<Value>(
  session: SessionOptions,
  engine: boolean,
  act: () => Promise<Value>,
): Promise<Value> {
  const { paths, environment } = session;
  const found = engine ? await session.engine() : null;
  const undoMade = found?.ok ? await keepMade(paths, found.value, environment) : async () => {};
  const kept = join(dirname(paths.root), 'kept');
  // Where the file system can share blocks between copies, a copy costs nothing.
  const mode = constants.COPYFILE_FICLONE;
  await cp(paths.root, kept, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true, mode });
  try {
    return await act();
  } finally {
    await undoMade();
    await cp(paths.made, join(kept, '.tour/made.json')).catch(() => {});
    await removeTree(paths.root);
    await rename(kept, paths.root);
  }
}
