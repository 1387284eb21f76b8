import { constants } from 'node:fs';
import { cp, lstat, mkdtemp, readdir, realpath, rename } from 'node:fs/promises';
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

export type Undoing = <Value>(engine: boolean, act: () => Promise<Value>) => Promise<Value>;

/**
 * Makes what does something to the workspace that is undone afterwards: its files, the images that the course's tags name,
 * and containers. The notes of what was made stay, for cleaning up in the end. `engine` says whether images and containers
 * may be touched.
 */
export function undoer({ paths, environment, engine: findEngine }: SessionOptions): Undoing {
  const kept = join(dirname(paths.root), 'kept');
  const goPath = keeperOf(paths.goPath, join(dirname(paths.root), 'kept-gopath'));
  return async (engine, act) => {
    const found = engine ? await findEngine() : null;
    const undoMade = found?.ok ? await keepMade(paths, found.value, environment) : async () => {};
    await goPath.keep();
    await cp(paths.root, kept, { ...copying, filter: (source) => source !== paths.goPath });
    try {
      return await act();
    } finally {
      await undoMade();
      await cp(paths.made, join(kept, '.tour/made.json')).catch(() => {});
      await goPath.putBack();
      await rename(paths.goPath, join(kept, '.tour/gopath')).catch(() => {});
      await removeTree(paths.root);
      await rename(kept, paths.root);
    }
  };
}

/** Times and links as they are; where the file system can share blocks between copies, a copy costs nothing. */
const copying = {
  recursive: true,
  preserveTimestamps: true,
  verbatimSymlinks: true,
  mode: constants.COPYFILE_FICLONE,
} as const;

/** Keeps a large folder that seldom changes: it is copied, or put back, only where it is not as it was. */
function keeperOf(folder: string, copy: string) {
  let known: string | null = null;
  return {
    async keep(): Promise<void> {
      const now = await fingerprint(folder);
      if (now === known) return;
      await removeTree(copy);
      if (now !== null) await cp(folder, copy, copying);
      known = now;
    },
    async putBack(): Promise<void> {
      if ((await fingerprint(folder)) === known) return;
      await removeTree(folder);
      if (known !== null) await cp(copy, folder, copying);
    },
  };
}

/** A folder's files by name, mode, size and time; null where it is not there. */
async function fingerprint(folder: string): Promise<string | null> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => null);
  if (entries === null) return null;
  const lines = entries
    .filter((entry) => !entry.isDirectory())
    .map(async (entry) => {
      const path = join(entry.parentPath, entry.name);
      const { mode, size, mtimeMs } = await lstat(path);
      return `${path} ${mode} ${size} ${Math.floor(mtimeMs)}`;
    });
  return (await Promise.all(lines)).sort().join('\n');
}
