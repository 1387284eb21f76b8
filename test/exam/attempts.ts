import type { Attempt } from '../support/exam.ts';

export type Attempts = readonly Attempt[];
type More = Omit<Attempt, 'name' | 'expect'> & { readonly fault?: 'learner' | 'machine' };

/** An attempt that has to pass; null leaves the folder without a Dockerfile. */
export function right(
  name: string,
  dockerfile: string | null,
  more: Omit<Attempt, 'name' | 'expect'> = {},
): Attempt {
  return {
    commands: ['docker build -q -t httpserver .'],
    ...more,
    name,
    files: { Dockerfile: dockerfile, ...more.files },
    expect: 'right',
  };
}

/** An attempt that has to fail, of that cause. */
export function wrong(
  name: string,
  cause: string | readonly string[],
  dockerfile: string | null,
  { fault, ...more }: More = {},
): Attempt {
  return {
    ...more,
    name,
    files: { Dockerfile: dockerfile, ...more.files },
    expect: { cause, ...(fault ? { fault } : {}) },
  };
}

/** Takes away what an attempt's commands made; nothing else goes by these names. */
export const cleanUp: readonly string[] = [
  'docker rm -f -v exam-a exam-b',
  'docker rmi -f httpserver httpserver:v1 httpserver:slim htpserver exam-other exam-web',
];

/** The few that CI tries: those that are marked. */
export function some(attempts: Attempts): Attempts {
  return attempts.filter(({ name }) => inCi.has(name));
}

const inCi: ReadonlySet<string> = new Set([
  'go install',
  'run with PORT',
  'built with a typo',
  'named dockerfile, which Docker takes as well',
  'RUN starts the server',
  'image older than main.go',
  'published the wrong way round',
  'port taken by a process',
  'exited: bad PORT',
  'restarting for ever',
  'paused',
  'engine at a port where nobody is',
  'netgo and osusergo with cgo',
  'the loader and libraries copied along',
  'three stages',
  'export in a line of its own',
  'pie',
  'typographic quotes',
  'no exec bit',
  'user by name',
  'the whole root copied',
  'alpine that cannot be pulled',
  'run with the ports swapped',
]);
