import { existsSync } from 'node:fs';
import { readFile, realpath, stat, statfs } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { WorkspaceFacts } from '../../../core/doctor/facts.ts';
import { refuseWorkspace } from '../../workspace/refuse.ts';
import { answerOf, type ProbeContext, question } from '../context.ts';

/** The folder that the tour works in, or will: looked at, never written to. */
export async function gatherWorkspace(context: ProbeContext): Promise<WorkspaceFacts> {
  const { paths, environment } = context;
  const folder = await nearest(paths.root);
  const [refusal, free, place, cache] = await Promise.all([
    refuseWorkspace(paths),
    freeAt(folder),
    fileSystemAt(folder),
    answerOf(
      question(
        { environment: { ...environment, GOTOOLCHAIN: 'local' }, signal: context.signal },
        'go',
        'env',
        'GOCACHE',
      ),
    ),
  ]);
  return {
    path: paths.root,
    refusal,
    free,
    cache: cache ? await elsewhere(cache, folder) : null,
    caseInsensitive: await ignoresCase(folder),
    fileSystem: place,
  };
}

/** The folder itself, or the nearest above it that is there. */
async function nearest(folder: string): Promise<string> {
  return existsSync(folder) || folder === dirname(folder)
    ? realpath(folder).catch(() => folder)
    : nearest(dirname(folder));
}

async function freeAt(folder: string): Promise<number | null> {
  const found = await statfs(folder).catch(() => null);
  return found ? found.bavail * found.bsize : null;
}

/** A folder on another file system, with what is free there; null where it is the same. */
async function elsewhere(path: string, than: string): Promise<WorkspaceFacts['cache']> {
  const folder = await nearest(path);
  const [one, other] = await Promise.all([stat(folder), stat(than)].map((each) => each.catch(() => null)));
  const free = await freeAt(folder);
  return one && other && one.dev !== other.dev && free !== null ? { path, free } : null;
}

/** Told by the folder's own name, in other letters, naming the same folder. */
async function ignoresCase(folder: string): Promise<boolean> {
  const name = basename(folder);
  const other = name === name.toUpperCase() ? name.toLowerCase() : name.toUpperCase();
  if (other === name) return false;
  const [one, two] = await Promise.all(
    [folder, join(dirname(folder), other)].map((each) => stat(each).catch(() => null)),
  );
  return (
    one !== null &&
    one !== undefined &&
    two !== null &&
    two !== undefined &&
    one.ino === two.ino &&
    one.dev === two.dev
  );
}

/** The kind of the file system, by the mount that lies closest above the folder. */
async function fileSystemAt(folder: string): Promise<string | null> {
  const table = await readFile('/proc/self/mounts', 'utf8').catch(() => '');
  const mounts = table.split('\n').flatMap((line) => {
    const [, at = '', kind = ''] = line.split(' ');
    const path = at.replace(/\\(\d{3})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 8)));
    return kind !== '' && (path === '/' || folder === path || folder.startsWith(`${path}/`))
      ? [{ path, kind }]
      : [];
  });
  return (
    mounts.reduce<{ path: string; kind: string } | null>(
      (best, each) => (best === null || each.path.length >= best.path.length ? each : best),
      null,
    )?.kind ?? null
  );
}
