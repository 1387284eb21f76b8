import { hiddenBy } from '../../dockerfile/ignore.ts';
import { resolvePath } from '../../dockerfile/paths.ts';
import { sourcesOf, stageNamed } from '../../dockerfile/stages.ts';
import type { Dockerfile, Instruction } from '../../dockerfile/types.ts';
import { swappedProblem } from '../image/stages-swapped.ts';
import { commentBehind } from './failure-syntax.ts';
import { fromForgotten } from './from-forgotten.ts';
import { golangTag } from './golang-tag.ts';
import { insideProgram } from './inside-program.ts';
import { intoMount } from './into-mount.ts';
import { nearest } from './nearest.ts';
import { outsideContext } from './outside-context.ts';
import { at, type Cause, failedAt, quote, type Scene, stepsUpTo } from './scene.ts';

/** Failures of what FROM, COPY, ADD and mounts name: stages, images and files that are not there. */
export function copyFailure(scene: Scene): Cause | null {
  return wrongStage(scene) ?? wrongBase(scene) ?? missingSource(scene) ?? ontoFile(scene);
}

const unresolved =
  /failed to resolve source metadata|pull access denied|invalid from flag value|no stage or image found|repository does not exist|not found|no such host|Error response from daemon|initializing source|unable to find stage|did not resolve to an alias|needs to be defined before current stage/i;

