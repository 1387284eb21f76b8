import { accessSync, constants } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import type { Engine } from '../../core/engine.ts';
import type { Environment } from '../../core/workspace/paths.ts';

/**
 * Which program the learner's commands are for, without asking it anything: docker, or podman where there is only that.
 */
export function programOnPath(environment: Environment): Engine['program'] {
  const folders = (environment.PATH ?? '').split(':').filter(isAbsolute);
  const has = (program: string) => folders.some((folder) => isProgram(join(folder, program)));
  return !has('docker') && has('podman') ? 'podman' : 'docker';
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
