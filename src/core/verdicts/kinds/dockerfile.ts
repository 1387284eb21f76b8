import { z } from 'zod';
import { compiles, goCommands } from '../../dockerfile/go-commands.ts';
import { readDockerfile } from '../../dockerfile/read.ts';
import { finalStage, isGoImage, rootImage } from '../../dockerfile/stages.ts';
import type { Dockerfile } from '../../dockerfile/types.ts';
import { unknownInstruction } from '../../dockerfile/unknown.ts';
import { beforeFrom } from '../builds/before-from.ts';
import { dockerfileMissing } from '../builds/missing.ts';
import { at, problemOf } from '../builds/scene.ts';
import { defineCheck } from '../check-kind.ts';
import { fromPlace } from '../image/places.ts';
import { swappedProblem } from '../image/stages-swapped.ts';
import { failed, type Problem } from '../outcome.ts';
import type { Failed } from '../verdict.ts';

type Spec = { readonly base?: string | undefined; readonly stages?: number | undefined };

/** The Dockerfile as it is written: what the final stage starts from, and how many stages there are. */
export const dockerfile = defineCheck({
  kind: 'dockerfile',
  schema: z.strictObject({ base: z.string().min(1).optional(), stages: z.int().min(1).optional() }),
  cost: 'instant',
  perishable: false,
  title: expectation,
  request: () => ({ fact: 'dockerfile' }),
  judge(spec, file) {
    const expected = expectation(spec);
    if (file.text === null) return dockerfileMissing(expected, file);
    const read = readDockerfile(file.text);
    const last = finalStage(read);
    if (!last) return read.preamble.length === 0 ? { ...empty, expected } : { ...noFrom, expected };
    const unknown = unknownInstruction(read, file.text);
    if (unknown)
      return {
        status: 'failed',
        expected,
        found: `${unknown.keyword} is no instruction`,
        why: `Line ${unknown.line} starts with a word that no builder knows. It builds nothing until every line starts with one that it does.`,
        next: 'Correct the word; a line that goes on needs a \\ at the end of the one before.',
        cause: 'instruction-unknown',
        place: at(unknown),
      };
    const early = beforeFrom(read);
    if (early) return failed(expected, problemOf(early));
    const base = rootImage(read, last);
    const wrong = spec.base !== undefined && base.toLowerCase() !== spec.base.toLowerCase();
    if (wrong) {
      const swapped = read.stages.some((stage) => stage !== last && stage.base === spec.base);
      return {
        status: 'failed',
        expected,
        found: `it starts from ${base}`,
        why: swapped
          ? `Line ${last.line} is the last FROM, so its stage is what ships; the one from ${spec.base} stands above it. The last stage wins.`
          : `Line ${last.line} is the last FROM, and it decides what ships: all of ${base}.`,
        next: swapped
          ? `Put the stage from ${spec.base} last.`
          : `Add a last stage FROM ${spec.base} and copy the program into it with COPY --from.`,
        cause: swapped ? 'stages-swapped' : 'base-not-as-asked',
        place: at(last.from),
      };
    }
    if (spec.stages !== undefined && read.stages.length < spec.stages) {
      const lines = read.stages.flatMap(({ instructions }) => instructions);
      const shipsGo = isGoImage(base) || lines.some((each) => goCommands(each).some(compiles));
      return {
        status: 'failed',
        expected,
        found: `${read.stages.length} FROM`,
        why: 'Every FROM starts a stage. With one, what is needed to build is also what ships.',
        next: 'Build in a first stage (FROM … AS builder), and start a second one for the result.',
        // What looks into the image names it so: one mistake has one name.
        cause: shipsGo ? 'toolchain-shipped' : 'too-few-stages',
        place: at(last.from),
      };
    }
    const goShips = spec.stages === undefined ? null : shipsTheBuilder(read, base);
    if (goShips) return failed(expected, goShips);
    return {
      status: 'passed',
      expected,
      found: `${read.stages.length} stage${read.stages.length === 1 ? '' : 's'}, the last from ${base}`,
    };
  },
});

/** Stages that do not keep anything apart: the last of them is the builder, or Go's image once more. */
function shipsTheBuilder(read: Dockerfile, base: string): Problem | null {
  const found = `the last stage starts from ${base}`;
  const swapped = swappedProblem(read, found);
  if (swapped || !isGoImage(base)) return swapped;
  return {
    found,
    why: 'The last FROM is the image that ships: with golang there, the compiler and the whole build go along.',
    next: 'Let the last stage begin with FROM scratch, and COPY only the program to it with --from.',
    cause: 'toolchain-shipped',
    place: fromPlace(read),
  };
}

function expectation(spec: Spec): string {
  const stages = spec.stages === undefined ? null : `${spec.stages} stages or more`;
  const base = spec.base === undefined ? null : `the last one from ${spec.base}`;
  if (stages && base) return `the Dockerfile has ${stages}, ${base}`;
  if (base) return `the final stage starts from ${spec.base}`;
  return stages ? `the Dockerfile has ${stages}` : 'there is a Dockerfile';
}

const empty: Omit<Failed, 'expected'> = {
  status: 'failed',
  found: 'a Dockerfile without instructions',
  why: 'The Dockerfile is empty, so there is nothing to build.',
  next: 'Write its first line: FROM and the Go image.',
  cause: 'dockerfile-empty',
  place: { file: 'Dockerfile', line: 1 },
};

const noFrom: Omit<Failed, 'expected'> = {
  status: 'failed',
  found: 'a Dockerfile without FROM',
  why: 'An image starts from another one, and FROM names it. Without it there is nothing to build on.',
  next: 'Make FROM and the Go image the first line.',
  cause: 'from-missing',
  place: { file: 'Dockerfile', line: 1 },
};
