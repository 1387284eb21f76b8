import type { Engine } from '../../core/engine.ts';
import { recordText } from '../../core/verdicts/build-record.ts';
import { builderLimit } from '../../core/verdicts/builds/builder-limits.ts';
import { failureOf } from '../../core/verdicts/builds/failure.ts';
import { engineFault } from '../../core/verdicts/engine-faults.ts';
import type { BuildEvidence, Built } from '../../core/verdicts/facts/build.ts';
import type { Asked, DockerfileFile } from '../../core/verdicts/facts/dockerfile.ts';
import type { Gathered } from '../../core/verdicts/verdict.ts';
import { type BuildOutcome, type BuildRequest, buildImage, removeLayers } from '../engine/build.ts';
import { withFolderImage } from '../engine/folder-image.ts';
import { copyModule } from '../workspace/copy.ts';
import { lookAtFolder } from './build-folder.ts';
import { proveDownloads } from './build-proof.ts';
import type { FactContext } from './context.ts';
import { readDockerfileOf } from './dockerfile.ts';
import type { Gatherer } from './index.ts';

/** One build of a folder, in the context's environment, without a name for its image. */
export type Build = (
  directory: string,
  request?: Pick<BuildRequest, 'onRecord'>,
) => Promise<Gathered<BuildOutcome>>;

/** Builds a copy of the folder, and where it is asked changes and builds it again. Leaves nothing behind. */
export const gatherBuild: Gatherer<'build'> = async ({ proof }, context) => {
  const found = await context.engine();
  const file = await context.once('the Dockerfile', () => readDockerfileOf(context));
  // Without a Dockerfile nothing needs an engine to be known.
  if (!found.ok && file.text !== null) return found;
  const engine = found.ok ? found.value : noEngine;
  if (file.text === null)
    return { ok: true, value: { file, engine, folder: emptyFolder, built: null, proof: null } };
  const building = { engine, context, file, text: file.text };
  // The legacy builder and Podman keep in layers what a proof builds on, and those layers are its own to remove.
  const shared = context.bench !== null && (proof === 'none' || engine.builder === 'buildkit');
  const value = shared ? await builtOnce(building) : null;
  if (value !== null && (!value.ok || proof === 'none' || !value.value.built?.ok)) return value;
  return inACopy(building, proof, value?.ok ? value.value.built : null);
};

type Building = {
  readonly engine: Engine;
  readonly context: FactContext;
  readonly file: DockerfileFile;
  /** The Dockerfile's. */
  readonly text: string;
};

/** The build that the image of the folder was made by, for whatever looks at that image. */
function builtOnce({ engine, context, file }: Building): Promise<Gathered<BuildEvidence>> {
  return withFolderImage(context, async (image) => {
    const built = image.built ? { ok: true, record: image.record } : image.result;
    return { ok: true, value: { file, engine, folder: image.folder, built, proof: null } };
  });
}

/** @param already a build of the folder as it is; null: still to be done */
async function inACopy(
  { engine, context, file, text }: Building,
  proof: 'none' | 'downloads',
  already: Built | null,
): Promise<Gathered<BuildEvidence>> {
  const copy = await copyModule(context.paths, context.signal);
  if (!copy) return { ok: true, value: { file, engine, folder: emptyFolder, built: null, proof: null } };
  const layers: string[] = [];
  const build = builder(engine, context, layers, file.asked);
  try {
    const folder = await lookAtFolder(copy.directory, text, file.asked?.file);
    const once = async () => judgeBuilt(text, folder, await build(copy.directory));
    if (!already)
      context.progress(proof === 'none' ? 'building a copy of your folder' : 'build 1, your folder as it is');
    const first = () =>
      engine.builder === 'buildkit' ? context.once('a build of the folder', once) : once();
    const built = already ? ({ ok: true, value: already } as const) : await first();
    if (!built.ok) return built;
    const value = { file, engine, folder, built: built.value, proof: null };
    if (proof === 'none' || !built.value.ok) return { ok: true, value };
    const proven = await proveDownloads({
      directory: copy.directory,
      text,
      folder,
      build: (request) => build(copy.directory, request),
      progress: context.progress,
    });
    return proven.ok ? { ok: true, value: { ...value, proof: proven.value } } : proven;
  } finally {
    await removeLayers(engine, context.environment, layers);
    await copy.remove();
  }
}

const noEngine: Engine = { program: 'docker', version: '', builder: 'buildkit', host: 'localhost' };
const emptyFolder = { files: [], ignore: null, goMod: null, goSum: null, scripts: {} };

function builder(engine: Engine, context: FactContext, layers: string[], asked: Asked | undefined): Build {
  return async (directory, request = {}) => {
    const { environment, signal } = context;
    const outcome = await buildImage({
      engine,
      directory,
      environment,
      tag: null,
      signal,
      asked,
      ...request,
    });
    layers.push(...outcome.record.layers);
    if (outcome.how === 'timeout')
      return {
        ok: false,
        fault: {
          id: 'build-timeout',
          what: 'The build did not end within 15 minutes.',
          next: 'Look at the network, run docker build yourself and see where it stays.',
        },
      };
    if (outcome.how === 'cancelled')
      return {
        ok: false,
        fault: { id: 'cancelled', what: 'The check was stopped.', next: 'Check again when you like.' },
      };
    return { ok: true, value: outcome };
  };
}

/** A build that failed is the learner's, unless all that is known of it is that the machine was at fault. */
function judgeBuilt(
  text: string,
  folder: Awaited<ReturnType<typeof lookAtFolder>>,
  outcome: Gathered<BuildOutcome>,
): Gathered<Built> {
  if (!outcome.ok) return outcome;
  const built: Built = { ok: outcome.value.how === 'built', record: outcome.value.record };
  const limit = builderLimit(text, built.record);
  if (limit) return { ok: false, fault: limit };
  if (!built.ok && !failureOf(text, { folder, built }).sure) {
    const fault = engineFault(recordText(built.record));
    if (fault) return { ok: false, fault };
  }
  return { ok: true, value: built };
}
