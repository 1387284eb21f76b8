import { readDockerfile } from '../dockerfile/read.ts';
import { usedStages } from '../dockerfile/stages.ts';
import type { Dockerfile, Instruction, Stage } from '../dockerfile/types.ts';
import { type LocatedStep, locateSteps } from '../verdicts/build-record.ts';
import { type Cause, causeOf } from './causes.ts';
import type { SeenBuild, SeenStep } from './seen.ts';

/** A line of a Dockerfile in a build, beside the build before. */
export type Row = {
  /** Its line in the Dockerfile, from 1. */
  readonly line: number;
  /** Several stages: the stage's name, or its number from 0; null where there is one stage only. */
  readonly stage: string | null;
  /** The instruction on one line, its flags left out where they are many. */
  readonly text: string;
  readonly now: Cell;
  /** The same line in the build before; null where it was not in it, or there was none. */
  readonly before: Cell | null;
  /** Why it ran; null where it did not, or nothing is to be said. */
  readonly cause: Cause | null;
};

/** What became of a line. */
export type Cell =
  /** A FROM: whether it was fetched says nothing about the cache. */
  | { readonly is: 'base' }
  | { readonly is: 'waiting' }
  /** `since`: milliseconds since the epoch. */
  | { readonly is: 'running'; readonly since: number | null }
  | { readonly is: 'cached' }
  | { readonly is: 'ran' | 'failed'; readonly seconds: number | null }
  | { readonly is: 'not-reached' };

type Located = LocatedStep & Pick<SeenStep, 'startedAt'>;
type Read = { readonly dockerfile: Dockerfile; readonly steps: readonly Located[] };

/** Instructions that the builder works on; the others only change what is written on the image. */
function worksOn({ keyword }: Instruction): boolean {
  return /^(?:RUN|COPY|ADD|WORKDIR)$/.test(keyword);
}

/** The lines of a build in the Dockerfile's order, beside those of the build before. Stages that are not used are left out. */
export function rowsOf(build: SeenBuild, before: SeenBuild | null): readonly Row[] {
  const read = readBuild(build);
  const last = before === null ? null : readBuild(before);
  const used = usedStages(read.dockerfile);
  const stages = read.dockerfile.stages.filter(({ index }) => used.has(index));
  const several = read.dockerfile.stages.length > 1;
  return stages.flatMap((stage) => {
    const name = several ? (stage.name ?? String(stage.index)) : null;
    const at = { stage: name, before: null, cause: null } as const;
    const from: Row = { ...at, line: stage.from.line, text: shortText(stage.from), now: { is: 'base' } };
    const lines = stage.instructions.filter(worksOn).map((instruction): Row => {
      const now = cellOf(read, instruction, build);
      const twin = last && twinOf(last.dockerfile, stage, instruction);
      return {
        ...at,
        line: instruction.line,
        text: shortText(instruction),
        now,
        before: last && before && twin ? cellOf(last, twin, before) : null,
        cause:
          now.is === 'ran' || now.is === 'failed' ? causeOf(read, stage, instruction, build, before) : null,
      };
    });
    return [from, ...lines];
  });
}

/** What a line asks for, on one line: mounts are how, and long. */
function shortText({ keyword, rest, flags }: Instruction): string {
  const from = flags.filter(({ name }) => name === 'from').map(({ value }) => `--from=${value} `);
  return `${keyword} ${from.join('')}${rest.replace(/\s+/g, ' ')}`.trim();
}

const known = new WeakMap<SeenBuild, Read>();

/** A build's Dockerfile, with the step of each instruction. Kept, for a build is drawn many times. */
function readBuild(build: SeenBuild): Read {
  const found = known.get(build);
  if (found) return found;
  const dockerfile = readDockerfile(build.dockerfile);
  const record = {
    format: build.format,
    steps: build.steps.map((step) => ({ ...step, log: [] })),
    rest: '',
    layers: [],
  };
  const steps = locateSteps(record, dockerfile) as readonly Located[];
  const read = { dockerfile, steps };
  known.set(build, read);
  return read;
}

/** What became of an instruction in a build. */
function cellOf(read: Read, instruction: Instruction, { ended }: SeenBuild): Cell {
  const step = read.steps.find((each) => each.instruction === instruction) ?? sharedStep(read, instruction);
  switch (step?.state) {
    case undefined:
      return { is: ended ? 'not-reached' : 'waiting' };
    case 'running':
      return ended ? { is: 'not-reached' } : { is: 'running', since: step.startedAt };
    case 'ran':
    case 'failed':
      return { is: step.state, seconds: step.seconds };
    case 'cached':
    case 'not-reached':
      return { is: step.state };
  }
}

/** Two stages that begin with the same lines share them: BuildKit makes each once, and names it after one of them. */
function sharedStep({ dockerfile, steps }: Read, instruction: Instruction): Located | undefined {
  const upTo = (stage: Stage | undefined, last: Instruction) =>
    stage &&
    [stage.from.text.replace(/\s+as\s+\S+\s*$/i, ''), ...stage.instructions.map(({ text }) => text)]
      .slice(0, stage.instructions.indexOf(last) + 2)
      .map(flat)
      .join('\n');
  const stageOf = (each: Instruction) =>
    dockerfile.stages.find(({ instructions }) => instructions.includes(each));
  const mine = upTo(stageOf(instruction), instruction);
  return steps.find(
    (step) =>
      step.instruction.keyword === instruction.keyword &&
      upTo(stageOf(step.instruction), step.instruction) === mine,
  );
}

/** The same line in another Dockerfile: the same words, or the same but for its flags. */
function twinOf(other: Dockerfile, stage: Stage, instruction: Instruction): Instruction | null {
  const same = (one: Instruction) =>
    one.keyword === instruction.keyword && flat(one.rest) === flat(instruction.rest);
  const named = other.stages.find(({ name }) => name !== null && name === stage.name);
  const places = [named, other.stages[stage.index], ...other.stages].filter((each) => each !== undefined);
  for (const place of places) {
    const nth = stage.instructions.filter(same).indexOf(instruction);
    const found = place.instructions.filter(same);
    const twin = found[nth] ?? found[0];
    if (twin) return twin;
  }
  return null;
}

const flat = (text: string) => text.replace(/\s+/g, ' ').trim();
