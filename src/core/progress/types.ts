import type { Mark } from '../xray/prediction.ts';
import type { SeenBuild } from '../xray/seen.ts';

/** What became of a command: an exit, or the tour's own doing. */
export type RunEnd =
  | { readonly how: 'exited'; readonly code: number }
  /** Ended by a signal that the tour did not send. */
  | { readonly how: 'killed'; readonly signal: string }
  /** Ctrl+C, or leaving the step. */
  | { readonly how: 'stopped' }
  | { readonly how: 'timed-out'; readonly seconds: number }
  /** The shell itself could not be started. */
  | { readonly how: 'not-started'; readonly reason: string };

export type CommandRecord = {
  /** As typed. */
  readonly line: string;
  /** null while it still runs: a server that lives on beside the prompt. */
  readonly end: RunEnd | null;
  readonly milliseconds: number;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  /** Standard output and error as they came, without control sequences; the first 4 kB and the last 12 kB. */
  readonly output: string;
  /** Ports that it listened on while it ran in the tour: itself or, for `docker run`, its container. */
  readonly ports: readonly number[];
  /** The container that it ran, for `docker run` and `podman run`: its full id. */
  readonly container: string | null;
  /** Where it built an image: what became of each line. */
  readonly build?: SeenBuild;
};

/** What was answered: a choice, the lines marked as those that will run, or the lines in an order. */
export type AnswerRecord = ChoiceAnswer | MarksAnswer | LinesAnswer;

export type ChoiceAnswer = { readonly choice: number; readonly right: boolean; readonly tries: number };
type MarksAnswer = { readonly marks: readonly Mark[]; readonly tries: number };
type LinesAnswer = { readonly lines: readonly string[]; readonly tries: number };

export type StepRecord = {
  readonly state: StepState;
  /** ISO 8601, UTC: when the learner first came to the step; null when never. */
  readonly enteredAt: string | null;
  /** The newest 40. */
  readonly commands: readonly CommandRecord[];
  readonly answer: AnswerRecord | null;
  /** How many of the hints were opened. */
  readonly hints: number;
  /** The tour applied the solution. */
  readonly solved: boolean;
  /** A proof has once found what glances could not see: from then on only a proof opens this step. */
  readonly refuted: boolean;
};

/**
 * `provisional`: the learner may go on, because reading and the learner's own build agree; the proof has not decided yet.
 * `passed`: proven.
 */
export type StepState = 'open' | 'provisional' | 'passed' | 'skipped';

/** Names a step of a course: `caching/rebuild`. */
export type StepKey = `${string}/${string}`;

/** Everything that the tour remembers, one file: `.tour/progress.json`. */
export type Progress = {
  readonly version: 1;
  /** The course's id. */
  readonly course: string;
  readonly at: { readonly lesson: string; readonly step: string } | null;
  readonly steps: { readonly [key: StepKey]: StepRecord };
  /** The shell's working directory and what the learner's exports changed, from line to line and from day to day. */
  readonly shell: ShellState;
  /** Command lines, oldest first; the newest 500. */
  readonly history: readonly string[];
};

export type ShellState = {
  /** Absolute path. */
  readonly directory: string;
  /** Against the sandbox's environment: what the learner's exports set, and what was unset. */
  readonly set: { readonly [name: string]: string };
  readonly unset: readonly string[];
};
