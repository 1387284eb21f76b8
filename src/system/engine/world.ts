import type { Engine } from '../../core/engine.ts';
import type { Environment } from '../../core/workspace/paths.ts';
import type { FactContext } from '../facts/context.ts';
import { captureSteadily } from './steady.ts';

/** An engine and how to call it. */
export type EngineWorld = {
  readonly engine: Engine;
  readonly environment: Environment;
  readonly signal: AbortSignal;
};

/** What the engine's command came to; `code` is -1 where it was not found or did not end in time. */
export type Called = {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly all: string;
};

/** Calls `docker` or `podman`. `cleanup`: also after the judging was cancelled. */
export async function call(
  world: EngineWorld,
  args: readonly string[],
  options: { readonly timeout?: number; readonly cleanup?: boolean } = {},
): Promise<Called> {
  if (!options.cleanup) world.signal.throwIfAborted();
  const done = await captureSteadily(world.engine.program, args, {
    directory: '/',
    environment: { ...world.environment, BUILDKIT_PROGRESS: 'plain', BUILDX_NO_DEFAULT_ATTESTATIONS: '1' },
    timeout: options.timeout ?? 60,
    ...(options.cleanup ? {} : { signal: world.signal }),
  });
  if (done.how === 'exited') return done;
  if (!options.cleanup) world.signal.throwIfAborted();
  const said = done.how === 'not-found' ? 'there is no such command' : `${done.all}\nit did not end in time`;
  return { code: -1, stdout: '', stderr: said, all: said };
}

/** The engine of a judging, ready to be called. */
export function worldOf(engine: Engine, context: FactContext): EngineWorld {
  return { engine, environment: context.environment, signal: context.signal };
}
