import { type ImageSize, sizesOf } from '../../core/sizes/sizes.ts';
import { bareId, inspectImage } from './images.ts';
import { asker, courseTags } from './made.ts';
import type { EngineWorld } from './world.ts';

/**
 * What the images of a name weigh, by their histories. Empty where there are none, or the engine does not say.
 * @param repository as `httpserver`
 * @param baseName the image that they are built on
 */
export async function weighImages(
  world: EngineWorld,
  repository: string,
  baseName: string,
): Promise<readonly ImageSize[]> {
  const tags = (await courseTags(asker(world.engine, world.environment), repository)) ?? [];
  const [base, ...images] = await Promise.all([
    inspectImage(world, baseName),
    ...tags.map(async ({ tag }) => {
      const image = await inspectImage(world, tag);
      return image && { ...image, id: bareId(image.id), names: [tag.replace(/^localhost\//, '')] };
    }),
  ]);
  return sizesOf(
    images.filter((image) => image !== null),
    base && { ...base, name: baseName.replace(/^docker\.io\/library\//, '') },
  );
}
