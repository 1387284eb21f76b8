import type { Socket } from '../facts/images.ts';
import type { Problem } from '../outcome.ts';

/** A program runs in a container, but what was asked from outside got no answer: by what listens inside. */
export function unansweredProblem(
  wanted: readonly number[],
  listening: readonly Socket[] | null,
  lastLine: string,
): Problem {
  const first = wanted[0] ?? 8080;
  const local = listening?.find((socket) => wanted.includes(socket.port) && isLoopback(socket));
  const open = listening?.filter((socket) => !isLoopback(socket)) ?? [];
  if (local && !open.some(({ port }) => port === local.port))
    return {
      found: `it listens on ${local.address}:${local.port} inside the container`,
      why: `Inside a container ${local.address} is the container alone: what comes in through a published port arrives from outside, and nobody takes it.`,
      next: `Listen on every address: http.ListenAndServe(":${local.port}", ...).`,
      cause: 'listens-on-loopback',
      place: local.source ?? null,
    };
  if (listening !== null && listening.length > 0 && !listening.some(({ port }) => wanted.includes(port)))
    return {
      found: `it listens on port ${[...new Set(listening.map(({ port }) => port))].join(' and ')} inside the container, not on ${wanted.join(' or ')}`,
      why: `A request to port ${first} of the container finds nobody there.`,
      next: `Listen on ${first}, or say in the Dockerfile which port it is: EXPOSE ${listening[0]?.port}.`,
      cause: 'listens-elsewhere',
      place: listening[0]?.source ?? null,
    };
  return {
    found: `no answer on port ${wanted.join(' or ')}${lastLine === '' ? '' : `; its last line: ${lastLine}`}`,
    why: 'The container runs, but a request for / got no HTTP answer.',
    next: 'Run it with docker run -p, look at what it prints, and let it serve HTTP.',
    cause: 'no-answer',
    place: null,
  };
}

/** The line of a Go file, from 1, in which the address of this machine alone is written; null: in none. */
export function loopbackIn(text: string): number | null {
  const lines = text.split('\n');
  const at = lines.findIndex((line) =>
    /^(?!\s*\/\/).*["`](?:127\.\d+\.\d+\.\d+|localhost|\[::1\])(?::|["`])/.test(line),
  );
  return at < 0 ? null : at + 1;
}

/** The line of a Go file, from 1, that has a port, alone or in an address; null: none has. */
export function portIn(text: string, port: number): number | null {
  const has = new RegExp(`^(?!\\s*//).*(?:["\`][\\w.]*:?|=\\s*)${port}(?:["\`]|\\s*$)`);
  return text.split('\n').findIndex((line) => has.test(line)) + 1 || null;
}

export function isLoopback({ address }: Socket): boolean {
  return address.startsWith('127.') || address === '::1';
}
