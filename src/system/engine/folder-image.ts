import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readDockerfile } from '../../core/dockerfile/read.ts';
import type { Dockerfile } from '../../core/dockerfile/types.ts';
import { engineFault } from '../../core/verdicts/engine-faults.ts';
import type { ImageConfig, NotBuilt } from '../../core/verdicts/facts/images.ts';
import type { Gathered } from '../../core/verdicts/verdict.ts';
import type { FactContext } from '../facts/context.ts';
import { copyModule } from '../workspace/copy.ts';
import { checkRepository, imageIds, inspectImage, ownName, removeTag } from './images.ts';
import { call, type EngineWorld, worldOf } from './world.ts';

/** The image that the learner's folder makes as it is now. */
export type FolderImage = {
  readonly built: true;
  readonly world: EngineWorld;
  /** A tag of the tour's own. */
  readonly tag: string;
  readonly config: ImageConfig;
  readonly dockerfile: Dockerfile;
  /** The folder that it was built from: a copy. */
  readonly directory: string;
  /** What the learner's program may be called. */
  readonly names: readonly string[];
};

/**
 * Builds the learner's folder as it is, in a copy and under a tag of the tour's own, lets `use` look at what came of it,
 * and takes everything away again.
 */
export async function withFolderImage<Value>(
  context: FactContext,
  use: (image: FolderImage | NotBuilt) => Promise<Gathered<Value>>,
): Promise<Gathered<Value>> {
  const engine = await context.engine();
  if (!engine.ok) return engine;
  const world = worldOf(engine.value, context);
  const copy = await copyModule(context.paths, context.signal);
  if (copy === null) return use(nothing('no-module', 'there is no such folder'));
  const tag = `${checkRepository}:${ownName()}`;
  try {
    const text = await dockerfileText(copy.directory);
    if (text === null) return await use(nothing('no-dockerfile', 'there is no Dockerfile'));
    const before = await imageIds(world);
    try {
      context.progress('building a copy of your folder');
      const built = await call(world, ['build', '-t', tag, copy.directory], { timeout: 600 });
      const dockerfile = readDockerfile(text);
      if (built.code !== 0) {
        const fault = blameless(built.all, dockerfile) ? null : engineFault(built.all);
        if (fault !== null) return { ok: false, fault };
        return await use(buildFailure(built.all));
      }
      const config = await inspectImage(world, tag);
      if (config === null) return { ok: false, fault: vanished };
      const names = await programNames(copy.directory);
      return await use({ built: true, world, tag, config, dockerfile, directory: copy.directory, names });
    } finally {
      await removeTag(world, tag, before, context.variables.goImage);
    }
  } finally {
    await copy.remove();
  }
}

const vanished = {
  id: 'image-vanished',
  what: 'An image that was just built could not be found again.',
  next: 'Check again; if it stays, look whether something removes images on this machine.',
};

function nothing(cause: string, said: string): NotBuilt {
  return { built: false, cause, said, place: null };
}

/** The text of the Dockerfile in a folder; null where there is none. */
export async function dockerfileText(directory: string): Promise<string | null> {
  // The builder takes `dockerfile` where there is no `Dockerfile`.
  const names = await readdir(directory).catch((): string[] => []);
  const name = ['Dockerfile', 'dockerfile'].find((one) => names.includes(one));
  return name === undefined ? null : readFile(join(directory, name), 'utf8').catch(() => null);
}

/** A stage's name written wrongly is looked up as an image: the network's complaint is then the learner's matter. */
function blameless(said: string, { stages }: Dockerfile): boolean {
  const froms = stages.flatMap(({ instructions }) =>
    instructions.flatMap(({ flags }) =>
      flags.filter(({ name }) => name === 'from').map(({ value }) => value),
    ),
  );
  return (
    froms.some((from) => new RegExp(`\\b${from.replace(/\W/g, '\\$&')}(?::latest)?["': ]`).test(said)) &&
    stages.length > 1
  );
}

/** The last thing that the builder complained of. */
export function buildFailure(output: string): NotBuilt {
  const lines = output
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const said = lines.findLast((line) =>
    /^(?:#\d+ )?(?:ERROR|error)\b|^The command |returned a non-zero code/i.test(line),
  );
  const line = lines.findLast((text) => /^Dockerfile:\d+$/.test(text))?.split(':')[1];
  return {
    built: false,
    cause: 'build-failed',
    said: (said ?? lines.at(-1) ?? '').replace(
      /^(?:#\d+ )?ERROR: (?:failed to build: )?(?:failed to solve: )?/,
      '',
    ),
    place: line === undefined ? null : { file: 'Dockerfile', line: Number(line) },
  };
}

async function programNames(directory: string): Promise<string[]> {
  const module = await readFile(join(directory, 'go.mod'), 'utf8').catch(() => '');
  const path = /^\s*module\s+"?([^\s"]+)/m.exec(module)?.[1];
  const own = path
    ?.replace(/\/v\d+$/, '')
    .split('/')
    .at(-1);
  return [...new Set([own ?? 'httpserver', 'httpserver', 'server', 'app', 'main'])];
}
