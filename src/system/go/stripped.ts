import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FactContext } from '../facts/context.ts';
import { runWithModules } from './command.ts';
import type { Rebuild } from './compiled.ts';
import { sameProgram } from './recorded-paths.ts';

/** What people give the linker for a program without a build ID, the usual first. */
const usual = ['-s -w -buildid=', '-w -buildid=', '-buildid=', '-s -buildid='];

/**
 * Whether a build of the sources gives a program that has no build ID. With -trimpath go does not record what the linker
 * was given (golang/go#52372), so the ways that people take it away are tried.
 */
export async function sameStripped(
  context: FactContext,
  { settings, flags, environment, target, scratch }: Rebuild,
  bytes: Uint8Array,
): Promise<boolean> {
  const out = join(scratch, 'stripped');
  for (const words of usual) {
    const args = ['build', ...flags, `-ldflags=${words}`, '-o', out, ...target];
    const built = await runWithModules(context, settings, args, scratch, environment);
    if (!built.ok || built.value?.code !== 0) return false;
    if (sameProgram(bytes, await readFile(out), [])) return true;
  }
  return false;
}
