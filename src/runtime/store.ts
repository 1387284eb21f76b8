import type { Effect } from '../core/tour/effects.ts';
import type { Msg } from '../core/tour/messages.ts';
import type { Model } from '../core/tour/model.ts';
import { update } from '../core/tour/update.ts';

export type Store = {
  getModel(): Model;
  /** Calls back after every change; returns how to stop that. */
  subscribe(listener: () => void): () => void;
  dispatch(msg: Msg): void;
};

/**
 * Holds the model. Each message goes through `update`, and what that wants done is handed to `perform`, in order.
 * A message sent while another is being handled waits for its turn.
 */
export function createStore(first: Model, perform: (effect: Effect, model: Model) => void): Store {
  let model = first;
  const listeners = new Set<() => void>();
  const waiting: Msg[] = [];
  let busy = false;
  const handle = (msg: Msg): void => {
    const timed = msg.kind === 'tick' ? model : { ...model, now: Math.max(model.now, Date.now()) };
    const [next, effects] = update(timed, msg);
    model = next;
    for (const effect of effects) perform(effect, model);
  };
  return {
    getModel: () => model,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispatch(msg) {
      waiting.push(msg);
      if (busy) return;
      busy = true;
      try {
        for (let each = waiting.shift(); each !== undefined; each = waiting.shift()) handle(each);
      } finally {
        busy = false;
      }
      for (const listener of listeners) listener();
    },
  };
}
