import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { DockerfileFile } from '../../core/verdicts/facts/dockerfile.ts';
import type { FactContext } from './context.ts';
import type { Gatherer } from './index.ts';

/** Reads the module folder's Dockerfile. */
export const gatherDockerfile: Gatherer<'dockerfile'> = async (_request, context) => ({
  ok: true,
  value: await context.once('the Dockerfile', () => readDockerfileOf(context)),
});

/** Its text, or what looks meant for it. Docker takes `dockerfile` as well where there is no Dockerfile; Podman does not. */
export async function readDockerfileOf({ paths, engine }: FactContext): Promise<DockerfileFile> {
  // On a file system that does not tell cases apart, `dockerfile` would be read as Dockerfile: names decide.
  const names = await readdir(paths.module).catch(() => [] as string[]);
  const taken = names.includes('Dockerfile') ? 'Dockerfile' : 'dockerfile';
  const found = taken === 'dockerfile' && names.includes(taken) ? await engine() : null;
  if (names.includes(taken) && !(found?.ok && found.value.program === 'podman')) {
    const text = await readFile(join(paths.module, taken), 'utf8').catch(() => null);
    if (text !== null) return { text, lookalike: null };
  }
  const above = await readdir(paths.root).catch(() => [] as string[]);
  const like = (name: string) =>
    /^docker[-_]?file(?:\.(?:txt|docker|md|yml|dockerfile))?$|\.dockerfile$|^containerfile$/i.test(name);
  const near = names.find((name) => name !== 'Dockerfile' && like(name));
  const far = basename(paths.module) === 'httpserver' ? above.find(like) : undefined;
  return { text: null, lookalike: near ?? (far === undefined ? null : `../${far}`) };
}
