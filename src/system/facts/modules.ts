import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModulesFact, SettingSource } from '../../core/verdicts/facts/modules.ts';
import type { Gathered } from '../../core/verdicts/verdict.ts';
import { goSettings, runGo } from '../go/command.ts';
import { withScratch } from '../go/scratch.ts';
import type { FactContext } from './context.ts';
import type { Gatherer } from './index.ts';

/** Asks go itself, in a folder with a go.mod of its own, and finds out who set GO111MODULE. */
export const gatherModules: Gatherer<'modules'> = (_request, context) => readModules(context);

export function readModules(context: FactContext): Promise<Gathered<ModulesFact>> {
  return context.once('module mode', () => withScratch((scratch) => askGo(context, scratch)));
}

async function askGo(context: FactContext, scratch: string): Promise<Gathered<ModulesFact>> {
  // Go ignores a go.mod in the system's temporary folder itself, not in one below it.
  const folder = join(scratch, 'probe');
  await mkdir(folder);
  await writeFile(join(folder, 'go.mod'), 'module probe\n');
  const asked = await runGo(context, ['env', '-json', 'GO111MODULE', 'GOMOD'], folder, context.environment);
  if (!asked.ok) return asked;
  const { code, stdout, output } = asked.value;
  if (code === 0) {
    const { GO111MODULE: value, GOMOD: mod } = JSON.parse(stdout) as { GO111MODULE: string; GOMOD: string };
    const inForce = mod.endsWith('/probe/go.mod');
    return { ok: true, value: { inForce, value, from: await source(context, value), refused: null } };
  }
  const bad = /unknown environment setting GO111MODULE=([^\n]*)/.exec(output)?.[1];
  const refused = output.trim();
  // Something else than GO111MODULE: what go says of it is the best there is.
  if (bad === undefined)
    return { ok: true, value: { inForce: false, value: '', from: { in: 'nowhere' }, refused } };
  return {
    ok: true,
    // To the letter: a space or a carriage return at its end is what go refuses.
    value: { inForce: false, value: bad, from: await source(context, bad), refused },
  };
}

async function source(context: FactContext, value: string): Promise<SettingSource> {
  if (value === '') return { in: 'nowhere' };
  // An exported empty variable does not hide a saved one.
  if (context.environment.GO111MODULE) return { in: 'environment' };
  const settings = await goSettings(context);
  if (!settings.ok) return { in: 'nowhere' };
  const files = [settings.value.GOENV, join(settings.value.GOROOT, 'go.env')];
  for (const file of files.filter((name) => name !== '' && name !== 'off')) {
    const lines = (await readFile(file, 'utf8').catch(() => '')).split('\n');
    // Go takes a line only when the name begins it; the last of several wins.
    const at = lines.findLastIndex((line) => line.startsWith('GO111MODULE='));
    const over = lines.findLastIndex((line) => /^(?!GO111MODULE=).*GO1+MODULES?\b.*\bon\b/i.test(line)) + 1;
    if (at >= 0)
      return {
        in: 'file',
        place: { file: shown(file, context), line: at + 1 },
        line: (lines[at] ?? '').trim(),
        ...(over > 0 && { passedOver: over }),
      };
  }
  return { in: 'nowhere' };
}

/** A path as the learner would name it: below the workspace, or from home. */
function shown(file: string, { paths, environment }: FactContext): string {
  if (file.startsWith(`${paths.root}/`)) return file.slice(paths.root.length + 1);
  const home = environment.HOME;
  return home && file.startsWith(`${home}/`) ? `~${file.slice(home.length)}` : file;
}
