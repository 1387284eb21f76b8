import type { ShipFact } from '../../core/verdicts/facts/images.ts';
import { placesOf } from '../../core/verdicts/image/started.ts';
import { createContainer, removeContainer } from '../engine/containers.ts';
import { type FolderImage, withFolderImage } from '../engine/folder-image.ts';
import { peek } from '../engine/peek.ts';
import type { Gatherer } from './index.ts';

/** What the image of the folder carries: its size, what made it so big, and whether there is a Go toolchain in it. */
export const ships: Gatherer<'ships'> = (_request, context) =>
  withFolderImage<ShipFact>(context, async (image) => {
    if (!image.built) return { ok: true, value: image };
    const { history } = image.config;
    // Unpacked, where the engine says it line by line.
    const unpacked = history.reduce((sum, { bytes }) => sum + bytes, 0);
    return {
      ok: true,
      value: {
        built: true,
        bytes: Math.max(unpacked, image.config.bytes),
        biggest: history.filter(({ bytes }) => bytes > 1e6).sort((a, b) => b.bytes - a.bytes),
        toolchain: await findToolchain(image),
        dockerfile: image.dockerfile,
      },
    };
  });

/** Where distributions and the official images keep it. */
const usual = ['/usr/local/go/bin/go', '/usr/lib/go/bin/go', '/usr/bin/go', '/go/bin/go'];

async function findToolchain({ world, tag, config }: FolderImage): Promise<string | null> {
  const made = await createContainer(world, tag);
  if (!made.ok) return null;
  try {
    const box = { world, id: made.id };
    const paths = [...new Set([...usual, ...placesOf('go', config)])];
    const found = await Promise.all(paths.map((path) => peek(box, path)));
    return found.find((entry) => entry?.is === 'file')?.path ?? null;
  } finally {
    await removeContainer(world, made.id);
  }
}
