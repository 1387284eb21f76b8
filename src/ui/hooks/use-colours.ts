import { useStdout } from 'ink';
import { type Colours, coloursOf } from '../colours.ts';

/** What the terminal that is drawn on may be sent. */
export function useColours(): Colours {
  return coloursOf(useStdout().stdout);
}
