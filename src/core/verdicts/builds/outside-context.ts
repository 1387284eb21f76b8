import type { Instruction } from '../../dockerfile/types.ts';
import { at, type Cause } from './scene.ts';

/** A COPY or ADD of something above the folder that is sent; null where it takes nothing from there. */
export function outsideContext(instruction: Instruction): Cause | null {
  if (!/^(?:COPY|ADD)$/.test(instruction.keyword) || instruction.flags.some(({ name }) => name === 'from'))
    return null;
  const outside = instruction.args
    .slice(0, -1)
    .find((word) => !word.includes('://') && /(?:^|\/)\.\.(?:\/|$)/.test(word));
  if (outside === undefined) return null;
  return {
    id: 'copy-outside-context',
    found: `${outside} is outside of what is sent`,
    why: `Line ${instruction.line} copies ${outside}, but docker build sends one folder, the one that its last word names, and nothing above it.`,
    next: 'Copy from that folder: COPY . . takes all of it.',
    place: at(instruction),
  };
}
