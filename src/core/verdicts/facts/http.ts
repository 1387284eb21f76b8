import type { GoSource } from '../go/server-source.ts';
import type { BinaryFact } from './binary.ts';

/** The module's program, started on a free port (PORT), asked for `/` twice, and ended. */
export type HttpFacts = {
  http: { request: object; value: HttpFact };
};

export type HttpFact = { readonly binary: BinaryFact; readonly run: ServerRun };

export type ServerRun =
  /** There is none that this machine can run. */
  | { readonly is: 'no-program' }
  /** It ended before it listened. */
  | {
      readonly is: 'exited';
      readonly program: string;
      readonly how: string;
      readonly output: string;
      /** The module's Go files: they may say why. */
      readonly sources?: readonly GoSource[];
    }
  /** It ran and did not listen within `seconds`. */
  | { readonly is: 'silent'; readonly program: string; readonly seconds: number; readonly output: string }
  /** It listened, and the request came to nothing. */
  | {
      readonly is: 'no-answer';
      readonly program: string;
      readonly address: string;
      readonly reason: string;
      readonly output: string;
      /** How it ended upon the request; null when it still ran. */
      readonly ended: string | null;
    }
  | {
      readonly is: 'answered';
      readonly program: string;
      /** Where it listened: `127.0.0.1:40123`. */
      readonly address: string;
      /** It listened where PORT told it to, where the lesson asks it (the learner's own PORT), or elsewhere. */
      readonly at: 'asked' | 'usual' | 'elsewhere';
      readonly status: number;
      /** At most 64 kB. */
      readonly body: string;
      /** Something was printed after each of the two requests. */
      readonly logged: boolean;
      /** What was printed after the first request. */
      readonly log: string;
      /** The module's Go files, where nothing was logged or the status is no success: they may say why. */
      readonly sources?: readonly GoSource[];
    };
