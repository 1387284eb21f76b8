import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Environment, WorkspacePaths } from '../../core/workspace/paths.ts';
import { packageRoot } from '../package.ts';
import { capture } from '../process.ts';
import { writeAtomically } from './atomic.ts';
import { emptyModule, removeTree } from './trees.ts';

/** Makes the workspace as it is handed out, where it is not there yet. */
export async function createWorkspace(paths: WorkspacePaths, environment: Environment): Promise<void> {
  await mkdir(paths.logs, { recursive: true, mode: 0o700 });
  await mkdir(paths.snapshots, { recursive: true });
  await mkdir(paths.goPath, { recursive: true });
  if (!existsSync(paths.goEnv)) await writeAtomically(paths.goEnv, await startingGoEnv(environment));
  if (!existsSync(paths.module)) await handOut(paths);
}

/** The template, whole or not at all: a module that is there was handed out to its end. */
async function handOut(paths: WorkspacePaths): Promise<void> {
  const template = join(packageRoot(), 'workspace-template');
  const begun = join(paths.tour, 'handing-out');
  await removeTree(begun);
  await cp(template, begun, { recursive: true });
  const [module, ...others] = (await readdir(begun)).sort((a) => (a === 'httpserver' ? -1 : 1));
  for (const name of others) await rename(join(begun, name), join(paths.root, name));
  if (module) await rename(join(begun, module), paths.module);
  await removeTree(begun);
}

/**
 * The settings that a new workspace has: the world of 2018, and what this machine needs to reach modules, as the learner
 * may have saved it with `go env -w` (a company's proxy, say).
 */
async function startingGoEnv(environment: Environment): Promise<string> {
  const network = /^(GOPROXY|GOSUMDB|GONOSUMDB|GONOSUMCHECK|GOPRIVATE|GONOPROXY|GOINSECURE|GOVCS|GOAUTH)=/;
  const asked = await capture('go', ['env', 'GOENV'], { directory: '/', environment, timeout: 10 });
  const file = asked.how === 'exited' && asked.code === 0 ? asked.stdout.trim() : '';
  const saved = file && file !== 'off' ? await readFile(file, 'utf8').catch(() => '') : '';
  return ['GO111MODULE=off', ...saved.split(/\r?\n/).filter((line) => network.test(line)), ''].join('\n');
}

/** Puts the workspace back to how it is handed out. What the learner had is kept in `.tour/before-reset`. */
export async function resetWorkspace(paths: WorkspacePaths, environment: Environment): Promise<void> {
  await mkdir(paths.tour, { recursive: true });
  await emptyModule(paths);
  await Promise.all(
    [paths.progress, paths.goEnv, paths.snapshots, paths.logs, paths.goPath].map((path) => removeTree(path)),
  );
  await cp(join(packageRoot(), 'workspace-template'), paths.root, { recursive: true });
  await createWorkspace(paths, environment);
}

/**
 * Removes what is the tour's in the folder, and the folder itself when nothing else is in it. What is left is named: not
 * the tour's, or not to be removed by this user, as what a container wrote.
 */
export async function removeWorkspace(paths: WorkspacePaths): Promise<readonly string[]> {
  const template = await readdir(join(packageRoot(), 'workspace-template'));
  for (const name of [...template, 'httpserver', '.tour'])
    await removeTree(join(paths.root, name)).catch(() => {});
  const rest = await readdir(paths.root).catch(() => []);
  if (rest.length === 0) await rm(paths.root, { recursive: true, force: true });
  return rest;
}
