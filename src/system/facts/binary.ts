import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BinaryFact, Program } from '../../core/verdicts/facts/binary.ts';
import type { ModuleFact } from '../../core/verdicts/facts/module.ts';
import { manifestOf } from '../../core/verdicts/go/manifest.ts';
import { programName } from '../../core/verdicts/go/module-path.ts';
import { goModProblem } from '../../core/verdicts/go/module-problems.ts';
import type { Gathered } from '../../core/verdicts/verdict.ts';
import type { GoSettings } from '../go/command.ts';
import { freshness } from '../go/freshness.ts';
import { type Candidate, findInstalled, findPrograms } from '../go/programs.ts';
import { readModule } from '../go/read-module.ts';
import { withScratch } from '../go/scratch.ts';
import type { FactContext } from './context.ts';
import type { Gatherer } from './index.ts';
import { buildModule } from './module.ts';

/** Finds the module's programs and whether they are of the sources as they are. */
export const gatherBinary: Gatherer<'binary'> = (_request, context) => readBinary(context);

export function readBinary(context: FactContext): Promise<Gathered<BinaryFact>> {
  return context.once('the program', async () => {
    const read = await readModule(context);
    if (!read.ok) return read;
    const { module, settings } = read.value;
    const path = manifestOf(module)?.path ?? null;
    const defaultName = programName(path ?? 'httpserver');
    const candidates = await findPrograms(context, path, defaultName);
    const installed = await findInstalled(settings, defaultName);
    if (candidates.length === 0)
      return withBuild(context, settings, { module, defaultName, programs: [], installed });
    const programs: Program[] = [];
    let { build } = module;
    for (const candidate of candidates) {
      context.progress('comparing the program with its sources');
      const judged = await judge(context, settings, module, candidate);
      if (!judged.ok) return judged;
      programs.push({ ...shape(candidate), state: judged.value.state });
      if (judged.value.build) build = { ...judged.value.build, makes: 'nothing' };
    }
    programs.sort((one, other) => rank(one, defaultName) - rank(other, defaultName));
    return { ok: true, value: { module: { ...module, build }, defaultName, programs, installed } };
  });
}

/** Where there is no program, a build tells why there cannot be one. */
async function withBuild(
  context: FactContext,
  settings: GoSettings,
  fact: BinaryFact,
): Promise<Gathered<BinaryFact>> {
  const { module } = fact;
  if (goModProblem(module) || !module.modules.inForce) return { ok: true, value: fact };
  const built = await buildModule(context, settings, module);
  return built.ok ? { ok: true, value: { ...fact, module: { ...module, build: built.value } } } : built;
}

async function judge(
  context: FactContext,
  settings: GoSettings,
  module: ModuleFact,
  candidate: Candidate,
): Promise<Gathered<{ state: Program['state']; build: { code: number; output: string } | null }>> {
  const { info, form, not } = candidate;
  const told = (state: Program['state']) => ({ ok: true, value: { state, build: null } }) as const;
  if (not !== null) return told({ is: 'no-program', what: not });
  if (form === 'archive' || info === null) return told({ is: 'archive' });
  const platform = `${info.settings.GOOS}/${info.settings.GOARCH}`;
  const host = `${settings.GOHOSTOS}/${settings.GOHOSTARCH}`;
  // A 64-bit PC runs 32-bit programs too.
  if (platform !== host && platform !== host.replace(/amd64$/, '386'))
    return told({ is: 'foreign', platform, host });
  // What go test -c makes says of itself that it is the package; the main that go test wrote for it is in it all the same.
  const bytes = await readFile(join(context.paths.module, candidate.path));
  if (bytes.includes('_testmain.go')) return told({ is: 'tests' });
  if (goModProblem(module)) return told({ is: 'unbuildable' });
  const own = manifestOf(module)?.path ?? '';
  if (info.path !== 'command-line-arguments' && info.path !== own && !info.path.startsWith(`${own}/`))
    return told({ is: 'other-module', path: info.path });
  return withScratch((scratch) => freshness(context, settings, module, { ...candidate, info }, scratch));
}

function shape({ path, form, executable, info }: Candidate): Omit<Program, 'state'> {
  return { path, form, of: info?.path ?? null, executable };
}

function rank({ path, state, executable }: Program, defaultName: string): number {
  const kinds = {
    current: 0,
    stale: 2,
    unbuildable: 2,
    foreign: 4,
    archive: 4,
    tests: 4,
    'no-program': 4,
    'other-module': 6,
  };
  return kinds[state.is] + (executable ? 0 : 8) + (path === defaultName ? 0 : 1);
}
