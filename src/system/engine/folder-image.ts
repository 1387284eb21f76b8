import { readDockerfile } from '../../core/dockerfile/read.ts';
import type { Dockerfile } from '../../core/dockerfile/types.ts';
import { type BuildRecord, recordText } from '../../core/verdicts/build-record.ts';
import { builderLimit } from '../../core/verdicts/builds/builder-limits.ts';
import { failureOf } from '../../core/verdicts/builds/failure.ts';
import { engineFault } from '../../core/verdicts/engine-faults.ts';
import type { FolderFacts } from '../../core/verdicts/facts/build.ts';
import type { DockerfileFile } from '../../core/verdicts/facts/dockerfile.ts';
import type { ImageConfig, NotBuilt } from '../../core/verdicts/facts/images.ts';
import { declaredPath, programName } from '../../core/verdicts/go/module-path.ts';
import type { Gathered } from '../../core/verdicts/verdict.ts';
import { lookAtFolder } from '../facts/build-folder.ts';
import type { FactContext } from '../facts/context.ts';
import { readDockerfileOf } from '../facts/dockerfile.ts';
import { forget, mind } from '../minder.ts';
import { copyModule } from '../workspace/copy.ts';
import { buildImage, removeLayers } from './build.ts';
import { bareId, checkRepository, imageIds, inspectImage, ownName, removeTag } from './images.ts';
import { type EngineWorld, worldOf } from './world.ts';

/** The image that the learner's folder makes as it is now. */
export type FolderImage = {
  readonly built: true;
  readonly world: EngineWorld;
  /** A tag of the tour's own. */
  readonly tag: string;
  readonly config: ImageConfig;
  /** Somebody had built it before: the engine had it already. */
  readonly wasThere: boolean;
  readonly file: DockerfileFile;
  readonly dockerfile: Dockerfile;
  readonly folder: FolderFacts;
  readonly record: BuildRecord;
  /** The folder that it was built from: a copy. */
  readonly directory: string;
  /** The learner's own folder. */
  readonly module: string;
  /** What the learner's program may be called. */
  readonly names: readonly string[];
};

/** A build of the folder, and how to take away all that it left. */
type Made = {
  readonly image: Gathered<FolderImage | NotBuilt>;
  remove(): Promise<void>;
};

/**
 * Builds the learner's folder as it is, in a copy and under a tag of the tour's own, lets `use` look at what came of it,
 * and takes everything away again: at once, or at the end of a judging of several steps, which builds only once.
 */
export async function withFolderImage<Value>(
  context: FactContext,
  use: (image: FolderImage | NotBuilt) => Promise<Gathered<Value>>,
): Promise<Gathered<Value>> {
  const { bench } = context;
  if (bench === null) {
    const made = await makeFolderImage(context);
    try {
      return made.image.ok ? await use(made.image.value) : made.image;
    } finally {
      await made.remove();
    }
  }
  const { image } = await bench.once('the image of the folder', async () => {
    const made = await makeFolderImage(context);
    bench.atEnd(made.remove);
    return made;
  });
  return image.ok ? use(image.value) : image;
}

async function makeFolderImage(context: FactContext): Promise<Made> {
  const left: (() => Promise<void>)[] = [];
  const remove = async () => {
    for (const one of left.toReversed()) await one();
  };
  try {
    return { image: await build(context, left), remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** @param left what has to be done to take away what was made, in the order of the making */
async function build(
  context: FactContext,
  left: (() => Promise<void>)[],
): Promise<Gathered<FolderImage | NotBuilt>> {
  const found = await context.engine();
  if (!found.ok) return found;
  const engine = found.value;
  const { environment, signal } = context;
  const world = worldOf(engine, context);
  const file = await context.once('the Dockerfile', () => readDockerfileOf(context));
  const copy = file.text === null ? null : await copyModule(context.paths, signal);
  if (file.text === null || copy === null)
    return { ok: true, value: { built: false, file, folder: nothing, result: null } };
  left.push(copy.remove);
  const tag = `${checkRepository}:${ownName()}`;
  const own = { is: 'image', program: engine.program, tag } as const;
  mind(own);
  left.push(async () => forget(own));
  const { asked } = file;
  const folder = await lookAtFolder(copy.directory, file.text, asked?.file);
  const before = await imageIds(world);
  const layers: string[] = [];
  left.push(() =>
    removeLayers(
      engine,
      environment,
      layers.filter((id) => !before.has(id)),
    ),
  );
  left.push(() => removeTag(world, tag, before, context.variables.goImage));
  context.progress('building a copy of your folder');
  const outcome = await buildImage({ engine, directory: copy.directory, environment, tag, signal, asked });
  const { record } = outcome;
  layers.push(...record.layers);
  const limit = builderLimit(file.text, record);
  if (limit) return { ok: false, fault: limit };
  if (outcome.how !== 'built') {
    signal.throwIfAborted();
    const result = { ok: false, record };
    const blamed = failureOf(file.text, { folder, built: result }).sure;
    const fault = outcome.how === 'timeout' ? slow : engineFault(recordText(record));
    if (fault !== null && !blamed) return { ok: false, fault };
    return { ok: true, value: { built: false, file, folder, result } };
  }
  const config = await inspectImage(world, tag);
  if (config === null) return { ok: false, fault: vanished };
  const dockerfile = readDockerfile(file.text);
  const names = programNames(folder.goMod ?? '');
  const { directory } = copy;
  return {
    ok: true,
    value: {
      built: true,
      world,
      tag,
      config,
      wasThere: before.has(bareId(config.id)),
      file,
      dockerfile,
      directory,
      module: context.paths.module,
      folder,
      record,
      names,
    },
  };
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
  const path = declaredPath(goMod);
  const own = path === null ? 'httpserver' : programName(path);
  return [...new Set([own, 'httpserver', 'server', 'app', 'main'])];
}
