import { goCommands, output, shellText } from '../../dockerfile/go-commands.ts';
import { resolvePath, within } from '../../dockerfile/paths.ts';
import { stageNamed, usedStages } from '../../dockerfile/stages.ts';
import type { Dockerfile, Instruction } from '../../dockerfile/types.ts';
import { mountsOf, type Step, walkStage } from '../../dockerfile/walk.ts';
import { at, type Cause, type Scene } from './scene.ts';

/** A program that is written into a mount, which is gone when its line has run; null where every one stays. */
export function intoMount(dockerfile: Dockerfile): Cause | null {
  const used = usedStages(dockerfile);
  for (const stage of dockerfile.stages.filter(({ index }) => used.has(index)))
    for (const step of walkStage(dockerfile, stage)) {
      const cause = step.stage === stage ? lostIn(step) : null;
      if (cause) return cause;
    }
  return null;
}

function lostIn(step: Step): Cause | null {
  const run = step.instruction;
  // What is taken out of the mount in the same line stays; a `cd` before it leads where reading does not follow.
  if (/(?:^|[\s;&|(])(?:cp|mv|install|ln|tar|cd|rsync|dd|cat)\s/m.test(shellText(run))) return null;
  for (const command of goCommands(run)) {
    if (command.verb !== 'build') continue;
    // Without -o it may be a build for the caches alone.
    const out = output(command);
    if (out === undefined || /[$`]/.test(out)) continue;
    const path = resolvePath(step.workdir, out);
    const mount = mountsOf(step).find(({ target }) => within(path, target));
    if (!mount) continue;
    return {
      id: 'built-into-mount',
      found: `the program is written into ${mount.target}, which is mounted`,
      why: `Line ${run.line} lets go write the program to ${path}, inside a ${mount.type} mount. A mount is no part of the image, so the program is gone when the line has run.`,
      next: 'Let go build -o name a path outside of every mount.',
      place: at(run),
    };
  }
  return null;
}

/** What a stage has only in a mount, while one of its lines runs. */
export function fromMount(scene: Scene, instruction: Instruction, from: string, path: string): Cause | null {
  const index = scene.dockerfile.stages.find(({ instructions }) => instructions.includes(instruction))?.index;
  const stage = stageNamed(scene.dockerfile, from, index ?? scene.dockerfile.stages.length);
  for (const step of stage ? walkStage(scene.dockerfile, stage) : []) {
    const mount = mountsOf(step).find(
      ({ type, target }) => type !== 'bind' && (within(`/${path}`, target) || within(target, `/${path}`)),
    );
    if (!mount) continue;
    const { line } = step.instruction;
    return {
      id: 'download-elsewhere',
      found: `no /${path} in ${from}`,
      why: `Line ${line} fills ${mount.target}, which is a ${mount.type} mount there: it is no part of the stage, so line ${instruction.line} finds nothing to copy.`,
      next: `Take the mount out of line ${line}, or leave line ${instruction.line} out and mount the same cache where you build.`,
      place: at(instruction),
    };
  }
  return null;
}
