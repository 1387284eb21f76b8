import type { Engine } from '../../core/engine.ts';
import { recordText } from '../../core/verdicts/build-record.ts';
import { builderLimit } from '../../core/verdicts/builds/builder-limits.ts';
import { failureOf } from '../../core/verdicts/builds/failure.ts';
import { engineFault } from '../../core/verdicts/engine-faults.ts';
import type { Built } from '../../core/verdicts/facts/build.ts';
import type { Gathered } from '../../core/verdicts/verdict.ts';
import { type BuildOutcome, buildImage, removeLayers } from '../engine/build.ts';
import { copyModule } from '../workspace/copy.ts';
import { lookAtFolder } from './build-folder.ts';
import { proveDownloads } from './build-proof.ts';
import type { FactContext } from './context.ts';
import { readDockerfileOf } from './dockerfile.ts';
import type { Gatherer } from './index.ts';

/** One build of a folder, in the context's environment, without a name for its image. */
export type Build = (directory: string) => Promise<Gathered<BuildOutcome>>;

/** Builds a copy of the folder, and where it is asked changes and builds it again. Leaves nothing behind. */
export const gatherBuild: Gatherer<'build'> = async ({ proof }, context) => {
  const found = await context.engine();
  const file = await context.once('the Dockerfile', () => readDockerfileOf(context));
  // Without a Dockerfile nothing needs an engine to be known.
  const engine: Engine | null = found.ok ? found.value : null;
  if (!engine && !found.ok && file.text !== null) return found;
  const text = file.text;
  const copy = text === null ? null : await copyModule(context.paths, context.signal);
  if (!engine || text === null || !copy)
    return {
      ok: true,
      value: { file, engine: engine ?? noEngine, folder: emptyFolder, built: null, proof: null },
    };
  const layers: string[] = [];
  const build = builder(engine, context, layers);
  try {
    const folder = await lookAtFolder(copy.directory, text);
    const once = async () => judgeBuilt(text, folder, await build(copy.directory));
    context.progress('building a copy of your folder');
    // The legacy builder's and Podman's layers are removed at the end of this, and with them what a proof builds on.
    const built = await (engine.builder === 'buildkit'
      ? context.once('a build of the folder', once)
      : once());
    if (!built.ok) return built;
    const value = { file, engine, folder, built: built.value, proof: null };
    if (proof === 'none' || !built.value.ok) return { ok: true, value };
    context.progress('changing main.go in the copy, and building again');
    const proven = await proveDownloads({ directory: copy.directory, text, folder, build });
    return proven.ok ? { ok: true, value: { ...value, proof: proven.value } } : proven;
  } finally {
    await removeLayers(engine, context.environment, layers);
    await copy.remove();
  }
};

const noEngine: Engine = { program: 'docker', version: '', builder: 'buildkit', host: 'localhost' };
const emptyFolder = { files: [], ignore: null, goMod: null, goSum: null, scripts: {} };

function builder(engine: Engine, context: FactContext, layers: string[]): Build {
  return async (directory) => {
    const { environment, signal } = context;
    const outcome = await buildImage({ engine, directory, environment, tag: null, signal });
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
