import type { ImageFact } from '../../core/verdicts/facts/images.ts';
import { sameImage } from '../../core/verdicts/image/compare.ts';
import { contentOf } from '../engine/content.ts';
import { withFolderImage } from '../engine/folder-image.ts';
import { checkRepository, inspectImage } from '../engine/images.ts';
import { worldOf } from '../engine/world.ts';
import type { Gatherer } from './index.ts';

/** The image of a name beside the one that the folder makes now. */
export const image: Gatherer<'image'> = async ({ tag }, context) => {
  const engine = await context.engine();
  if (!engine.ok) return engine;
  const there = await inspectImage(worldOf(engine.value, context), tag);
  return withFolderImage<ImageFact>(context, async (fresh) => {
    if (!fresh.built) return { ok: true, value: { there, fresh, content: null, unnamed: false } };
    const { world, directory, wasThere, dockerfile } = fresh;
    const names = fresh.config.names.filter((name) => !name.includes(`${checkRepository}:`));
    const config = { ...fresh.config, names };
    const alike = there === null || sameImage(there, config);
    const content = alike
      ? null
      : {
          there: await contentOf(world, there, directory),
          fresh: await contentOf(world, config, directory),
        };
    return {
      ok: true,
      value: {
        there,
        fresh: { built: true, config, dockerfile },
        content,
        unnamed: wasThere && names.length === 0,
      },
    };
  });
};
