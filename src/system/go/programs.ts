import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { elfLength, type FileForm, fileForm } from '../../core/verdicts/elf.ts';
import type { NoProgram } from '../../core/verdicts/facts/binary.ts';
import { type BuildInfo, readBuildInfo } from '../../core/verdicts/go/build-info.ts';
import type { FactContext } from '../facts/context.ts';
import { exists, type GoSettings, runGo } from './command.ts';
import { readHead } from './head.ts';
import { foldersBelow } from './read-module.ts';

/** A file in the module's folder that is, or was meant to be, its program. */
export type Candidate = {
  /** Relative to the module. */
  readonly path: string;
  readonly form: FileForm;
  readonly executable: boolean;
  /** null where there is none: an archive, or what `not` says. */
  readonly info: BuildInfo | null;
  /** It is no program of Go's at all. */
  readonly not: NoProgram | null;
};

/** Programs that Go built of this module, what has the program's name without being one, and Go's other programs here. */
export async function findPrograms(
  context: FactContext,
  modulePath: string | null,
  defaultName: string,
): Promise<Candidate[]> {
  const { module } = context.paths;
  const names = [defaultName, `${defaultName}.exe`, basename(module)];
  const folders = ['', ...(await foldersBelow(module, 2))];
  const found: Candidate[] = [];
  for (const folder of folders) {
    const entries = (await readdir(join(module, folder), { withFileTypes: true }).catch(() => []))
      .filter((entry) => !entry.name.startsWith('.'))
      .sort((one, other) => (one.name < other.name ? -1 : 1));
    for (const entry of entries) {
      const path = join(folder, entry.name);
      const named = names.includes(path);
      // A folder is looked into, unless somebody may take it for the program; a package is only that.
      if (entry.isDirectory() && (!named || (await hasGoFiles(join(module, path))))) continue;
      const candidate = await look(context, path);
      const { info, form } = candidate;
      const ours =
        info !== null &&
        (info.path === 'command-line-arguments' || (modulePath !== null && isIn(info.path, modulePath)));
      const here = folder === '' && (form === 'archive' || info !== null);
      if (ours || here || named) found.push(candidate);
    }
  }
  return found;
}

async function hasGoFiles(folder: string): Promise<boolean> {
  return (await readdir(folder)).some((name) => name.endsWith('.go'));
}

async function look(context: FactContext, path: string): Promise<Candidate> {
  const file = join(context.paths.module, path);
  const nothing = { path, form: 'other' as const, executable: false, info: null };
  const status = await stat(file).catch(() => null);
  if (status === null) return { ...nothing, not: 'link to nothing' };
  if (status.isDirectory()) return { ...nothing, not: 'folder' };
  const executable = (status.mode & 0o111) !== 0;
  if (status.size === 0) return { ...nothing, executable, not: 'empty' };
  const head = (await readHead(file, 4096)) ?? new Uint8Array();
  const form = fileForm(head);
  if (form === 'script') return { path, form, executable, info: null, not: 'script' };
  if (form === 'other') return { path, form, executable, info: null, not: 'text' };
  if (form === 'archive') return { path, form, executable, info: null, not: null };
  const info = await buildInfo(context, file);
  const library = /shared|plugin/.test(info?.settings['-buildmode'] ?? '');
  if (info !== null) return { path, form, executable, info, not: library ? 'library' : null };
  const not = form === 'elf' && elfLength(head) > status.size ? 'cut short' : 'not of Go';
  return { path, form, executable, info, not };
}

function isIn(path: string, modulePath: string): boolean {
  return path === modulePath || path.startsWith(`${modulePath}/`) || path === `${modulePath}.test`;
}

/** `go version -m`: reads the file only. Run away from the module, whose go line may be too new. */
async function buildInfo(context: FactContext, file: string): Promise<BuildInfo | null> {
  const report = await runGo(context, ['version', '-m', file], '/', {
    ...context.environment,
    GO111MODULE: 'on',
  });
  return report.ok && report.value.code === 0 ? readBuildInfo(report.value.stdout) : null;
}

/** Where `go install` puts a program of that name, if it has. */
export async function findInstalled(settings: GoSettings, name: string): Promise<string | null> {
  const [first = ''] = settings.GOPATH.split(':');
  const file = join(settings.GOBIN || join(first, 'bin'), name);
  return (await exists(file)) ? file : null;
}
