import { compiles, goCommands } from './go-commands.ts';
import { readDockerfile } from './read.ts';
import type { Dockerfile, Instruction, Stage } from './types.ts';

/** The stage that the image is made of; null where there is no FROM. */
export function finalStage(dockerfile: Dockerfile): Stage | null {
  return dockerfile.stages.at(-1) ?? null;
}

/** A stage and the stages that it starts from, the oldest first. */
export function ancestry(dockerfile: Dockerfile, stage: Stage): readonly Stage[] {
  const base = stage.baseStage === null ? undefined : dockerfile.stages[stage.baseStage];
  return base ? [...ancestry(dockerfile, base), stage] : [stage];
}

/** Every instruction that made a stage, those of the stages it starts from first; FROMs left out. */
export function lineage(dockerfile: Dockerfile, stage: Stage): readonly Instruction[] {
  return ancestry(dockerfile, stage).flatMap(({ instructions }) => instructions);
}

/** Every instruction that made the final image, its FROMs left out; none where there is no stage. */
export function finalLines(dockerfile: Dockerfile): readonly Instruction[] {
  const stage = finalStage(dockerfile);
  return stage ? lineage(dockerfile, stage) : [];
}

/** The stage that `--from=` means: by name or number, and only an earlier one; null for an image or a wrong name. */
export function stageNamed(dockerfile: Dockerfile, from: string, before: number): Stage | null {
  const earlier = dockerfile.stages.slice(0, before);
  const named = earlier.findLast(({ name }) => name !== null && name === from.toLowerCase());
  return named ?? (/^\d+$/.test(from) ? (earlier[Number(from)] ?? null) : null);
}

/** Where an instruction takes files from another stage or image: `COPY --from=` and `RUN --mount=...,from=`. */
export function sourcesOf(instruction: Instruction): readonly string[] {
  return instruction.flags.flatMap(({ name, value }) => {
    if (name === 'from') return [value];
    if (name !== 'mount') return [];
    const from = /(?:^|,)from=([^,]*)/.exec(value)?.[1];
    return from === undefined ? [] : [from];
  });
}

/** The stages that the result is made from, as their indexes: the others are never built by BuildKit. */
export function usedStages(dockerfile: Dockerfile): ReadonlySet<number> {
  const used = new Set<number>();
  const use = (stage: Stage | null | undefined): void => {
    if (!stage || used.has(stage.index)) return;
    used.add(stage.index);
    if (stage.baseStage !== null) use(dockerfile.stages[stage.baseStage]);
    for (const instruction of stage.instructions)
      for (const from of sourcesOf(instruction)) use(stageNamed(dockerfile, from, stage.index));
  };
  use(finalStage(dockerfile));
  return used;
}

/** How the image starts: the last ENTRYPOINT and the last CMD of the final stage and of those it starts from. */
export function startOf(dockerfile: Dockerfile): {
  readonly entrypoint: Instruction | null;
  readonly cmd: Instruction | null;
} {
  const all = finalLines(dockerfile);
  const last = (wanted: string) => all.findLast(({ keyword }) => keyword === wanted) ?? null;
  return { entrypoint: last('ENTRYPOINT'), cmd: last('CMD') };
}

/** Whether nothing is compiled in the image, but go compiles when its container starts. */
export function compilesAtStart(dockerfile: Dockerfile): boolean {
  const { entrypoint, cmd } = startOf(dockerfile);
  const stages = dockerfile.stages.flatMap(({ instructions }) => instructions);
  const starts = /\bgo\W+(?:run|build)\b/.test(`${entrypoint?.rest ?? ''} ${cmd?.rest ?? ''}`);
  return starts && !stages.some((each) => goCommands(each).some(compiles));
}

/** The official image of Go, or one of that name elsewhere. */
export function isGoImage(image: string): boolean {
  return /(?:^|\/)golang\b/.test(image);
}

/** The image that a stage rests on at the bottom: `golang:1.26`, `scratch`. */
export function rootImage(dockerfile: Dockerfile, stage: Stage): string {
  return ancestry(dockerfile, stage)[0]?.base ?? stage.base;
}

/** Whether a build may be asked for a value, or for another stage than the last that could be meant to ship. */
export function asksForMore(text: string): boolean {
  const dockerfile = readDockerfile(text);
  const { preamble, stages } = dockerfile;
  return (
    [preamble, ...stages.map(({ instructions }) => instructions)]
      .flat()
      .some(({ keyword }) => keyword === 'ARG') ||
    stages.slice(0, -1).some((stage) => stageAfter(dockerfile, stage.name ?? '') !== null)
  );
}

/**
 * A Dockerfile without the stages after the one that `--target` names; null where it is the last, none of that name, or
 * one of Go's image: that one is a workshop, and nobody means to ship it.
 */
export function upToStage(text: string, target: string): string | null {
  const next = stageAfter(readDockerfile(text), target);
  if (next === null) return null;
  return `${text
    .split('\n')
    .slice(0, next.line - 1)
    .join('\n')}\n`;
}

/** The stage behind one that could be meant to ship; null where there is none. */
function stageAfter(dockerfile: Dockerfile, target: string): Stage | null {
  const stage = stageNamed(dockerfile, target, dockerfile.stages.length);
  if (!stage || isGoImage(rootImage(dockerfile, stage))) return null;
  return dockerfile.stages[stage.index + 1] ?? null;
}
