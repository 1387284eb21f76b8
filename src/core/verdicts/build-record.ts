import { stageNamed } from '../dockerfile/stages.ts';
import type { Dockerfile, Instruction, Stage } from '../dockerfile/types.ts';

/** What a builder said of one build, in the Dockerfile's terms. FROM is left out: its state means nothing. */
export type BuildRecord = {
  readonly format: RecordFormat;
  readonly steps: readonly BuildStep[];
  /** What it printed that belongs to no step, the error at the end included. */
  readonly rest: string;
  /** Images that it left for its own cache, newest last (legacy builder and Podman; BuildKit has none). */
  readonly layers: readonly string[];
};

export type RecordFormat = 'rawjson' | 'plain' | 'tty' | 'legacy' | 'podman';

export type BuildStep = {
  /** The stage's name, `stage-1` where it has none, null where there is only one stage. */
  readonly stage: string | null;
  /** The builder's own number for it, from 1; what is counted differs by format. */
  readonly number: number;
  /** The instruction as the builder repeats it. */
  readonly text: string;
  readonly state: 'ran' | 'cached' | 'failed' | 'running' | 'not-reached';
  /** null where the builder does not say, or it did not run. */
  readonly seconds: number | null;
  readonly log: readonly string[];
};

/** A record's step together with its place in the Dockerfile. */
export type LocatedStep = BuildStep & { readonly instruction: Instruction; readonly stageIndex: number };

/** Finds each step's instruction; steps that cannot be found (another Dockerfile's record) are left out. */
export function locateSteps(record: BuildRecord, dockerfile: Dockerfile): readonly LocatedStep[] {
  return record.steps.flatMap((step) => {
    const found = locate(step, record.format, dockerfile);
    return found ? [{ ...step, ...found }] : [];
  });
}

function locate(step: BuildStep, format: RecordFormat, dockerfile: Dockerfile) {
  const stage = stageOf(step.stage, dockerfile);
  const counted =
    format === 'legacy'
      ? [...dockerfile.preamble, ...dockerfile.stages.flatMap((each) => [each.from, ...each.instructions])]
      : stage
        ? countedIn(stage, format)
        : [];
  const byNumber = counted[step.number - 1];
  const same = ({ text }: Instruction) => flat(text) === flat(step.text);
  // Two builds at a time that share a step share its name too: the other build's stage and number, but the same text.
  // Text alone will not do either: variables in it are filled in, and here-documents left out.
  const instruction =
    (byNumber && same(byNumber) ? byNumber : null) ??
    stage?.instructions.find(same) ??
    dockerfile.stages.flatMap(({ instructions }) => instructions).find(same) ??
    (byNumber && sameKeyword(byNumber, step.text) ? byNumber : null);
  if (!instruction) return null;
  const owner = dockerfile.stages.find(({ instructions }) => instructions.includes(instruction));
  return owner ? { instruction, stageIndex: owner.index } : null;
}

/** BuildKit counts only what makes a layer, and FROM where that is an image; Podman counts everything. */
function countedIn(stage: Stage, format: RecordFormat): readonly Instruction[] {
  if (format === 'podman') return [stage.from, ...stage.instructions];
  const layers = stage.instructions.filter(({ keyword }) => /^(?:RUN|COPY|ADD|WORKDIR)$/.test(keyword));
  return stage.baseStage === null && stage.base.toLowerCase() !== 'scratch'
    ? [stage.from, ...layers]
    : layers;
}

function stageOf(name: string | null, dockerfile: Dockerfile): Stage | null {
  if (name === null) return dockerfile.stages.length === 1 ? (dockerfile.stages[0] ?? null) : null;
  const unnamed = /^stage-(\d+)$/.exec(name)?.[1];
  return (
    stageNamed(dockerfile, name, dockerfile.stages.length) ??
    (unnamed === undefined ? null : (dockerfile.stages[Number(unnamed)] ?? null))
  );
}

const sameKeyword = (instruction: Instruction, text: string) =>
  text.trim().split(/\s/)[0]?.toUpperCase() === instruction.keyword;

const flat = (text: string) => text.replace(/\s+/g, ' ').trim().toLowerCase();

/** Everything that a record holds as text: what steps logged, and the rest. */
export function recordText(record: BuildRecord): string {
  return [...record.steps.flatMap(({ log }) => log), record.rest].join('\n');
}
