import { expand } from '../../dockerfile/expand.ts';
import { compiles, decides, fetches, goCommands, ofOthers, shellText } from '../../dockerfile/go-commands.ts';
import { globPattern, hiddenBy } from '../../dockerfile/ignore.ts';
import { resolvePath, within } from '../../dockerfile/paths.ts';
import { isGoImage, rootImage, sourcesOf, stageNamed, usedStages } from '../../dockerfile/stages.ts';
import type { Instruction } from '../../dockerfile/types.ts';
import { unknownInstruction } from '../../dockerfile/unknown.ts';
import { type Step, walkStage } from '../../dockerfile/walk.ts';
import type { FolderFacts } from '../facts/build.ts';
import { declaredPath } from '../go/module-path.ts';
import { downloadCause } from './download-cause.ts';
import { missingInFolder } from './failure-copy.ts';
import { missingAt } from './failure-files.ts';
import { noSuchStage } from './failure-names.ts';
import { commentBehind } from './failure-syntax.ts';
import { foresee, unbuiltScene } from './foresee.ts';
import { nearest } from './nearest.ts';
import { type Cause, type Scene, whereabouts } from './scene.ts';

/** What reading a Dockerfile and its folder says, before any build. */
export type Reading =
  | { readonly says: 'right' }
  | { readonly says: 'fault'; readonly cause: Cause }
  /** It does things that reading does not follow. */
  | { readonly says: 'nothing' };

/** Whether it would build, as far as that can be read: every file is there that a line copies or go wants. */
export function readsToBuild(text: string, folder: FolderFacts): Reading {
  const scene = unbuiltScene(text, folder);
  if (scene.dockerfile.stages.length === 0 || unknownInstruction(scene.dockerfile, text) !== null)
    return { says: 'nothing' };
  const used = usedStages(scene.dockerfile);
  for (const stage of scene.dockerfile.stages.filter(({ index }) => used.has(index)))
    for (const step of walkStage(scene.dockerfile, stage)) {
      if (step.stage !== stage) continue;
      const from = takenFromNowhere(scene, step);
      if (from === 'an image, perhaps') return { says: 'nothing' };
      const cause = from ?? notCopied(scene, step) ?? notArrived(scene, step);
      if (cause) return { says: 'fault', cause };
    }
  return { says: 'right' };
}

/** Whether a change of main.go would leave every download as it was. */
export function readsToKeepDownloads(text: string, folder: FolderFacts): Reading {
  const builds = readsToBuild(text, folder);
  if (builds.says !== 'right') return builds;
  const { scene, downloads, unsure } = foresee(text, folder);
  if (unsure) return { says: 'nothing' };
  const [first] = downloads;
  return first ? { says: 'fault', cause: downloadCause(scene, first) } : builds;
}

/** A stage that is none: the name of one above it, misspelt, or of one further down; or else an image. */
function takenFromNowhere(
  { dockerfile }: Scene,
  { instruction, stage }: Step,
): Cause | 'an image, perhaps' | null {
  for (const from of sourcesOf(instruction)) {
    if (stageNamed(dockerfile, from, stage.index)) continue;
    const names = dockerfile.stages.flatMap(({ name }) => name ?? []);
    if (/[/:.@]/.test(from) || nearest(from, names) === null) return 'an image, perhaps';
    return noSuchStage(dockerfile, stage.index, instruction, from);
  }
  return null;
}

/** A COPY or ADD of something that the folder does not have, or does not send. */
function notCopied(scene: Scene, { instruction, environment }: Step): Cause | null {
  if (!/^(?:COPY|ADD)$/.test(instruction.keyword) || instruction.heredocs.length > 0) return null;
  if (instruction.flags.some(({ name }) => name === 'from')) return null;
  if (/\s#/.test(instruction.text)) return commentBehind(instruction);
  for (const word of instruction.args.slice(0, -1)) {
    const source = resolvePath('/', expand(word, environment)).slice(1);
    // Patterns may match nothing, and what is fetched is not of this folder.
    if (source === '' || /[*?[$]|:\/\/|^git@/.test(word)) continue;
    const sent = scene.folder.files.some(
      (file) => globPattern(source).test(file) || file.startsWith(`${source}/`),
    );
    const hidden = hiddenBy(source, scene.context.ignore);
    const anyKept = scene.context.ignore.some(({ keeps }) => keeps);
    if (!sent || (hidden && !anyKept)) return missingInFolder(scene, instruction, source);
  }
  return null;
}

/** A RUN of go without the files that it wants; null where something else may have brought them. */
function notArrived(scene: Scene, step: Step): Cause | null {
  const { instruction, stage } = step;
  const own = declaredPath(scene.folder.goMod);
  // What somebody else's module is wanted for, needs none of the folder's files, or only its go.mod.
  const commands = goCommands(instruction).filter((command) => !ofOthers(command, own));
  const builds = commands.some(compiles);
  if (!builds && !commands.some(fetches)) return null;
  if (!isGoImage(rootImage(scene.dockerfile, stage))) return null;
  const steps = walkStage(scene.dockerfile, stage);
  const before = steps.slice(0, steps.findIndex((each) => each.instruction === instruction) + 1);
  if (before.some(bringsOtherwise)) return null;
  const wanted = builds ? (['go.mod', 'source', 'go.sum'] as const) : (['go.mod'] as const);
  for (const file of wanted) {
    const vendored = scene.folder.files.includes('vendor/modules.txt');
    if (
      file === 'go.sum' &&
      (vendored || writesSums(step) || !/^\s*(?:require\b|\S+\.\S+\/\S+ v\d)/m.test(scene.folder.goMod ?? ''))
    )
      continue;
    const cause = missingAt(scene, file, instruction);
    // What go.sum lacks, and where a source may lie, cannot be read.
    if (!cause || cause.id === 'go-sum-incomplete') continue;
    if (cause.id !== 'wrong-folder' || (file === 'go.mod' && !above(scene, instruction))) return cause;
  }
  return null;
}

/** With -mod=mod go writes what go.sum lacks. */
const writesSums = ({ environment, instruction }: Step): boolean =>
  /-mod=mod\b/.test(`${environment.GOFLAGS ?? ''} ${shellText(instruction)}`);

/** go.mod lies in a folder above the one where a line runs: go looks there too. */
function above(scene: Scene, instruction: Instruction): boolean {
  const where = whereabouts(scene, 'go.mod', instruction);
  return where.is !== 'elsewhere' || within(where.workdir, resolvePath(where.at, '..'));
}

/** Files may come to be there in a way that reading does not follow. */
function bringsOtherwise({ instruction }: Step): boolean {
  const { keyword, flags, heredocs } = instruction;
  if (keyword === 'COPY' || keyword === 'ADD')
    return heredocs.length > 0 || flags.some(({ name }) => name === 'from') || /:\/\//.test(instruction.rest);
  if (keyword !== 'RUN') return false;
  if (flags.some(({ value }) => /(?:^|,)from=/.test(value))) return true;
  const elsewhere =
    /(?:^|[\s;&|(])(?:cd|git|curl|wget|cp|mv|ln|tar|unzip|rsync|tee|cat|printf|echo|sh|bash|make|rm)\s|>|\s-C[ =]|-modfile/;
  return goCommands(instruction).some(decides) || elsewhere.test(shellText(instruction));
}
