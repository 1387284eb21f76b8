import { accessSync, constants, statSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import type { Engine } from '../../core/engine.ts';
import type { Environment } from '../../core/workspace/paths.ts';

/**
 * Which program the learner's commands are for, without asking it anything: docker, or podman where there is only that.
 */
export function programOnPath(environment: Environment): Engine['program'] {
  const has = (program: string) => findOnPath(program, environment) !== null;
  return !has('docker') && has('podman') ? 'podman' : 'docker';
}

/** The absolute path of the program that a name means in an environment; null where there is none. */
export function findOnPath(program: string, environment: Environment): string | null {
  const folders = (environment.PATH ?? '').split(':').filter(isAbsolute);
  return folders.map((folder) => join(folder, program)).find(isProgram) ?? null;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
