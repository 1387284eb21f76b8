import { walkStage } from '../../dockerfile/walk.ts';
import type { BuildEvidence, DownloadProof, Probe } from '../facts/build.ts';
import { downloadCause } from './download-cause.ts';
import { frozen, madeUp, partial } from './download-requirements.ts';
import { downloaded } from './download-rerun.ts';
import { type Download, decidingStep, downloadsIn } from './downloads.ts';
import { sourceFile } from './failure-files.ts';
import { at, type Cause, makeScene, type Scene } from './scene.ts';

/** Why changing main.go, or the requirements, does not do what it should; null where it does. */
export function keepsDownloadsFault(
  text: string,
  evidence: BuildEvidence,
  proof: DownloadProof,
): Cause | null {
  const scene = (probe: Probe) => makeScene(text, evidence.folder, probe.record);
  const edited = scene(proof.edited);
  const first = worst(downloadsIn(edited));
  if (first) return downloadCause(edited, first);
  if (!proof.edited.reached) return notCompiled(edited);
  if (proof.required) {
    const required = scene(proof.required);
    if (!proof.required.reached || lacks(required, proof.required.module))
      return neverArrives(required, proof.required.module);
  }
  if (!proof.again) return null;
  const again = scene(proof.again);
  const second = worst(downloadsIn(again));
  return second ? onlyNew(again, second) : null;
}

/** The first download is the one to name: those after it follow from it. */
const worst = (downloads: readonly Download[]): Download | null => downloads[0] ?? null;

/** Whether go found no such module in that build. */
function lacks({ text }: Pick<Scene, 'text'>, module: string): boolean {
  return text
    .split('\n')
    .some(
      (line) =>
        line.includes(module) &&
        /no required module provides|cannot find module providing|missing go\.sum entry|is not in std|cannot find package/.test(
          line,
        ),
    );
}

function neverArrives(scene: Scene, module: string): Cause {
  const found = `${module}, newly required, never gets into the build`;
  const failed = scene.steps.find(({ state }) => state === 'failed');
  const stage = scene.dockerfile.stages[failed?.stageIndex ?? scene.dockerfile.stages.length - 1];
  const steps = stage ? walkStage(scene.dockerfile, stage) : [];
  const made = decidingStep(steps);
  const near = steps.find(({ instruction }) => instruction === failed?.instruction) ?? steps.at(-1);
  if (made) return madeUp(made, 'never learns of a new one');
  if (near) return frozen(scene, near, found);
  return {
    id: 'requirements-frozen',
    found,
    why: 'The image has its own list.',
    next: 'Copy go.mod and go.sum.',
    place: null,
  };
}

/** Nothing is downloaded again but the requirement that was added: the download does not know of it. */
function onlyNew(scene: Scene, download: Download): Cause {
  const made = decidingStep(download.before);
  if (made) return madeUp(made, downloaded(download));
  const cause = downloadCause(scene, download);
  const near = download.before.at(-1);
  if (cause.id !== 'no-download-step' || !near) return cause;
  // Some line did fetch the modules of before, or this build would have had to as well.
  const naming = download.before.slice(0, -1).flatMap((step) => partial(step, cause.found) ?? []);
  return naming[0] ?? frozen(scene, near, cause.found);
}

function notCompiled(scene: Scene): Cause {
  const last = scene.dockerfile.stages.at(-1);
  const source = sourceFile(scene);
  return {
    id: 'sources-not-compiled',
    found: `a change in ${source} changes nothing`,
    why: `No line compiles ${source} inside the image, so there is no download to keep. A program that was built outside is only copied in.`,
    next: 'Compile in the image: COPY the module, and RUN go build.',
    place: last ? at(last.from) : null,
  };
}
