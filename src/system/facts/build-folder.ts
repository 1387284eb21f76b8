import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readDockerfile } from '../../core/dockerfile/read.ts';
import { scriptFiles } from '../../core/dockerfile/scripts.ts';
import type { FolderFacts } from '../../core/verdicts/facts/build.ts';

/**
 * Looks at what would be sent to the builder.
 * @param dockerfile its text: which scripts are read hangs on it
 * @param file where it lies, if not at the top
 */
export async function lookAtFolder(
  directory: string,
  dockerfile: string,
  file: string | null = null,
): Promise<FolderFacts> {
  const read = (name: string) => readFile(join(directory, name), 'utf8').catch(() => null);
  const files: string[] = [];
  await list(directory, '', files);
  // BuildKit takes the one that is named after the Dockerfile, where there is one.
  const names = [`${file ?? 'Dockerfile'}.dockerignore`, '.dockerignore'];
  let ignore: FolderFacts['ignore'] = null;
  for (const name of names) {
    const text: string | null = ignore ? null : await read(name);
    if (text !== null) ignore = { name, text };
  }
  const scripts: { [file: string]: string } = {};
  for (const name of scriptFiles(readDockerfile(dockerfile), files)) {
    const text = (await read(name)) ?? '';
    if (text.length < longest && !text.includes('\0')) scripts[name] = text;
  }
  return { files: files.sort(), ignore, goMod: await read('go.mod'), goSum: await read('go.sum'), scripts };
}

const most = 5000;
/** Characters of a script that is read: what is longer is no script. */
const longest = 100_000;

async function list(directory: string, prefix: string, into: string[]): Promise<void> {
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    if (into.length >= most) return;
    if (entry.isDirectory() && entry.name !== '.git')
      await list(join(directory, entry.name), `${prefix}${entry.name}/`, into);
    else if (!entry.isDirectory()) into.push(prefix + entry.name);
  }
}
