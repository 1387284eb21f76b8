import { join, normalize } from 'node:path/posix';
import type { ImageConfig } from '../facts/images.ts';

/** What an image starts: its words, and whether a shell is to take them apart. */
export type Started = {
  readonly words: readonly string[];
  /** The command line given to `/bin/sh -c`, as shell form makes it; null in exec form. */
  readonly shellLine: string | null;
};

/** The words that a container of this image starts with: the entrypoint's, then the command's. */
export function startedBy(config: ImageConfig): Started {
  const words = [...config.entrypoint, ...config.command];
  const shell = /^(?:\/(?:usr\/)?bin\/)?(?:sh|bash|ash)$/.test(words[0] ?? '') && words[1] === '-c';
  return { words, shellLine: shell ? (words[2] ?? '') : null };
}

/**
 * The program that the learner means to start: the first word, or the first one on a simple shell line.
 * null where nothing is started, or the line is more than a command.
 */
export function programOf({ words, shellLine }: Started): string | null {
  if (shellLine === null) return words[0] ?? null;
  const line = shellLine.trim().replace(/^exec\s+/, '');
  const first = /^[\w./-]+/.exec(line)?.[0] ?? null;
  return first === null || /^(?:cd|set|export|if|for|while)$/.test(first) ? null : first;
}

/** Where a program of that name is looked for inside: one place for a path, those of PATH for a bare name. */
export function placesOf(program: string, config: ImageConfig): string[] {
  if (program.startsWith('/')) return [normalize(program)];
  if (program.includes('/')) return [join('/', config.workdir, program)];
  const path = config.environment.find((entry) => entry.startsWith('PATH='))?.slice(5) ?? defaultPath;
  return path
    .split(':')
    .map((folder) =>
      folder.startsWith('/') ? join(folder, program) : join('/', config.workdir, folder, program),
    );
}

const defaultPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
