import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { WorkspacePaths } from '../../core/workspace/paths.ts';

/** The text of a file of the learner's module; null where there is none that can be read. */
export async function moduleFile({ module }: WorkspacePaths, name: string): Promise<string | null> {
  return readFile(join(module, name), 'utf8').catch(() => null);
}
