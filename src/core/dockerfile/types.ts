/** A Dockerfile as the builder sees it: what stands before the first FROM, then the stages in order. */
export type Dockerfile = {
  /** ARGs before the first FROM, and whatever else stands there by mistake. */
  readonly preamble: readonly Instruction[];
  readonly stages: readonly Stage[];
};

export type Stage = {
  /** From 0, as `COPY --from=0` counts. */
  readonly index: number;
  /** As the builder compares it, in lower case; null without AS. */
  readonly name: string | null;
  /** The image or stage that it starts from, with the ARGs of the preamble filled in. */
  readonly base: string;
  /** The earlier stage that it starts from; null for an image and for scratch. */
  readonly baseStage: number | null;
  readonly from: Instruction;
  /** Line of its FROM, from 1. */
  readonly line: number;
  /** After the FROM. */
  readonly instructions: readonly Instruction[];
};

export type Instruction = {
  /** In capitals, whatever was written: `RUN`. */
  readonly keyword: string;
  /** First and last line, from 1. */
  readonly line: number;
  readonly endLine: number;
  /** On one line: continuations joined, comments and here-documents left out. */
  readonly text: string;
  /** What follows keyword and flags, on one line. */
  readonly rest: string;
  readonly flags: readonly Flag[];
  /** `exec` when written as a JSON array. */
  readonly form: 'exec' | 'shell';
  /** The array's strings, or the words of `rest`. */
  readonly args: readonly string[];
  readonly heredocs: readonly Heredoc[];
  /** What the folder's scripts that a RUN runs say; empty until `withScripts` has looked. */
  readonly scripts: readonly string[];
};

/** `--name=value`; a flag without a value has ''. */
export type Flag = { readonly name: string; readonly value: string };

export type Heredoc = { readonly name: string; readonly text: string };
