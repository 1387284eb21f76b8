import type { Instruction } from '../../dockerfile/types.ts';
import { moduleRules } from '../go/module-rules.ts';
import { at, type Cause, type Scene } from './scene.ts';

/** What is wrong with the module itself, in an image as in the folder; the rest has its own cause in a build. */
const alike = new Set([
  'go-mod-malformed',
  'go-sum-malformed',
  'go-line-invalid',
  'module-path-invalid',
  'wrong-case-sirupsen',
  'version-missing',
  'goflags-bad',
]);

/** Faults of go.mod, go.sum and imports that go finds inside the image, and would find in the folder as well. */
export function moduleFailure({ text }: Pick<Scene, 'text'>, run: Instruction): Cause | null {
  for (const { pattern, read } of moduleRules) {
    const match = pattern.exec(text);
    const problem = match && read(match);
    if (!problem?.cause || !alike.has(problem.cause)) continue;
    const { cause: id, found, why, next, place } = problem;
    return {
      id,
      found,
      why,
      next: id === 'goflags-bad' ? 'Correct ENV GOFLAGS in the Dockerfile, or take it out.' : next,
      place: place ?? (id === 'goflags-bad' ? at(run) : { file: 'go.mod', line: 1 }),
    };
  }
  return null;
}
