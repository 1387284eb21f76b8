import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { asksForMore, upToStage } from '../../core/dockerfile/stages.ts';
import type { Asked, DockerfileFile } from '../../core/verdicts/facts/dockerfile.ts';
import type { WorkspacePaths } from '../../core/workspace/paths.ts';
import { lastAsked } from '../xray/asked.ts';
import type { FactContext } from './context.ts';
import type { Gatherer } from './index.ts';

/** Reads the module folder's Dockerfile. */
export const gatherDockerfile: Gatherer<'dockerfile'> = async (_request, context) => ({
  ok: true,
  value: await context.once('the Dockerfile', () => readDockerfileOf(context)),
});

/**
 * Its text, or what looks meant for it. Where there is no Dockerfile, Docker takes `dockerfile` as well; Podman takes
 * Containerfile before all others.
 */
export async function readDockerfileOf(context: FactContext): Promise<DockerfileFile> {
  const { paths, engine } = context;
  // On a file system that does not tell cases apart, `dockerfile` would be read as Dockerfile: names decide.
  const names = await readdir(paths.module).catch(() => [] as string[]);
  // Only a name out of the ordinary needs to know the engine.
  const found = names.some((name) => /^(?:Containerfile|dockerfile)$/.test(name)) ? await engine() : null;
  const podman = found?.ok && found.value.program === 'podman';
  const taken = (podman ? ['Containerfile', 'Dockerfile'] : ['Dockerfile', 'dockerfile']).find((name) =>
    names.includes(name),
  );
  if (taken !== undefined) {
    const text = await readFile(join(paths.module, taken), 'utf8').catch(() => null);
    // Only where there is something to give a value to, or a stage to choose, is it worth asking.
    const asked = text !== null && asksForMore(text) ? await askedOf(context) : null;
    if (text !== null) return asked?.file === null ? askedFor(text, asked) : { text, lookalike: null };
  }
  const asked = (await hasOther(paths.module)) ? await askedOf(context) : null;
  if (asked?.file) {
    const text = await readFile(join(paths.module, asked.file), 'utf8').catch(() => null);
    if (text !== null) return askedFor(text, asked);
  }
  return { text: null, lookalike: await lookalike(paths, names) };
}

/** Something near that looks meant for a Dockerfile, relative to the module; null where nothing does. */
async function lookalike({ module, root }: WorkspacePaths, names: readonly string[]): Promise<string | null> {
  const like = (name: string) =>
    /^docker[-_]?file(?:\.(?:txt|docker|md|yml|dockerfile))?$|\.dockerfile$|^containerfile$/i.test(name);
  const near = names.find((name) => name !== 'Dockerfile' && like(name)) ?? (await below(module));
  if (near !== null || basename(module) !== 'httpserver') return near;
  const above = await readdir(root).catch(() => [] as string[]);
  const far = above.find(like);
  return far === undefined ? null : `../${far}`;
}

/** A Dockerfile that is built in a way of its own. */
function askedFor(text: string, asked: Asked): DockerfileFile {
  const shown = asked.target === null ? null : upToStage(text, asked.target);
  const own = { ...asked, target: shown === null ? null : asked.target };
  const plain = own.file === null && own.target === null && Object.keys(own.args).length === 0;
  return { text: shown ?? text, lookalike: null, ...(plain ? {} : { asked: own }) };
}

/** Something in the folder that a build could be told to take for its Dockerfile; only then is the builder asked. */
async function hasOther(module: string): Promise<boolean> {
  const all = await readdir(module, { recursive: true }).catch(() => [] as string[]);
  return all.some(
    (path) =>
      !/^(?:\.git|vendor)\//.test(path) && /(?:docker|container)file(?!.*ignore)/i.test(basename(path)),
  );
}

/** How the learner's newest build that went well was asked for; null where BuildKit does not tell. */
async function askedOf({ engine, paths, environment, signal }: FactContext): Promise<Asked | null> {
  const found = await engine();
  if (!found.ok || found.value.builder !== 'buildkit') return null;
  return lastAsked(paths.module, { directory: paths.module, environment, signal });
}

/** A Dockerfile in a folder of the module, as `docker/Dockerfile`. */
async function below(module: string): Promise<string | null> {
  const folders = await readdir(module, { withFileTypes: true }).catch(() => []);
  for (const folder of folders.filter((each) => each.isDirectory() && !/^(?:\.|vendor$)/.test(each.name))) {
    const names = await readdir(join(module, folder.name)).catch(() => [] as string[]);
    if (names.includes('Dockerfile')) return `${folder.name}/Dockerfile`;
  }
  return null;
}
