import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

export type Left = { readonly pid: number; readonly command: string };

/**
 * The living processes that have `mark` in the environment that they were started with, whoever is their parent now:
 * what a program started inherits it. Empty on systems that do not tell (without /proc).
 */
export function processesMarked(mark: string): Left[] {
  return pids().flatMap((pid) => {
    const environment = read(`/proc/${pid}/environ`);
    if (!environment.split('\0').includes(mark)) return [];
    // The state is the first field behind the name, which may hold anything: Z has ended and waits for its parent.
    const stat = read(`/proc/${pid}/stat`);
    if (stat === '' || stat.slice(stat.lastIndexOf(')') + 2).startsWith('Z')) return [];
    return [{ pid, command: read(`/proc/${pid}/cmdline`).split('\0').join(' ').trim() }];
  });
}

/** Those that are still there when `seconds` have passed: what was told to end is given that long. */
export async function marksLeft(mark: string, seconds: number): Promise<Left[]> {
  const until = Date.now() + seconds * 1000;
  for (;;) {
    const left = processesMarked(mark);
    if (left.length === 0 || Date.now() > until) return left;
    await wait(20);
  }
}

function pids(): number[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number);
  } catch {
    return [];
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
