import type { Place } from '../../course/types.ts';

/** Whether go works in module mode, looked at in an empty folder with a go.mod, in the learner's environment. */
export type ModulesFacts = {
  modules: { request: object; value: ModulesFact };
};

export type ModulesFact = {
  /** go took the go.mod for its main module. */
  readonly inForce: boolean;
  /** GO111MODULE as it took effect; '' is unset. */
  readonly value: string;
  readonly from: SettingSource;
  /** What go said instead of an answer; null when it answered. */
  readonly refused: string | null;
};

/** Where a setting of go's took effect: the environment wins unless it is empty, then the GOENV file's last line. */
export type SettingSource =
  | { readonly in: 'environment' }
  | {
      readonly in: 'file';
      readonly place: Place;
      readonly line: string;
      /** Number of a line that means the setting too, and that go passes over: `export GO111MODULE=on`. */
      readonly passedOver?: number;
    }
  | { readonly in: 'nowhere' };
