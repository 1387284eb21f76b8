import { arrivals } from '../../dockerfile/arrivals.ts';
import { expand } from '../../dockerfile/expand.ts';
import { compiles, decides, fetches, goCommands, hushed, shellText } from '../../dockerfile/go-commands.ts';
import { resolvePath, within } from '../../dockerfile/paths.ts';
import { stageNamed } from '../../dockerfile/stages.ts';
import { keeps, type Mount, moduleCache, mountsOf, type Step, walkStage } from '../../dockerfile/walk.ts';
import type { LocatedStep } from '../build-record.ts';
import { type Scene, stepsUpTo } from './scene.ts';

/** A step that downloaded modules in a build. */
export type Download = {
  readonly step: LocatedStep;
  /** That step and those before it in its stage and the stages it starts from. */
  readonly before: readonly Step[];
  /** What it said it downloaded, as `github.com/x/y v1.2.3`; empty for `go mod download`, which says nothing. */
  readonly modules: readonly string[];
  /** What it would do, in words, where reading foresees it; null where a build showed it. */
  readonly foreseen: string | null;
};

/**
 * The steps that downloaded in a recorded build: those whose log says so, and those that download in silence (`go mod
 * download`, `go mod vendor`, and a build whose words go to a file) where no module cache was kept for them.
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
      goCommands(self.instruction).some(
        (command) => fetches(command) || (hushed(self.instruction) && compiles(command) && !hasVendor(scene)),
      ) &&
      !mounted(self, moduleCache(self)) &&
      !filledBefore(scene, before.slice(0, -1), self);
    return modules.length > 0 || silent ? [{ step, before, modules, foreseen: null }] : [];
  });
}

/** Something is mounted where the modules are: a cache, or a stage that has them. */
const mounted = (step: Step, cache: string): boolean =>
  mountsOf(step).some(({ type, target }) => /^(?:cache|bind)$/.test(type) && within(cache, target));

const hasVendor = ({ folder }: Scene): boolean => folder.files.includes('vendor/modules.txt');

/** A kept line has filled the module cache already: fetching once more finds everything there. */
export function filledBefore(scene: Scene, before: readonly Step[], self: Step): boolean {
  const cache = moduleCache(self);
  if (removal([...before, self], self)) return false;
  return before.some((earlier) => {
    const state = scene.steps.find(({ instruction }) => instruction === earlier.instruction)?.state;
    if (state !== 'cached') return false;
    if (earlier.instruction.keyword === 'RUN')
      return (
        goCommands(earlier.instruction).some((command) => fetches(command) || compiles(command)) &&
        moduleCache(earlier) === cache &&
        keeps(earlier, cache) === null &&
        covering(earlier)?.type !== 'tmpfs' &&
        arrivedBefore(scene, earlier)
      );
    return copiesModules(scene, earlier, cache);
  });
}

/** A COPY from another stage that puts the modules of that stage where `cache` is. */
function copiesModules(scene: Scene, step: Step, cache: string): boolean {
  const { flags, args } = step.instruction;
  const from = flags.find(({ name }) => name === 'from')?.value;
  if (from === undefined) return false;
  // A path after --from counts from the root of what it is taken from.
  const source = resolvePath('/', expand(args[0] ?? '', step.environment));
  const target = resolvePath(step.workdir, expand(args.at(-1) ?? '', step.environment));
  const stage = stageNamed(scene.dockerfile, from, step.stage.index);
  const fetch = stage && fetchingStep(walkStage(scene.dockerfile, stage));
  const there = fetch ? moduleCache(fetch) : null;
  // What another image has, nobody can read here; and a pattern leads where it likes.
  if (there === null || /[*?[]/.test(source)) return within(cache, target) || within(target, cache);
  const moved = (path: string, folder: string, to: string) =>
    resolvePath(to, folder === '/' ? `.${path}` : `.${path.slice(folder.length)}`);
  if (within(there, source)) return moved(there, source, target) === cache;
  return within(source, there) && moved(source, there, cache) === target;
}

/** What else than a cache is mounted over the modules of a RUN, so that it sees none that the image has. */
export function covering(step: Step): Mount | null {
  const cache = moduleCache(step);
  return mountsOf(step).find(({ type, target }) => type !== 'cache' && within(cache, target)) ?? null;
}

/** The line that empties the module cache of `self` after the last download before it; null where none does. */
export function removal(steps: readonly Step[], self: Step): Step | null {
  const cache = moduleCache(self);
  const filled = fetchingStep(steps.slice(0, -1)) ?? steps[0];
  return (
    (filled ? steps.slice(steps.indexOf(filled)) : []).find((step) => {
      const text = shellText(step.instruction);
      const at = removes(step, text, cache);
      if (at < 0 || keeps(step, cache)) return false;
      // In the line that downloads it has to come after the download, in the one that builds before the build.
      if (step === filled) return at > text.search(/\bmod\s+download\b/);
      return step !== self || at < text.search(/\bgo\s+(?:build|install|run|mod)\b/);
    }) ?? null
  );
}

/** Where in a RUN's text the module cache is deleted; -1: nowhere. */
function removes(step: Step, text: string, cache: string): number {
  if (step.instruction.keyword !== 'RUN') return -1;
  const known = text.replace(/"?\$\(go env GOMODCACHE\)"?/g, cache);
  const cleaned = text.search(/\bgo\s+clean\b[^\n;&|]*-modcache\b/);
  if (cleaned >= 0) return cleaned;
  for (const match of known.matchAll(/\brm\s+-[^\n;&|]*/g)) {
    const paths = match[0]
      .split(/\s+/)
      .slice(1)
      .map((word) => expand(word.replace(/["']|\/?\*$/g, ''), step.environment));
    // Without what lies in its own folder `cache`, go has nothing to verify the rest by.
    const kept = `${cache}/cache/download`;
    if (paths.some((path) => path.startsWith('/') && path !== '/' && within(kept, resolvePath('/', path))))
      return match.index;
  }
  return -1;
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
