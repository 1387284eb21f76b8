import { within } from '../../dockerfile/paths.ts';
import { stageNamed } from '../../dockerfile/stages.ts';
import { keeps, moduleCache, mountsOf, type Step } from '../../dockerfile/walk.ts';
import { frozen, partial, workedOut } from './download-requirements.ts';
import { downloaded, rerun } from './download-rerun.ts';
import type { Download } from './downloads.ts';
import { at, type Cause, quote, type Scene } from './scene.ts';

/** The modules are in a stage that the building one does not get them from. */
export function otherStage(scene: Scene, download: Download, outside: Step): Cause {
  const run = download.step.instruction;
  const self = download.before.at(-1) ?? outside;
  const [there, here] = [moduleCache(outside), moduleCache(self)];
  const brings = download.before
    .map(({ instruction }) => instruction)
    .find((each) => {
      const from = each.flags.find(({ name }) => name === 'from')?.value;
      const stage = from === undefined ? null : stageNamed(scene.dockerfile, from, self.stage.index);
      return stage !== null && stage.index === outside.stage.index;
    });
  const [path = '', target = ''] = [brings?.args[0], brings?.args.at(-1)];
  const line = outside.instruction.line;
  return {
    id: 'download-elsewhere',
    found: `${quote(run)} ${downloaded(download)}`,
    why: !brings
      ? `Line ${line} downloads in another stage, and nothing brings the modules from there to line ${run.line}. A stage has only what its own lines and its FROM give it.`
      : within(there, path.replace(/(?<=.)\/+$/, ''))
        ? `Line ${brings.line} copies the modules of line ${line} to ${target}, and go in line ${run.line} looks in ${here}. So it finds none.`
        : `Line ${line} downloads into ${there} in another stage, and line ${brings.line} takes only ${path} from there. So line ${run.line} finds no modules.`,
    next: brings
      ? `Write COPY --from=${outside.stage.name ?? outside.stage.index} ${there} ${here}, or start the building stage FROM the one that downloads.`
      : 'Start the building stage FROM the one that downloads, or download in it.',
    place: at(brings ?? outside.instruction),
  };
}

/** There was a download, kept, and go downloaded all the same: it looked in another place. */
export function notFound(scene: Scene, download: Download, fetch: Step): Cause {
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
  const passing = mountsOf(fetch).find(({ type, target }) => type === 'tmpfs' && within(there, target));
  if (passing)
    return {
      id: 'download-elsewhere',
      found,
      why: `Line ${fetch.instruction.line} downloads into a tmpfs mount on ${passing.target}, which is gone when that line has run. So line ${run.line} finds no modules.`,
      next: `Take the mount out, or mount a cache on both lines: --mount=type=cache,target=${here}.`,
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
  const cover = mountsOf(self).find(({ target }) => within(here, target));
  if (cover)
    return {
      id: 'download-elsewhere',
      found,
      why: `Line ${fetch.instruction.line} downloads into the image, and line ${run.line} covers that folder with a ${cover.type} mount of its own. What was downloaded is hidden under it.`,
      next: `Take the mount out of line ${run.line}, or mount the same cache on both lines.`,
      place: at(run),
    };
  const fetched = scene.steps.find(({ instruction }) => instruction === fetch.instruction);
  if (fetched && fetched.state !== 'cached')
    return rerun(scene, {
      ...download,
      step: fetched,
      before: download.before.slice(0, download.before.indexOf(fetch) + 1),
    });
  return workedOut(download, found) ?? partial(fetch, found) ?? frozen(scene, fetch, found);
}
