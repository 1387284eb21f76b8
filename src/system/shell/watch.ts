import { setTimeout as wait } from 'node:timers/promises';
import { childrenOf, descendants, listeningPorts } from '../listening.ts';

export type Heard = { readonly ports: readonly number[]; readonly container: string | null };

/** What tells that a container was started by the command being watched. */
export type NewContainers = () => Promise<{ readonly id: string; readonly ports: readonly number[] } | null>;

/** Milliseconds between two looks; more where a look takes long, so that looking never takes much of a core. */
const between = 150;
const share = 9;
/** Every so many looks all processes of the machine are gone through, for those that left their parent; that costs. */
const thorough = 8;

/**
 * Watches a running command until it listens, itself or by a container that it started; null when it ended first.
 * @param newContainer asks the engine; null for a command that starts no container
 */
export async function listens(
  pid: number,
  newContainer: NewContainers | null,
  ended: AbortSignal,
): Promise<Heard | null> {
  for (let look = 0; !ended.aborted; look += 1) {
    const began = performance.now();
    const family = async () => (look % thorough === 0 ? await descendants(pid) : await childrenOf(pid));
    const ports = newContainer ? [] : (await listeningPorts(await family())).map(({ port }) => port);
    if (ports.length > 0) return { ports: [...new Set(ports)], container: null };
    const container = await newContainer?.();
    if (container) return { ports: container.ports, container: container.id };
    const took = newContainer ? 0 : performance.now() - began;
    const pause = Math.min(1000, Math.max(between, share * took));
    await wait(pause, undefined, { signal: ended }).catch(() => {});
  }
  return null;
}
