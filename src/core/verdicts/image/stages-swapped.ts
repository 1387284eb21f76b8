import { rootImage, sourcesOf, usedStages } from '../../dockerfile/stages.ts';
import type { Dockerfile, Stage } from '../../dockerfile/types.ts';
import type { Problem } from '../outcome.ts';
import { fromPlace } from './places.ts';

/**
 * The final stage stands above the one that builds, so that the builder is what ships; null where it is not so. All else
 * that is odd about such an image (it starts nothing, it holds Go) follows from that.
 * @param found what was seen of the image
 */
export function swappedProblem(dockerfile: Dockerfile, found: string): Problem | null {
  if (!swapped(dockerfile)) return null;
  return {
    found,
    why: 'The stages stand the wrong way round: the last FROM is what ships, and here that is the builder.',
    next: 'Put FROM golang AS builder first, and FROM scratch with its COPY --from=builder last.',
    cause: 'stages-swapped',
    place: fromPlace(dockerfile),
  };
}

/** An earlier stage, of which the result holds nothing, is from scratch or takes files from one below it. */
function swapped(dockerfile: Dockerfile): boolean {
  const last = dockerfile.stages.at(-1);
  if (last === undefined || rootImage(dockerfile, last) === 'scratch') return false;
  const used = usedStages(dockerfile);
  const fromBelow = (stage: Stage) => {
    const below = dockerfile.stages.slice(stage.index + 1);
    const named = (from: string) =>
      below.some(({ name, index }) => name === from.toLowerCase() || String(index) === from);
    return stage.instructions.some((instruction) => sourcesOf(instruction).some(named));
  };
  return dockerfile.stages
    .slice(0, -1)
    .some((stage) => !used.has(stage.index) && (stage.base === 'scratch' || fromBelow(stage)));
}
