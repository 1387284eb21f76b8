import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { join as joinInside } from 'node:path/posix';
import type { ImageConfig, ImageContent, ProgramMark } from '../../core/verdicts/facts/images.ts';
import { placesOf, programOf, startedBy } from '../../core/verdicts/image/started.ts';
import { ownFolder } from '../minder.ts';
import { capture } from '../process.ts';
import { createContainer, removeContainer } from './containers.ts';
import { type Box, peek } from './peek.ts';
import { call, type EngineWorld } from './world.ts';

/**
 * What is the learner's own in an image: the program that it starts, and the sources beside it.
 * @param folder where the sources' names are taken from
 */
export async function contentOf(
  world: EngineWorld,
  config: ImageConfig,
  folder: string,
): Promise<ImageContent> {
  const made = await createContainer(world, config.id);
  if (!made.ok) return { program: null, sources: {} };
  try {
    const box = { world, id: made.id };
    const [program, sources] = await Promise.all([
      markProgram(box, config),
      readSources(box, config, folder),
    ]);
    return { program, sources };
  } finally {
    await removeContainer(world, made.id);
  }
}

async function readSources(box: Box, config: ImageConfig, folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder)).filter((name) => /\.go$|^go\.(?:mod|sum)$/.test(name)).sort();
  const found: Record<string, string> = {};
  for (const name of names) {
    const file = await peek(box, joinInside('/', config.workdir, name));
    // The first 64 kB: sources of a lesson are far smaller.
    if (file?.is === 'file') found[name] = sha256(file.head);
  }
  return found;
}

async function markProgram(box: Box, config: ImageConfig): Promise<ProgramMark | null> {
  const named = programOf(startedBy(config));
  for (const path of named === null ? [] : placesOf(named, config)) {
    const found = await peek(box, path);
    if (found?.is === 'file') return /\/go$/.test(found.path) ? null : markFile(box, found.path);
  }
  return null;
}

async function markFile({ world, id }: Box, path: string): Promise<ProgramMark | null> {
  const { path: folder, remove } = await ownFolder();
  try {
    const file = join(folder, 'program');
    const copied = await call(world, ['cp', `${id}:${path}`, file]);
    if (copied.code !== 0) return null;
    const bytes = await readFile(file);
    const go = (...args: string[]) =>
      capture('go', [...args, file], { directory: folder, environment: world.environment, timeout: 20 });
    const [buildId, version] = await Promise.all([go('tool', 'buildid'), go('version', '-m')]);
    const parts = buildId.how === 'exited' && buildId.code === 0 ? buildId.stdout.trim().split('/') : [];
    return {
      path,
      digest: sha256(bytes),
      sources: parts.length === 4 ? parts.slice(1, 3).join('/') : null,
      settings: version.how === 'exited' ? settingsOf(version.stdout) : [],
      compiledIn: /(\/[\w./@+~-]*)\/main\.go\0/.exec(withoutGoroot(bytes.toString('latin1')))?.[1] ?? null,
    };
  } finally {
    await remove();
  }
}

const withoutGoroot = (text: string) => text.replace(/\/usr\/local\/go\/src\/[\w./-]+/g, '');

/** Lines of `go version -m`: the first says `FILE: go1.26.8`, the others begin with a tab. */
function settingsOf(output: string): string[] {
  const [first = '', ...lines] = output.split('\n').filter(Boolean);
  const settings = lines.map((line) => line.trim().replaceAll('\t', ' '));
  return [
    first.split(' ').at(-1) ?? '',
    ...settings.filter((line) => !/^build (?:vcs|-buildvcs)/.test(line)),
  ];
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
