import type { Facts } from './facts.ts';
import type { Line, Reading } from './reading/types.ts';

/** Whose it is: the learner's command or file, the machine's (its network, engine, disk), or nobody's: nothing is broken. */
export type Fault = 'learner' | 'machine' | 'nobody';

/** How sure: `low` where only the consequence can be seen. */
export type Confidence = 'high' | 'medium' | 'low';

/** What a line of output looks like that speaks of a cause. */
export type Pattern = {
  /**
   * Stands in every line that matches: looked for before the expression is tried. Left out where the longest text in the
   * expression itself does (see `literalIn`).
   */
  readonly has?: string;
  /** Tried on one line, as `reading` has it: without prefixes, colours and redrawn text. Named groups fill `{name}` in the texts. */
  readonly says: RegExp;
  /** Has to be said too, at most so many lines further down. Its named groups count as well. */
  readonly also?: { readonly says: RegExp; readonly within: number };
  /** What kind of line it has to be; something said by default. */
  readonly on?: Line['kind'];
  /** Only in a build's step, or only outside of one. */
  readonly where?: 'build' | 'outside';
};

/** The words of a diagnosis. `{name}` is what the pattern's group of that name found, `{name|else}` with a word for none. */
export type Words = {
  /** What is wrong, one sentence. */
  readonly cause: string;
  /** How that comes about, one sentence. */
  readonly why: string;
  /** What to do, the best first; a command stands in backquotes. Where it depends on the system, one for each. */
  readonly fix: readonly Fix[];
};

/** Words for what was found here; a title or a confidence where the usual one says too much. */
export type Sharper = Partial<Words> & { readonly title?: string; readonly confidence?: Confidence };

export type Fix = string | { readonly linux: string; readonly darwin: string; readonly windows: string };

/** One cause of failure: how it is recognised, and what is to be said of it. */
export type Diagnosis = Words & {
  readonly id: string;
  readonly title: string;
  readonly fault: Fault;
  /** The official page. */
  readonly link: string;
  /** Any of them. */
  readonly matches: readonly Pattern[];
  /** Where text alone cannot tell: the facts, or the rest of the output, have to agree. */
  readonly when?: (found: Found) => boolean;
  /** Better words where more is known. */
  readonly sharper?: (found: Found) => Sharper | null;
  /** Causes that this one only follows from, by id: where they are found, this is not the root. */
  readonly yieldsTo?: readonly string[];
  /** `follows`: says only that something failed. `notice`: printed though nothing failed. Both give way to any cause. */
  readonly weight?: 'follows' | 'notice';
};

/** A place in the output where a diagnosis matched. */
export type Found = {
  readonly line: Line;
  readonly groups: Readonly<Record<string, string>>;
  readonly reading: Reading;
  readonly facts: Facts;
};

/** What is told of a failure. */
export type Explanation = {
  readonly id: string;
  readonly area: string;
  readonly title: string;
  readonly cause: string;
  readonly why: string;
  readonly fix: readonly string[];
  readonly fault: Fault;
  /** Line from 1 in what was given, and its text without control sequences. */
  readonly evidence: { readonly line: number; readonly text: string };
  readonly link: string;
  readonly confidence: Confidence;
};
