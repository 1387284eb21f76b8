import type { BuildStep, Line } from './types.ts';

/** Lines and steps while an output is being read: what becomes of a step is known only further down. */
export type DraftStep = { text: string; state: BuildStep['state'] };

export type Draft = {
  readonly line: number;
  readonly text: string;
  readonly kind: Line['kind'];
  readonly step: DraftStep | null;
  readonly segment: number;
  readonly fatal?: boolean;
  readonly logged?: boolean;
  /** How the step ended whose beginning, and so whose name, was cut off. */
  readonly nameless?: DraftStep;
};
