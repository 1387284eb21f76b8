import type { Place } from '../../course/types.ts';
import { type Arrival, arrivals, type Context } from '../../dockerfile/arrivals.ts';
import { hiddenBy, readIgnore } from '../../dockerfile/ignore.ts';
import { resolvePath } from '../../dockerfile/paths.ts';
import { readDockerfile } from '../../dockerfile/read.ts';
import { withScripts } from '../../dockerfile/scripts.ts';
import type { Dockerfile, Instruction } from '../../dockerfile/types.ts';
import { goFolder, type Step, walkStage } from '../../dockerfile/walk.ts';
import { type BuildRecord, type LocatedStep, locateSteps, recordText } from '../build-record.ts';
import type { FolderFacts } from '../facts/build.ts';
import type { Problem } from '../outcome.ts';

/** Why a build is not what it should be: the verdict's words, its cause and its place. */
export type Cause = {
  readonly id: string;
  readonly found: string;
  readonly why: string;
  readonly next: string;
  readonly place: Place | null;
};

/** Causes that are told of one place, each by its id and its sentences. */
export function causesAt(place: Place | null) {
  return (id: string, found: string, why: string, next: string): Cause => ({ id, found, why, next, place });
}

/** A build's cause, as any check tells it. */
export function problemOf({ id, ...told }: Cause): Problem {
  return { ...told, cause: id };
}

/** All that is known of one build, ready to be asked. */
export type Scene = {
  readonly dockerfile: Dockerfile;
  readonly folder: FolderFacts;
  readonly context: Context;
  readonly record: BuildRecord;
  readonly steps: readonly LocatedStep[];
  /** Everything that was printed. */
  readonly text: string;
};

export function makeScene(text: string, folder: FolderFacts, record: BuildRecord): Scene {
  const dockerfile = withScripts(readDockerfile(text), folder.scripts);
  return {
    dockerfile,
    folder,
    context: { files: folder.files, ignore: readIgnore(folder.ignore?.text ?? '') },
    record,
    steps: locateSteps(record, dockerfile),
    text: recordText(record),
  };
}

/** `Dockerfile` at an instruction's line. */
export const at = (instruction: Instruction): Place => ({ file: 'Dockerfile', line: instruction.line });

/** The instruction on one line, short enough for a sentence. */
export function quote(instruction: Instruction): string {
  const bare = instruction.flags.filter(({ name }) => name === 'from').map(({ value }) => `--from=${value} `);
  const rest = instruction.rest.replace(/\s+/g, ' ');
  const whole = `${instruction.keyword} ${bare.join('')}${rest}`.trim();
  return whole.length > 48 ? `${whole.slice(0, 47)}…` : whole;
}

/** The steps that make an instruction's stage, up to and with that instruction. */
export function stepsUpTo(scene: Scene, instruction: Instruction): readonly Step[] {
  const stage = scene.dockerfile.stages.find(({ instructions }) => instructions.includes(instruction));
  if (!stage) return [];
  const steps = walkStage(scene.dockerfile, stage);
  return steps.slice(0, steps.findIndex((step) => step.instruction === instruction) + 1);
}

/** Files of the folder that are in the image when an instruction runs: what was copied before it, or is mounted to it. */
function presentAt(scene: Scene, instruction: Instruction): readonly Arrival[] {
  return stepsUpTo(scene, instruction)
    .filter((step) => step.instruction.keyword !== 'RUN' || step.instruction === instruction)
    .flatMap((step) => arrivals(step, scene.context));
}

/** What became of one of the folder's files by the time a RUN wanted it in its working directory. */
export type Whereabouts =
  | { readonly is: 'not-there' }
  | { readonly is: 'hidden'; readonly file: string; readonly line: number; readonly rule: string }
  /** A later line brings it. */
  | { readonly is: 'late'; readonly by: Instruction }
  | { readonly is: 'elsewhere'; readonly at: string; readonly workdir: string }
  | { readonly is: 'never-copied' }
  | { readonly is: 'present' };

export function whereabouts(scene: Scene, file: string, wantedBy: Instruction): Whereabouts {
  if (!scene.folder.files.includes(file)) return { is: 'not-there' };
  const rule = hiddenBy(file, scene.context.ignore);
  if (rule)
    return {
      is: 'hidden',
      file: scene.folder.ignore?.name ?? '.dockerignore',
      line: rule.line,
      rule: rule.text,
    };
  const came = presentAt(scene, wantedBy).filter((arrival) => arrival.file === file);
  const step = stepsUpTo(scene, wantedBy).at(-1);
  if (came.length > 0 && step) {
    const workdir = goFolder(step);
    if (workdir === null) return { is: 'present' };
    const wanted = resolvePath(workdir, file);
    if (came.some(({ to }) => to === wanted)) return { is: 'present' };
    return { is: 'elsewhere', at: came[0]?.to ?? wanted, workdir };
  }
  const stage = scene.dockerfile.stages.find(({ instructions }) => instructions.includes(wantedBy));
  const later = stage
    ? walkStage(scene.dockerfile, stage).find(
        (each) =>
          each.instruction.line > wantedBy.line &&
          each.instruction.keyword !== 'RUN' &&
          arrivals(each, scene.context).some((arrival) => arrival.file === file),
      )
    : undefined;
  return later ? { is: 'late', by: later.instruction } : { is: 'never-copied' };
}

/** The instruction at which the build failed; null where the builder does not say. */
export function failedAt(scene: Scene): Instruction | null {
  const failed = scene.steps.find(({ state }) => state === 'failed');
  if (failed) return failed.instruction;
  const { rest } = scene.record;
  const marked = />>>\s/.test(rest)
    ? /^\s*(\d+) \| >>> /m.exec(rest)?.[1]
    : /(?:on line|parse error line|Dockerfile:)\s*(\d+)/.exec(rest)?.[1];
  const line = Number(marked ?? 0);
  const all = [
    ...scene.dockerfile.preamble,
    ...scene.dockerfile.stages.flatMap((stage) => [stage.from, ...stage.instructions]),
  ];
  const found = all.find((each) => each.line <= line && line <= each.endLine);
  if (found) return found;
  return scene.steps.find(({ state }) => state === 'running')?.instruction ?? null;
}
