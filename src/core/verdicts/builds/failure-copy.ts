import { hiddenBy } from '../../dockerfile/ignore.ts';
import { stageNamed } from '../../dockerfile/stages.ts';
import type { Dockerfile, Instruction } from '../../dockerfile/types.ts';
import { wrongBase, wrongStage } from './failure-names.ts';
import { commentBehind } from './failure-syntax.ts';
import { fromForgotten } from './from-forgotten.ts';
import { insideProgram } from './inside-program.ts';
import { fromMount, intoMount } from './into-mount.ts';
import { nearest } from './nearest.ts';
import { neverMade } from './never-made.ts';
import { ontoFile } from './onto-file.ts';
import { outsideContext } from './outside-context.ts';
import { at, type Cause, failedAt, quote, type Scene } from './scene.ts';

/** Failures of what FROM, COPY, ADD and mounts name: stages, images and files that are not there. */
export function copyFailure(scene: Scene): Cause | null {
  return wrongStage(scene) ?? wrongBase(scene) ?? missingSource(scene) ?? ontoFile(scene);
}

const missingFile =
  /failed to (?:compute cache key|calculate checksum)[\s\S]*?"\/?([^"]+)": not found|(?:COPY|ADD) failed: (?:file not found in build context[^:]*: )?stat (?:\S*\/docker-builder\d+\/)?([^:\s]+): (?:file does not exist|no such file)|copier: stat: "\/?([^"]+)": no such file|checking on sources[\s\S]*?"\/?([^"]+)": no such file|(?:forbidden path outside the build context: )(\S+)|(no source files were specified)|lstat (?:\/var\/lib\/\S*?\/\/)?\/?(\S+?): no such file|no items matching glob "([^"]+)" copied/i;

function missingSource(scene: Scene): Cause | null {
  const match = missingFile.exec(scene.record.rest);
  const instruction = failedAt(scene);
  if (instruction && /^(?:COPY|ADD)$/.test(instruction.keyword) && /\s#/.test(instruction.text))
    return commentBehind(instruction);
  const sought = /stat\b.*: not a directory|not found|no such file|not exist/.test(scene.record.rest);
  const inside = instruction && sought ? insideProgram(scene.dockerfile, instruction) : null;
  if (inside) return inside;
  if (!match || !instruction) return null;
  const said = (match.slice(1).find((group) => group !== undefined) ?? '').replace(/^\/+/, '');
  const path = copied(instruction, said);
  const from = instruction.flags.find(({ name }) => name === 'from')?.value;
  return from === undefined
    ? missingInFolder(scene, instruction, path)
    : (intoMount(scene.dockerfile) ??
        fromMount(scene, instruction, from, path) ??
        neverMadeIn(scene.dockerfile, from, path) ??
        missingInStage(instruction, from, path));
}

function neverMadeIn(dockerfile: Dockerfile, from: string, path: string): Cause | null {
  const stage = stageNamed(dockerfile, from, dockerfile.stages.length);
  return stage && neverMade(dockerfile, stage, `/${path}`);
}

/** Podman says where on this machine it looked: the path as the line has it, where that is the end of what was said. */
function copied(instruction: Instruction, said: string): string {
  const paths = instruction.args.slice(0, -1).map((word) => word.replace(/^(?:\.?\/)+/, ''));
  return paths.find((path) => path !== '' && said.endsWith(`/${path}`)) ?? said;
}

function missingInStage(instruction: Instruction, from: string, path: string): Cause {
  return {
    id: 'wrong-copy-path',
    found: `no /${path} in ${from}`,
    why: `Line ${instruction.line} takes /${path} from ${from}, but that stage has no such file. A path after --from counts from the root of that stage, whatever its WORKDIR.`,
    next: `Look where the build in ${from} writes its program (WORKDIR and go build -o), and copy that path.`,
    place: at(instruction),
  };
}

/** A file of the folder that is copied, and is not there or not sent. */
export function missingInFolder(scene: Scene, instruction: Instruction, path: string): Cause {
  const { files } = scene.folder;
  const there = files.includes(path) || files.some((file) => file.startsWith(`${path}/`));
  const hidden = hiddenBy(path, scene.context.ignore);
  const dash = instruction.args.find((word) => /^(?:[-–—]+[a-z]+|from|chown|chmod)=/.test(word));
  if (dash !== undefined)
    return {
      id: 'flag-one-dash',
      found: `${dash} is taken for a file`,
      why: dash.startsWith('--')
        ? `Line ${instruction.line} has ${dash} behind a path. Flags stand right behind ${instruction.keyword}: there it is one more file to copy.`
        : `Line ${instruction.line} has ${dash} with ${/^\w/.test(dash) ? 'no dashes' : 'one dash'}. A flag of ${instruction.keyword} has two plain ones, and without them it is one more file to copy.`,
      next: `Write ${instruction.keyword} --${dash.replace(/^[-–—]+/, '')} and then the paths.`,
      place: at(instruction),
    };
  const forgotten = there && !hidden ? null : fromForgotten(scene, instruction, path);
  if (forgotten) return forgotten;
  if (there && hidden)
    return {
      id: 'dockerignore-hides',
      found: `${path} never reaches the builder`,
      why: `${scene.folder.ignore?.name ?? '.dockerignore'} line ${hidden.line} (${hidden.text}) keeps ${path} out of what is sent to the builder, so ${quote(instruction)} cannot find it.`,
      next: `Take that line out, or add !${path} under it.`,
      place: { file: scene.folder.ignore?.name ?? '.dockerignore', line: hidden.line },
    };
  const outside = outsideContext(instruction);
  if (outside) return outside;
  const machine = instruction.args
    .slice(0, -1)
    .find((word) => /^\/(?:home|root|Users|tmp|mnt|usr|var|app|go)\//.test(word));
  if (machine !== undefined)
    return {
      id: 'copy-absolute-path',
      found: `no ${path} in the folder`,
      why: `Line ${instruction.line} copies ${machine}, but a path there counts from the folder that docker build sends, never from the root of this machine${scene.dockerfile.stages.length > 1 ? ' or of another stage' : ''}.`,
      next:
        scene.dockerfile.stages.length > 1
          ? `To take it from the stage that builds, write COPY --from=${scene.dockerfile.stages[0]?.name ?? '0'}.`
          : 'Write it relative to the folder: COPY . . takes all of it.',
      place: at(instruction),
    };
  const near = nearest(path, files);
  const next = nextFor(path, near);
  const own = path === 'go.mod' || path === 'go.sum';
  return {
    id: own ? (path === 'go.mod' ? 'go-mod-missing' : 'go-sum-missing') : 'copy-source-missing',
    found: `no ${path} in the folder`,
    why: `Line ${instruction.line} copies ${path}, and the folder that docker build sends has no such file.`,
    next,
    place: at(instruction),
  };
}

function nextFor(path: string, near: string | null): string {
  if (path === 'go.sum' || path === 'go.mod')
    return path === 'go.sum'
      ? 'Run go mod tidy: it writes go.sum.'
      : 'Run go mod init in the folder first: it writes go.mod.';
  return near ? `Write ${near} there.` : 'Correct the path; it counts from the folder of the Dockerfile.';
}
