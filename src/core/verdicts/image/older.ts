import type { Problem } from '../outcome.ts';
import type { Difference } from './compare.ts';

/** An image that is not what its folder makes now. */
export function olderProblem(tag: string, difference: Exclude<Difference, { in: 'nothing' }>): Problem {
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
    place: null,
  };
}
