import type { DockerfileFile } from '../facts/dockerfile.ts';
import type { Failed } from '../verdict.ts';

/** The verdict where there is no Dockerfile in the module's folder. */
export function dockerfileMissing(expected: string, file: DockerfileFile): Failed {
  if (file.lookalike?.includes('/')) {
    const above = file.lookalike.startsWith('../');
    return {
      status: 'failed',
      expected,
      found: `no Dockerfile here, but ${file.lookalike}`,
      why: `docker build looks for the Dockerfile in the folder that it is given, and this one lies in ${above ? 'the folder above main.go' : 'a folder below it'}.`,
      next: `Move it: mv ${file.lookalike} Dockerfile`,
      cause: 'dockerfile-in-wrong-folder',
      place: { file: file.lookalike, line: 1 },
    };
  }
  if (file.lookalike !== null)
    return {
      status: 'failed',
      expected,
      found: `no Dockerfile, but ${file.lookalike}`,
      why: 'docker build looks for a file called Dockerfile, with a capital D and no ending, in the folder that it is given.',
      next: `Rename it: mv ${file.lookalike} Dockerfile`,
      cause: 'dockerfile-misnamed',
      place: { file: file.lookalike, line: 1 },
    };
  return {
    status: 'failed',
    expected,
    found: 'no Dockerfile',
    why: 'There is no file called Dockerfile in the folder of main.go, so there is nothing to build from.',
    next: 'Write it; in the tour e opens it.',
    cause: 'dockerfile-missing',
    place: null,
  };
}
