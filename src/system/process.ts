import { execa } from 'execa';
import type { Environment } from '../core/workspace/paths.ts';
import { forget, mind } from './minder.ts';

export type CaptureOptions = {
  readonly directory: string;
  /** The whole environment: nothing of this process's own is added. */
  readonly environment: Environment;
  /** Seconds after which the process and its descendants are ended. Default 120. */
  readonly timeout?: number;
  readonly signal?: AbortSignal;
  readonly input?: string;
  /** Receives output as it comes, in pieces of any size. */
  readonly onOutput?: (text: string) => void;
};

/** What became of a process whose output is wanted whole. A nonzero exit is a result like another. */
export type Captured =
  | {
      readonly how: 'exited';
      readonly code: number;
      readonly stdout: string;
      readonly stderr: string;
      readonly all: string;
    }
  | { readonly how: 'not-found' }
  | { readonly how: 'ended'; readonly reason: 'timeout' | 'cancelled' | 'killed'; readonly all: string };

/**
 * Runs a program to its end and keeps what it printed, at most 20 MB. Standard input is closed unless `input` is given.
 * Never throws for what the program did.
 */
export async function capture(
  program: string,
  args: readonly string[],
  options: CaptureOptions,
): Promise<Captured> {
  const child = execa(program, [...args], {
    cwd: options.directory,
    env: options.environment,
    extendEnv: false,
    reject: false,
    all: true,
    stripFinalNewline: false,
    maxBuffer: 20_000_000,
    timeout: (options.timeout ?? 120) * 1000,
    forceKillAfterDelay: 2000,
    killDescendants: true,
    ...(options.input === undefined ? { stdin: 'ignore' as const } : { input: options.input }),
    ...(options.signal ? { cancelSignal: options.signal } : {}),
  });
  const own = { is: 'process', pid: child.pid ?? 0 } as const;
  if (own.pid > 0) mind(own);
  if (options.onOutput)
    child.all?.on('data', (chunk: Buffer | string) => options.onOutput?.(chunk.toString()));
  const result = await child;
  if (own.pid > 0) forget(own);
  if (result.code === 'ENOENT' || result.code === 'EACCES') return { how: 'not-found' };
  const all = result.all ?? '';
  if (result.timedOut) return { how: 'ended', reason: 'timeout', all };
  if (result.isCanceled) return { how: 'ended', reason: 'cancelled', all };
  if (result.exitCode === undefined) return { how: 'ended', reason: 'killed', all };
  return {
    how: 'exited',
    code: result.exitCode,
    stdout: result.stdout ?? '',
    stderr: result.stderr ?? '',
    all,
  };
}
