import type { StepRecord } from '../../progress/types.ts';

/** What the tour wrote down of this step; null where the folder has no record of it. */
export type RecordFacts = {
  record: { request: object; value: StepRecord | null };
};
