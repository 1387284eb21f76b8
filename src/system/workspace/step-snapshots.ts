import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Lesson } from '../../core/course/types.ts';
import type { ShellState, StepKey } from '../../core/progress/types.ts';
import { asker, courseImage, courseTags } from '../engine/made.ts';
import type { SessionOptions } from '../session.ts';
import { restoreSnapshot, snapshotFolder, takeSnapshot } from './snapshots.ts';

const schema = z.array(z.object({ tag: z.string(), id: z.string() }));
type Tags = z.infer<typeof schema>;

/**
 * Keeps files and shell as they are when a step is come to, and which images the names of the course stand for.
 */
export async function keepStep(
  session: Pick<SessionOptions, 'paths' | 'environment' | 'engine'>,
  key: StepKey,
  shell: ShellState,
  lesson: Pick<Lesson, 'needs'>,
  image = courseImage,
): Promise<void> {
  const tags = lesson.needs.includes('docker') ? tagsNow(session, image) : null;
  await takeSnapshot(session.paths, key, shell);
  const found = await tags;
  // Without an engine nothing is known, and nothing is taken back.
  if (found) await writeFile(join(snapshotFolder(session.paths, key), 'tags.json'), JSON.stringify(found));
}

export type TakenBack = {
  readonly shell: ShellState;
  /** Names whose image is gone: they stand for nothing now. */
  readonly lost: readonly string[];
};

/** Takes a step back: files, shell, and what the names of the course stand for; null where nothing was kept. */
export async function takeBackStep(
  session: Pick<SessionOptions, 'paths' | 'environment' | 'engine'>,
  key: StepKey,
  image = courseImage,
): Promise<TakenBack | null> {
  const text = await readFile(join(snapshotFolder(session.paths, key), 'tags.json'), 'utf8').catch(
    () => null,
  );
  const shell = await restoreSnapshot(session.paths, key);
  if (shell === null) return null;
  return {
    shell,
    lost: text === null ? [] : await restoreTags(session, image, schema.parse(JSON.parse(text))),
  };
}

type World = Pick<SessionOptions, 'environment' | 'engine'>;

async function tagsNow({ environment, engine }: World, image: string): Promise<Tags | null> {
  const found = await engine();
  return found.ok ? courseTags(asker(found.value, environment), image) : null;
}

/** New names go; others stand for what they stood for, as long as that image is there. */
async function restoreTags(world: World, image: string, before: Tags): Promise<readonly string[]> {
  const found = await world.engine();
  if (!found.ok) return [];
  const ask = asker(found.value, world.environment);
  const now = (await courseTags(ask, image)) ?? [];
  const lost: string[] = [];
  for (const { tag, id } of before) {
    if (now.some((each) => each.tag === tag && each.id === id)) continue;
    await ask('tag', id, tag);
    const again = await courseTags(ask, image);
    if (!again?.some((each) => each.tag === tag && each.id === id)) lost.push(tag);
  }
  // Only names: an image that others are called by stays, and so does its cache.
  for (const { tag } of now)
    if (lost.includes(tag) || !before.some((each) => each.tag === tag)) await ask('rmi', '-f', tag);
  return lost;
}
