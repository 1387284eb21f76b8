import { readDockerfile } from '../../core/dockerfile/read.ts';
import type { Dockerfile } from '../../core/dockerfile/types.ts';
import { recordText } from '../../core/verdicts/build-record.ts';
import { builderLimit } from '../../core/verdicts/builds/builder-limits.ts';
import { failureOf } from '../../core/verdicts/builds/failure.ts';
import { engineFault } from '../../core/verdicts/engine-faults.ts';
import type { ImageConfig, NotBuilt } from '../../core/verdicts/facts/images.ts';
import type { Gathered } from '../../core/verdicts/verdict.ts';
import { lookAtFolder } from '../facts/build-folder.ts';
import type { FactContext } from '../facts/context.ts';
import { readDockerfileOf } from '../facts/dockerfile.ts';
import { forget, mind } from '../minder.ts';
import { copyModule } from '../workspace/copy.ts';
import { buildImage, removeLayers } from './build.ts';
import { checkRepository, imageIds, inspectImage, ownName, removeTag } from './images.ts';
import { type EngineWorld, worldOf } from './world.ts';

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
  const file = await context.once('the Dockerfile', () => readDockerfileOf(context));
  const copy = file.text === null ? null : await copyModule(context.paths, context.signal);
  if (file.text === null || copy === null) return use({ built: false, file, folder: nothing, result: null });
  const tag = `${checkRepository}:${ownName()}`;
  const own = { is: 'image', program: engine.value.program, tag } as const;
  mind(own);
  const layers: string[] = [];
  try {
    const folder = await lookAtFolder(copy.directory, file.text);
    const before = await imageIds(world);
    try {
      context.progress('building a copy of your folder');
      const { environment, signal } = context;
      const outcome = await buildImage({
        engine: engine.value,
        directory: copy.directory,
        environment,
        tag,
        signal,
      });
      layers.push(...outcome.record.layers);
      const limit = builderLimit(file.text, outcome.record);
      if (limit) return { ok: false, fault: limit };
      if (outcome.how !== 'built') {
        signal.throwIfAborted();
        const result = { ok: false, record: outcome.record };
        const blamed = failureOf(file.text, { folder, built: result }).sure;
        const fault = outcome.how === 'timeout' ? slow : engineFault(recordText(outcome.record));
        if (fault !== null && !blamed) return { ok: false, fault };
        return await use({ built: false, file, folder, result });
      }
      const config = await inspectImage(world, tag);
      if (config === null) return { ok: false, fault: vanished };
      const dockerfile = readDockerfile(file.text);
      const names = programNames(folder.goMod ?? '');
      return await use({ built: true, world, tag, config, dockerfile, directory: copy.directory, names });
    } finally {
      await removeTag(world, tag, before, context.variables.goImage);
      await removeLayers(
        engine.value,
        context.environment,
        layers.filter((id) => !before.has(id)),
      );
    }
  } finally {
    await copy.remove();
    forget(own);
  }
}

const slow = {
  id: 'build-timeout',
  what: 'The build did not end within 15 minutes.',
  next: 'Look at the network, run docker build yourself and see where it stays.',
};

const nothing = { files: [], ignore: null, goMod: null, goSum: null, scripts: {} };

const vanished = {
  id: 'image-vanished',
  what: 'An image that was just built could not be found again.',
  next: 'Check again; if it stays, look whether something removes images on this machine.',
};

/** What `go build` would call the program, and what people call it. */
function programNames(goMod: string): string[] {
  const path = /^\s*module\s+"?([^\s"]+)/m.exec(goMod)?.[1];
  const own = path
    ?.replace(/\/v\d+$/, '')
    .split('/')
    .at(-1);
  return [...new Set([own ?? 'httpserver', 'httpserver', 'server', 'app', 'main'])];
}
