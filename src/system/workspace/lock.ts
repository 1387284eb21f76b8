import { createHash, randomUUID } from 'node:crypto';
import { readFileSync, unlinkSync } from 'node:fs';
import { link, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { WorkspacePaths } from '../../core/workspace/paths.ts';
import { capture } from '../process.ts';
import { alive } from '../shell/end.ts';

/** Stands between the name of a lock and what tells its dead holder. */
const claimed = '.claim-';

export type Lock = { readonly taken: true; release(): void } | { readonly taken: false; readonly by: number };

/**
 * Takes the workspace for this process; not taken while another tour that still lives has it. A lock that a killed tour
 * left behind is taken over: it names a process and when that began, so that a process id used again is not mistaken.
 */
export async function takeLock(paths: WorkspacePaths): Promise<Lock> {
  const me = `${process.pid} ${await beganAt(process.pid)}\n`;
  for (let tries = 0; tries < 200; tries += 1) {
    if (await put(paths.lock, me)) {
      await removeHalfWritten(paths.tour);
      return { taken: true, release: () => releaseLock(paths, me) };
    }
    const holder = await readFile(paths.lock, 'utf8').catch(() => '');
    const by = await livingHolder(holder);
    if (by !== null) return { taken: false, by };
    // One that is just being written, where that takes two steps, is empty for a moment.
    if (holder === '' && tries < 10) await wait(5);
    else await removeStale(paths.lock, holder, me);
  }
  throw new Error(`${paths.lock} could not be taken`);
}

/** What a tour that was killed while it saved has left behind. */
async function removeHalfWritten(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  const left = names.filter((name) => {
    const pid = /(?:\.json|^lock(?:\.claim-\w+)*)\.(\d+)\./.exec(name)?.[1];
    return pid !== undefined && !alive(Number(pid));
  });
  for (const name of names.filter((each) => each.startsWith(`lock${claimed}`) && !left.includes(each))) {
    const owner = await readFile(join(folder, name), 'utf8').catch(() => null);
    if (owner !== null && /^\d+ /.test(owner) && (await livingHolder(owner)) === null) left.push(name);
  }
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

/** The process that a lock names, if it is still that one that wrote it. */
async function livingHolder(text: string): Promise<number | null> {
  const [pid, ...began] = text.trim().split(' ');
  const id = Number(pid);
  return id > 0 && alive(id) && (await beganAt(id)) === began.join(' ') ? id : null;
}

/**
 * Takes a dead lock away, and never one that somebody has put there meanwhile: only who has claimed that dead one, by a
 * file named after what it says, may remove it, so that it stays what it was between the look and the removal. A claim
 * whose owner was killed is a dead lock itself.
 */
async function removeStale(lock: string, seen: string, me: string): Promise<void> {
  const claim = `${lock}${claimed}${createHash('sha256').update(seen).digest('hex').slice(0, 12)}`;
  if (!(await put(claim, me))) {
    const owner = await readFile(claim, 'utf8').catch(() => null);
    if (owner === null || owner === '' || (await livingHolder(owner)) !== null) await wait(2);
    else await removeStale(claim, owner, me);
    return;
  }
  try {
    if ((await readFile(lock, 'utf8').catch(() => null)) === seen) await rm(lock, { force: true });
  } finally {
    await rm(claim, { force: true });
  }
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
