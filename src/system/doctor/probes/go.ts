import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type GoFacts, type GoSettingName, goSettingNames } from '../../../core/doctor/facts.ts';
import { findOnPath } from '../../engine/on-path.ts';
import { savedGoSettings } from '../../go/saved.ts';
import { firstLine, type ProbeContext, question } from '../context.ts';

/** Go as the sandbox finds it, and the settings that its user has. Starts `go version`, and no download of a toolchain. */
export async function gatherGo(context: ProbeContext): Promise<GoFacts> {
  const { own, environment, paths } = context;
  const path = findOnPath('go', environment);
  const saved = await savedGoSettings(own);
  const settings = Object.fromEntries(
    goSettingNames.map((name) => [name, own[name] || (saved[name] ?? '')]),
  ) as { [name in GoSettingName]: string };
  const goroot = own.GOROOT || saved.GOROOT || null;
  const facts = {
    path,
    ofTour: path?.startsWith(`${paths.goRoot}/`) === true,
    goroot: goroot === null ? null : { path: goroot, version: await versionIn(goroot) },
    settings,
  };
  if (path === null) return { ...facts, version: null, said: null };
  const local = { ...environment, GOTOOLCHAIN: 'local' };
  const asked = await question({ environment: local, signal: context.signal }, 'go', 'version');
  const version = asked.how === 'exited' ? /^go version go(\d\S*)/.exec(asked.stdout)?.[1] : undefined;
  const said =
    asked.how === 'exited'
      ? firstLine(asked.all)
      : asked.how === 'not-found'
        ? 'it cannot be run'
        : 'it does not end';
  return { ...facts, version: version ?? null, said: version === undefined ? said : null };
}

/** The version of the Go in a folder, by its VERSION file. */
async function versionIn(folder: string): Promise<string | null> {
  const text = await readFile(join(folder, 'VERSION'), 'utf8').catch(() => '');
  return /^go(\d\S*)/.exec(text)?.[1] ?? null;
}
