import { createHash } from 'node:crypto';
import { lstat, readdir, readFile, readlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { hiddenBy, readIgnore } from '../../core/dockerfile/ignore.ts';
import type { BuildCommand } from '../../core/xray/command.ts';
import type { SeenBuild } from '../../core/xray/seen.ts';
import { readText } from '../text.ts';

/** More files than these, or larger ones, are not looked at: a picture is not worth a wait. */
const mostFiles = 400;
const largest = 64_000_000;

/** What a build is sent just now: the Dockerfile and fingerprints of the files. null where there is no Dockerfile. */
export async function photograph(
  command: BuildCommand,
  directory: string,
): Promise<Pick<SeenBuild, 'dockerfile' | 'files'> | null> {
  const context = resolve(directory, command.context);
  const file = command.file === null ? join(context, 'Dockerfile') : resolve(directory, command.file);
  const dockerfile = await readText(file);
  if (dockerfile === null) return null;
  const beside = await readText(`${file}.dockerignore`);
  const ignore = readIgnore(beside ?? (await readText(join(context, '.dockerignore'))) ?? '');
  const files: Record<string, string> = {};
  const whole = await look(context, '', (path) => hiddenBy(path, ignore) === null, files).catch(() => false);
  return { dockerfile, files: whole ? files : null };
}

async function look(
  folder: string,
  prefix: string,
  sent: (path: string) => boolean,
  into: Record<string, string>,
): Promise<boolean> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    const name = `${prefix}${entry.name}`;
    if (entry.isDirectory()) {
      if (!(await look(path, `${name}/`, sent, into))) return false;
    } else if (sent(name)) {
      if (Object.keys(into).length >= mostFiles) return false;
      into[name] = await fingerprint(path);
    }
  }
  return true;
}

/** Content and mode, as COPY's cache has it; of what is too large to read, size and time. */
async function fingerprint(path: string): Promise<string> {
  const { mode, size, mtimeMs } = await lstat(path);
  const kind = mode & 0o170000;
  const hash = createHash('sha256').update(`${mode}\n`);
  if (kind === 0o120000) hash.update(await readlink(path));
  else if (kind === 0o100000 && size <= largest) hash.update(await readFile(path));
  else hash.update(`${size} ${mtimeMs}`);
  return hash.digest('hex').slice(0, 16);
}
