import type { Gathered } from '../../core/verdicts/verdict.ts';
import type { Environment } from '../../core/workspace/paths.ts';
import { type Captured, capture } from '../process.ts';

export type Asking = {
  readonly directory: string;
  readonly environment: Environment;
  readonly signal: AbortSignal;
};

/** What stands in the way, of the machine's. */
export function fault(
  id: string,
  what: string,
  next: string,
): { readonly ok: false; readonly fault: { id: string; what: string; next: string } } {
  return { ok: false, fault: { id, what, next } };
}

/** What `docker buildx history` answers. @param args behind `history` */
export async function ask(
  { directory, environment, signal }: Asking,
  args: readonly string[],
): Promise<Gathered<Extract<Captured, { how: 'exited' }>>> {
  const done = await capture('docker', ['buildx', 'history', ...args], {
    directory,
    environment,
    signal,
    timeout: 60,
  });
  if (done.how === 'not-found')
    return fault(
      'engine-missing',
      'There is no docker on this machine.',
      'The history of builds is kept by BuildKit. Podman and Buildah keep none.',
    );
  if (done.how === 'ended')
    return fault(
      'history-slow',
      'docker buildx history did not answer.',
      'See whether docker does: docker version',
    );
  // One that does not know `history` shows its help, and calls that a success.
  const helps = /^Usage:\s+docker buildx\b/m.test(done.all);
  if (done.code === 0 && !helps) return { ok: true, value: done };
  if (/'buildx' is not a docker command|unknown command: docker buildx/.test(done.all))
    return fault(
      'buildx-missing',
      'Docker has no buildx here, so its old builder builds, which keeps no history.',
      'Install docker-buildx (or docker-buildx-plugin), and build once more.',
    );
  if (helps || /unknown command|unknown flag/i.test(done.all))
    return fault(
      'buildx-old',
      'This buildx is too old to have a history of builds.',
      'Install buildx 0.21 or newer: https://github.com/docker/buildx/releases',
    );
  if (/not supported|unimplemented|unknown service/i.test(done.all))
    return fault(
      'builder-old',
      'The builder in use keeps no history of builds.',
      'It came with BuildKit 0.11: see docker buildx inspect.',
    );
  return fault(
    'history-failed',
    `docker buildx history failed: ${done.all.trim().split('\n').at(-1) ?? ''}`,
    'See whether docker answers: docker version',
  );
}
