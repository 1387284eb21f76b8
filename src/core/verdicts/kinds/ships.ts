import { z } from 'zod';
import { resolvePath, within } from '../../dockerfile/paths.ts';
import { readDockerfile } from '../../dockerfile/read.ts';
import { finalStage, lineage, rootImage } from '../../dockerfile/stages.ts';
import type { Dockerfile } from '../../dockerfile/types.ts';
import { walkStage } from '../../dockerfile/walk.ts';
import { ownBuild } from '../builds/own-build.ts';
import { defineCheck } from '../check-kind.ts';
import type { ShipFact } from '../facts/images.ts';
import type { Sight } from '../facts/sight.ts';
import { type Glance, nothing } from '../glance.ts';
import { notBuilt } from '../image/not-built.ts';
import { fromPlace, placeOf } from '../image/places.ts';
import { swappedProblem } from '../image/stages-swapped.ts';
import { failed, type Problem, passed } from '../outcome.ts';

type Shipped = Extract<ShipFact, { built: true }>;

/** The image of the folder as it is carries no Go toolchain, is small, and is from scratch where that is asked. */
export const ships = defineCheck({
  kind: 'ships',
  schema: z.strictObject({
    base: z.literal('scratch').optional(),
    /** Unpacked; 1 MB is a million bytes. The default lets any Debian or Alpine base pass, and no Go image. */
    maxMegabytes: z.number().positive().default(200),
  }),
  cost: 'slow',
  perishable: false,
  title: ({ base }) =>
    base === 'scratch'
      ? 'the image is small, from scratch, and without Go'
      : 'the image is small, and without Go',
  request: () => ({ fact: 'ships' }),
  judge({ base, maxMegabytes }, fact) {
    const expected = `an image${base ? ' from scratch' : ''} without Go's tools, at most ${maxMegabytes} MB`;
    if (!fact.built) return notBuilt(expected, fact);
    const problem = toolchain(fact) ?? (base ? notScratch(fact) : null) ?? tooBig(fact, maxMegabytes);
    return problem === null
      ? passed(expected, `${megabytes(fact.bytes)}, without Go`)
      : failed(expected, problem);
  },
  glance: (_spec, sight) => readsToShip(sight),
});

/** From scratch, with files that are copied one by one, nothing of Go gets in. Any other base has to be looked into. */
function readsToShip(sight: Sight): Glance {
  if (sight.file.text === null) return nothing;
  const read = readDockerfile(sight.file.text);
  const stage = finalStage(read);
  if (!stage || base(read) !== 'scratch') return nothing;
  const single = lineage(read, stage).every(({ keyword, args, flags }) => {
    if (keyword === 'ADD' || keyword === 'RUN') return false;
    if (keyword !== 'COPY') return true;
    const last = args[0]?.split('/').at(-1) ?? '';
    return (
      args.length === 2 &&
      flags.some(({ name }) => name === 'from') &&
      !/^$|^(?:go|app|src|bin|usr|local|\.*)$|[*?[]/.test(last)
    );
  });
  if (!single) return nothing;
  return ownBuild(sight).is === 'built' ? { sees: 'agreement' } : { sees: 'right' };
}

function toolchain(fact: Shipped): Problem | null {
  if (fact.toolchain === null) return null;
  const found = `${fact.toolchain} is in the image, which has ${megabytes(fact.bytes)}`;
  const copied = base(fact.dockerfile) === 'scratch' ? copiedWhole(fact, found) : null;
  if (copied !== null) return copied;
  const swapped = swappedProblem(fact.dockerfile, found);
  if (swapped !== null) return swapped;
  return {
    found,
    why: 'The last FROM is the image that ships: with golang there, the compiler and the whole build go along.',
    next: 'Begin a second stage after the build, FROM scratch, and COPY only the program to it with --from=builder.',
    cause: 'toolchain-shipped',
    place: fromPlace(fact.dockerfile),
  };
}

function notScratch(fact: Shipped): Problem | null {
  const rests = base(fact.dockerfile);
  if (rests === 'scratch') return null;
  const found = `the image rests on ${rests}`;
  const swapped = swappedProblem(fact.dockerfile, found);
  if (swapped !== null) return swapped;
  return {
    found,
    why: 'Only the last FROM ships, and everything in its image ships along.',
    next: 'Let the last stage begin with FROM scratch.',
    cause: 'not-from-scratch',
    place: fromPlace(fact.dockerfile),
  };
}

function tooBig(fact: Shipped, limit: number): Problem | null {
  if (fact.bytes <= limit * 1e6) return null;
  const [biggest] = fact.biggest;
  const found = `the image has ${megabytes(fact.bytes)}${
    biggest ? `, ${megabytes(biggest.bytes)} of it from ${biggest.by || 'the base image'}` : ''
  }`;
  if (biggest && /^(?:COPY|ADD)\b/.test(biggest.by)) {
    const copied = copiedWhole(fact, found);
    if (copied !== null) return copied;
  }
  return {
    found,
    why: 'A server of this kind is a program of a few megabytes; the rest is what the base image and other lines bring.',
    next: 'Take a smaller base for the last stage, scratch being the smallest, and copy only the program to it.',
    cause: 'too-big',
    place: fromPlace(fact.dockerfile),
  };
}

/** The final stage copies more than the program: the line that brought Go, or most of the size. */
function copiedWhole({ dockerfile, toolchain, biggest }: Shipped, found: string): Problem | null {
  const stage = finalStage(dockerfile);
  const copies = (stage ? walkStage(dockerfile, stage) : []).filter(({ instruction }) =>
    /^(?:COPY|ADD)$/.test(instruction.keyword),
  );
  const brought = copies.findLast(
    ({ instruction, workdir }) =>
      toolchain !== null && within(toolchain, resolvePath(workdir, instruction.args.at(-1) ?? '')),
  );
  const largest = copies.findLast(({ instruction }) =>
    instruction.args.every((word) => biggest[0]?.by.includes(word)),
  );
  // Without either it came with the base image.
  const copy = (largest ?? brought)?.instruction;
  if (copy === undefined) return null;
  const all = copy.args.at(-2) === '/';
  return {
    found,
    why: `Dockerfile:${copy.line} copies ${all ? 'all that the other stage holds' : 'a whole folder'} to the image that ships, ${
      toolchain === null ? 'and all that is in it comes along' : "Go's compiler with it"
    }.`,
    next: 'Copy only the program: COPY --from=builder, then its path there, then its path in the image.',
    cause: toolchain === null ? 'whole-folder-copied' : 'toolchain-copied',
    place: placeOf(copy),
  };
}

function base(dockerfile: Dockerfile): string {
  const stage = finalStage(dockerfile);
  return stage ? rootImage(dockerfile, stage) : 'nothing';
}

function megabytes(bytes: number): string {
  return `${bytes < 10e6 ? (bytes / 1e6).toFixed(1) : Math.round(bytes / 1e6)} MB`;
}
