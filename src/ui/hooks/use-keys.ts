import { useInput } from 'ink';
import { type Key, keysFromInk } from '../../core/tour/keys.ts';
import type { Dispatch } from '../store.ts';

/** Sends keys to the tour while `isActive`; `wanted` leaves out those that somebody else on the screen takes. */
export function useKeys(
  dispatch: Dispatch,
  isActive: boolean,
  wanted: (key: Key) => boolean = () => true,
): void {
  useInput(
    (input, flags) => {
      for (const key of keysFromInk(input, flags)) if (wanted(key)) dispatch({ kind: 'key', key });
    },
    { isActive },
  );
}
