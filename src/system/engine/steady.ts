import { setTimeout as wait } from 'node:timers/promises';
import { type Captured, capture } from '../process.ts';

/** Podman reads all of its images for many an answer, and gives up when another process takes one away meanwhile. */
const disturbed = /locating image with ID|reading image "|layer not known/;

/** Captures what the engine's program says; where that was only disturbed it is asked again, for a second at most. */
export async function captureSteadily(...args: Parameters<typeof capture>): Promise<Captured> {
  for (let tries = 1; ; tries += 1) {
    const said = await capture(...args);
    const failed = said.how === 'exited' && said.code !== 0;
    if (!failed || tries === 10 || !disturbed.test(said.stderr)) return said;
    await wait(100);
  }
}
