import type { WorkspacePaths } from '../../core/workspace/paths.ts';
import { readIfThere } from '../read-if-there.ts';

/** True where another tour may have the workspace open: only `takeLock` can tell for certain. */
export function isHeld(paths: WorkspacePaths): boolean {
  const pid = Number.parseInt(readIfThere(paths.lock) ?? '', 10);
  return pid > 0 && mayLive(pid);
}

function mayLive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
