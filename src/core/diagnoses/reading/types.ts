/** An output, read: what was said where, apart from how it was drawn. */
export type Reading = {
  readonly lines: readonly Line[];
  /** The texts of all lines, joined by newlines; those that are quiet are empty in it. */
  readonly text: string;
  /** See `gramsOf`, of `text`. */
  readonly grams: Uint8Array;
  /** Where each line begins in `text`. */
  readonly starts: Int32Array;
  /** Build steps in the order in which they were first named. */
  readonly steps: readonly BuildStep[];
  /** The segments that hold a builder's own lines. */
  readonly builds: ReadonlySet<number>;
};

export type Line = {
  /** Its line in what was given, from 1. */
  readonly line: number;
  /** Without prefixes, control sequences and what was drawn over. */
  readonly text: string;
  /**
   * `said`: by a program. `command`: typed at a prompt. `excerpt`: of a file, quoted by a builder. `header`: the name of
   * a build step. `quiet`: of no account, as what a step printed that went well, or a warning in a log.
   */
  readonly kind: 'said' | 'command' | 'excerpt' | 'header' | 'quiet';
  readonly step: BuildStep | null;
  /** How many commands were typed before it. */
  readonly segment: number;
  /** Behind a service of Compose, or a clock as Go's log prints it: a program said it, and no builder or engine. */
  readonly logged?: boolean;
  /** Logged as the reason why the program ends. */
  readonly fatal?: boolean;
};

export type BuildStep = {
  /** The instruction, `RUN go build -o /server .`, or one of the builder's own doings, `[internal] load build context`. */
  readonly text: string;
  readonly state: 'unknown' | 'ran' | 'cached' | 'failed' | 'canceled';
};
