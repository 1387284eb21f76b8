import { createWriteStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { createOutputFilter, type OutputFilter } from '../../core/output/filter.ts';

/** Milliseconds for which what comes is gathered: a program that writes line by line would keep us busy by the line. */
const gathering = 25;
/** Bytes that are not gathered any longer. */
const enough = 500_000;
/** Bytes of output that a log keeps. */
const longestLog = 64_000_000;

type Origin = { readonly decoder: StringDecoder; readonly filter: OutputFilter };

export type TakenOutput = {
  /** Hands on what is gathered, and closes the log. */
  end(): Promise<void>;
};

/**
 * Reads what a command prints, writes it into its log, and hands it on fit for the screen, in larger pieces than it came in.
 * Where the disk is slower than the command, the command waits: nothing piles up.
 * @param log a file's path; one that cannot be written is done without
 */
export function takeOutput(
  streams: readonly Readable[],
  log: string,
  onText: (text: string) => void,
): TakenOutput {
  const file = createWriteStream(log, { flags: 'a', mode: 0o600 });
  const goOn = (): void => {
    for (const stream of streams) stream.resume();
  };
  // A file that has failed is written to no more, so it does not say either that it is ready for more.
  file.on('error', goOn).on('drain', goOn);
  let logged = 0;
  const write = (chunk: Buffer): void => {
    const kept = chunk.subarray(0, longestLog - logged);
    logged += kept.length;
    if (kept.length === 0 || file.destroyed || file.write(kept)) return;
    for (const stream of streams) stream.pause();
  };
  const held = gather((pieces) => {
    const texts = pieces.map(({ from, chunks }) => {
      const said = Buffer.concat(chunks);
      write(said);
      return from.filter.push(from.decoder.write(said));
    });
    const text = texts.join('');
    if (text !== '') onText(text);
  });
  for (const stream of streams) {
    const from: Origin = { decoder: new StringDecoder('utf8'), filter: createOutputFilter() };
    stream.on('error', () => {});
    stream.on('data', (chunk: Buffer) => held.add(chunk, from));
    stream.on('close', held.flush);
  }
  return {
    async end() {
      held.flush();
      await new Promise<void>((resolve) => file.end(() => resolve()));
    },
  };
}

/** What came in a row from one stream. */
type Piece = { readonly from: Origin; readonly chunks: Buffer[] };

/** What comes after a silence is handed on at once; what follows soon, together, in the order in which it came. */
function gather(take: (pieces: readonly Piece[]) => void): {
  add(chunk: Buffer, from: Origin): void;
  flush(): void;
} {
  let pieces: Piece[] = [];
  let size = 0;
  let timer: NodeJS.Timeout | undefined;
  let takenAt = Number.NEGATIVE_INFINITY;
  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (size === 0) return;
    const all = pieces;
    pieces = [];
    size = 0;
    takenAt = performance.now();
    take(all);
  };
  return {
    add(chunk, from) {
      const last = pieces.at(-1);
      if (last?.from === from) last.chunks.push(chunk);
      else pieces.push({ from, chunks: [chunk] });
      size += chunk.length;
      if (size >= enough) flush();
      else timer ??= setTimeout(flush, performance.now() - takenAt < gathering ? gathering : 0);
    },
    flush,
  };
}
