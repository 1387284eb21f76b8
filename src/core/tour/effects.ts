import type { Progress, StepRecord } from '../progress/types.ts';
import type { ResetScope, RunId } from './model.ts';

/** What `update` wants done in the world, as data. The runtime performs it and answers with messages. */
export type Effect =
  | {
      readonly kind: 'run';
      readonly run: RunId;
      readonly line: string;
      /** Seconds. */
      readonly timeout: number;
      /** 'terminal': the command gets the whole terminal, keyboard and all, and gives it back. */
      readonly in: 'pane' | 'terminal';
    }
  | { readonly kind: 'cancel'; readonly run: RunId }
  /** Finds out why a command failed. */
  | {
      readonly kind: 'explain';
      readonly run: RunId;
      readonly line: string;
      readonly code: number;
      readonly output: string;
      /** Where it ran, absolute. */
      readonly directory: string;
    }
  /** Judges a step; earlier judgings are given up. */
  | {
      readonly kind: 'verify';
      readonly id: number;
      readonly lesson: string;
      readonly step: string;
      readonly record: StepRecord;
      /** 'instant': only the checks that build and start nothing. */
      readonly scope: 'instant' | 'all';
      readonly laterLessonEntered: boolean;
    }
  | { readonly kind: 'stop-verifying' }
  /** The judging of this id is a proof from now on: it goes on beside others, whatever step is judged. */
  | { readonly kind: 'keep-proving'; readonly id: number }
  /** Judges a step that is open provisionally, beside the one on the screen. */
  | {
      readonly kind: 'prove';
      readonly id: number;
      readonly lesson: string;
      readonly step: string;
      readonly record: StepRecord;
      readonly laterLessonEntered: boolean;
    }
  | { readonly kind: 'save'; readonly progress: Progress }
  | { readonly kind: 'edit'; readonly file: string }
  /** Keeps the module as it is when a step is first entered, for its reset. */
  | { readonly kind: 'snapshot'; readonly lesson: string; readonly step: string }
  | { readonly kind: 'reset'; readonly what: ResetScope }
  /** Applies the solution of one step. */
  | { readonly kind: 'solve-step'; readonly run: RunId; readonly lesson: string; readonly step: string }
  /** Applies the solutions of all lessons before this one whose steps have not passed. */
  | { readonly kind: 'prepare'; readonly run: RunId; readonly lesson: string; readonly progress: Progress }
  /** Weighs the images of a name. */
  | { readonly kind: 'weigh'; readonly repository: string }
  /** Looks at the learner's Dockerfile. */
  | { readonly kind: 'look' }
  | { readonly kind: 'complete'; readonly text: string; readonly cursor: number }
  | { readonly kind: 'copy'; readonly text: string }
  /** The doctor looks at the machine. */
  | { readonly kind: 'examine' }
  /** It shows what it would do, asks, and does it, on the whole terminal. */
  | { readonly kind: 'fix' }
  | { readonly kind: 'quit' };
