import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

export type FolderLimits = {
  readonly files: number;
  readonly fileBytes: number;
  readonly totalBytes: number;
  readonly depth: number;
};

export type ReadFolder =
  | { readonly ok: true; readonly files: ReadonlyMap<string, string> }
  | { readonly ok: false; readonly what: string };

/** Reads a course's folder as text, within limits. Links are not followed: a course stays in its folder. */
export async function readCourseFolder(root: string, limits: FolderLimits): Promise<ReadFolder> {
  const files = new Map<string, string>();
  let total = 0;
  const read = async (folder: string, depth: number): Promise<string | null> => {
    if (depth > limits.depth) return `${folder} is nested deeper than ${limits.depth} folders.`;
    const entries = await readdir(join(root, folder), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        const problem = await read(path, depth + 1);
        if (problem) return problem;
      } else if (entry.isFile()) {
        const { size } = await stat(join(root, path));
        total += size;
        if (size > limits.fileBytes)
          return `${path} has ${size} bytes; a file of a course has at most ${limits.fileBytes}.`;
        if (total > limits.totalBytes) return `The course has more than ${limits.totalBytes} bytes.`;
        if (files.size >= limits.files) return `The course has more than ${limits.files} files.`;
        files.set(path, await readFile(join(root, path), 'utf8'));
      }
    }
    return null;
  };
  try {
    const problem = await read('', 0);
    return problem ? { ok: false, what: problem } : { ok: true, files };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return { ok: false, what: `There is no folder ${root}.` };
    if (code === 'ENOTDIR') return { ok: false, what: `${root} is not a folder.` };
    return { ok: false, what: `${root} cannot be read (${code ?? String(error)}).` };
  }
}
