import type { ContainerView } from '../facts/containers.ts';
import type { Problem } from '../outcome.ts';

/** The container was started with another program than the image's own; null where that is not seen. */
export function otherCommand(image: string, { name, state, instead }: ContainerView): Problem | null {
  if (instead === null) return null;
  const { runs, own } = instead;
  return {
    found: `${name} ${state === 'running' ? 'runs' : 'ran'} ${runs} instead of the server`,
    why: `What stands behind the image's name in docker run takes the place of its CMD, and --entrypoint that of its ENTRYPOINT. So ${own} was never started.`,
    next: `Run docker rm -f ${name}, then docker run -p 8080:8080 ${image}, with nothing behind the name.`,
    cause: 'container-runs-something-else',
    place: null,
  };
}

/** A -p among the words that a program was started with; null where there is none. */
export function misplacedIn(started: readonly string[]): string | null {
  const at = started.findIndex((word) => /^(?:-p\d*|--publish)(?:[=:].*)?$/.test(word));
  if (at < 1) return null;
  const word = started[at] ?? '';
  const next = started[at + 1];
  return /^(?:-p|--publish)$/.test(word) && next !== undefined ? `${word} ${next}` : word;
}

/**
 * What a container runs instead of what its image starts: another program, whatever its arguments; null where it is that,
 * if only by way of another, as with --init.
 */
export function insteadOf(started: readonly string[], own: readonly string[]): ContainerView['instead'] {
  const [program] = own;
  if (started.length === 0 || program === undefined || started.includes(program)) return null;
  return { runs: started.join(' '), own: own.join(' ') };
}
