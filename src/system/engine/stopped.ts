import type { Dockerfile } from '../../core/dockerfile/types.ts';
import type { ImageConfig, Stopped } from '../../core/verdicts/facts/images.ts';
import { createContainer, removeContainer } from './containers.ts';
import { peek } from './peek.ts';
import { viewProgram } from './program.ts';
import type { EngineWorld } from './world.ts';

export type StoppedOptions = {
  readonly config: ImageConfig;
  readonly dockerfile: Dockerfile;
  readonly names: readonly string[];
  /** What the engine said, or the log's last line. */
  readonly said: string;
  readonly exit: number | null;
};

/**
 * Looks inside what did not start, or did not go on, to tell why.
 * @param id its container; null where not even that could be made
 */
export async function lookAtStopped(
  world: EngineWorld,
  id: string | null,
  { config, dockerfile, names, said, exit }: StoppedOptions,
): Promise<Stopped> {
  const made = id === null ? await createContainer(world, config.id) : null;
  const box = id ?? (made?.ok ? made.id : null);
  const seen = { config, dockerfile, said: plainWords(said), exit };
  if (box === null) return { ...seen, program: null, shell: false };
  try {
    const inside = { world, id: box };
    const program = await viewProgram(inside, config, names);
    return { ...seen, program, shell: (await peek(inside, '/bin/sh')) !== null };
  } finally {
    if (made?.ok) await removeContainer(world, made.id);
  }
}

/** The engine's long sentence, from where it says what went wrong. */
function plainWords(said: string): string {
  const line = said.trim().split('\n')[0] ?? '';
  return line
    .replace(/^Error response from daemon: /, '')
    .replace(/^.*unable to start container process: (?:error during container init: )?/, '')
    .replace(/: unknown\.?$/, '');
}
