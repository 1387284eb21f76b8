import { compiles, goCommands } from '../../dockerfile/go-commands.ts';
import { within } from '../../dockerfile/paths.ts';
import { compilesAtStart, usedStages } from '../../dockerfile/stages.ts';
import { compileCache, keeps, moduleCache, mountsOf, type Step, walkStage } from '../../dockerfile/walk.ts';
import { intoMount } from './into-mount.ts';
import { at, type Cause, quote, type Scene } from './scene.ts';

/** Why what go compiles is not kept from build to build; null where every line that builds keeps it. */
export function keepsCompiledFault(scene: Scene): Cause | null {
  const steps = compilingSteps(scene);
  if (steps.length === 0 && compilesAtStart(scene.dockerfile))
    return {
      id: 'cache-mount-missing',
      found: 'a program that is compiled when its container starts',
      why: 'A mount is there while the image is built, and this image compiles nothing until a container of it starts.',
      next: 'Compile in the image: RUN --mount=type=cache,target=/root/.cache/go-build go build.',
      place: null,
    };
  if (steps.length === 0)
    return {
      id: 'sources-not-compiled',
      found: 'no line that compiles',
      why: 'No line of the Dockerfile runs go build, so there is nothing to keep.',
      next: 'Compile in the image: RUN --mount=type=cache,target=/root/.cache/go-build go build.',
      place: null,
    };
  const lost = intoMount(scene.dockerfile);
  if (lost) return lost;
  for (const step of steps) {
    const folder = compileCache(step);
    if (keeps(step, folder)) continue;
    const run = step.instruction;
    const caches = mountsOf(step).filter(({ type }) => type === 'cache');
    // One for downloads, in whole or in part, or for another program, is right as it is.
    const modules = moduleCache(step);
    const other = caches.find(
      ({ target }) =>
        /cache|build/i.test(target) &&
        !/\/pkg\/|\/a(?:pt|pk)\b/.test(target) &&
        !within(modules, target) &&
        !within(target, modules),
    );
    if (other)
      return {
        id: 'cache-mount-wrong-folder',
        found: `a cache mount on ${other.target}`,
        why: `Line ${run.line} keeps ${other.target}, and go keeps what it compiled in ${folder}. So that is lost after every build all the same.`,
        next: `Write target=${folder}; go env GOCACHE tells the folder.`,
        place: at(run),
      };
    const elsewhere = onAnotherLine(scene, step);
    if (elsewhere)
      return {
        id: 'cache-mount-not-repeated',
        found: `a cache mount on ${folder} in line ${elsewhere.instruction.line}, and none in line ${run.line}`,
        why: `A mount is there for the line that it stands in, and line ${elsewhere.instruction.line} compiles nothing. What line ${run.line} compiles is lost after every build all the same.`,
        next: `Move --mount=type=cache,target=${folder} to line ${run.line}.`,
        place: at(run),
      };
    return {
      id: 'cache-mount-missing',
      found: `${quote(run)} without a cache mount on ${folder}`,
      why: `What line ${run.line} compiles besides your program, the standard library above all, is thrown away when the line has run. ${caches.length > 0 ? 'The mount there keeps downloads only.' : 'The next build compiles it anew.'}`,
      next: `Write RUN --mount=type=cache,target=${folder} go build …`,
      place: at(run),
    };
  }
  return null;
}

/** A line of the same stages that compiles nothing, and keeps just the folder of what is compiled. */
function onAnotherLine({ dockerfile }: Scene, step: Step): Step | null {
  const folder = compileCache(step);
  const lines = walkStage(dockerfile, step.stage);
  return (
    lines.find(
      (line) => keeps(line, folder)?.target === folder && !goCommands(line.instruction).some(compiles),
    ) ?? null
  );
}

function compilingSteps(scene: Scene): readonly Step[] {
  const used = usedStages(scene.dockerfile);
  return scene.dockerfile.stages
    .filter(({ index }) => used.has(index))
    .flatMap((stage) => walkStage(scene.dockerfile, stage).filter((step) => step.stage === stage))
    .filter(({ instruction }) =>
      goCommands(instruction).some(({ verb }) => /^(?:build|install|run)$/.test(verb)),
    );
}