/** A stage name that is none is looked up as an image: that must not pass for a network failure. */
function wrongStage(scene: Scene): Cause | null {
  if (!unresolved.test(scene.record.rest)) return null;
  for (const stage of scene.dockerfile.stages)
    for (const instruction of stage.instructions)
      for (const from of sourcesOf(instruction)) {
        // `--from=builder:/app/x` names a stage and a path in one word.
        const [head = ''] = from.split(/:?\//);
        const joined = head !== from && stageNamed(scene.dockerfile, head, stage.index) !== null;
        const plain = !/[/:.@]/.test(from);
        if (!(plain || joined) || stageNamed(scene.dockerfile, from, stage.index)) continue;
        if (!new RegExp(`\\b${escaped(head)}\\b`, 'i').test(scene.record.rest)) continue;
        return noSuchStage(scene.dockerfile, stage.index, instruction, from);
      }
  return null;
}

/** A stage name in a line of the stage at `index`, which no stage above it has. */
export function noSuchStage(read: Dockerfile, index: number, instruction: Instruction, from: string): Cause {
  const names = read.stages.slice(0, index).map((each) => each.name ?? String(each.index));
  const head = from.split(/:?\//)[0] ?? '';
  const meant = names.find((name) => name === head) ?? nearest(from, names) ?? names.at(-1) ?? null;
  const below = read.stages.some(
    (each) => each.name === from.toLowerCase() || (String(each.index) === from && each.index > index),
  );
  const found = `no stage called ${from} above line ${instruction.line}`;
  // BuildKit leaves out a stage that nothing is taken from; the others build all of them, and fail there.
  const swapped = below ? swappedProblem(read, found) : null;
  if (swapped) return { id: 'stages-swapped', ...swapped };
  return {
    id: 'wrong-stage-name',
    found,
    why: below
      ? `Line ${instruction.line} takes files from ${from}, which comes further down. A stage can only take from those above it.`
      : `Line ${instruction.line} takes files from ${from}, but ${named(read, index)}. The builder then looks for an image of that name.`,
    next: below
      ? 'Put the stage that builds first, and the final one last.'
      : meant
        ? head !== from
          ? `Write --from=${meant}, a space, and then the path.`
          : `Write --from=${meant}, or name the stage that builds: FROM … AS ${from}.`
        : `Name the stage that builds: FROM … AS ${from}.`,
    place: at(instruction),
  };
}

function named(dockerfile: Dockerfile, before: number): string {
  const stages = dockerfile.stages.slice(0, before);
  const names = stages.flatMap(({ name }) => (name === null ? [] : [name]));
  if (stages.length === 0) return 'there is no stage above it';
  return names.length === 0 ? 'the stage above it has no name' : `the stages are called ${names.join(', ')}`;
}

function wrongBase(scene: Scene): Cause | null {
  const said = builderError(scene);
  if (!unresolved.test(said)) return null;
  for (const stage of scene.dockerfile.stages) {
    const { base } = stage;
    if (stage.baseStage !== null || base === 'scratch' || !said.includes(base)) continue;
    const name = base.replace(/[:@].*$/, '').replace(/^(?:docker\.io\/)?(?:library\/)?/, '');
    const stages = scene.dockerfile.stages.slice(0, stage.index).flatMap((each) => each.name ?? []);
    const meant = nearest(base, stages) ?? nearest(name, ['golang', 'scratch', 'alpine', 'debian', 'ubuntu']);
    const known = meant === name;
    if (meant && !known)
      return {
        id: 'base-image-misspelt',
        found: `no image called ${base}`,
        why: `Line ${stage.line} starts from ${base}, which is neither a stage above nor an image on this machine. It looks like ${meant}, misspelt.`,
        next: `Write FROM ${base.replace(name, meant)} if that is what you mean.`,
        place: at(stage.from),
      };
    if (name === 'scratch')
      return {
        id: 'scratch-with-tag',
        found: `no image ${base}`,
        why: `Line ${stage.line} starts from ${base}. scratch is a word for nothing at all, not an image, and so it has no tags.`,
        next: 'Write FROM scratch.',
        place: at(stage.from),
      };
    const slip = golangTag(base, scene);
    if (slip !== null)
      return {
        id: 'base-image-tag-unknown',
        found: `no image ${base}`,
        why: `Line ${stage.line} starts from ${base}. It is not on this machine, and golang has no such tag: ${slip}.`,
        next: 'Correct the tag behind the colon; docker images golang shows what is here.',
        place: at(stage.from),
      };
    const missing =
      /(?:manifest unknown|manifest for \S+ not found|repository does not exist|pull access denied|: not found)/i;
    const unreachable = /dial tcp|no such host|timeout|connection refused|toomanyrequests|x509/i;
    if (missing.test(said) && !unreachable.test(said))
      return {
        id: 'base-image-missing',
        found: `no image ${base}`,
        why: `Line ${stage.line} starts from ${base}, and the registry has no image of that name and tag.`,
        next: 'Correct the name or the tag in FROM.',
        place: at(stage.from),
      };
  }
  return null;
}

/** The builder's own last words, without the excerpt of the Dockerfile that it prints above them. */
function builderError({ record }: Scene): string {
  const lines = record.rest.split('\n');
  const error = lines.findLastIndex((line) => /^(?:ERROR|Error)\b/.test(line));
  return error < 0 ? record.rest : lines.slice(error).join('\n');
}

const missingFile =
  /failed to (?:compute cache key|calculate checksum)[\s\S]*?"\/?([^"]+)": not found|(?:COPY|ADD) failed: (?:file not found in build context[^:]*: )?stat (?:\S*\/docker-builder\d+\/)?([^:\s]+): (?:file does not exist|no such file)|copier: stat: "\/?([^"]+)": no such file|checking on sources[\s\S]*?"\/?([^"]+)": no such file|(?:forbidden path outside the build context: )(\S+)|(no source files were specified)|no items matching glob "([^"]+)" copied/i;

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
    : (intoMount(scene.dockerfile) ?? missingInStage(instruction, from, path));
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
  const dash = instruction.args.find((word) => /^-[a-z]+=/.test(word));
  if (dash !== undefined)
    return {
      id: 'flag-one-dash',
      found: `${dash} is taken for a file`,
      why: `Line ${instruction.line} has ${dash} with one dash. A flag of ${instruction.keyword} has two, and without them it is one more file to copy.`,
      next: `Write -${dash}.`,
      place: at(instruction),
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

/** A target without a slash at its end, where no folder of that name is: the builders make a file, or refuse. */
function ontoFile(scene: Scene): Cause | null {
  const said = scene.record.rest;
  const path = /mkdir:? (\/\S+?)(?::| is) not a directory/.exec(scene.text)?.[1];
  const failed = failedAt(scene);
  if (!failed || !(path || /destination must be a directory|must end with a \/|not a directory/i.test(said)))
    return null;
  const copies = stepsUpTo(scene, failed).filter(({ instruction }) =>
    /^(?:COPY|ADD)$/.test(instruction.keyword),
  );
  const copy = copies.find(({ instruction, workdir }) =>
    path ? resolvePath(workdir, instruction.args.at(-1) ?? '') === path : instruction === failed,
  )?.instruction;
  if (!copy) return null;
  const target = copy.args.at(-1) ?? '';
  return {
    id: 'copied-onto-file',
    found: `${target} becomes a file, not a folder`,
    why: `Line ${copy.line} copies to ${target}, and no folder of that name is there. Without a / at its end the builder takes it for the name of a file.`,
    next: `Write ${target.replace(/\/*$/, '/')} there, or put WORKDIR above it and copy to ./ .`,
    place: at(copy),
  };
}

function nextFor(path: string, near: string | null): string {
  if (path === 'go.sum' || path === 'go.mod')
    return path === 'go.sum'
      ? 'Run go mod tidy: it writes go.sum.'
      : 'Run go mod init in the folder first: it writes go.mod.';
  return near ? `Write ${near} there.` : 'Correct the path; it counts from the folder of the Dockerfile.';
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
