import { arrivals } from '../dockerfile/arrivals.ts';
import { readDockerfile } from '../dockerfile/read.ts';
import { ancestry, sourcesOf, stageNamed } from '../dockerfile/stages.ts';
import type { Dockerfile, Instruction, Stage } from '../dockerfile/types.ts';
import { walkStage } from '../dockerfile/walk.ts';
import type { LocatedStep } from '../verdicts/build-record.ts';
import type { SeenBuild } from './seen.ts';

/** Why a line was not taken from the cache. */
export type Cause =
  /** Something that it copies is not as in the build before. */
  | { readonly is: 'files'; readonly files: readonly FileChange[] }
  /** It, or a line above it that counts, is written otherwise than before: that line. */
  | { readonly is: 'line-changed'; readonly line: number }
  /** `--build-arg` gave another value to an ARG that it is given too: its name, and its line. */
  | { readonly is: 'argument'; readonly name: string; readonly line: number }
  /** A line above it ran: that line. */
  | { readonly is: 'after'; readonly line: number }
  /** There is no build before to compare with. */
  | { readonly is: 'first' }
  | { readonly is: 'no-cache' }
  /** The build before did not get past it: there was nothing to keep. */
  | { readonly is: 'unfinished' }
  /** All is as it was: the cache was emptied, or somebody else's build made the line before. */
  | { readonly is: 'not-kept' };

export type FileChange = { readonly path: string; readonly how: 'changed' | 'new' | 'gone' };

type Read = { readonly dockerfile: Dockerfile; readonly steps: readonly LocatedStep[] };

/** Why an instruction ran in a build, given the build before. */
export function causeOf(
  read: Read,
  stage: Stage,
  instruction: Instruction,
  build: SeenBuild,
  before: SeenBuild | null,
): Cause {
  const above = linesAbove(read.dockerfile, stage, instruction);
  const ran = above.find((each) =>
    read.steps.some((step) => step.instruction === each && (step.state === 'ran' || step.state === 'failed')),
  );
  if (ran) return { is: 'after', line: ran.line };
  if (build.uncached) return { is: 'no-cache' };
  if (before === null) return { is: 'first' };
  const changed = changedLine(read.dockerfile, stage, instruction, build, before);
  if (changed !== null) return { is: 'line-changed', line: changed };
  const argument = changedArgument(read.dockerfile, stage, instruction, build, before);
  if (argument !== null) return { is: 'argument', ...argument };
  const files = changesFor(read.dockerfile, stage, instruction, build, before);
  if (files.length > 0) return { is: 'files', files };
  return finished(before, instruction) ? { is: 'not-kept' } : { is: 'unfinished' };
}

/** Whether the build before has a result of a line that is written in the same way. */
function finished(before: SeenBuild, instruction: Instruction): boolean {
  const same = (text: string) =>
    text.replace(/\s+/g, ' ').trim() === instruction.text.replace(/\s+/g, ' ').trim();
  const step = before.steps.find(({ text }) => same(text));
  return step === undefined || step.state === 'ran' || step.state === 'cached';
}

/** The instructions whose results a line rests on, in the order of the file: of its stage, and of those it takes from. */
function linesAbove(dockerfile: Dockerfile, stage: Stage, instruction: Instruction): readonly Instruction[] {
  const own = ancestry(dockerfile, stage).flatMap(({ instructions }) => instructions);
  const before = own.slice(0, own.indexOf(instruction));
  const taken = [...before, instruction].flatMap((each) =>
    sourcesOf(each).flatMap((from) => {
      const source = stageNamed(dockerfile, from, stage.index);
      const last = source?.instructions.at(-1);
      return source && last ? [...linesAbove(dockerfile, source, last), last] : [];
    }),
  );
  return [...new Set([...taken, ...before])].sort((one, other) => one.line - other.line);
}

/** What says something to whoever starts the image changes no file: BuildKit's cache does not look at it. */
const onlyNotes = /^(?:EXPOSE|ENTRYPOINT|CMD|LABEL|MAINTAINER|HEALTHCHECK|STOPSIGNAL|VOLUME|ONBUILD)$/;

