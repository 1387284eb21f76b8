import { randomBytes } from 'node:crypto';
import { cp, mkdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GoRun } from '../../core/verdicts/facts/module.ts';
import type { Gathered } from '../../core/verdicts/verdict.ts';
import type { Environment } from '../../core/workspace/paths.ts';
import type { FactContext } from '../facts/context.ts';
import { type GoSettings, runWithModules } from './command.ts';
import type { RecordedPlaces } from './freshness.ts';
import { sameProgram } from './recorded-paths.ts';

type Elsewhere = {
  readonly flags: readonly string[];
  readonly environment: Environment;
  readonly target: readonly string[];
  readonly bytes: Uint8Array;
  readonly places: RecordedPlaces;
  readonly scratch: string;
};

export type BuiltElsewhere = GoRun & {
  /** The program that came of it. */
  readonly out: string;
  /** It is the given one, but for paths and ids. */
  readonly same: boolean;
};

/**
 * Compares with a program that was built in another folder, or with a module cache that has gone (`go clean -modcache`):
 * its ids depend on those paths and cannot be had again. So the sources are built in folders whose paths are as long as
 * the recorded ones: then both programs are alike, byte for byte, but for those paths and their ids. null where there can
 * be no such folders.
 */
export async function buildElsewhere(
  context: FactContext,
  settings: GoSettings,
  { flags, environment, target, bytes, places, scratch }: Elsewhere,
): Promise<Gathered<BuiltElsewhere | null>> {
  const no = { ok: true, value: null } as const;
  if (places.folder === null) return no;
  const folder = places.here ? null : sameLength(places.folder);
  const cache = places.cache !== null && !places.cached ? sameLength(places.cache) : null;
  if ((!places.here && folder === null) || (!places.cached && cache === null)) return no;
  const renamed = [
    ...(folder ? [{ from: places.folder, to: folder }] : []),
    ...(cache && places.cache ? [{ from: places.cache, to: cache }] : []),
  ];
  try {
    if (folder) {
      await mkdir(folder, { recursive: true });
      await cp(context.paths.module, folder, { recursive: true });
    }
    const out = join(scratch, 'elsewhere');
    const there = folder ? { ...context, paths: { ...context.paths, module: folder } } : context;
    const more = {
      ...environment,
      ...places.environment,
      ...(cache ? { GOMODCACHE: cache } : {}),
      GO111MODULE: 'on',
      PWD: folder ?? places.folder,
    };
    const args = ['build', ...flags, '-o', out, ...target];
    const built = await runWithModules(there, settings, args, scratch, more, cache ?? undefined);
    if (!built.ok) return built;
    const { code, output } = built.value;
    if (code !== 0) return { ok: true, value: { code, output, out, same: false } };
    // The longer path first: the cache may lie inside the folder, or the other way round.
    renamed.sort((one, other) => other.from.length - one.from.length);
    return { ok: true, value: { code, output, out, same: sameProgram(bytes, await readFile(out), renamed) } };
  } finally {
    for (const { to } of renamed) await rm(to, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** A path of the same length in the temporary folder; null where that is too short for one that nobody has. */
function sameLength(path: string): string | null {
  const start = join(tmpdir(), 'gdt');
  const room = Buffer.byteLength(path) - start.length;
  return room < 6 ? null : start + randomBytes(room).toString('hex').slice(0, room);
}
