import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { ProgramState } from '../../core/verdicts/facts/binary.ts';
import type { GoRun, ModuleFact } from '../../core/verdicts/facts/module.ts';
import { type BuildInfo, rebuildWith, withoutRecorded } from '../../core/verdicts/go/build-info.ts';
import { manifestOf, ownPrefix } from '../../core/verdicts/go/manifest.ts';
import type { Gathered } from '../../core/verdicts/verdict.ts';
import type { FactContext } from '../facts/context.ts';
import { exists, type GoSettings, runWithModules } from './command.ts';
import { compiledNow, describe, hasOwnPackages, linkedAs, type Rebuild } from './compiled.ts';
import type { Candidate } from './programs.ts';
import { recordedPrefix, sameProgram } from './recorded-paths.ts';
import { buildElsewhere } from './same-length.ts';
import { sameStripped } from './stripped.ts';

export type Freshness = { readonly state: ProgramState; readonly build: GoRun | null };

/**
 * Whether a program was built from the sources as they are: builds them once more with the flags and the environment
 * that the program itself records, and compares what both were compiled from. File times mislead both ways.
 * @param scratch an empty folder, removed by the caller
 */
export async function freshness(
  context: FactContext,
  now: GoSettings,
  module: ModuleFact,
  { path, info }: Candidate & { readonly info: BuildInfo },
  scratch: string,
): Promise<Gathered<Freshness>> {
  const file = join(context.paths.module, path);
  const bytes = await readFile(file);
  const settings = { ...now, GOFLAGS: withoutRecorded(now.GOFLAGS) };
  const places = await recordedPlaces(context, module, info, bytes);
  const { flags: recorded, environment } = rebuildWith(info);
  const flags = [...recorded, ...(await pastVendor(context, info))];
  const trimmed = flags.some((flag) => flag.startsWith('-trimpath'));
  const elsewhere = (target: readonly string[]) =>
    buildElsewhere(context, settings, { flags, environment, target, bytes, places, scratch });
  // Where the same paths cannot be had, ids tell nothing: then the programs themselves are compared.
  const idsTell = trimmed || places.asRecorded;
  const old = await describe(context, file);
  const own = hasOwnPackages(module, info);
  let last: GoRun | null = null;
  for (const target of targets(info, module)) {
    const more = { ...environment, GO111MODULE: 'on', ...places.environment };
    const rebuild: Rebuild = { settings, flags, environment: more, target, scratch };
    if (idsTell && !own && old.from) {
      const compiled = await compiledNow(context, rebuild);
      if (!compiled.ok) return compiled;
      if (compiled.value?.action === old.from.action && compiled.value.content === old.from.content)
        return state({ is: 'current' });
    }
    const moved = idsTell ? null : await elsewhere(target);
    if (moved && !moved.ok) return moved;
    const out = moved?.value?.out ?? join(scratch, 'fresh');
    const args = ['build', ...flags, '-o', out, ...target];
    const built = moved?.value ? moved : await runWithModules(context, settings, args, scratch, more);
    if (!built.ok) return built;
    last = built.value;
    if (last === null || last.code !== 0) continue;
    const fresh = await describe(context, out);
    if (fresh.info && fresh.info.go !== info.go)
      return state({
        is: 'stale',
        differs: 'go',
        detail: `${info.go} built it, ${fresh.info.go} would build it now`,
        newer: await newerSource(context, module, file),
      });
    const deps = differingDep(info, fresh.info);
    if (deps) return state({ is: 'stale', differs: 'requirements', detail: deps, newer: 'go.mod' });
    if (moved?.value?.same) return state({ is: 'current' });
    if (old.from === null && sameProgram(bytes, await readFile(out), [])) return state({ is: 'current' });
    if (old.from === null && trimmed && (await sameStripped(context, rebuild, bytes)))
      return state({ is: 'current' });
    if (old.from === null || old.from.content !== fresh.from?.content) continue;
    const stamped = old.from.action !== fresh.from.action;
    // A program without a stamp is held to its sources to the letter, comments too: that is what it was built from.
    if (stamped && info.settings.vcs === undefined) continue;
    if (!own) return state({ is: 'current' });
    // A commit between two builds changes the stamp, and so all ids but the content's.
    const linked = stamped
      ? await linkedAs(context, old.report, rebuild)
      : { ok: true as const, value: fresh.from };
    if (!linked.ok) return linked;
    if (linked.value?.linked === old.from.linked) return state({ is: 'current' });
  }
  if (last !== null && last.code !== 0) return state({ is: 'unbuildable' }, last);
  const newer = await newerSource(context, module, file);
  const detail = newer ? `${newer} was changed since` : 'a build of them gives another program';
  return state({ is: 'stale', differs: 'sources', detail, newer });
}

/** A program of downloaded modules, which have sums, is built from those once more, though they were vendored since. */
async function pastVendor({ paths }: FactContext, { deps }: BuildInfo): Promise<readonly string[]> {
  const summed = deps.some((dep) => / h1:/.test(dep));
  return summed && (await exists(join(paths.module, 'vendor/modules.txt'))) ? ['-mod=readonly'] : [];
}

