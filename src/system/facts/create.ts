import type { Variables } from '../../core/course/types.ts';
import type { Engine } from '../../core/engine.ts';
import type { StepRecord } from '../../core/progress/types.ts';
import type { FactRequest } from '../../core/verdicts/facts.ts';
import type { Gather } from '../../core/verdicts/judge.ts';
import type { Gathered } from '../../core/verdicts/verdict.ts';
import type { Environment, WorkspacePaths } from '../../core/workspace/paths.ts';
import type { Bench, FactContext } from './context.ts';
import { gatherFact } from './index.ts';

export type JudgingOptions = {
  readonly paths: WorkspacePaths;
  readonly environment: Environment;
  readonly variables: Variables;
  readonly record: StepRecord | null;
  readonly signal: AbortSignal;
  engine(): Promise<Gathered<Engine>>;
  readonly bench?: Bench;
  progress?(text: string): void;
};

/** Facts for one judging: what is asked for twice is gathered once. */
export function createGather(options: JudgingOptions): Gather {
  const own = createBench();
  let shares = false;
  const context: FactContext = {
    ...options,
    get bench() {
      return options.bench ?? (shares ? own : null);
    },
    progress: (text) => options.progress?.(text),
    once: memory(),
  };
  return Object.assign((request: FactRequest) => gatherFact(request, context), {
    program: options.variables.program,
    // An image costs more than a record: it is made where a check looks into one, and then serves the others too.
    plan: (requests: readonly FactRequest[]) => {
      shares = requests.some(({ fact }) => /^(?:image|runs|ships)$/.test(fact));
    },
    end: own.end,
  });
}

/** For the judging of several steps of a folder that stays as it is. Whoever makes it has to `end` it. */
export function createBench(): Bench {
  const removals: (() => Promise<void>)[] = [];
  return {
    once: memory(),
    atEnd: (remove) => removals.push(remove),
    async end() {
      for (const remove of removals.splice(0).toReversed()) await remove();
    },
  };
}

function memory(): FactContext['once'] {
  const known = new Map<string, Promise<unknown>>();
  return <Value>(key: string, make: () => Promise<Value>): Promise<Value> => {
    const found = known.get(key) as Promise<Value> | undefined;
    if (found) return found;
    const made = make();
    known.set(key, made);
    return made;
  };
}
