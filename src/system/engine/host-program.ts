import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hiddenBy, readIgnore } from '../../core/dockerfile/ignore.ts';
import type { HostProgram } from '../../core/verdicts/facts/images.ts';
import { buildLine } from '../../core/verdicts/image/host-program.ts';
import { placesOf, programOf, startedBy } from '../../core/verdicts/image/started.ts';
import { ownFolder } from '../minder.ts';
import type { FolderImage } from './folder-image.ts';
import { peek } from './peek.ts';
import { call } from './world.ts';

/** Bytes of the smallest program: nothing of Go's is smaller. */
const smallest = 200_000;

/**
 * Whether what an image starts is a program that lay in the folder, although a line of the Dockerfile builds one: the
 * same bytes, and either they are as old as that file, which a build in the image would have written anew, or they name the
 * folder that they were compiled in.
 * @param id a container of the image, started or not
 */
export async function hostProgram(image: FolderImage, id: string): Promise<HostProgram | null> {
  const named = programOf(startedBy(image.config));
  if (named === null || buildLine(image.dockerfile) === null) return null;
  const programs = await programsSent(image);
  if (programs.length === 0) return null;
  const box = { world: image.world, id };
  for (const path of placesOf(named, image.config)) {
    const there = await peek(box, path);
    if (there?.is !== 'file') continue;
    const alike = programs.filter(({ bytes }) => bytes === there.bytes);
    if (alike.length === 0) return null;
    const started = await contentOf(image, id, there.path);
    for (const { file, modified } of alike) {
      const own = await readFile(join(image.directory, file));
      const compiledHere = own.includes(`${image.module}/`);
      if (started?.equals(own) && (compiledHere || there.modified === modified))
        return { file, path: there.path };
    }
    return null;
  }
  return null;
}

type Sent = { readonly file: string; readonly bytes: number; readonly modified: number };

/** Files of the folder that could be programs, and go to the builder. */
async function programsSent({ folder, directory }: FolderImage): Promise<readonly Sent[]> {
  const rules = readIgnore(folder.ignore?.text ?? '');
  const sent = folder.files.filter(
    (file) => !/\.(?:go|mod|sum|md|txt|json)$/.test(file) && hiddenBy(file, rules) === null,
  );
  const found = await Promise.all(
    sent.map(async (file) => {
      const { size, mtimeMs, mode } = await lstat(join(directory, file));
      const program = (mode & 0o111) !== 0 && size >= smallest;
      return program ? [{ file, bytes: size, modified: Math.floor(mtimeMs / 1000) }] : [];
    }),
  );
  return found.flat();
}

async function contentOf({ world }: FolderImage, id: string, path: string): Promise<Buffer | null> {
  const { path: folder, remove } = await ownFolder();
  try {
    const file = join(folder, 'program');
    const copied = await call(world, ['cp', `${id}:${path}`, file]);
    return copied.code === 0 ? await readFile(file) : null;
  } finally {
    await remove();
  }
}
