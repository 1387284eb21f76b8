import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of this package, where lessons/ and workspace-template/ are: above src/ as above dist/. */
export function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'workspace-template'))) {
    const above = dirname(folder);
    if (above === folder)
      throw new Error('go-docker-tour was taken out of its package: no workspace-template above it');
    folder = above;
  }
  return folder;
}

/** As `0.1.0`. */
export async function packageVersion(): Promise<string> {
  const about = JSON.parse(await readFile(join(packageRoot(), 'package.json'), 'utf8')) as {
    version: string;
  };
  return about.version;
}
