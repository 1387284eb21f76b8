import { arrivals } from '../../dockerfile/arrivals.ts';
import { decides, fetches, goCommands, shellText } from '../../dockerfile/go-commands.ts';
import { keeps, moduleCache, mountsOf, type Step, walkStage } from '../../dockerfile/walk.ts';
import { type Download, decidingStep, fetchingStep } from './downloads.ts';
import { sourceFile } from './failure-files.ts';
import { at, type Cause, quote, type Scene } from './scene.ts';

/** Why a build downloaded again though only main.go was changed. */
export function downloadCause(scene: Scene, download: Download): Cause {
  const { step, before } = download;
  const earlier = before.slice(0, -1);
  const made = decidingStep(before);
  if (made && goCommands(made.instruction).some(({ verb }) => verb === 'mod init' || verb === 'get'))
    return madeUp(made, downloaded(download));
  const own = goCommands(step.instruction);
  if (own.some(fetches) && !own.some(({ verb }) => verb === 'build' || verb === 'install'))
    return rerun(scene, download);
  const fetch = fetchingStep(earlier);
  if (fetch) return notFound(scene, download, fetch);
  const outside = scene.dockerfile.stages
    .flatMap(({ instructions }) => instructions)
    .find(
      (each) => !before.some(({ instruction }) => instruction === each) && goCommands(each).some(fetches),
    );
  if (outside)
    return {
      id: 'download-elsewhere',
      found: `${quote(step.instruction)} ${downloaded(download)}`,
      why: `Line ${outside.line} downloads in another stage, and nothing brings the modules from there to line ${step.instruction.line}. A stage has only what its own lines and its FROM give it.`,
      next: 'Start the building stage FROM the one that downloads, or download in it.',
      place: at(outside),
    };
  return noDownloadStep(scene, download);
}

/** The cause where requirements are decided inside the image. */
export function madeUp(made: Step, found: string): Cause {
  const verb = goCommands(made.instruction).find(decides)?.verb ?? 'get';
  return {
    id: 'requirements-made-up',
    found: `requirements made inside the image; it ${found}`,
    why: `Line ${made.instruction.line} runs go ${verb} in the image and so makes requirements of its own. What go.mod and go.sum in the folder say is not what is downloaded there.`,
    next: 'Copy go.mod and go.sum instead, and run go mod download.',
    place: at(made.instruction),
  };
}

export const downloaded = ({ modules, step }: Download): string =>
  modules.length > 0
    ? `downloaded ${modules.length} module${modules.length === 1 ? '' : 's'} again`
    : `ran again${step.seconds === null ? '' : `, ${step.seconds.toFixed(1)} s`}`;

/** A line that downloads ran again: the first line above it that was not reused says why. */
function rerun(scene: Scene, download: Download): Cause {
  const run = download.step.instruction;
  const found = `${quote(run)} ${downloaded(download)}`;
  const root = download.before.find(({ instruction }) =>
    scene.steps.some((step) => step.instruction === instruction && step.state !== 'cached'),
  );
  const source = sourceFile(scene);
  const brings = root && arrivals(root, scene.context).some(({ file }) => file === source);
  if (root && brings) {
    const { instruction } = root;
    const self = instruction === run;
    const all = self || instruction.args.slice(0, -1).some((word) => /^(?:\.?\/?|\.?\/?\*)$/.test(word));
    return {
      id: all ? 'copies-all-first' : 'source-copied-before-download',
      found,
      why: self
        ? `Line ${run.line} mounts everything, ${source} included, while it downloads. Any change in ${source} makes the line new.`
        : `Dockerfile:${instruction.line} copies ${all ? `everything, ${source} included,` : source} before line ${run.line} downloads. Any change in ${source} makes line ${instruction.line} new, and every line after it.`,
      next: 'Copy go.mod and go.sum first, then download, then copy the rest.',
      place: at(instruction),
    };
  }
  const line = root?.instruction ?? run;
  return {
    id: 'cache-busted',
    found,
    why: `Line ${line.line} (${quote(line)}) is new at every build, and so is every line after it. Nothing below it can be reused.`,
    next: `Move line ${line.line} below the download, or take it out.`,
    place: at(line),
  };
}

