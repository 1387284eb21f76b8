import { arrivals } from '../../dockerfile/arrivals.ts';
import { expand } from '../../dockerfile/expand.ts';
import { resolvePath, within } from '../../dockerfile/paths.ts';
import { stageNamed } from '../../dockerfile/stages.ts';
import { type Step, walkStage } from '../../dockerfile/walk.ts';
import type { Download } from './downloads.ts';
import { sourceFile } from './failure-files.ts';
import { at, type Cause, quote, type Scene } from './scene.ts';

/** What a line did again, for a sentence. Without its seconds, which are others at each judging. */
export const downloaded = ({ modules, foreseen }: Download): string =>
  foreseen ??
  (modules.length > 0
    ? `downloaded ${modules.length} module${modules.length === 1 ? '' : 's'} again`
    : 'ran again');

/** A line that downloads ran again: the first line above it that was not reused says why. */
export function rerun(scene: Scene, download: Download): Cause {
  const run = download.step.instruction;
  const found = `${quote(run)} ${downloaded(download)}`;
  const root = download.before.find(({ instruction }) =>
    scene.steps.some((step) => step.instruction === instruction && step.state !== 'cached'),
  );
  const source = sourceFile(scene);
  const brings = root && bringsFile(scene, root, source);
  if (root && brings) {
    const { instruction } = root;
    const self = instruction === run;
    const words = instruction.args.map((word) => expand(word, root.environment));
    const all = self || words.slice(0, -1).some((word) => /^(?:\.?\/?|\.?\/?\*)$/.test(word));
    return {
      id: all ? 'copies-all-first' : 'source-copied-before-download',
      found,
      why: self
        ? `Line ${run.line} mounts everything, ${source} included, while it downloads. Any change in ${source} makes the line new.`
        : `Dockerfile:${instruction.line} copies ${all ? `everything, ${source} included,` : source} before line ${run.line} downloads. Any change in ${source} makes line ${instruction.line} new, and every line after it.`,
      next: 'Copy go.mod and go.sum first, then download, then copy the rest.',
      place: at(instruction),
    };
  }
  const line = root?.instruction ?? run;
  return {
    id: 'cache-busted',
    found,
    why: `Line ${line.line} (${quote(line)}) is new at every build, and so is every line after it. Nothing below it can be reused.`,
    next: `Move line ${line.line} below the download, or take it out.`,
    place: at(line),
  };
}

/** Whether a line brings a file of the folder into the image, from there or by way of a stage that has it. */
function bringsFile(scene: Scene, step: Step, wanted: string): boolean {
  if (arrivals(step, scene.context).some(({ file }) => file === wanted)) return true;
  const { args, flags } = step.instruction;
  const from = flags.find(({ name }) => name === 'from')?.value;
  const stage = from === undefined ? null : stageNamed(scene.dockerfile, from, step.stage.index);
  if (!stage) return false;
  const taken = args.slice(0, -1).map((path) => resolvePath('/', path));
  return walkStage(scene.dockerfile, stage)
    .flatMap((each) => arrivals(each, scene.context))
    .some(({ file, to }) => file === wanted && taken.some((path) => within(to, path)));
}
