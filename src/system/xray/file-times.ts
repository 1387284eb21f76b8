import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { hiddenBy, readIgnore } from '../../core/dockerfile/ignore.ts';
import { readText } from '../text.ts';
import type { LastBuilds } from './history.ts';

/**
 * No record has the files' content; their times tell which were written since the build before. Files that were removed
 * leave no trace.
 */
export async function withFiles({ build, before }: LastBuilds): Promise<LastBuilds> {
  if (before === null) return { build, before };
  const ignore = readIgnore((await readText(join(build.context, '.dockerignore'))) ?? '');
  const times = await fileTimes(build.context, (path) => hiddenBy(path, ignore) === null);
  if (times === null) return { build, before };
  const since = before.startedAt.getTime();
  const then = Object.fromEntries(times.map(([path]) => [path, 'as before']));
  const now = Object.fromEntries(
    times.map(([path, time]) => [path, time > since ? 'written since' : 'as before']),
  );
  return {
    build: { ...build, build: { ...build.build, files: now } },
    before: { ...before, build: { ...before.build, files: then } },
  };
}

async function fileTimes(
  folder: string,
  sent: (path: string) => boolean,
): Promise<readonly (readonly [string, number])[] | null> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => null);
  if (entries === null || entries.length > 20_000) return null;
  const files = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  const found = files.filter(sent).map(async (path) => {
    const time = await lstat(join(folder, path)).then(
      ({ mtimeMs }) => mtimeMs,
      () => 0,
    );
    return [path, time] as const;
  });
  return Promise.all(found);
}
