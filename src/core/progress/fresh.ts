import type { Progress, StepRecord } from './types.ts';

/** The newest form of the progress file that this program writes and reads. */
export const progressVersion = 1;

/** The record of a step that was never entered. */
export const emptyRecord: StepRecord = {
  state: 'open',
  enteredAt: null,
  commands: [],
  answer: null,
  hints: 0,
  solved: false,
  refuted: false,
};

/** Progress as it is at the start. @param directory absolute, where the shell begins */
export function newProgress(course: string, directory: string): Progress {
  return {
    version: progressVersion,
    course,
    at: null,
    steps: {},
    shell: { directory, set: {}, unset: [] },
    history: [],
  };
}
