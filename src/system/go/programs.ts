import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type FileForm, fileForm } from '../../core/verdicts/elf.ts';
import { type BuildInfo, readBuildInfo } from '../../core/verdicts/go/build-info.ts';
import type { FactContext } from '../facts/context.ts';
import { runGo } from './command.ts';
import { readHead } from './head.ts';
import { foldersBelow } from './read-module.ts';

/** A file in the module's folder that is, or was meant to be, its program. */
export type Candidate = {
  /** Relative to the module. */
  readonly path: string;
  readonly form: FileForm;
  readonly executable: boolean;
  /** null for an archive. */
  readonly info: BuildInfo | null;
};

/** Programs that Go built of this module, and what has the program's name without being one. */
export async function findPrograms(
  context: FactContext,
  modulePath: string | null,
  defaultName: string,
): Promise<Candidate[]> {
  const { module } = context.paths;
  const folders = ['', ...(await foldersBelow(module, 2))];
  const found: Candidate[] = [];
  for (const folder of folders) {
    const names = (await readdir(join(module, folder), { withFileTypes: true }).catch(() => []))
      .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
      .map(({ name }) => join(folder, name));
    for (const path of names.sort()) {
      const head = await readHead(join(module, path));
      const form = head ? fileForm(head) : 'other';
      if (form === 'other' || form === 'script') continue;
      const executable = ((await stat(join(module, path))).mode & 0o111) !== 0;
      const info = form === 'archive' ? null : await buildInfo(context, join(module, path));
      const named = path === defaultName || path === `${defaultName}.exe`;
      const ours =
        info?.path === 'command-line-arguments' || (modulePath !== null && isIn(info?.path, modulePath));
      if (named || ours || (form === 'archive' && folder === ''))
        found.push({ path, form, executable, info });
    }
  }
  return found;
}

function isIn(path: string | undefined, modulePath: string): boolean {
  return path === modulePath || (path?.startsWith(`${modulePath}/`) ?? false);
}

/** `go version -m`: reads the file only. Run away from the module, whose go line may be too new. */
async function buildInfo(context: FactContext, file: string): Promise<BuildInfo | null> {
  const report = await runGo(context, ['version', '-m', file], '/', {
    ...context.environment,
    GO111MODULE: 'on',
  });
  return report.ok && report.value.code === 0 ? readBuildInfo(report.value.stdout) : null;
}
