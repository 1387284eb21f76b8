import { z } from 'zod';
import { readDockerfile } from '../../dockerfile/read.ts';
import { beforeFrom } from '../builds/before-from.ts';
import { downloadsIn } from '../builds/downloads.ts';
import { failureOf } from '../builds/failure.ts';
import { foresee, unbuiltScene } from '../builds/foresee.ts';
import { ignoresNothing } from '../builds/ignores.ts';
import { keepsCompiledFault } from '../builds/keeps-compiled.ts';
import { keepsDownloadsFault } from '../builds/keeps-downloads.ts';
import { dockerfileMissing } from '../builds/missing.ts';
import { ownBuild } from '../builds/own-build.ts';
import { type Reading, readsToBuild, readsToKeepDownloads } from '../builds/reading.ts';
import { type Cause, makeScene, problemOf, type Scene } from '../builds/scene.ts';
import { defineCheck } from '../check-kind.ts';
import type { BuildEvidence } from '../facts/build.ts';
import type { Sight } from '../facts/sight.ts';
import { type Glance, nothing } from '../glance.ts';
import { failed as failedBy } from '../outcome.ts';
import type { Failed, Unknown, Verdict } from '../verdict.ts';

type Spec = {
  readonly keepsDownloads: boolean;
  readonly keepsCompiled: boolean;
  readonly ignores?: boolean | undefined;
};

/**
 * The folder's Dockerfile builds, as it is now; and, where asked, what a change in main.go does not do again, or that
 * something of the folder is kept back.
 */
export const build = defineCheck({
  kind: 'build',
  schema: z.strictObject({
    keepsDownloads: z.boolean().default(false),
    keepsCompiled: z.boolean().default(false),
    ignores: z.boolean().optional(),
  }),
  cost: 'slow',
  perishable: false,
  title: (spec) => expectation(spec),
  request: (spec) => ({ fact: 'build', proof: spec.keepsDownloads ? 'downloads' : 'none' }),
  judge(spec, evidence): Verdict {
    const expected = expectation(spec);
    const { file, built } = evidence;
    if (file.text === null || built === null) return dockerfileMissing(expected, file);
    if (!built.ok) return failed(expected, failureOf(file.text, evidence).cause);
    const early = beforeFrom(readDockerfile(file.text));
    if (early) return failed(expected, early);
    const all = spec.ignores ? ignoresNothing(evidence.folder) : null;
    if (all) return { ...all, expected };
    const fault = faultOf(spec, file.text, evidence);
    if (fault?.id === 'cache-mount-missing') return { ...withoutMount(fault), expected };
    if (fault) return failed(expected, fault);
    if (spec.keepsCompiled && evidence.engine.builder === 'legacy') return { ...withoutMounts, expected };
    return { status: 'passed', expected, found: foundRight(spec, evidence) };
  },
  glance,
});

function glance(spec: Spec, sight: Sight): Glance {
  const expected = expectation(spec);
  const { text } = sight.file;
  if (text === null) return { sees: 'fault', verdict: dockerfileMissing(expected, sight.file) };
  const own = ownBuild(sight);
  if (own.is === 'failed')
    return own.cause ? { sees: 'fault', verdict: failed(expected, own.cause) } : nothing;
  const reading = read(spec, text, sight);
  switch (reading.says) {
    case 'nothing':
      return nothing;
    case 'fault':
      // What was built can be built, whatever it reads like; then only the proof knows better.
      return own.is === 'built' && readsToBuild(text, sight.folder).says === 'fault'
        ? nothing
        : { sees: 'fault', verdict: failed(expected, reading.cause) };
    case 'right':
      if (own.is === 'none') return { sees: 'right' };
      if (spec.keepsCompiled && own.scene.record.format === 'legacy') return nothing;
      return spec.keepsDownloads && downloadedAfterChange(text, sight, own.scene)
        ? nothing
        : { sees: 'agreement' };
  }
}

/** What the files say of what is asked. Cache mounts that are not there yet are no fault, and nothing to open a step by. */
function read(spec: Spec, text: string, { folder }: Sight): Reading {
  if (spec.ignores && ignoresNothing(folder)) return { says: 'nothing' };
  const reading = (spec.keepsDownloads ? readsToKeepDownloads : readsToBuild)(text, folder);
  if (reading.says !== 'right' || !spec.keepsCompiled) return reading;
  const cause = keepsCompiledFault(unbuiltScene(text, folder));
  if (!cause) return reading;
  return cause.id === 'cache-mount-missing' ? { says: 'nothing' } : { says: 'fault', cause };
}

/** In the learner's own build a line downloaded that runs again at every change of main.go. */
function downloadedAfterChange(text: string, { folder }: Sight, own: Scene): boolean {
  const { scene } = foresee(text, folder);
  const again = new Set(
    scene.steps.filter(({ state }) => state !== 'cached').map(({ instruction }) => instruction.line),
  );
  return downloadsIn(own).some(({ step, modules }) => modules.length > 0 && again.has(step.instruction.line));
}

function expectation(spec: Spec): string {
  if (spec.keepsDownloads) return 'changing main.go leaves the download cached';
  return spec.keepsCompiled ? 'what go has compiled is kept for the next build' : 'the Dockerfile builds';
}

function faultOf(spec: Spec, text: string, evidence: BuildEvidence): Cause | null {
  const { built, proof } = evidence;
  const downloads = spec.keepsDownloads && proof ? keepsDownloadsFault(text, evidence, proof) : null;
  if (downloads || !spec.keepsCompiled || evidence.engine.builder === 'legacy' || !built) return downloads;
  return keepsCompiledFault(makeScene(text, evidence.folder, built.record));
}

function foundRight(spec: Spec, { proof }: BuildEvidence): string {
  if (!spec.keepsDownloads) return spec.keepsCompiled ? 'a cache mount keeps it' : 'it builds';
  if (proof?.vendored) return 'main.go changed, nothing was downloaded: the modules are in vendor/';
  if (proof && !proof.required) return 'main.go changed, nothing was downloaded';
  return 'main.go changed, nothing was downloaded; a new requirement was fetched, once';
}

function failed(expected: string, cause: Cause): Failed {
  return failedBy(expected, problemOf(cause));
}

/**
 * A Dockerfile that mounts nothing is right as it is: only the step that goes further wants a mount. So it is not done,
 * rather than failed; a mount that misses Go's folder is a failure.
 */
function withoutMount({ found, why, next }: Cause): Omit<Unknown, 'expected'> {
  return { status: 'unknown', found, why, next, cause: 'cache-mount-missing', fault: null };
}

/** Nobody's fault until a line mounts something: a Dockerfile without mounts is right here as it is elsewhere. */
const withoutMounts: Omit<Unknown, 'expected'> = {
  status: 'unknown',
  found: "Docker's legacy builder, which has no cache mounts",
  why: 'RUN --mount belongs to BuildKit. Without it this cannot be tried here.',
  next: 'Install docker-buildx and unset DOCKER_BUILDKIT, or skip this step.',
  cause: 'builder-without-mounts',
  fault: null,
};
