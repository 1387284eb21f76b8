import { mkdir, readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { WorkspacePaths } from '../../core/workspace/paths.ts';
import { writeAtomically } from '../workspace/atomic.ts';

const schema = z.object({
  version: z.literal(1),
  /** Ids of images that commands of the tour built or pulled. */
  images: z.array(z.string()),
  containers: z.array(z.string()),
  /** Tags that were there before, and the tags that keep them. */
  setAside: z.array(z.object({ tag: z.string(), as: z.string() })),
  /** Whether it was looked for images to set aside. */
  looked: z.boolean(),
});

/** What the tour made in the engine, and set aside there: all that `clean` may remove and has to put back. */
export type Made = z.infer<typeof schema>;

export const nothingMade: Made = { version: 1, images: [], containers: [], setAside: [], looked: false };

export async function readMade(paths: WorkspacePaths): Promise<Made> {
  const text = await readFile(paths.made, 'utf8').catch(() => null);
  if (text === null) return nothingMade;
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    // What cannot be read gives no right to remove anything.
    return nothingMade;
  }
}

const turns = new Map<string, Promise<void>>();

/**
 * Lets `act` read what is written down and write it anew, when all that began before is through: a command and one that
 * lives on beside it may end at the same time, and neither may lose the other's line.
 */
export async function changeMade(
  paths: WorkspacePaths,
  act: (made: Made, write: (made: Made) => Promise<void>) => Promise<void>,
): Promise<void> {
  const write = async (made: Made) => {
    await mkdir(paths.tour, { recursive: true });
    await writeAtomically(paths.made, `${JSON.stringify(made, null, 1)}\n`);
  };
  const before = turns.get(paths.made) ?? Promise.resolve();
  const turn = before.then(async () => act(await readMade(paths), write));
  const settled = turn.catch(() => {});
  turns.set(paths.made, settled);
  await turn;
  if (turns.get(paths.made) === settled) turns.delete(paths.made);
}
