import { z } from 'zod';
import { isNamed, ownBuild } from '../builds/own-build.ts';
import { defineCheck } from '../check-kind.ts';
import { nothing } from '../glance.ts';
import { compareImages } from '../image/compare.ts';
import { notBuilt } from '../image/not-built.ts';
import { failed, passed } from '../outcome.ts';

/** The image is there, and it is what the Dockerfile and the sources as they are would make. */
export const image = defineCheck({
  kind: 'image',
  schema: z.strictObject({
    tag: z.string().min(1).default('httpserver'),
    /** An image above this is of a lesson before: this lesson's is not built yet, which is no mistake. */
    maxMegabytes: z.number().positive().optional(),
  }),
  cost: 'slow',
  perishable: true,
  title: ({ tag }) => `the image ${tag} is of this Dockerfile and these sources`,
  request: ({ tag }) => ({ fact: 'image', tag }),
  judge({ tag, maxMegabytes }, { there, fresh, content, unnamed }) {
    const expected = `an image called ${tag}, built from this folder as it is`;
    const build = `docker build -t ${tag} .`;
    if (there === null) {
      const [other] = fresh.built ? fresh.config.names : [];
      // Nothing was built yet: that is no mistake, and a folder that no tour has seen need not have an image.
      if (other === undefined && unnamed)
        return failed(expected, {
          found: `an image of this folder that has no name, and none called ${tag}`,
          why: 'It was built without -t: only an id of digits stands for it, and docker run looks for a name.',
          next: `Run ${build}, with -t and the name.`,
          cause: 'image-without-name',
          place: null,
        });
      if (other === undefined)
        return {
          status: 'unknown',
          expected,
          found: `there is no image ${tag}`,
          why: 'A Dockerfile is only the recipe: docker build makes the image of it.',
          next: `Run ${build}, with the dot at its end.`,
          cause: 'image-missing',
          fault: null,
        };
      return failed(expected, {
        found: `there is no image ${tag}, but one called ${other}`,
        why: 'The image of this folder was built under another name, and docker run looks for a name.',
        next: `Run docker tag ${other} ${tag}, or ${build}.`,
        cause: 'image-named-otherwise',
        place: null,
      });
    }
    if (!fresh.built) return notBuilt(expected, fresh);
    const difference = compareImages(there, fresh.config, content);
    if (difference.in === 'nothing') return passed(expected, `${tag} is what this folder makes`);
    const limit = maxMegabytes === undefined ? Number.POSITIVE_INFINITY : maxMegabytes * 1e6;
    if (there.bytes > limit && fresh.config.bytes <= limit)
      return {
        status: 'unknown',
        expected,
        found: `${tag} is still the large image of before`,
        why: 'The Dockerfile makes a small one now, once it is built.',
        next: `Run ${build}.`,
        cause: 'image-not-rebuilt',
        fault: null,
      };
    if (difference.in === 'other')
      return failed(expected, {
        found: `${tag} is not of this folder: ${difference.seen}`,
        why: 'A name stands for the image that got it last, and this one was not made by this Dockerfile.',
        next: `Run ${build}, here, in the folder of the Dockerfile.`,
        cause: 'image-of-something-else',
        place: null,
      });
    const dockerfile = difference.in === 'dockerfile';
    return failed(expected, {
      found: `${tag} is older than the ${dockerfile ? 'Dockerfile' : 'sources'}: ${difference.seen}`,
      why: dockerfile
        ? 'The Dockerfile has changed since the image was built: an image stays what it was until it is built again.'
        : 'The program in the image was compiled before that change: an image holds a copy, and does not follow your files.',
      next: `Run ${build} once more.`,
      cause: dockerfile ? 'image-older-dockerfile' : 'image-older-sources',
      place: null,
    });
  },
  glance({ tag }, sight) {
    const own = ownBuild(sight);
    return own.is === 'built' && isNamed(own.command, tag) ? { sees: 'agreement' } : nothing;
  },
});
