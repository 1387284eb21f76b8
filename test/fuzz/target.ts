import type { Random } from './random.ts';

/** Something that reads what it has not written, and must neither throw, nor hang, nor make something of nothing. */
export type Target = {
  readonly name: string;
  /** Its part of all inputs; cheap readers get more. */
  readonly weight: number;
  /** Makes an input and tries it. Throws where something is wrong; `show` is how the input is shown then. */
  attempt(random: Random, show: (input: unknown) => void): void;
};

/** @throws with `what` where it does not hold */
export function holds(condition: boolean, what: string): asserts condition {
  if (!condition) throw new Error(what);
}
