import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { lookAtFolder } from './build-folder.ts';
import { readDockerfileOf } from './dockerfile.ts';
import type { Gatherer } from './index.ts';

/** Reads the Dockerfile and its folder where they lie; nothing is copied, built or started. */
export const gatherSight: Gatherer<'sight'> = async (_request, context) => {
  const { module } = context.paths;
  const file = await readDockerfileOf(context);
  const [folder, changedAt] = await Promise.all([
    lookAtFolder(module, file.text ?? '', file.asked?.file).catch(() => nothing),
    newestChange(module),
  ]);
  return { ok: true, value: { file, folder, changedAt, record: context.record } };
};

const nothing = { files: [], ignore: null, goMod: null, goSum: null, scripts: {} };

/**
 * The newest change of a file or folder below a folder, in milliseconds since the epoch. A time that was put back counts
 * by when that was done (ctime). What vanishes meanwhile is a change of the folder that it was in.
 */
async function newestChange(folder: string): Promise<number> {
  const own = await stat(folder).catch(() => null);
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const times = await Promise.all(
    entries.map(async (entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return entry.name === '.git' ? 0 : newestChange(path);
      const found = await stat(path).catch(() => null);
      return found ? Math.max(found.mtimeMs, found.ctimeMs) : 0;
    }),
  );
  return Math.max(own ? Math.max(own.mtimeMs, own.ctimeMs) : 0, ...times);
}
