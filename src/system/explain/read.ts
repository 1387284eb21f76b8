import { createReadStream } from 'node:fs';
import { createKeeper } from './keeper.ts';

/** A file or a pipe to its end, or the beginning and the end of it; null where it cannot be read. */
export async function readAll(from: NodeJS.ReadStream | string): Promise<Uint8Array | null> {
  const kept = createKeeper();
  try {
    for await (const chunk of typeof from === 'string' ? createReadStream(from) : from)
      kept.push(typeof chunk === 'string' ? Buffer.from(chunk) : (chunk as Buffer));
    return kept.bytes();
  } catch {
    return null;
  }
}
