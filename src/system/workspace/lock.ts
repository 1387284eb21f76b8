import { randomUUID } from 'node:crypto';
import { readFileSync, unlinkSync } from 'node:fs';
import { link, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { WorkspacePaths } from '../../core/workspace/paths.ts';
import { capture } from '../process.ts';
import { alive } from '../shell/end.ts';

export type Lock = { readonly taken: true; release(): void } | { readonly taken: false; readonly by: number };

/**
 * Takes the workspace for this process; not taken while another tour that still lives has it. A lock that a killed tour
 * left behind is taken over: it names a process and when that began, so that a process id used again is not mistaken.
 */
export async function takeLock(paths: WorkspacePaths): Promise<Lock> {
  const me = `${process.pid} ${await beganAt(process.pid)}\n`;
  for (let tries = 0; tries < 10; tries += 1) {
    if (await put(paths.lock, me)) {
      await removeHalfWritten(paths.tour);
      return { taken: true, release: () => releaseLock(paths, me) };
    }
    const holder = await readFile(paths.lock, 'utf8').catch(() => '');
    const [pid, ...began] = holder.trim().split(' ');
    const id = Number(pid);
    if (id > 0 && alive(id) && (await beganAt(id)) === began.join(' ')) return { taken: false, by: id };
    await removeStale(paths.lock, holder);
  }
  throw new Error(`${paths.lock} could not be taken`);
}

/** What a tour that was killed while it saved has left behind. */
async function removeHalfWritten(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  const left = names.filter((name) => {
    const pid = /(?:\.json|^lock)\.(\d+)\./.exec(name)?.[1];
    return pid !== undefined && !alive(Number(pid));
  });
  await Promise.all(left.map((name) => rm(join(folder, name), { force: true }).catch(() => {})));
}

/** Makes the lock with what it says in it, at once: nobody may see it empty. False where there is one already. */
async function put(lock: string, text: string): Promise<boolean> {
  const mine = `${lock}.${process.pid}.${randomUUID()}`;
  await writeFile(mine, text, { mode: 0o600 });
  try {
    await link(mine, lock);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    // Not every file system has hard links.
    if (code === 'EPERM' || code === 'ENOTSUP' || code === 'EOPNOTSUPP' || code === 'ENOSYS')
      return writeFile(lock, text, { mode: 0o600, flag: 'wx' }).then(
        () => true,
        () => false,
      );
    throw error;
  } finally {
    await rm(mine, { force: true });
  }
}

/** Takes a dead lock away, unless somebody else was faster and has put a living one there meanwhile. */
async function removeStale(lock: string, seen: string): Promise<void> {
  const away = `${lock}.${process.pid}.stale`;
  const moved = await rename(lock, away).then(
    () => true,
    () => false,
  );
  if (!moved) return;
  if ((await readFile(away, 'utf8').catch(() => '')) !== seen) await link(away, lock).catch(() => {});
  await rm(away, { force: true });
}

function releaseLock(paths: WorkspacePaths, me: string): void {
  try {
    if (readFileSync(paths.lock, 'utf8') === me) unlinkSync(paths.lock);
  } catch {
    // Gone already, with the folder perhaps: nothing is left to release.
  }
}

/** When a process began, in whatever words this machine has: proc(5) stat field 22, else `ps -o lstart`. */
async function beganAt(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  // The second field, the program's name, may hold spaces and brackets: count from behind its end.
  if (stat !== null) return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  const listed = await capture('ps', ['-o', 'lstart=', '-p', String(pid)], {
    directory: '/',
    environment: { PATH: process.env.PATH ?? '/bin:/usr/bin', LC_ALL: 'C' },
  });
  return listed.how === 'exited' ? listed.stdout.trim() : '';
}
