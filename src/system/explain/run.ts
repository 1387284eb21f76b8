import { constants } from 'node:os';
import { execa } from 'execa';
import { ignoreInterrupts } from '../interrupt.ts';
import { createKeeper } from './keeper.ts';

export type Teed =
  | {
      readonly how: 'exited' /** As a shell counts it: 128 and the signal's number for one that was killed. */;
      readonly code: number;
      readonly output: Uint8Array;
    }
  | { readonly how: 'not-found' }
  | { readonly how: 'refused' };

/**
 * Runs a command in this process's own terminal or pipe, shows what it prints as it comes, and keeps it.
 * Standard input is the caller's. Never throws for what the command does.
 */
export async function runTeed(
  program: string,
  args: readonly string[],
  streams: { readonly out: NodeJS.WriteStream; readonly err: NodeJS.WriteStream },
): Promise<Teed> {
  const kept = createKeeper();
  const heed = ignoreInterrupts();
  const child = execa(program, [...args], {
    reject: false,
    buffer: false,
    stdin: 'inherit',
    stdout: 'pipe',
    stderr: 'pipe',
  });
  const tee = (from: NodeJS.ReadableStream, to: NodeJS.WriteStream): void => {
    from.on('data', (chunk: Buffer) => {
      kept.push(chunk);
      // A reader that is slower than the command makes the command wait, not the memory grow.
      if (!to.write(chunk)) {
        from.pause();
        to.once('drain', () => from.resume());
      }
    });
  };
  tee(child.stdout, streams.out);
  tee(child.stderr, streams.err);
  const result = await child;
  heed();
  if (result.code === 'ENOENT') return { how: 'not-found' };
  if (result.code === 'EACCES') return { how: 'refused' };
  const { signal } = result;
  const code = result.exitCode ?? (signal ? 128 + (constants.signals[signal] ?? 0) : 1);
  return { how: 'exited', code, output: kept.bytes() };
}
