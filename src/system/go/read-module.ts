import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { GoModWhere, Manifest, ModuleFact } from '../../core/verdicts/facts/module.ts';
import { readGoSource } from '../../core/verdicts/go/source.ts';
import type { Gathered } from '../../core/verdicts/verdict.ts';
import type { FactContext } from '../facts/context.ts';
import { readModules } from '../facts/modules.ts';
import { exists, type GoSettings, goSettings, runGo } from './command.ts';

/** The module as it lies there, with nothing of it built or fetched, and go's settings for what is to be run. */
export type ReadModule = { readonly module: ModuleFact; readonly settings: GoSettings };

export function readModule(context: FactContext): Promise<Gathered<ReadModule>> {
  return context.once('module as it lies there', async () => {
    const modules = await readModules(context);
    if (!modules.ok) return modules;
    const settings = await goSettings(context);
    if (!settings.ok) return settings;
    const { module } = context.paths;
    const goMod = await findGoMod(module);
    const manifest =
      goMod.at === 'module'
        ? await readManifest(context, settings.value)
        : { ok: true as const, value: null };
    if (!manifest.ok) return manifest;
    const all = await readSources(module);
    const sources = all.filter(({ file }) => !file.endsWith('_test.go'));
    const goSum = await readFile(join(module, 'go.sum'), 'utf8').catch(() => null);
    const goModText = await readFile(join(module, 'go.mod'), 'utf8').catch(() => '');
    const texts = [{ file: 'go.mod', text: goModText }, { file: 'go.sum', text: goSum ?? '' }, ...sources];
    const fact: ModuleFact = {
      modules: modules.value,
      goMod,
      manifest: manifest.value,
      goSum,
      names: (await readdir(module, { withFileTypes: true }).catch(() => []))
        .flatMap((entry) => (entry.isDirectory() ? [] : [entry.name]))
        .sort(),
      imports: sources.flatMap(({ imports }) => imports),
      packages: sources.flatMap(({ clause }) => clause ?? []),
      declared: all.flatMap(({ declared }) => declared),
      folders: [...new Set(sources.map(({ file }) => dirname(file).replace(/^\.$/, '')))],
      merges: texts.flatMap(({ file, text }) => {
        const line = text.split('\n').findIndex((one) => /^<{7}( |\r?$)/.test(one)) + 1;
        return line > 0 ? [{ file, line }] : [];
      }),
      vendored: await exists(join(module, 'vendor', 'modules.txt')),
      tidy: null,
      verify: null,
      build: null,
      goVersion: settings.value.GOVERSION.replace(/^go/, ''),
    };
    return { ok: true, value: { module: fact, settings: settings.value } };
  });
}

async function findGoMod(module: string): Promise<GoModWhere> {
  const isFile = (path: string) =>
    stat(path).then(
      (found) => found.isFile(),
      () => false,
    );
  if (await isFile(join(module, 'go.mod'))) return { at: 'module' };
  if (await exists(join(module, 'go.mod'))) return { at: 'folder' };
  for (const path of await foldersBelow(module, 2))
    if (await isFile(join(module, path, 'go.mod'))) return { at: 'elsewhere', path: join(path, 'go.mod') };
  if (await isFile(join(module, '..', 'go.mod'))) return { at: 'elsewhere', path: '../go.mod' };
  const names = await readdir(module).catch(() => []);
  // go.mod.txt, Go.mod, go.mods, gomod, .go.mod, go.mod~ ...
  const misnamed = names.find(
    (name) =>
      name
        .toLowerCase()
        .replace(/[^a-z]/g, '')
        .startsWith('gomod') || name === 'mod.go',
  );
  return misnamed ? { at: 'misnamed', path: misnamed } : { at: 'nowhere' };
}

/** Folders of the module, relative to it; hidden ones and other people's code aside. */
export async function foldersBelow(folder: string, depth: number, path = ''): Promise<string[]> {
  if (depth === 0) return [];
  const entries = await readdir(join(folder, path), { withFileTypes: true }).catch(() => []);
  const own = entries.filter(
    (one) => one.isDirectory() && !/^\.|^(vendor|node_modules|testdata)$/.test(one.name),
  );
  const below = own.map(async ({ name }) => [
    join(path, name),
    ...(await foldersBelow(folder, depth - 1, join(path, name))),
  ]);
  return (await Promise.all(below)).flat();
}

type GoModJson = {
  Module?: { Path: string };
  Go?: string;
  Require?: { Path: string; Version: string; Indirect?: boolean }[] | null;
  Replace?: { Old: { Path: string } }[] | null;
  Exclude?: { Path: string }[] | null;
};

async function readManifest(
  context: FactContext,
  settings: GoSettings,
): Promise<Gathered<ModuleFact['manifest']>> {
  const file = join(context.paths.module, 'go.mod');
  const environment = { ...context.environment, GO111MODULE: 'on', GOTOOLCHAIN: 'local' };
  // From elsewhere, so that a go line newer than this Go does not keep it from being read.
  const edited = await runGo(context, ['mod', 'edit', '-json', file], '/', environment);
  if (!edited.ok) return edited;
  const { code, stdout, output } = edited.value;
  if (code !== 0) {
    const line = /go\.mod:(\d+)/.exec(output)?.[1];
    return { ok: true, value: { broken: output, line: line ? Number(line) : null } };
  }
  const json = JSON.parse(stdout) as GoModJson;
  const lines = (await readFile(file, 'utf8').catch(() => '')).split('\n');
  const path = json.Module?.Path ?? '';
  const value: Manifest = {
    path,
    pathLine: Math.max(1, lines.findIndex((line) => /^\s*module\b/.test(line)) + 1),
    standard: await isStandard(path, settings.GOROOT),
    go: json.Go ?? null,
    goLine: lines.findIndex((line) => /^\s*go\s/.test(line)) + 1 || null,
    requires: (json.Require ?? []).map((one) => ({
      path: one.Path,
      version: one.Version,
      indirect: one.Indirect ?? false,
      line: lines.findIndex((line) => line.split(/\s+/).includes(one.Path)) + 1,
    })),
    others: [
      ...(json.Replace ?? []).map(({ Old }) => Old.Path),
      ...(json.Exclude ?? []).map(({ Path }) => Path),
    ].map((path) => ({
      path,
      // Of several lines about a path, the last ones are those that replace or exclude.
      line: lines.findLastIndex((line) => line.split(/\s+/).includes(path)) + 1,
    })),
  };
  return { ok: true, value };
}

async function isStandard(path: string, root: string): Promise<boolean> {
  if (path === '' || path.split('/', 1)[0]?.includes('.')) return false;
  const names = await readdir(join(root, 'src', path)).catch(() => []);
  return names.some((name) => name.endsWith('.go'));
}

/** The module's Go files, tests among them: in its own folder and in those below. */
async function readSources(module: string) {
  const folders = ['', ...(await foldersBelow(module, 4))];
  const files: string[] = [];
  for (const folder of folders) {
    // What has a go.mod of its own is another module.
    if (folder !== '' && (await exists(join(module, folder, 'go.mod')))) continue;
    const names = (await readdir(join(module, folder)).catch(() => [])).filter((name) =>
      /^[^._].*\.go$/.test(name),
    );
    files.push(...names.sort().map((name) => join(folder, name)));
  }
  const read = files.map(async (file) => {
    const text = await readFile(join(module, file), 'utf8').catch(() => '');
    return { file, text, ...readGoSource(file, text) };
  });
  return Promise.all(read);
}
