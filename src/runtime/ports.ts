import type { Lesson, Step } from '../core/course/types.ts';
import type { Explanation } from '../core/diagnoses/types.ts';
import type { Examination } from '../core/doctor/finding.ts';
import type {
  CommandRecord,
  Progress,
  RunEnd,
  ShellState,
  StepKey,
  StepRecord,
} from '../core/progress/types.ts';
import type { ImageSize } from '../core/sizes/sizes.ts';
import type { EngineState, Notice, ResetScope } from '../core/tour/model.ts';
import type { Gather } from '../core/verdicts/judge.ts';
import type { SeenBuild } from '../core/xray/seen.ts';

/** All that the tour asks of the world. `main` puts the real one behind it. */
export type Ports = {
  run(line: string, options: RunOptions): Promise<Running>;
  gather(options: {
    readonly record: StepRecord;
    readonly shell: ShellState;
    readonly signal: AbortSignal;
    readonly progress: (text: string) => void;
  }): Gather;
  /** Solves steps one after another; told of each as soon as it is done. */
  solve(
    steps: readonly { readonly lesson: Lesson; readonly step: Step }[],
    from: Progress,
    options: {
      readonly signal: AbortSignal;
      readonly onOutput: (text: string) => void;
      readonly onStep: (progress: Progress) => void;
    },
  ): Promise<{ readonly progress: Progress; readonly solved: boolean }>;
  save(progress: Progress): Promise<void>;
  /** Keeps files and shell as they are, for a reset. */
  snapshot(key: StepKey, shell: ShellState): Promise<void>;
  /** Puts files back: to a step's snapshot, or to the very beginning. */
  reset(
    what: ResetScope,
    snapshot: StepKey | null,
  ): Promise<{ readonly shell: ShellState; readonly notice: Notice }>;
  /** Opens a file of the module in the learner's editor, on the whole terminal; says what went wrong. */
  edit(file: string, shell: ShellState): Promise<Notice | null>;
  /** What the images of a name weigh, heaviest first; empty where no engine says. */
  sizes(repository: string): Promise<readonly ImageSize[]>;
  /** The learner's Dockerfile as it is; null where there is none. */
  dockerfile(): Promise<string | null>;
  /** Why a command failed, from what it printed and what lies in its directory; null where nobody knows. */
  explain(failed: {
    readonly line: string;
    readonly code: number;
    readonly output: string;
    readonly directory: string;
  }): Promise<Explanation | null>;
  complete(
    text: string,
    cursor: number,
    shell: ShellState,
  ): Promise<{ readonly text: string; readonly cursor: number; readonly candidates: readonly string[] }>;
  /** To the clipboard of the learner's own terminal. */
  copy(text: string): void;
  engine(): Promise<EngineState>;
  /** The doctor looks at the machine; also says which Go there is now. */
  examine(signal: AbortSignal): Promise<{ readonly examination: Examination; readonly go: string | null }>;
  /** The doctor shows what it would do, asks, and does it, on the whole terminal; says what came of it. */
  fix(): Promise<Notice>;
  /** Calls back when files of the module were saved, with their paths relative to it; returns how to stop that. */
  watch(changed: (paths: readonly string[]) => void): () => Promise<void>;
  /** Gives the whole terminal away while `use` runs. */
  lendTerminal(use: () => Promise<void>): Promise<void>;
};

export type RunOptions = {
  readonly shell: ShellState;
  /** Seconds. */
  readonly timeout: number;
  readonly in: 'pane' | 'terminal';
  readonly onOutput: (text: string) => void;
  readonly onBuild: (build: SeenBuild) => void;
  readonly onListening: (heard: {
    readonly ports: readonly number[];
    readonly container: string | null;
    readonly record: CommandRecord;
    readonly state: ShellState | null;
  }) => void;
};

export type Running = {
  readonly done: Promise<{
    readonly end: RunEnd;
    readonly record: CommandRecord;
    readonly state: ShellState | null;
    readonly log: string;
  }>;
  cancel(): void;
};
