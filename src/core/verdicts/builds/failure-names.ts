import { sourcesOf, stageNamed } from '../../dockerfile/stages.ts';
import type { Dockerfile, Instruction } from '../../dockerfile/types.ts';
import { swappedProblem } from '../image/stages-swapped.ts';
import { golangTag } from './golang-tag.ts';
import { nearest } from './nearest.ts';
import { at, type Cause, type Scene } from './scene.ts';

const unresolved =
  /failed to resolve source metadata|pull access denied|invalid from flag value|no stage or image found|repository does not exist|not found|no such host|Error response from daemon|initializing source|unable to find stage|did not resolve to an alias|needs to be defined before current stage/i;

/** A stage name that is none is looked up as an image: that must not pass for a network failure. */
export function wrongStage(scene: Scene): Cause | null {
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
  if (from === '')
    return {
      id: 'flag-without-value',
      found: '--from without its value',
      why: `Line ${instruction.line}: a flag and its value are one word, joined by = without a space.`,
      next: `Write --from=${names.at(-1) ?? 'builder'}`,
      place: at(instruction),
    };
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

/** A base that is no image: misspelt, of an unknown tag, or nowhere. */
export function wrongBase(scene: Scene): Cause | null {
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

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
