import type { Place } from '../../course/types.ts';
import { finalLines, finalStage, startOf } from '../../dockerfile/stages.ts';
import type { Dockerfile, Instruction } from '../../dockerfile/types.ts';

/** Where the Dockerfile says what an image starts: ENTRYPOINT, or CMD where there is none; null where neither is. */
export function startPlace(dockerfile: Dockerfile): Place | null {
  const { entrypoint, cmd } = startOf(dockerfile);
  return placeOf(entrypoint ?? cmd);
}

/** The last instruction of a kind in what the final image is made of. */
export function lastPlace(dockerfile: Dockerfile, keyword: string): Place | null {
  const all = finalLines(dockerfile);
  return placeOf(all.findLast((instruction) => instruction.keyword === keyword));
}

/** Where the image sets PORT, to `port` if that is given. */
export function portPlace(dockerfile: Dockerfile, port: number | string = ''): Place | null {
  const all = finalLines(dockerfile);
  const sets = new RegExp(`\\bPORT[= ]\\s*["']?${port}${port === '' ? '' : '\\b'}`);
  return placeOf(all.findLast(({ keyword, rest }) => keyword === 'ENV' && sets.test(rest)));
}

/** The FROM of the final image. */
export function fromPlace(dockerfile: Dockerfile): Place | null {
  return placeOf(finalStage(dockerfile)?.from);
}

export function placeOf(instruction: Instruction | null | undefined): Place | null {
  return instruction ? { file: 'Dockerfile', line: instruction.line } : null;
}

/** `Dockerfile:7`, or the file alone. */
export function placeText(place: Place | null): string {
  return place ? `${place.file}:${place.line}` : 'the Dockerfile';
}
