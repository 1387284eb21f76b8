import { engineFault } from '../engine-faults.ts';
import type { MachineFault } from '../verdict.ts';
import type { Requirement } from './edits.ts';

/** Why a module that a proof requires did not come, although the build asked for it. */
export type Unfetched =
  | { readonly is: 'out-of-reach'; readonly fault: MachineFault }
  /** The proxy that is asked does not have it, or may not give it. */
  | { readonly is: 'not-there' };

/**
 * Reads it from what a failed build said, in the words of Go 1.16 to 1.26; null where nobody asked for the module, or the
 * Dockerfile itself cuts off the network: that is its writer's doing.
 * @param dockerfile its text
 */
export function unfetched(
  said: string,
  { module, version }: Requirement,
  dockerfile: string,
): Unfetched | null {
  if (/--network=none\b/.test(dockerfile)) return null;
  const asked = said
    .split('\n')
    .filter((line) => line.includes(`${module}@${version}`))
    .join('\n');
  const fault = engineFault(asked);
  if (fault) return { is: 'out-of-reach', fault };
  const refused = /reading https?:\S+: (?:\d{3} |EOF)|exec: "git": executable file not found/.test(asked);
  return refused ? { is: 'not-there' } : null;
}
