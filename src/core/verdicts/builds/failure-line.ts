import type { Instruction } from '../../dockerfile/types.ts';
import { at, type Cause, quote } from './scene.ts';

const keywords = 'RUN|COPY|ADD|FROM|WORKDIR|ENV|ARG|CMD|ENTRYPOINT|EXPOSE|USER';

/** A RUN that failed because it goes on into the next instruction, or breaks off. */
export function lineFailure(run: Instruction): Cause | null {
  const swallowed = new RegExp(`\\s((?:${keywords})\\s.*)$`).exec(run.rest);
  if (swallowed && run.endLine > run.line)
    return {
      id: 'line-goes-on',
      found: `RUN goes on into ${swallowed[1]?.split(' ')[0]}`,
      why: `A line that ends with \\ goes on in the next one. So ${swallowed[1]?.slice(0, 30)} is taken for a part of the command that begins in line ${run.line}.`,
      next: 'Take away the \\ at the end of the last line of that RUN.',
      place: at(run),
    };
  const open = /(?:&&|\|\||\|)$/.exec(run.rest);
  if (open && run.form === 'shell' && run.heredocs.length === 0)
    return {
      id: 'line-breaks-off',
      found: `${quote(run)} breaks off`,
      why: `Line ${run.endLine} ends with ${open[0]}, and the shell waits for another command. A line goes on in the next one only with a \\ at its end.`,
      next: `Write a \\ after the ${open[0]}, or take it away.`,
      place: at(run),
    };
  return null;
}
