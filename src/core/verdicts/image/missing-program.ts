import type { Place } from '../../course/types.ts';
import { finalLines, finalStage, lineage, sourcesOf } from '../../dockerfile/stages.ts';
import type { Dockerfile } from '../../dockerfile/types.ts';
import { intoMount } from '../builds/into-mount.ts';
import { neverMade } from '../builds/never-made.ts';
import { belowFile } from '../builds/onto-file.ts';
import { problemOf } from '../builds/scene.ts';
import type { ProgramView, Stopped } from '../facts/images.ts';
import type { Problem } from '../outcome.ts';
import { buildLine } from './host-program.ts';
import { lastPlace, placeOf, placeText } from './places.ts';

function unmade({ dockerfile }: Stopped, path: string): Problem | null {
  const stage = finalStage(dockerfile);
  const cause =
    intoMount(dockerfile) ??
    (stage && (belowFile(dockerfile, stage, path) ?? neverMade(dockerfile, stage, path)));
  return cause && problemOf(cause);
}

/** Why what the image is to start is not where it is looked for. */
export function missing(program: ProgramView, stopped: Stopped, start: Place | null): Problem {
  const { config } = stopped;
  const { named, path, elsewhere } = program;
  const at = elsewhere === null ? '' : `; there is ${elsewhere}`;
  const [first = '', ...rest] = named.trim().split(/\s+/);
  if (rest.length > 0)
    return {
      found: `there is no program called "${named}" in the image`,
      why: `${placeText(start)} has program and arguments in one string, and in a list each is a string of its own: so the whole of it is taken for a file's name.`,
      next: `Write ${JSON.stringify([first, ...rest])}.`,
      cause: 'entrypoint-one-string',
      place: start,
    };
  if (named.includes('$'))
    return {
      found: `there is no program called ${named} in the image`,
      why: `${placeText(start)} is a list, and a list is not read by a shell: ${named} stays as it is written.`,
      next: 'Write the path itself.',
      cause: 'variable-in-list',
      place: start,
    };
  if (program.leadsTo !== undefined)
    return {
      found: `${path} is a link to ${program.leadsTo}, which is not in the image`,
      why: 'A folder is copied with its links as they are, and what they lead to is not copied along.',
      next: `Copy the program itself, or let the link lead to where it is in the final image.`,
      cause: 'entrypoint-link-broken',
      place: lastPlace(stopped.dockerfile, 'COPY') ?? start,
    };
  const odd = oddWorkdir(stopped) ?? unmade(stopped, path) ?? packed(stopped, path);
  if (odd !== null) return odd;
  const apart = elsewhere === null ? nothingTaken(stopped.dockerfile) : null;
  if (apart) return { ...apart, found: `there is no ${path} in the image` };
  const relative = !named.startsWith('/');
  const bare = !named.includes('/');
  const placed = finalLines(stopped.dockerfile).some(({ keyword }) => keyword === 'WORKDIR');
  if (relative && !bare && !placed && elsewhere?.endsWith(named.replace(/^(?:\.\/)*/, '/')))
    return {
      found: `there is no ${path} in the image${at}`,
      why: `${placeText(start)} starts ${named}, seen from the working directory, and that is ${config.workdir} in the final image: each FROM begins anew and forgets the WORKDIR before it.`,
      next: `Start it by its whole path: ENTRYPOINT ["${elsewhere}"].`,
      cause: 'workdir-lost',
      place: start,
    };
  return {
    found: `there is no ${bare ? `${named} in PATH` : path} in the image${at}`,
    why: bare
      ? `${placeText(start)} gives a bare name, which is looked for in the folders of PATH only, not in the working directory.`
      : relative && elsewhere !== null
        ? `${placeText(start)} starts ${named}, which counts from the working directory (${config.workdir}), and the program lies elsewhere.`
        : `${placeText(start)} starts ${named}, and no instruction has put a program there.`,
    next:
      elsewhere === null
        ? 'Copy the program there, or start the path that it was copied to.'
        : `Start it where it is: ENTRYPOINT ["${elsewhere}"].`,
    cause: bare && elsewhere !== null ? 'entrypoint-not-in-path' : 'entrypoint-missing',
    place: start,
  };
}

/** A final stage that takes nothing from the stage that builds. */
function nothingTaken(dockerfile: Dockerfile): Omit<Problem, 'found'> | null {
  const stage = finalStage(dockerfile);
  const build = buildLine(dockerfile);
  if (!stage || !build) return null;
  const own = lineage(dockerfile, stage);
  if (own.includes(build) || own.some((each) => sourcesOf(each).length > 0)) return null;
  return {
    why: `Line ${build.line} builds the program in another stage, and the final one takes nothing from there: a stage has only what its own lines and its FROM give it.`,
    next: 'Write COPY --from, the stage that builds, and the path of the program there.',
    cause: 'from-forgotten',
    place: placeOf(own.findLast(({ keyword }) => /^(?:COPY|ADD)$/.test(keyword)) ?? stage.from),
  };
}

/** An archive in the final image, where the program was to come out of it. */
function packed({ dockerfile }: Stopped, path: string): Problem | null {
  const copy = finalLines(dockerfile).find(
    ({ keyword, rest }) => keyword === 'COPY' && /\.(?:tar(?:\.\w+)?|t[gx]z|zip)["']?\s/.test(rest),
  );
  if (copy === undefined) return null;
  return {
    found: `there is no ${path} in the image`,
    why: `Line ${copy.line} copies an archive, and COPY leaves it packed.`,
    next: 'Unpack it in the stage that it comes from, and copy what was in it.',
    cause: 'archive-not-unpacked',
    place: placeOf(copy),
  };
}

/** `WORKDIR /app # here`: the whole of it is the folder's name. */
function oddWorkdir({ dockerfile }: Stopped): Problem | null {
  const line = finalLines(dockerfile).find(({ keyword, rest }) => keyword === 'WORKDIR' && /\s#/.test(rest));
  if (line === undefined) return null;
  return {
    found: `a folder called "${line.rest}"`,
    why: `A comment has to stand on a line of its own: behind an instruction it is part of it, so ${placeText(placeOf(line))} makes a folder of that whole name.`,
    next: 'Put the comment on the line above.',
    cause: 'comment-after-instruction',
    place: placeOf(line),
  };
}
