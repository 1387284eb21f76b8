import type { NotBuilt } from '../facts/images.ts';
import type { Problem } from '../outcome.ts';

/** The folder makes no image: what a check says that wanted to look at one. */
export function notBuiltProblem({ cause, said, place }: NotBuilt): Problem {
  if (cause === 'no-module')
    return {
      found: 'there is no such folder',
      why: 'The folder httpserver is not there, so there is nothing to build.',
      next: 'Bring it back with go-docker-tour reset.',
      cause: 'no-module',
      place: null,
    };
  if (cause === 'no-dockerfile')
    return {
      found: 'there is no Dockerfile in the folder',
      why: 'docker build looks for a file of exactly this name, and follows it line by line.',
      next: 'Write a file called Dockerfile beside main.go.',
      cause: 'no-dockerfile',
      place: null,
    };
  return {
    found: said === '' ? 'the Dockerfile does not build' : `the Dockerfile does not build: ${said}`,
    why: 'The folder as it is does not become an image, so there is nothing that could start.',
    next: 'Run docker build -t httpserver . and put right what it complains of first.',
    cause,
    place,
  };
}
