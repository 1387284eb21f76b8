import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { WorkspacePaths } from '../../core/workspace/paths.ts';

/** Why a folder cannot be the tour's workspace. */
export type Refusal = { readonly what: string; readonly next: string };

/** True when a tour made this folder. */
export function isWorkspace(paths: WorkspacePaths): boolean {
  return existsSync(paths.tour);
}

export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** Looks whether a folder may become a workspace, or be gone on with; null when it may. */
export function refuseWorkspace(paths: WorkspacePaths): Refusal | null {
  const outer = moduleAround(paths.root);
  if (outer)
    return {
      what: `${paths.root} lies inside another Go module (${outer}/go.mod): Go would take your commands for that module's.`,
      next: `Choose a folder outside ${outer}: go-docker-tour --workspace DIR`,
    };
  if (isWorkspace(paths)) return notWritable(paths.tour);
  const there = entriesOf(paths.root);
  if (there === 'ENOTDIR')
    return { what: `${paths.root} is a file.`, next: 'Name a folder: go-docker-tour --workspace DIR' };
  if (there === 'ENOENT') return notWritable(nearest(paths.root));
  if (typeof there === 'string')
    return {
      what: `${paths.root} cannot be read (${there}).`,
      next: 'Choose another folder with --workspace DIR',
    };
  if (there.length > 0)
    return {
      what: `${paths.root} has files that are not the tour's (${there.slice(0, 3).join(', ')}${there.length > 3 ? ' …' : ''}).`,
      next: 'Choose an empty or a new folder: go-docker-tour --workspace DIR',
    };
  return notWritable(paths.root);
}

/** The folder of a go.mod above; Go ignores one that lies in the system's temporary folder itself. */
function moduleAround(root: string): string | null {
  const ignored = new Set([resolve(tmpdir()), '/tmp']);
  for (let folder = dirname(root); ; folder = dirname(folder)) {
    if (!ignored.has(folder) && existsSync(join(folder, 'go.mod'))) return folder;
    if (folder === dirname(folder)) break;
  }
  return existsSync(join(root, 'go.mod')) ? root : null;
}

function notWritable(folder: string): Refusal | null {
  try {
    accessSync(folder, constants.W_OK);
    return null;
  } catch {
    return {
      what: `${folder} cannot be written to.`,
      next: 'Make it writable, or choose another folder: go-docker-tour --workspace DIR',
    };
  }
}

function nearest(folder: string): string {
  return existsSync(folder) ? folder : nearest(dirname(folder));
}

/** The names in a folder, or the code of what the system said. */
function entriesOf(folder: string): readonly string[] | string {
  try {
    return readdirSync(folder);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'unreadable';
  }
}
