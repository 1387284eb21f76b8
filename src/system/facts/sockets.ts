import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Place } from '../../core/course/types.ts';
import type { Socket } from '../../core/verdicts/facts/images.ts';
import { isLoopback, loopbackIn } from '../../core/verdicts/image/unanswered.ts';

/** The sockets, each that listens to this machine alone with the line of the module's sources that says so. */
export async function withSources(
  module: string,
  sockets: readonly Socket[] | null,
): Promise<readonly Socket[] | null> {
  if (!sockets?.some(isLoopback)) return sockets;
  const source = await findLoopback(module);
  return sockets.map((socket) => (isLoopback(socket) ? { ...socket, source } : socket));
}

async function findLoopback(module: string): Promise<Place | null> {
  const names = await readdir(module, { recursive: true }).catch(() => [] as string[]);
  const sources = names
    .filter((name) => /\.go$/.test(name) && !/_test\.go$|(?:^|\/)vendor\//.test(name))
    .sort();
  for (const file of sources) {
    const line = loopbackIn(await readFile(join(module, file), 'utf8').catch(() => ''));
    if (line !== null) return { file, line };
  }
  return null;
}
