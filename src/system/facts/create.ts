import type { Variables } from '../../core/course/types.ts';
import type { Engine } from '../../core/engine.ts';
import type { StepRecord } from '../../core/progress/types.ts';
import type { FactRequest } from '../../core/verdicts/facts.ts';
import type { Gather } from '../../core/verdicts/judge.ts';
import type { Gathered } from '../../core/verdicts/verdict.ts';
import type { Environment, WorkspacePaths } from '../../core/workspace/paths.ts';
import type { FactContext } from './context.ts';
import { gatherFact } from './index.ts';

export type JudgingOptions = {
  readonly paths: WorkspacePaths;
  readonly environment: Environment;
  readonly variables: Variables;
  readonly record: StepRecord | null;
  readonly signal: AbortSignal;
  engine(): Promise<Gathered<Engine>>;
  progress?(text: string): void;
  /** What was gathered already, where several steps are judged of a folder that stays as it is. */
  readonly known?: Map<string, Promise<unknown>>;
};

/** Facts for one judging: what is asked for twice is gathered once. */
export function createGather({ known = new Map(), ...options }: JudgingOptions): Gather {
  const context: FactContext = {
    ...options,
    progress: (text) => options.progress?.(text),
    once<Value>(key: string, make: () => Promise<Value>): Promise<Value> {
      const found = known.get(key) as Promise<Value> | undefined;
      if (found) return found;
      const made = make();
      known.set(key, made);
      return made;
    },
  };
  return Object.assign((request: FactRequest) => gatherFact(request, context), {
    program: options.variables.program,
  });
}
