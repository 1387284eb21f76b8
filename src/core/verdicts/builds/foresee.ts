import { arrivals } from '../../dockerfile/arrivals.ts';
import {
  compiles,
  decides,
  fetches,
  type GoCommand,
  goCommands,
  shellText,
} from '../../dockerfile/go-commands.ts';
import { hiddenBy } from '../../dockerfile/ignore.ts';
import { isGoImage, rootImage, sourcesOf, stageNamed, usedStages } from '../../dockerfile/stages.ts';
import { keeps, moduleCache, walkStage } from '../../dockerfile/walk.ts';
import type { LocatedStep } from '../build-record.ts';
import type { FolderFacts } from '../facts/build.ts';
import { writesGoMod } from './download-requirements.ts';
import { covering, type Download, filledBefore } from './downloads.ts';
import { sourceFile } from './failure-files.ts';
import { makeScene, type Scene, stepsUpTo } from './scene.ts';

/**
 * What reading says of the next build, were main.go changed: the lines that would run again, and those of them that
 * would download. `unsure` where the Dockerfile does things that reading does not follow.
 */
export type Foreseen = {
  readonly scene: Scene;
  readonly downloads: readonly Download[];
  readonly unsure: boolean;
};

const unbuilt = { format: 'rawjson', steps: [], rest: '', layers: [] } as const;

/** The folder as it is read, nothing built. */
export function unbuiltScene(text: string, folder: FolderFacts): Scene {
  return makeScene(text, folder, unbuilt);
}

export function foresee(text: string, folder: FolderFacts): Foreseen {
  const read = unbuiltScene(text, folder);
  const { steps, unsure } = nextSteps(read);
  const scene = { ...read, steps };
  const vendored =
    folder.files.includes('vendor/modules.txt') &&
    hiddenBy('vendor/modules.txt', scene.context.ignore) === null;
  const downloads = steps.flatMap((step): Download[] => {
    if (step.state === 'cached' || step.instruction.keyword !== 'RUN') return [];
    const commands = goCommands(step.instruction);
    const needs = commands.some(fetches) || (commands.some(compiles) && !vendored);
    const before = stepsUpTo(scene, step.instruction);
    const self = before.at(-1);
    if (!needs || !self || keeps(self, moduleCache(self))) return [];
    return covering(self) === null && filledBefore(scene, before.slice(0, -1), self)
      ? []
      : [{ step, before, modules: [], foreseen: `runs again at every change of ${sourceFile(scene)}` }];
  });
  return { scene, downloads, unsure: unsure || !compilesInGo(scene) || makesRequirements(scene) };
}

/** Every line that makes a layer, `ran` from the first on that main.go comes to. */
function nextSteps(scene: Scene): { readonly steps: readonly LocatedStep[]; readonly unsure: boolean } {
  const { dockerfile, context } = scene;
  const source = sourceFile(scene);
  const used = usedStages(dockerfile);
  const changed = new Set<number>();
  const steps: LocatedStep[] = [];
  let unsure = false;
  for (const stage of dockerfile.stages.filter(({ index }) => used.has(index))) {
    let state: 'cached' | 'ran' = stage.baseStage !== null && changed.has(stage.baseStage) ? 'ran' : 'cached';
    let fromStage = false;
    for (const step of walkStage(dockerfile, stage)) {
      const { instruction } = step;
      if (step.stage !== stage || !/^(?:RUN|COPY|ADD|WORKDIR)$/.test(instruction.keyword)) continue;
      const takes = sourcesOf(instruction).map((from) => stageNamed(dockerfile, from, stage.index)?.index);
      // What is taken from a stage that runs again may be the same as before: only a build tells.
      if (takes.some((index) => index !== undefined && changed.has(index))) {
        state = 'ran';
        fromStage = true;
      }
      if (arrivals(step, context).some(({ file }) => file === source)) state = 'ran';
      const commands = goCommands(instruction);
      if (fromStage && commands.some((each) => fetches(each) || compiles(each))) unsure = true;
      if (commands.some((each) => !followed(each))) unsure = true;
      // Modules that are mounted from another stage, or moved about, are where reading does not look.
      if (commands.length > 0 && (covering(step)?.from || moves.test(shellText(instruction)))) unsure = true;
      const { text } = instruction;
      steps.push({
        stage: stage.name,
        number: 0,
        text,
        state,
        seconds: null,
        log: [],
        instruction,
        stageIndex: stage.index,
      });
    }
    if (state === 'ran') changed.add(stage.index);
  }
  return { steps, unsure };
}

/** Commands that put files elsewhere. */
const moves = /(?:^|[\s;&|(])(?:cp|mv|ln|tar|rsync)\s[^;&|\n]*(?:mod\b|pkg\b|cache\b|\$)/i;

/** Go's commands whose downloads are known; `go get ./...`, `go list` and others may download or not. */
const followed = (command: GoCommand): boolean =>
  fetches(command) || compiles(command) || decides(command) || /^(?:version|env|fmt)$/.test(command.verb);

/** A line puts a go.mod into the image that is not the folder's own. */
function makesRequirements(scene: Scene): boolean {
  const { dockerfile } = scene;
  return dockerfile.stages.some((stage) =>
    walkStage(dockerfile, stage).some((step) => step.stage === stage && writesGoMod(scene, step)),
  );
}

/** A line that can be read compiles, in an image whose Go is where golang images have it. */
function compilesInGo({ dockerfile }: Scene): boolean {
  const used = usedStages(dockerfile);
  return dockerfile.stages.some(
    (stage) =>
      used.has(stage.index) &&
      isGoImage(rootImage(dockerfile, stage)) &&
      stage.instructions.some((instruction) => goCommands(instruction).some(compiles)),
  );
}
