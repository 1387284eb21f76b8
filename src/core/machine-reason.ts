/** Why the machine refused something, in a sentence; null for an error that is not the machine's: a bug. */
export function machineReason(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const { code, syscall, message } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return 'the disk is full. Make room, and go on.';
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return 'the folder cannot be written to.';
    case 'EMFILE':
    case 'ENFILE':
    case 'EAGAIN':
    case 'ENOMEM':
      return 'the machine has run out of processes, memory or open files.';
    default:
      return syscall === undefined ? null : message;
  }
}
