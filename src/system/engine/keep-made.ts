import type { Engine } from '../../core/engine.ts';
import type { Environment, WorkspacePaths } from '../../core/workspace/paths.ts';
import { asideRepository, asker, containersOf, courseImage, courseTags } from './made.ts';
import { readMade } from './made-file.ts';

/**
 * Remembers what the course's tags name. What comes back undoes what was made since: it removes new containers, and lets
 * the tags name what they named. New images stay, without the course's name, until `unmake`.
 */
export async function keepMade(
  paths: WorkspacePaths,
  engine: Engine,
  environment: Environment,
  image = courseImage,
): Promise<() => Promise<void>> {
  const ask = asker(engine, environment);
  const before = (await courseTags(ask, image)) ?? [];
  const known = new Set((await readMade(paths)).containers);
  const holds = before.map(({ id }, index) => ({
    id,
    tag: `${asideRepository}:proof-${process.pid}-${index}`,
  }));
  // An image that loses its last name may be lost.
  for (const { id, tag } of holds) await ask('tag', id, tag);
  return async () => {
    const made = await readMade(paths);
    for (const id of [...made.containers, ...(await containersOf(ask, made.images))])
      if (!known.has(id)) await ask('rm', '-f', '-v', id);
    const now = (await courseTags(ask, image)) ?? [];
    for (const { tag } of now) if (!before.some((each) => each.tag === tag)) await ask('rmi', '-f', tag);
    for (const { tag, id } of before)
      if (now.find((each) => each.tag === tag)?.id !== id) await ask('tag', id, tag);
    for (const { tag } of holds) await ask('rmi', tag);
  };
}
