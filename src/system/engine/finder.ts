import type { Engine } from '../../core/engine.ts';
import type { Gathered } from '../../core/verdicts/verdict.ts';
import type { Environment } from '../../core/workspace/paths.ts';
import { type FindOptions, findEngine } from './find.ts';

/** Milliseconds for which an engine that answered is taken to be there still, and one that did not to be missing. */
const remembered = { up: 30_000, down: 2_000 };

/** Looks for the engine when asked, and remembers the answer for a while. */
export function engineFinder(
  environment: Environment,
  options: FindOptions = {},
): () => Promise<Gathered<Engine>> {
  let last: { readonly at: number; readonly found: Gathered<Engine> } | null = null;
  let looking: Promise<Gathered<Engine>> | null = null;
  return async () => {
    if (last && Date.now() - last.at < (last.found.ok ? remembered.up : remembered.down)) return last.found;
    looking ??= findEngine(environment, options).then((found) => {
      last = { at: Date.now(), found };
      looking = null;
      return found;
    });
    return looking;
  };
}
