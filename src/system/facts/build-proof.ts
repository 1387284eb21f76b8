import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { goCommands, resolves } from '../../core/dockerfile/go-commands.ts';
import { hiddenBy, readIgnore } from '../../core/dockerfile/ignore.ts';
import { compilesAtStart } from '../../core/dockerfile/stages.ts';
import { type BuildRecord, recordText } from '../../core/verdicts/build-record.ts';
import { downloadsIn } from '../../core/verdicts/builds/downloads.ts';
import { addImports, addRequirement, newRequirement } from '../../core/verdicts/builds/edits.ts';
import { sourceFile } from '../../core/verdicts/builds/failure-files.ts';
import { makeScene } from '../../core/verdicts/builds/scene.ts';
import { engineFault } from '../../core/verdicts/engine-faults.ts';
import type { DownloadProof, FolderFacts, Probe } from '../../core/verdicts/facts/build.ts';
import type { Gathered } from '../../core/verdicts/verdict.ts';
import type { Build } from './build.ts';

type Proving = {
  /** A copy that may be changed. */
  readonly directory: string;
  /** The Dockerfile's. */
  readonly text: string;
  readonly folder: FolderFacts;
  readonly build: Build;
};

/**
 * Changes main.go and builds; adds a requirement and builds; changes main.go and builds. Every change is one that was
 * never built before, so no cache of an earlier check can answer for it. Stops at what decides.
 */
export async function proveDownloads(proving: Proving): Promise<Gathered<DownloadProof>> {
  const { directory, text, folder } = proving;
  const downloads = (probe: Probe) => downloadsIn(makeScene(text, folder, probe.record)).length > 0;
  const vendored =
    folder.files.includes('vendor/modules.txt') &&
    hiddenBy('vendor/modules.txt', readIgnore(folder.ignore?.text ?? '')) === null;
  let edited = await probe(proving, []);
  // A cache mount that was pruned since the layers were made is filled once more: the second edit tells.
  if (edited.ok && downloads(edited.value) && /type=cache/.test(text)) edited = await probe(proving, []);
  if (!edited.ok) return edited;
  const proof: DownloadProof = { vendored, edited: edited.value, required: null, again: null };
  const requirement = newRequirement(folder.goMod ?? '');
  const decided = downloads(edited.value) || !edited.value.reached;
  if (decided || vendored || !requirement || folder.goMod === null) return { ok: true, value: proof };
  const files = addRequirement(folder.goMod, folder.goSum ?? '', requirement);
  await writeFile(join(directory, 'go.mod'), files.goMod);
  await writeFile(join(directory, 'go.sum'), files.goSum);
  const required = await probe(proving, [requirement.module]);
  if (!required.ok) return required;
  const again = await probe(proving, [requirement.module]);
  if (!again.ok) return again;
  return {
    ok: true,
    value: { ...proof, required: { ...required.value, module: requirement.module }, again: again.value },
  };
}

/**
 * Builds with a main.go that imports `modules`, and a package that is nowhere: go stops there, before it compiles. Where
 * something else than the build would stop at it, what is built is a whole program.
 */
async function probe(proving: Proving, modules: readonly string[]): Promise<Gathered<Probe>> {
  const nowhere = `gotourproof${randomBytes(6).toString('hex')}`;
  const { dockerfile } = makeScene(proving.text, proving.folder, nothing);
  if (
    dockerfile.stages.some(({ instructions }) => instructions.some((each) => goCommands(each).some(resolves)))
  )
    return probeWhole(proving, modules, nowhere);
  const stopped = await buildWith(proving, [...modules, nowhere]);
  if (!stopped.ok) return stopped;
  const { record, how } = stopped.value;
  const said = recordText(record);
  if (said.includes(nowhere) || how === 'built') {
    const later = how === 'built' && compilesAtStart(dockerfile);
    return { ok: true, value: { record, reached: later || said.includes(nowhere) } };
  }
  if (modules.some((module) => said.includes(module))) return { ok: true, value: { record, reached: false } };
  const fault = engineFault(said);
  if (fault) return { ok: false, fault };
  // Something before go did not take that program; one that compiles tells as well, only later.
  return probeWhole(proving, modules, nowhere);
}

async function probeWhole(
  proving: Proving,
  modules: readonly string[],
  comment: string,
): Promise<Gathered<Probe>> {
  const whole = await buildWith(proving, modules, `\n// ${comment}\n`);
  if (!whole.ok) return whole;
  return { ok: true, value: { record: whole.value.record, reached: whole.value.how === 'built' } };
}

const nothing: BuildRecord = { format: 'rawjson', steps: [], rest: '', layers: [] };

async function buildWith(proving: Proving, imports: readonly string[], end = '') {
  const { directory, folder, build } = proving;
  const file = join(directory, sourceFile({ folder }));
  const before = await readFile(file, 'utf8').catch(() => '');
  await writeFile(file, addImports(before, imports) + end);
  try {
    return await build(directory);
  } finally {
    await writeFile(file, before);
  }
}
