import { arrivals } from '../../dockerfile/arrivals.ts';
import { fetches, goCommands, named } from '../../dockerfile/go-commands.ts';
import { hiddenBy } from '../../dockerfile/ignore.ts';
import { moduleCache, mountsOf, type Step, walkStage } from '../../dockerfile/walk.ts';
import { notFound, otherStage } from './download-elsewhere.ts';
import { frozen, madeUp, worksOut, writesGoMod } from './download-requirements.ts';
import { downloaded, rerun } from './download-rerun.ts';
import { type Download, decidingStep, fetchingStep, removal } from './downloads.ts';
import { sourceFile } from './failure-files.ts';
import { at, type Cause, quote, type Scene } from './scene.ts';

/** Why a build downloaded again though only main.go was changed. */
export function downloadCause(scene: Scene, download: Download): Cause {
  const { step, before } = download;
  const earlier = before.slice(0, -1);
  const made = decidingStep(before);
  if (made && goCommands(made.instruction).some(({ verb }) => verb === 'mod init' || verb === 'get'))
    return madeUp(made, downloaded(download));
  const written = before.find((each) => writesGoMod(scene, each));
  if (written && !before.some((each) => arrivals(each, scene.context).some(({ file }) => file === 'go.mod')))
    return frozen(scene, written, `${quote(step.instruction)} ${downloaded(download)}`);
  const self = before.at(-1);
  const emptied = self && removal(before, self);
  if (emptied) return removed(download, emptied);
  const own = goCommands(step.instruction);
  const builds = own.some(({ verb }) => verb === 'build' || verb === 'install');
  if (own.some(fetches) && !builds) return rerun(scene, download);
  const fetch = fetchingStep(earlier);
  const outside = scene.dockerfile.stages
    .flatMap((stage) => walkStage(scene.dockerfile, stage))
    .find(
      ({ instruction, stage }) =>
        stage.index !== self?.stage.index &&
        !before.some((each) => each.instruction === instruction) &&
        goCommands(instruction).some(fetches),
    );
  if (fetch) return substitute(scene, download, fetch) ?? notFound(scene, download, fetch);
  if (outside) return otherStage(scene, download, outside);
  if (own.some((command) => fetches(command) || worksOut(command))) return rerun(scene, download);
  return substitute(scene, download, null) ?? noDownloadStep(scene, download);
}

/** What was downloaded is deleted before it is needed. */
function removed(download: Download, emptied: Step): Cause {
  const [line, run] = [emptied.instruction, download.step.instruction];
  return {
    id: 'download-removed',
    found: `${quote(run)} ${downloaded(download)}`,
    why: `Line ${line.line} (${quote(line)}) deletes what was downloaded. ${line === run ? 'So it' : `So line ${run.line}`} finds an empty module cache, and fetches everything anew at every change.`,
    next: `Take the deletion out of line ${line.line}; a final stage of its own leaves the modules behind anyway.`,
    place: at(line),
  };
}

/** A command that people take for a download, and that fetches nothing where it stands; `fetch` is the last download. */
function substitute(scene: Scene, download: Download, fetch: Step | null): Cause | null {
  const run = download.step.instruction;
  const source = sourceFile(scene);
  const earlier = download.before.slice(0, -1);
  const seen = (step: Step) =>
    earlier
      .slice(0, earlier.indexOf(step) + 1)
      .some((each) => arrivals(each, scene.context).some(({ file }) => file === source));
  const near = fetch ? [fetch] : earlier;
  for (const step of near.toReversed()) {
    const command = goCommands(step.instruction).find(({ verb }) =>
      fetch ? verb === 'mod vendor' : /^(?:list|get|mod (?:verify|graph|tidy|why|vendor))$/.test(verb),
    );
    if (!command || goCommands(step.instruction).some(({ verb }) => verb === 'mod download')) continue;
    const reads = /^(?:list|mod verify|mod graph|mod why)$/.test(command.verb);
    if (!reads && (seen(step) || named(command.args).length > 0)) continue;
    return {
      id: 'no-download-step',
      found: `${quote(run)} ${downloaded(download)}`,
      why: reads
        ? `Line ${step.instruction.line} runs go ${command.verb}, which reads what is required and fetches no code. So line ${run.line} has to, at every change in ${source}.`
        : `Line ${step.instruction.line} runs go ${command.verb}, which goes by what the sources import, and they are not there yet: it fetches nothing. So line ${run.line} has to, at every change in ${source}.`,
      next: `Write go mod download in line ${step.instruction.line}: it goes by go.mod alone.`,
      place: at(step.instruction),
    };
  }
  return null;
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
  const vendor = hiddenBy('vendor/modules.txt', scene.context.ignore);
  if (vendor && scene.folder.files.includes('vendor/modules.txt')) {
    const file = scene.folder.ignore?.name ?? '.dockerignore';
    return {
      id: 'dockerignore-hides',
      found: 'vendor/ never reaches the builder',
      why: `${file} line ${vendor.line} (${vendor.text}) keeps vendor/ back, so line ${run.line} has to download what lies there, at every change.`,
      next: 'Take that line out.',
      place: { file, line: vendor.line },
    };
  }
  const late = self?.stage.instructions.find(
    (each) => each.line > run.line && goCommands(each).some(fetches),
  );
  return {
    id: 'no-download-step',
    found: `${quote(run)} ${downloaded(download)}`,
    why: late
      ? `Line ${late.line} downloads the modules when line ${run.line} has run already. That one needs them first, and so downloads them itself, at every change in ${sourceFile(scene)}.`
      : `Nothing downloads the modules before line ${run.line}, which compiles ${sourceFile(scene)} and so runs again at every change in it. It then downloads them anew, since its work of last time is thrown away.`,
    next: 'Copy go.mod and go.sum, then RUN go mod download, before the sources are copied.',
    place: at(run),
  };
}
