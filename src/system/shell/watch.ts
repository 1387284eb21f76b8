import { setTimeout as wait } from 'node:timers/promises';
import { listeningPorts } from '../listening.ts';

export type Heard = { readonly ports: readonly number[]; readonly container: string | null };

/** What tells that a container was started by the command being watched. */
export type NewContainers = () => Promise<{ readonly id: string; readonly ports: readonly number[] } | null>;

const between = 150;

/**
 * Watches a running command until it listens, itself or by a container that it started; null when it ended first.
 * @param newContainer asks the engine; null for a command that starts no container
 */
export async function listens(
  pid: number,
  newContainer: NewContainers | null,
  ended: AbortSignal,
): Promise<Heard | null> {
  while (!ended.aborted) {
    const ports = newContainer ? [] : (await listeningPorts(pid)).map(({ port }) => port);
    if (ports.length > 0) return { ports: [...new Set(ports)], container: null };
    const container = await newContainer?.();
    if (container) return { ports: container.ports, container: container.id };
    await wait(between, undefined, { signal: ended }).catch(() => {});
  }
  return null;
}
