import type { UiMessage } from '../core/tour/keys.ts';
import type { Model } from '../core/tour/model.ts';

/** What the screen needs of the tour: the model, when it changes, and somebody to tell. */
export type UiStore = {
  readonly getModel: () => Model;
  /** @returns what ends the subscription */
  readonly subscribe: (listener: () => void) => () => void;
  readonly dispatch: (message: UiMessage) => void;
};

export type Dispatch = UiStore['dispatch'];