/**
 * A source that is newer than the program: a hint for the reader where to look. Whether the program is of its sources is
 * never told by times.
 */
async function newerSource(
  context: FactContext,
  { packages, names }: ModuleFact,
  program: string,
): Promise<string | null> {
  const time = (file: string) =>
    stat(file).then(
      (found) => (found.isFile() ? found.mtimeMs : 0),
      () => 0,
    );
  const built = await time(program);
  const others = names.filter((name) => !/^\.|^(Dockerfile|README|LICENSE)|\.md$/i.test(name));
  const files = [...new Set([...packages.map(({ file }) => file), ...others])];
  for (const file of files)
    if (
      join(context.paths.module, file) !== program &&
      (await time(join(context.paths.module, file))) > built
    )
      return file;
  return null;
}

function state(value: ProgramState, build: GoRun | null = null): Gathered<Freshness> {
  return { ok: true, value: { state: value, build } };
}

/** What `go build` was given: a package, or a list of files, which the program does not record. */
function targets(info: BuildInfo, module: ModuleFact): string[][] {
  if (info.path !== 'command-line-arguments') {
    const own = manifestOf(module)?.path ?? null;
    return [info.path === own || own === null || !info.path.startsWith(`${own}/`) ? ['.'] : [info.path]];
  }
  const programs = Map.groupBy(
    module.packages.filter(({ name }) => name === 'main').map(({ file }) => file),
    dirname,
  );
  if (programs.size === 0) return [['.']];
  return [...programs.values()].flatMap((files) => {
    if (files.length < 2) return [files];
    // The order counts; main.go first is how people write it, and the shell's `*.go` sorts.
    const isMain = (file: string) => Number(basename(file) === 'main.go');
    const mainFirst = files.toSorted((one, other) => isMain(other) - isMain(one));
    return [files, mainFirst, ...files.map((file) => [file])];
  });
}

/** The first requirement that the program was built with and that is another one now. */
function differingDep(old: BuildInfo, fresh: BuildInfo | null): string | null {
  if (fresh === null || old.deps.join('\n') === fresh.deps.join('\n')) return null;
  const name = (dep: string) => dep.split(' ').slice(1, 3).join(' ');
  const gone = old.deps.find((dep) => !fresh.deps.includes(dep));
  const come = fresh.deps.find((dep) => !old.deps.includes(dep));
  if (gone && come) return `built with ${name(gone)}, go.mod says ${name(come)}`;
  return gone ? `built with ${name(gone)}, which is not used now` : `built without ${name(come ?? '')}`;
}

/** Where the program says it was built: its files' paths are in it, unless it was built with -trimpath. */
export type RecordedPlaces = {
  readonly folder: string | null;
  readonly cache: string | null;
  /** The recorded folder is the module's. */
  readonly here: boolean;
  /** The recorded cache has what is needed. */
  readonly cached: boolean;
  /** Both: a build here names the same paths. */
  readonly asRecorded: boolean;
  /** What makes go name the same paths once more. */
  readonly environment: { readonly [name: string]: string };
};

async function recordedPlaces(
  context: FactContext,
  module: ModuleFact,
  info: BuildInfo,
  bytes: Uint8Array,
): Promise<RecordedPlaces> {
  const own = ownPrefix(module);
  const below = own !== null && info.path.startsWith(own) ? info.path.slice(own.length) : '.';
  const mains = module.packages.filter(({ name }) => name === 'main');
  const file = (mains.find((each) => dirname(each.file) === below) ?? mains[0])?.file ?? 'main.go';
  const folder = recordedPrefix(bytes, `/${file}`);
  const [, path, version] = info.deps.find((dep) => dep.startsWith('dep '))?.split(' ') ?? [];
  const cache = path && version ? recordedPrefix(bytes, `/${escaped(path)}@${escaped(version)}/`) : null;
  const here = folder !== null && (await sameFolder(folder, context.paths.module));
  const zip =
    cache && path && version && join(cache, 'cache/download', escaped(path), '@v', `${escaped(version)}.zip`);
  const cached = cache === null || (typeof zip === 'string' && (await exists(zip)));
  return {
    folder,
    cache,
    here,
    cached,
    asRecorded: here && cached,
    environment: {
      // go calls the folder by PWD, as long as that leads to it.
      ...(here && folder ? { PWD: folder } : {}),
      ...(cache && cached ? { GOMODCACHE: cache } : {}),
    },
  };
}

/** A module's path in the file system: capitals as `!c`. golang.org/x/mod/module.EscapePath */
function escaped(path: string): string {
  return path.replace(/[A-Z]/g, (letter) => `!${letter.toLowerCase()}`);
}

async function sameFolder(one: string, other: string): Promise<boolean> {
  const [a, b] = await Promise.all([one, other].map((path) => stat(path).catch(() => null)));
  return a != null && b != null && a.ino === b.ino && a.dev === b.dev && dirname(one) !== one;
}
