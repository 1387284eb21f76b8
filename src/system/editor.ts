import { accessSync, constants, existsSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import type { Environment } from '../core/workspace/paths.ts';
import { ignoreInterrupts } from './interrupt.ts';

/** The command that opens the learner's editor: $VISUAL, $EDITOR, or the first of nano, vim and vi; null without any. */
export function findEditor(environment: Environment): string | null {
  for (const named of [environment.VISUAL, environment.EDITOR]) if (named?.trim()) return named.trim();
  return ['nano', 'vim', 'vi'].find((name) => isOnPath(name, environment)) ?? null;
}

function isOnPath(name: string, environment: Environment): boolean {
  return (environment.PATH ?? '').split(':').some((folder) => {
    const path = join(folder, name);
    if (!existsSync(path)) return false;
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/**
 * Opens a file in an editor, with this process's own terminal; the screen must have been lent. Says what went wrong, or
 * null. The editor's command may have arguments (`code --wait`), so a shell reads it, as git does.
 */
export async function openEditor(
  editor: string,
  file: string,
  options: { readonly directory: string; readonly environment: Environment },
): Promise<string | null> {
  const heed = ignoreInterrupts();
  const result = await execa('sh', ['-c', `${editor} "$@"`, editor, file], {
    cwd: options.directory,
    env: options.environment,
    extendEnv: false,
    stdio: 'inherit',
    reject: false,
  }).finally(heed);
  if (result.exitCode === 0) return null;
  if (result.exitCode === 127) return `There is no editor ${editor}: set EDITOR to one that is installed.`;
  if (result.signal !== undefined) return `${editor} was ended by ${result.signal}.`;
  return result.exitCode === undefined
    ? `${editor} could not be run.`
    : `${editor} ended with exit code ${result.exitCode}.`;
}
