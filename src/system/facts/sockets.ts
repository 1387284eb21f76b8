import type { Place } from '../../core/course/types.ts';
import type { Socket } from '../../core/verdicts/facts/images.ts';
import { isLoopback, loopbackIn } from '../../core/verdicts/image/unanswered.ts';
import { goSources } from '../go/sources.ts';

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
  for (const { file, text } of await goSources(module)) {
    const line = loopbackIn(text);
    if (line !== null) return { file, line };
  }
  return null;
}
