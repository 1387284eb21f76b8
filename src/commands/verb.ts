import type { Options } from './options.ts';

/** Where a command reads and writes. */
export type Streams = {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
};

/** One of the program's verbs: a file, and a line in `index.ts`. */
export type Verb = {
  readonly name: string;
  /** As `--help` shows it: `check [LESSON[/STEP]] [--json]`. */
  readonly usage: string;
  /** What it does, one line. */
  readonly summary: string;
  /** How many words may follow it. */
  readonly operands: 0 | 1;
  /** What the word that may follow it is, for the shells' completions. */
  readonly operand?: 'step' | 'folder' | 'file' | 'shell';
  /** Takes a command behind `--`. */
  readonly takesCommand?: true;
  /**
   * Returns the exit code: 0, 1 where something was judged wrong, 2 where it could not be done. `explain` has others as
   * well: see there.
   */
  run(options: Options, streams: Streams): Promise<number>;
};

/** Says why something could not be done, and what to do; returns the exit code for it. */
export function refuse(streams: Streams, what: string, next?: string): 2 {
  streams.stderr.write(`go-docker-tour: ${what}\n${next ? `  ${next}\n` : ''}`);
  return 2;
}
