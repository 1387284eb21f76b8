import type { Instruction } from '../../dockerfile/types.ts';
import { readGoFailure } from '../go/output.ts';
import { at, type Cause, type Scene } from './scene.ts';

/** What is wrong with the module itself, in an image as in the folder; the rest may have another cause in a build. */
const alike =
  /^(?:go-mod-(?:malformed|encoding)|go-sum-malformed|merge-markers|\w+-line-(?:twice|invalid|missing)|module-path-invalid|version-(?:missing|malformed|of-another-major)|wrong-case-sirupsen|goflags-bad|two-packages)$/;

/** Faults of go.mod, go.sum and imports that go finds inside the image, and would find in the folder as well. */
export function moduleFailure(
  { text, dockerfile }: Pick<Scene, 'text' | 'dockerfile'>,
  run: Instruction,
): Cause | null {
  const problem = readGoFailure(text);
  if (!problem?.cause || !alike.test(problem.cause)) return null;
  // Of GOFLAGS go says `parsing $GOFLAGS`: this is a flag on the line itself.
  const set = dockerfile.stages.some(({ instructions }) =>
    instructions.some((each) => /GOFLAGS/.test(each.text)),
  );
  if (problem.cause === 'goflags-bad' && !set && !/GOFLAGS/.test(text)) return null;
  const { cause: id, found, why, next, place } = problem;
  if (id === 'goflags-bad')
    return { id, found, why, next: 'Correct ENV GOFLAGS in the Dockerfile, or take it out.', place: at(run) };
  return { id, found, why, next, place: place ?? { file: 'go.mod', line: 1 } };
}
