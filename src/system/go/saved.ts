import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Environment } from '../../core/workspace/paths.ts';

/**
 * What `go env -w` has saved in an environment, read without a go: from GOENV, or where os.UserConfigDir puts it. A line
 * is NAME=VALUE; the last of two counts.
 */
export async function savedGoSettings(environment: Environment): Promise<Environment> {
  const file = environment.GOENV || join(configFolder(environment), 'go', 'env');
  const text = file === 'off' ? '' : await readFile(file, 'utf8').catch(() => '');
  return Object.fromEntries(
    text.split('\n').flatMap((line) => {
      const found = /^\s*([A-Z][A-Z0-9_]*)=(.*)$/.exec(line);
      return found?.[1] !== undefined && found[2] !== undefined ? [[found[1], found[2]]] : [];
    }),
  );
}

function configFolder(environment: Environment): string {
  const home = environment.HOME || homedir();
  if (process.platform === 'darwin') return join(home, 'Library', 'Application Support');
  return environment.XDG_CONFIG_HOME || join(home, '.config');
}
