import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileForm } from '../../core/verdicts/elf.ts';
import type { ModuleFact } from '../../core/verdicts/facts/module.ts';
import { goModProblem } from '../../core/verdicts/go/module-problems.ts';
import type { Gathered } from '../../core/verdicts/verdict.ts';
import { type GoSettings, runWithModules } from '../go/command.ts';
import { readHead } from '../go/head.ts';
import { readModule } from '../go/read-module.ts';
import { withScratch } from '../go/scratch.ts';
import type { FactContext } from './context.ts';
import type { Gatherer } from './index.ts';

/** Reads the module and runs of go what is asked for, in the learner's environment; the folder stays as it is. */
export const gatherModule: Gatherer<'module'> = async (asked, context) => {
  const read = await readModule(context);
  if (!read.ok) return read;
  const { module, settings } = read.value;
  // What cannot be a module, or is none to go as it is set up, needs no run to tell.
  if (goModProblem(module) || !module.modules.inForce) return { ok: true, value: module };
  if (asked.tidy || asked.sums) context.progress('asking go mod tidy');
  // Each only reads, so they run side by side.
  const [verify, tidy, build] = await Promise.all([
    asked.sums ? goMod(context, settings, ['mod', 'verify']) : null,
    asked.tidy || asked.sums ? goMod(context, settings, ['mod', 'tidy', '-diff']) : null,
    asked.builds || asked.sums ? buildModule(context, settings, module) : null,
  ]);
  if (verify?.ok === false) return verify;
  if (tidy?.ok === false) return tidy;
  if (build?.ok === false) return build;
  const value: ModuleFact = {
    ...module,
    ...(verify && { verify: verify.value }),
    ...(tidy && { tidy: tidy.value }),
    ...(build && { build: build.value }),
  };
  return { ok: true, value };
};

/** A command that only reads the module, run once in a judging. */
function goMod(context: FactContext, settings: GoSettings, args: readonly string[]) {
  return context.once(`go ${args.join(' ')}`, () =>
    withScratch((scratch) => runWithModules(context, settings, args, scratch)),
  );
}

/** A build of the module as it is, made once in a judging; only what it came to is kept. */
export function buildModule(
  context: FactContext,
  settings: GoSettings,
  module: ModuleFact,
): Promise<Gathered<NonNullable<ModuleFact['build']>>> {
  return context.once('a build of the module', () =>
    withScratch((scratch) => buildIn(context, settings, module, scratch)),
  );
}

async function buildIn(
  context: FactContext,
  settings: GoSettings,
  module: ModuleFact,
  scratch: string,
): Promise<Gathered<NonNullable<ModuleFact['build']>>> {
  context.progress('building the module');
  const out = join(scratch, 'built');
  // A program in a folder below (cmd/httpserver) is as good: go puts what it makes of several packages into a folder.
  const below = !module.folders.includes('') && module.folders.length > 0;
  if (below) await mkdir(out);
  const target = below ? './...' : '.';
  const built = await runWithModules(context, settings, ['build', '-o', out, target], scratch);
  if (!built.ok) return built;
  const { code, output } = built.value;
  const [made] = below ? await readdir(out) : [];
  return { ok: true, value: { code, output, makes: await whatIs(made ? join(out, made) : out) } };
}

async function whatIs(path: string): Promise<'program' | 'archive' | 'nothing'> {
  const head = await readHead(path);
  if (head === null) return 'nothing';
  return fileForm(head) === 'archive' ? 'archive' : 'program';
}
