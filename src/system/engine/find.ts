import type { Engine } from '../../core/engine.ts';
import { engineFault } from '../../core/verdicts/engine-faults.ts';
import type { Gathered, MachineFault } from '../../core/verdicts/verdict.ts';
import type { Environment } from '../../core/workspace/paths.ts';
import { type Captured, capture } from '../process.ts';

export type FindOptions = {
  readonly signal?: AbortSignal;
  /** Only this one is looked for. */
  readonly prefer?: Engine['program'];
};

/**
 * Finds the engine that `docker` or `podman` in this environment would talk to, DOCKER_HOST and contexts included.
 * Docker is taken where there is a docker; Podman where there is only that. Takes at most about six seconds.
 */
export async function findEngine(
  environment: Environment,
  options: FindOptions = {},
): Promise<Gathered<Engine>> {
  const ask = (program: string, ...args: string[]) =>
    capture(program, args, {
      directory: '/',
      environment,
      timeout: 6,
      ...(options.signal ? { signal: options.signal } : {}),
    });
  if (options.prefer !== 'podman') {
    const docker = await findDocker(ask, environment);
    if (docker !== 'missing') return docker;
    if (options.prefer === 'docker') return { ok: false, fault: missing };
  }
  return findPodman(ask);
}

type Ask = (program: string, ...args: string[]) => Promise<Captured>;

const missing: MachineFault = {
  id: 'engine-missing',
  what: 'There is neither a docker nor a podman command here.',
  next: 'Install Docker (https://docs.docker.com/get-docker/), start it, and check again.',
};

const down: MachineFault = {
  id: 'engine-down',
  what: 'Docker does not answer.',
  next: 'Start it with sudo systemctl start docker, or open Docker Desktop; then check again.',
};

async function findDocker(ask: Ask, environment: Environment): Promise<Gathered<Engine> | 'missing'> {
  const [version, endpoint, buildx] = await Promise.all([
    ask('docker', 'version', '--format', '{{.Server.Version}}'),
    ask('docker', 'context', 'inspect', '--format', '{{.Endpoints.docker.Host}}'),
    ask('docker', 'buildx', 'version'),
  ]);
  if (version.how === 'not-found') return 'missing';
  if (version.how === 'ended') return { ok: false, fault: down };
  // podman-docker calls itself docker and says so on standard error; it has no `.Server.Version` when it is remote.
  if (/emulate docker cli using podman/i.test(version.all)) return findPodman(ask);
  if (version.code !== 0) return { ok: false, fault: atHost(version.all, environment.DOCKER_HOST ?? '') };
  const hasBuildx = buildx.how === 'exited' && buildx.code === 0;
  const builder = environment.DOCKER_BUILDKIT === '0' || !hasBuildx ? 'legacy' : 'buildkit';
  const host = endpoint.how === 'exited' ? hostOf(endpoint.stdout.trim()) : 'localhost';
  return { ok: true, value: { program: 'docker', version: release(version.stdout), builder, host } };
}

/** Why docker does not answer; where DOCKER_HOST sends it elsewhere, that is said. */
function atHost(said: string, host: string): MachineFault {
  const fault = engineFault(said) ?? down;
  if (fault.id !== 'engine-down' || host === '') return fault;
  const what = /no such host/.test(said) ? `: no name server knows the host of ${host}` : ` at ${host}`;
  return {
    ...fault,
    what: `Docker does not answer${what}, where DOCKER_HOST sends it.`,
    next: 'Unset DOCKER_HOST if the engine of this machine is meant, or start the other one; then check again.',
  };
}

async function findPodman(ask: Ask): Promise<Gathered<Engine>> {
  const version = await ask('podman', 'version', '--format', '{{.Client.Version}}');
  if (version.how === 'not-found') return { ok: false, fault: missing };
  const info = await ask('podman', 'info', '--format', '{{.Host.RemoteSocket.Path}}');
  if (version.how === 'ended' || info.how !== 'exited' || info.code !== 0)
    return {
      ok: false,
      fault: engineFault(info.how === 'exited' ? info.all : '') ?? {
        id: 'engine-down',
        what: 'Podman does not answer.',
        next: 'See what podman info says; on a Mac, run podman machine start.',
      },
    };
  return {
    ok: true,
    value: { program: 'podman', version: release(version.stdout), builder: 'buildah', host: 'localhost' },
  };
}

/**
 * Where the ports that an engine publishes answer, from its endpoint: `unix:///var/run/docker.sock`,
 * `tcp://10.0.0.5:2376`, `ssh://me@box`.
 */
function hostOf(endpoint: string): string {
  const match = /^(?:tcp|ssh|https?):\/\/(?:[^@/]*@)?(\[[^\]]+\]|[^:/]+)/.exec(endpoint);
  const host = match?.[1]?.replace(/^\[|\]$/g, '') ?? 'localhost';
  return host === '127.0.0.1' || host === '::1' || host === '0.0.0.0' ? 'localhost' : host;
}

/** `28.5.2+dfsg4` as people say it: `28.5.2`. */
function release(version: string): string {
  return version.trim().replace(/[+~].*$/, '');
}