/** There was a download, kept, and go downloaded all the same: it looked in another place. */
function notFound(scene: Scene, download: Download, fetch: Step): Cause {
  const self = download.before.at(-1) ?? fetch;
  const run = self.instruction;
  const found = `${quote(run)} ${downloaded(download)}`;
  const [there, here] = [moduleCache(fetch), moduleCache(self)];
  if (there !== here)
    return {
      id: 'download-elsewhere',
      found,
      why: `Line ${fetch.instruction.line} puts the modules into ${there}, and line ${run.line} looks in ${here}. GOPATH or GOMODCACHE differs between the two.`,
      next: 'Set them once, above both lines, or not at all.',
      place: at(fetch.instruction),
    };
  if (keeps(fetch, there) && !keeps(self, here))
    return {
      id: 'cache-mount-not-repeated',
      found,
      why: `Line ${fetch.instruction.line} downloads into a cache mount, which is not part of the image. Line ${run.line} does not mount it, so ${here} is empty there.`,
      next: `Give line ${run.line} the same --mount=type=cache,target=${here}.`,
      place: at(run),
    };
  if (keeps(self, here))
    return {
      id: 'download-elsewhere',
      found,
      why: `Line ${fetch.instruction.line} downloads into the image, and line ${run.line} covers that folder with a cache mount of its own. What was downloaded is hidden under it.`,
      next: 'Mount the same cache on both lines, or on neither.',
      place: at(run),
    };
  const fetched = scene.steps.find(({ instruction }) => instruction === fetch.instruction);
  if (fetched && fetched.state !== 'cached')
    return rerun(scene, {
      ...download,
      step: fetched,
      before: download.before.slice(0, download.before.indexOf(fetch) + 1),
    });
  return frozen(scene, fetch, found);
}

/** The download has another list of requirements than the folder's. */
export function frozen(scene: Scene, near: Step, found: string): Cause {
  const writes = scene.dockerfile.stages
    .flatMap((stage) => walkStage(scene.dockerfile, stage))
    .find((step) => writesGoMod(scene, step))?.instruction;
  const line = writes ?? near.instruction;
  return {
    id: 'requirements-frozen',
    found,
    why: `Line ${line.line} (${quote(line)}) goes by another list of requirements than the folder's go.mod. A new requirement never gets to it.`,
    next: "Copy the folder's own go.mod and go.sum before the download.",
    place: at(line),
  };
}

/** Whether a line puts a go.mod into the image that is not the folder's own. */
function writesGoMod(scene: Scene, step: Step): boolean {
  const { keyword, heredocs, text } = step.instruction;
  if (keyword === 'RUN') return /(?:>|tee)\s*\S*go\.mod|go\s+mod\s+edit/.test(shellText(step.instruction));
  if (heredocs.length > 0) return /go\.mod/.test(text);
  return arrivals(step, scene.context).some(({ file, to }) => file !== 'go.mod' && to.endsWith('/go.mod'));
}

function noDownloadStep(scene: Scene, download: Download): Cause {
  const self = download.before.at(-1);
  const run = download.step.instruction;
  const wrong = self
    ? mountsOf(self).find(({ type, target }) => type === 'cache' && /mod|pkg|go$/.test(target))
    : null;
  if (self && wrong && !/go-build/.test(wrong.target))
    return {
      id: 'cache-mount-wrong-folder',
      found: `${quote(run)} ${downloaded(download)}`,
      why: `Line ${run.line} keeps ${wrong.target}, but go puts modules into ${moduleCache(self)}. What is kept is not what is needed.`,
      next: `Write target=${moduleCache(self)}.`,
      place: at(run),
    };
  return {
    id: 'no-download-step',
    found: `${quote(run)} ${downloaded(download)}`,
    why: `Nothing downloads the modules before line ${run.line}, which compiles ${sourceFile(scene)} and so runs again at every change in it. It then downloads them anew, since its work of last time is thrown away.`,
    next: 'Copy go.mod and go.sum, then RUN go mod download, before the sources are copied.',
    place: at(run),
  };
}
