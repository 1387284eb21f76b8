import { arrivals } from '../../dockerfile/arrivals.ts';
import { compiles, decides, fetches, goCommands } from '../../dockerfile/go-commands.ts';
import { within } from '../../dockerfile/paths.ts';
import { keeps, moduleCache, type Step } from '../../dockerfile/walk.ts';
import type { LocatedStep } from '../build-record.ts';
import { type Scene, stepsUpTo } from './scene.ts';

/** A step that downloaded modules in a build. */
export type Download = {
  readonly step: LocatedStep;
  /** That step and those before it in its stage and the stages it starts from. */
  readonly before: readonly Step[];
  /** What it said it downloaded, as `github.com/x/y v1.2.3`; empty for `go mod download`, which says nothing. */
  readonly modules: readonly string[];
};

/**
 * The steps that downloaded in a recorded build: those whose log says so, and `go mod download` or `go mod vendor`
 * where they ran without a module cache that was kept for them.
 */
export function downloadsIn(scene: Scene): readonly Download[] {
  return scene.steps.flatMap((step) => {
    if (step.instruction.keyword !== 'RUN') return [];
    if (step.state === 'cached' || step.state === 'not-reached') return [];
    const before = stepsUpTo(scene, step.instruction);
    const self = before.at(-1);
    if (!self) return [];
    const modules = step.log.flatMap((line) => /go: downloading (\S+ \S+)/.exec(line)?.[1] ?? []);
    const silent =
      goCommands(step.instruction).some(fetches) &&
      keeps(self, moduleCache(self)) === null &&
      !filledBefore(scene, before.slice(0, -1), self);
    return modules.length > 0 || silent ? [{ step, before, modules }] : [];
  });
}

/** A kept line has filled the module cache already: fetching once more finds everything there. */
function filledBefore(scene: Scene, before: readonly Step[], self: Step): boolean {
  const cache = moduleCache(self);
  return before.some((earlier) => {
    const state = scene.steps.find(({ instruction }) => instruction === earlier.instruction)?.state;
    if (state !== 'cached') return false;
    if (earlier.instruction.keyword === 'RUN')
      return (
        goCommands(earlier.instruction).some((command) => fetches(command) || compiles(command)) &&
        moduleCache(earlier) === cache &&
        keeps(earlier, cache) === null &&
        arrivedBefore(scene, earlier)
      );
    const copied = earlier.instruction.flags.some(({ name }) => name === 'from');
    const target = earlier.instruction.args.at(-1) ?? '';
    return (
      copied && target.startsWith('/') && (within(cache, target.replace(/\/+$/, '')) || within(target, cache))
    );
  });
}

/** The folder's own go.mod was there when this step ran: it fetched what the module really requires. */
function arrivedBefore(scene: Scene, step: Step): boolean {
  return stepsUpTo(scene, step.instruction).some((each) =>
    arrivals(each, scene.context).some(({ file }) => file === 'go.mod'),
  );
}

/** The line that decides about requirements inside the image, among these. */
export function decidingStep(steps: readonly Step[]): Step | null {
  return steps.find(({ instruction }) => goCommands(instruction).some(decides)) ?? null;
}

/** The last line before a step that fetches modules for the folder's go.mod. */
export function fetchingStep(steps: readonly Step[]): Step | null {
  return steps.findLast(({ instruction }) => goCommands(instruction).some(fetches)) ?? null;
}
