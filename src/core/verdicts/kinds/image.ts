import { z } from 'zod';
import { defineCheck } from '../check-kind.ts';
import { compareImages } from '../image/compare.ts';
import { notBuilt } from '../image/not-built.ts';
import { failed, passed } from '../outcome.ts';

/** The image is there, and it is what the Dockerfile and the sources as they are would make. */
export const image = defineCheck({
  kind: 'image',
  schema: z.strictObject({ tag: z.string().min(1).default('httpserver') }),
  cost: 'slow',
  perishable: true,
  title: ({ tag }) => `the image ${tag} is of this Dockerfile and these sources`,
  request: ({ tag }) => ({ fact: 'image', tag }),
  judge({ tag }, { there, fresh, content }) {
    const expected = `an image called ${tag}, built from this folder as it is`;
    const build = `docker build -t ${tag} .`;
    if (there === null) {
      const [other] = fresh.built ? fresh.config.names : [];
      // Nothing was built yet: that is no mistake, and a folder that no tour has seen need not have an image.
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
});
