import type { StepRecord } from '../../src/core/progress/types.ts';

export const emptyRecord: StepRecord = {
  state: 'open',
  enteredAt: null,
  commands: [],
  answer: null,
  hints: 0,
  solved: false,
};
