import { z } from 'zod';
import { isNamed, ownBuild } from '../builds/own-build.ts';
import { defineCheck } from '../check-kind.ts';
import { nothing } from '../glance.ts';
import { compareImages } from '../image/compare.ts';
import { earlierStageProblem } from '../image/earlier-stage.ts';
import { notBuilt } from '../image/not-built.ts';
import { olderProblem } from '../image/older.ts';
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
      // Podman's own name for what it has built; the short one means it as well.
      const name = other.replace(/^localhost\//, '');
      return failed(expected, {
        found: `there is no image ${tag}, but one called ${name}`,
        why: 'The image of this folder was built under another name, and docker run looks for a name.',
        next: `Run ${build} here, or docker tag ${name} ${tag}.`,
        cause: 'image-named-otherwise',
        place: null,
      });
    }
    if (!fresh.built) return notBuilt(expected, fresh);
    const difference = compareImages(there, fresh.config, content);
    if (difference.in === 'nothing') return passed(expected, `${tag} is what this folder makes`);
    const stage = earlierStageProblem(tag, there, fresh.dockerfile);
    if (stage) return failed(expected, stage);
    const limit = maxMegabytes === undefined ? Number.POSITIVE_INFINITY : maxMegabytes * 1e6;
    if (there.bytes > limit && fresh.config.bytes <= limit)
      return {
        status: 'unknown',
        expected,
        found: `${tag} is still the large image of before`,
        why: 'The Dockerfile makes a small one now, once it is built.',
        next: `Run ${build} here.`,
        cause: 'image-not-rebuilt',
        fault: null,
      };
    return failed(expected, olderProblem(tag, difference, fresh.dockerfile));
  },
  glance({ tag }, sight) {
    const own = ownBuild(sight);
    return own.is === 'built' && isNamed(own.command, tag) ? { sees: 'agreement' } : nothing;
  },
});
