import { failureOf } from '../builds/failure.ts';
import { dockerfileMissing } from '../builds/missing.ts';
import { problemOf } from '../builds/scene.ts';
import type { NotBuilt } from '../facts/images.ts';
import { failed } from '../outcome.ts';
import type { Failed } from '../verdict.ts';

/** The folder makes no image: the verdict of a check that wanted to look at one. The cause is the build's own. */
export function notBuilt(expected: string, { file, folder, result }: NotBuilt): Failed {
  if (file.text === null || result === null) return dockerfileMissing(expected, file);
  const problem = problemOf(failureOf(file.text, { folder, built: result }).cause);
  return failed(expected, { ...problem, found: `it does not build: ${problem.found}` });
}
