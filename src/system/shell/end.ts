import { setTimeout as wait } from 'node:timers/promises';
import { descendants } from '../listening.ts';

/** Milliseconds that a process is given to heed a signal before the next one is sent. */
const patience = { SIGINT: 2000, SIGTERM: 2000 } as const;

/**
 * Ends a process, its group and all descendants: SIGINT as a terminal's Ctrl+C, then SIGTERM, then SIGKILL. Descendants
 * that left the group are found before their parents are gone. Resolves when none is left.
 */
export async function endProcess(pid: number): Promise<void> {
  const family = new Set(await descendants(pid));
  // A shell that has ended left behind what it ran in the background, and that is made deaf to SIGINT (POSIX, 2.11).
  if (alive(pid)) {
    family.add(pid);
    send(-pid, 'SIGINT');
    // What left the group does not hear a terminal's Ctrl+C; it does when the group has ended and left it behind.
    if (await gone(family, patience.SIGINT)) return;
  }
  for (const each of await descendants(pid)) family.add(each);
  for (const each of family) send(each, 'SIGTERM');
  if (await gone(family, patience.SIGTERM)) return;
  for (const each of await descendants(pid)) family.add(each);
  for (const each of family) send(each, 'SIGKILL');
  await gone(family, 2000);
}

async function gone(family: ReadonlySet<number>, milliseconds: number): Promise<boolean> {
  const until = Date.now() + milliseconds;
  for (;;) {
    if ([...family].every((pid) => !alive(pid))) return true;
    if (Date.now() > until) return false;
    await wait(20);
  }
}

export function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended in the meantime.
  }
}