/** The first line, of those that count up to this one, that is written otherwise than in the build before. */
function changedLine(
  dockerfile: Dockerfile,
  stage: Stage,
  instruction: Instruction,
  build: SeenBuild,
  before: SeenBuild,
): number | null {
  const old = readDockerfile(before.dockerfile);
  const oldStage =
    old.stages.find(({ name }) => name !== null && name === stage.name) ?? old.stages[stage.index] ?? null;
  if (oldStage === null) return stage.from.line;
  const counted = (from: Dockerfile, of: Stage) =>
    ancestry(from, of)
      .flatMap((each) => [each.from, ...each.instructions])
      .filter(({ keyword }) => build.format !== 'plain' || !onlyNotes.test(keyword));
  const now = counted(dockerfile, stage);
  const then = counted(old, oldStage);
  const upTo = now.slice(0, now.indexOf(instruction) + 1);
  return upTo.find((each, index) => meaning(each) !== meaning(then[index]))?.line ?? null;
}

/** The first ARG above an instruction whose value is another than in the build before, and which counts for it. */
function changedArgument(
  dockerfile: Dockerfile,
  stage: Stage,
  instruction: Instruction,
  build: SeenBuild,
  before: SeenBuild,
): { readonly name: string; readonly line: number } | null {
  const uses = ({ text }: Instruction, name: string) => new RegExp(`\\$\\{?${name}\\b`).test(text);
  const lines = ancestry(dockerfile, stage);
  const own = lines.flatMap(({ instructions }) => instructions);
  const above = own.slice(0, own.indexOf(instruction)).filter(({ keyword }) => keyword === 'ARG');
  const declared = [
    // Those above the first FROM are known to FROM lines alone.
    ...dockerfile.preamble.map((each) => ({
      each,
      counts: (name: string) => lines.some(({ from }) => uses(from, name)),
    })),
    // RUN has every ARG above it in its environment, used or not.
    ...above.map((each) => ({
      each,
      counts: (name: string) => instruction.keyword === 'RUN' || uses(instruction, name),
    })),
  ];
  return (
    declared
      .flatMap(({ each, counts }) => namesIn(each).map((name) => ({ name, line: each.line, counts })))
      .filter(({ name, counts }) => build.args?.[name] !== before.args?.[name] && counts(name))
      .map(({ name, line }) => ({ name, line }))[0] ?? null
  );
}

/** `ARG COMMIT=none VERSION` declares two. */
function namesIn({ rest }: Instruction): readonly string[] {
  return rest.split(/\s+/).flatMap((word) => /^[A-Za-z_]\w*/.exec(word)?.[0] ?? []);
}

/** A FROM's name is only a name. */
function meaning(instruction: Instruction | undefined): string {
  if (!instruction) return '';
  const text = instruction.text.replace(/\s+/g, ' ').trim();
  const here = instruction.heredocs.map((each) => each.text).join('\n');
  return instruction.keyword === 'FROM' ? text.replace(/\s+as\s+\S+$/i, '') : `${text}\n${here}`;
}

function changesFor(
  dockerfile: Dockerfile,
  stage: Stage,
  instruction: Instruction,
  build: SeenBuild,
  before: SeenBuild,
): readonly FileChange[] {
  if (build.files === null || before.files === null) return [];
  const { files: now } = build;
  const { files: then } = before;
  const step = walkStage(dockerfile, stage).find((each) => each.instruction === instruction);
  if (!step) return [];
  // What was sent is known by name already: nothing is left to ignore.
  const all = [...new Set([...Object.keys(now), ...Object.keys(then)])].sort();
  const brought = new Set(arrivals(step, { files: all, ignore: [] }).map(({ file }) => file));
  return [...brought].flatMap((path): FileChange[] => {
    if (now[path] === then[path]) return [];
    return [{ path, how: now[path] === undefined ? 'gone' : then[path] === undefined ? 'new' : 'changed' }];
  });
}
