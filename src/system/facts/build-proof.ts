import { randomBytes } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { goCommands, resolves } from '../../core/dockerfile/go-commands.ts';
import { hiddenBy, readIgnore } from '../../core/dockerfile/ignore.ts';
import { compilesAtStart } from '../../core/dockerfile/stages.ts';
import { type BuildRecord, recordText } from '../../core/verdicts/build-record.ts';
import { downloadsIn } from '../../core/verdicts/builds/downloads.ts';
import {
  addImports,
  addRequirement,
  newRequirements,
  type Requirement,
} from '../../core/verdicts/builds/edits.ts';
import { sourceFile } from '../../core/verdicts/builds/failure-files.ts';
import { readsToKeepDownloads } from '../../core/verdicts/builds/reading.ts';
import { makeScene } from '../../core/verdicts/builds/scene.ts';
import { unfetched } from '../../core/verdicts/builds/unfetched.ts';
import { engineFault } from '../../core/verdicts/engine-faults.ts';
import type { DownloadProof, FolderFacts, Probe } from '../../core/verdicts/facts/build.ts';
import type { Gathered } from '../../core/verdicts/verdict.ts';
import type { BuildOutcome, BuildRequest } from '../engine/build.ts';

type Proving = {
  /** A copy, which is as it was in the end. */
  readonly directory: string;
  /** The Dockerfile's. */
  readonly text: string;
  readonly folder: FolderFacts;
  readonly build: (request: Pick<BuildRequest, 'onRecord'>) => Promise<Gathered<BuildOutcome>>;
  readonly progress: (text: string) => void;
};

/**
 * Adds a requirement and builds; changes main.go and builds. Where these two do not settle it, or reading foresees a
 * fault, main.go is changed and built before all else, and what that shows may decide. Every change is one that was
 * never built before, so no cache of an earlier check can answer for it. Stops at what decides.
 */
export async function proveDownloads(asked: Proving): Promise<Gathered<DownloadProof>> {
  const { text, folder } = asked;
  let builds = 1;
  const progress = (what: string) => {
    builds += 1;
    asked.progress(`build ${builds}, with ${what}`);
  };
  const proving = { ...asked, progress };
  const downloads = (probe: Probe) => downloadsIn(makeScene(text, folder, probe.record)).length > 0;
  const vendored =
    folder.files.includes('vendor/modules.txt') &&
    hiddenBy('vendor/modules.txt', readIgnore(folder.ignore?.text ?? '')) === null;
  const requirements = vendored || folder.goMod === null ? [] : newRequirements(folder.goMod);
  // What an edit after the new requirement leaves alone, one before it leaves alone as well.
  const foreseen = requirements.length > 0 && readsToKeepDownloads(text, folder).says === 'right';
  const early = foreseen ? await proveRequirements(proving, requirements) : null;
  if (early && !early.ok) return early;
  const again = early?.value.again;
  if (early && again?.reached && !downloads(again))
    return { ok: true, value: { vendored, edited: again, ...early.value } };
  proving.progress('main.go changed');
  let edited = await probe(proving, []);
  // A cache mount that was pruned since the layers were made is filled once more: the second edit tells.
  if (edited.ok && downloads(edited.value) && /type=cache/.test(text)) edited = await probe(proving, []);
  if (!edited.ok) return edited;
  const decided = downloads(edited.value) || !edited.value.reached;
  const late = decided ? nothingMore : (early ?? (await proveRequirements(proving, requirements)));
  return late.ok ? { ok: true, value: { vendored, edited: edited.value, ...late.value } } : late;
}

const nothingMore = { ok: true, value: { required: null, again: null } } as const;

type Later = Gathered<Pick<DownloadProof, 'required' | 'again'>>;

/** With the first of these that can be had; a proxy of a company's own may lack one, or all of them. */
async function proveRequirements(proving: Proving, requirements: readonly Requirement[]): Promise<Later> {
  for (const requirement of requirements) {
    const proven = await proveRequirement(proving, requirement);
    if (proven !== 'not-there') return proven;
  }
  return nothingMore;
}

