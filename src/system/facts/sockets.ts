import type { Place } from '../../core/course/types.ts';
import type { Dockerfile } from '../../core/dockerfile/types.ts';
import type { Socket } from '../../core/verdicts/facts/images.ts';
import { portPlace } from '../../core/verdicts/image/places.ts';
import { isLoopback, loopbackIn, portIn } from '../../core/verdicts/image/unanswered.ts';
import { goSources } from '../go/sources.ts';

/** The sockets, each with the line that says so: of the Dockerfile, for a port that is PORT there, or of the sources. */
export async function withSources(
  module: string,
  dockerfile: Dockerfile,
  sockets: readonly Socket[] | null,
): Promise<readonly Socket[] | null> {
  if (!sockets?.length) return sockets;
  const sources = await goSources(module);
  const find = (look: (text: string) => number | null): Place | null => {
    for (const { file, text } of sources) {
      const line = look(text);
      if (line !== null) return { file, line };
    }
    return null;
  };
  return sockets.map((socket) => ({
    ...socket,
    // 8080 is the course's own: then -p is what leads astray.
    source: isLoopback(socket)
      ? find(loopbackIn)
      : (portPlace(dockerfile, socket.port) ??
        (socket.port === 8080 ? null : find((text) => portIn(text, socket.port)))),
  }));
}
