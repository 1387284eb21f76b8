import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

let written = 0;

/**
 * Replaces a file as a whole or not at all: a temporary file beside it, flushed to the disk, then renamed over it.
 * Throws what the file system throws (ENOSPC, EROFS, EACCES); the old file is then as it was.
 */
export async function writeAtomically(path: string, text: string): Promise<void> {
  // Two that replace the same file at the same time must not take each other's half.
  const temporary = `${path}.${process.pid}.${written++}.tmp`;
  try {
    const file = await open(temporary, 'w', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    throw error;
  }
  // The rename itself is only safe on the disk once the folder is; not every file system lets a folder be flushed.
  const folder = await open(dirname(path), 'r').catch(() => null);
  await folder?.sync().catch(() => {});
  await folder?.close();
}