/** Builds with a requirement that is new, and once more with main.go changed, unless the new one never gets there. */
async function proveRequirement(proving: Proving, requirement: Requirement): Promise<Later | 'not-there'> {
  const { directory, folder } = proving;
  const files = addRequirement(folder.goMod ?? '', folder.goSum ?? '', requirement);
  const { module } = requirement;
  await writeFile(join(directory, 'go.mod'), files.goMod);
  await writeFile(join(directory, 'go.sum'), files.goSum);
  try {
    proving.progress('a new requirement');
    const probed = await probe(proving, [module], true);
    if (!probed.ok) return probed;
    const required = { ...probed.value, module };
    if (!required.reached) {
      const why = unfetched(recordText(required.record), requirement, proving.text);
      if (why?.is === 'out-of-reach') return { ok: false, fault: why.fault };
      return why ? why.is : { ok: true, value: { required, again: null } };
    }
    proving.progress('main.go changed after that');
    const again = await probe(proving, [module]);
    return again.ok ? { ok: true, value: { required, again: again.value } } : again;
  } finally {
    await writeFile(join(directory, 'go.mod'), folder.goMod ?? '');
    if (folder.goSum === null) await rm(join(directory, 'go.sum'), { force: true });
    else await writeFile(join(directory, 'go.sum'), folder.goSum);
  }
}

/**
 * Builds with a main.go that imports `modules`, and a package that is nowhere: go stops there, before it compiles. Where
 * something else than the build would stop at it, what is built is a whole program.
 * @param fetchesNew downloads are what it is about
 */
async function probe(
  proving: Proving,
  modules: readonly string[],
  fetchesNew = false,
): Promise<Gathered<Probe>> {
  const nowhere = `gotourproof${randomBytes(6).toString('hex')}`;
  const { dockerfile } = makeScene(proving.text, proving.folder, nothing);
  if (
    dockerfile.stages.some(({ instructions }) => instructions.some((each) => goCommands(each).some(resolves)))
  )
    return probeWhole(proving, modules, nowhere);
  // What decided counts, not what is left of it: a line that is broken off was, in the end, not reached.
  const seen: { decided: BuildRecord | null } = { decided: null };
  const onRecord = (record: BuildRecord) => {
    if (fetchesNew || !hasDecided(proving, record)) return 'go on' as const;
    seen.decided ??= record;
    return 'stop' as const;
  };
  const stopped = await buildWith(proving, [...modules, nowhere], { onRecord });
  if (!stopped.ok) return stopped;
  const { record, how } = stopped.value;
  if (seen.decided) return { ok: true, value: { record: seen.decided, reached: false } };
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
  const whole = await buildWith(proving, modules, { end: `\n// ${comment}\n` });
  if (!whole.ok) return whole;
  return { ok: true, value: { record: whole.value.record, reached: whole.value.how === 'built' } };
}

const nothing: BuildRecord = { format: 'rawjson', steps: [], rest: '', layers: [] };

/**
 * Whether a build has decided before its end: a line has downloaded again, although only main.go was changed. Not where
 * a cache mount may be filled for the next build, and only with BuildKit, which cleans up after a build that is ended.
 */
function hasDecided({ text, folder }: Proving, record: BuildRecord): boolean {
  if (record.format !== 'rawjson' || /type=cache/.test(text)) return false;
  const found = downloadsIn(makeScene(text, folder, record));
  return found.some(({ step, modules }) => modules.length > 0 || step.state === 'ran');
}

async function buildWith(
  proving: Proving,
  imports: readonly string[],
  { end = '', ...request }: Pick<BuildRequest, 'onRecord'> & { readonly end?: string },
) {
  const { directory, folder, build } = proving;
  const file = join(directory, sourceFile({ folder }));
  const before = await readFile(file, 'utf8').catch(() => '');
  await writeFile(file, addImports(before, imports) + end);
  try {
    return await build(request);
  } finally {
    await writeFile(file, before);
  }
}
