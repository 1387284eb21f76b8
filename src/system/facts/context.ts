import type { Variables } from '../../core/course/types.ts';
import type { Engine } from '../../core/engine.ts';
import type { StepRecord } from '../../core/progress/types.ts';
import type { Gathered } from '../../core/verdicts/verdict.ts';
import type { Environment, WorkspacePaths } from '../../core/workspace/paths.ts';

/** What a fact is gathered with. One context serves one judging; facts asked for twice are gathered once. */
export type FactContext = {
  readonly paths: WorkspacePaths;
  /** The environment that the learner's commands have: the sandbox's, with their exports. */
  readonly environment: Environment;
  readonly variables: Variables;
  /** The record of the step being judged. */
  readonly record: StepRecord | null;
  readonly signal: AbortSignal;
  /** The engine, looked for once; a fault where none answers. */
  engine(): Promise<Gathered<Engine>>;
  /** Says what takes long: `building a copy of your folder`. */
  progress(text: string): void;
  /** What is shared with the judgings of other steps of the same folder; null where each judges for itself. */
  readonly bench: Bench | null;
  /** Runs `make` at most once for a key within this judging. */
  once<Value>(key: string, make: () => Promise<Value>): Promise<Value>;
};

/** Where several steps of one folder are judged one after the other: what is costly is made once, and removed at the end. */
export type Bench = {
  once<Value>(key: string, make: () => Promise<Value>): Promise<Value>;
  atEnd(remove: () => Promise<void>): void;
  /** Removes what was made, the newest first. */
  end(): Promise<void>;
};
