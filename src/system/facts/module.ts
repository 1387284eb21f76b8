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
  return withScratch(async (scratch) => {
    let fact = module;
    if (asked.sums) {
      const verify = await runWithModules(context, settings, ['mod', 'verify'], scratch);
      if (!verify.ok) return verify;
      fact = { ...fact, verify: verify.value };
    }
    if (asked.tidy || asked.sums) {
      context.progress('asking go mod tidy');
      const tidy = await runWithModules(context, settings, ['mod', 'tidy', '-diff'], scratch);
      if (!tidy.ok) return tidy;
      fact = { ...fact, tidy: tidy.value };
    }
    if (asked.builds || asked.sums) {
      const built = await buildModule(context, settings, scratch);
      if (!built.ok) return built;
      fact = { ...fact, build: built.value };
    }
    return { ok: true, value: fact };
  });
};

/** A build of the module as it is, its result below `scratch`. */
export async function buildModule(
  context: FactContext,
  settings: GoSettings,
  scratch: string,
): Promise<Gathered<NonNullable<ModuleFact['build']>>> {
  context.progress('building the module');
  const out = join(scratch, 'built');
  const built = await runWithModules(context, settings, ['build', '-o', out, '.'], scratch);
  if (!built.ok) return built;
  const { code, output } = built.value;
  return { ok: true, value: { code, output, makes: await whatIs(out) } };
}

async function whatIs(path: string): Promise<'program' | 'archive' | 'nothing'> {
  const head = await readHead(path);
  if (head === null) return 'nothing';
  return fileForm(head) === 'archive' ? 'archive' : 'program';
}
