import { existsSync } from 'node:fs';
import { readFile, rename } from 'node:fs/promises';
import { newProgress, readProgress, writeProgress } from '../../core/progress/progress.ts';
import type { Progress } from '../../core/progress/types.ts';
import type { WorkspacePaths } from '../../core/workspace/paths.ts';
import { writeAtomically } from './atomic.ts';

export type LoadedProgress = {
  readonly progress: Progress;
  /** What the learner must know: a file that could not be read and where it was set aside; null when all is well. */
  readonly notice: string | null;
  /** False where there was no file. */
  readonly found: boolean;
};

/** Loads the progress. A file that cannot be read is set aside under another name, never overwritten. */
export async function loadProgress(paths: WorkspacePaths, course: string): Promise<LoadedProgress> {
  const fresh = newProgress(course, paths.module);
  const text = await readFile(paths.progress, 'utf8').catch((error: NodeJS.ErrnoException) => {
    return error.code === 'ENOENT' || error.code === 'ENOTDIR'
      ? null
      : { refused: error.code ?? String(error) };
  });
  if (text === null) return { progress: fresh, notice: null, found: false };
  if (typeof text !== 'string') return aside(paths, fresh, `it cannot be read: ${text.refused}`);
  const read = readProgress(text);
  switch (read.is) {
    case 'read':
      if (read.progress.course === course) return { progress: read.progress, notice: null, found: true };
      return aside(paths, fresh, `it belongs to another course, ${read.progress.course}`);
    case 'newer':
      return aside(paths, fresh, `a newer go-docker-tour wrote it (version ${read.version})`);
    case 'corrupt':
      return aside(paths, fresh, read.why);
  }
}

async function aside(paths: WorkspacePaths, progress: Progress, why: string): Promise<LoadedProgress> {
  const name = `progress.json.set-aside-${new Date().toISOString().replace(/[:.]/g, '-')}`;
  const moved = await rename(paths.progress, `${paths.tour}/${name}`).then(
    () => true,
    () => false,
  );
  return {
    progress,
    found: true,
    notice: `The progress file could not be used (${why}); ${moved ? `it is kept as .tour/${name}` : 'it stays where it is'}. Your files are untouched.`,
  };
}

/** Reads the progress without touching anything; null where there is none that can be read. */
export async function peekProgress(paths: WorkspacePaths, course: string): Promise<Progress | null> {
  const text = await readFile(paths.progress, 'utf8').catch(() => null);
  const read = text === null ? null : readProgress(text);
  return read?.is === 'read' && read.progress.course === course ? read.progress : null;
}

/** The same, or a new one where there is no file yet; null where there is one that is not to be written over. */
export async function openProgress(paths: WorkspacePaths, course: string): Promise<Progress | null> {
  const read = await peekProgress(paths, course);
  return read ?? (existsSync(paths.progress) ? null : newProgress(course, paths.module));
}

/** Throws what the file system throws; the file on the disk is then the one before. */
export async function saveProgress(paths: WorkspacePaths, progress: Progress): Promise<void> {
  await writeAtomically(paths.progress, writeProgress(progress));
}
