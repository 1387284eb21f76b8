import type { Place } from '../../course/types.ts';
import type { Dockerfile } from '../../dockerfile/types.ts';
import type { Problem } from '../outcome.ts';
import type { Difference } from './compare.ts';
import { lastPlace, placeOf } from './places.ts';

/**
 * An image that is not what its folder makes now.
 * @param file the Dockerfile as it is, where it is at hand: the line that makes the difference is in it
 */
export function olderProblem(
  tag: string,
  difference: Exclude<Difference, { in: 'nothing' }>,
  file: Dockerfile | null = null,
): Problem {
  const build = `docker build -t ${tag} .`;
  if (difference.in === 'other')
    return {
      found: `${tag} is not of this folder: ${difference.seen}`,
      why: 'A name stands for the image that got it last, and this one was not made by this Dockerfile.',
      next: `Run ${build}, here, in the folder of the Dockerfile.`,
      cause: 'image-of-something-else',
      place: null,
    };
  const dockerfile = difference.in === 'dockerfile';
  return {
    found: `${tag} is older than the ${dockerfile ? 'Dockerfile' : 'sources'}: ${difference.seen}`,
    why: dockerfile
      ? 'The Dockerfile has changed since the image was built: an image stays what it was until it is built again.'
      : 'The program in the image was compiled before that change: an image holds a copy, and does not follow your files.',
    next: `Run ${build} once more.`,
    cause: dockerfile ? 'image-older-dockerfile' : 'image-older-sources',
    place: dockerfile ? file && changedPlace(file, difference.seen) : changedFile(difference.seen),
  };
}

/** The line that a difference is in: the instruction whose setting is another, or the one that the image lacks. */
function changedPlace(file: Dockerfile, seen: string): Place | null {
  const keyword = /^its ([A-Z]+) is another/.exec(seen)?.[1];
  if (keyword !== undefined) return lastPlace(file, keyword);
  const lines = file.stages.flatMap(({ instructions }) => instructions);
  const setting = /^its program was built with(?:out)? (-?\w+)/.exec(seen)?.[1];
  if (setting !== undefined) return placeOf(lines.findLast(({ text }) => text.includes(setting)));
  const lacks = /^it was built without (.*)/s.exec(seen)?.[1] ?? '';
  return placeOf(lines.find(({ keyword: word, rest }) => lacks.startsWith(word) && lacks.includes(rest)));
}

function changedFile(seen: string): Place | null {
  const file = /^([^\s,]+\.(?:go|mod|sum))\b.* changed$/.exec(seen)?.[1];
  return file === undefined ? null : { file, line: 1 };
}
