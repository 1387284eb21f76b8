import { lineage } from '../../dockerfile/stages.ts';
import type { Dockerfile, Instruction, Stage } from '../../dockerfile/types.ts';
import type { ImageConfig } from '../facts/images.ts';
import type { Problem } from '../outcome.ts';
import { placeOf } from './places.ts';

/**
 * An image that ends where an earlier stage of the Dockerfile does, as `--target` makes it; null where it does not. Only
 * of stages that start nothing: one that does may be all that the Dockerfile was, before stages were added to it.
 */
export function earlierStageProblem(tag: string, there: ImageConfig, dockerfile: Dockerfile): Problem | null {
  const stage = dockerfile.stages.slice(0, -1).find((each) => endsWith(there, dockerfile, each));
  if (!stage) return null;
  const name = stage.name ?? `number ${stage.index}`;
  return {
    found: `${tag} is the stage ${name} alone, not what the last FROM makes`,
    why: `docker build --target stops at the stage that it names. All that stands below ${name}'s last line is missing in the image.`,
    next: `Run docker build -t ${tag} . without --target.`,
    cause: 'image-of-earlier-stage',
    place: placeOf(stage.from),
  };
}

function endsWith({ history }: ImageConfig, dockerfile: Dockerfile, stage: Stage): boolean {
  const lines = lineage(dockerfile, stage);
  if (!lines.some(({ keyword }) => keyword === 'RUN')) return false;
  if (lines.some(({ keyword }) => keyword === 'ENTRYPOINT' || keyword === 'CMD')) return false;
  const top = history.slice(0, lines.length).toReversed();
  return top.length === lines.length && lines.every((line, index) => made(line, top[index]?.by ?? ''));
}

/** Only a RUN stands in the history as it was written; and one with flags, variables or a list does not. */
function made({ keyword, rest, flags }: Instruction, by: string): boolean {
  if (!by.startsWith(keyword)) return false;
  const written =
    keyword === 'RUN' && flags.length === 0 && !/[$[<]|\bARG\b/.test(rest) && !/^RUN \|/.test(by);
  return !written || flat(by) === flat(`RUN ${rest}`);
}

const flat = (text: string) => text.replace(/\\?\s+/g, ' ').trim();
