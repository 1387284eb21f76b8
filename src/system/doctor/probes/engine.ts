import { constants } from 'node:fs';
import { access, stat, statfs } from 'node:fs/promises';
import type { EngineFacts } from '../../../core/doctor/facts.ts';
import { engineFault } from '../../../core/verdicts/engine-faults.ts';
import { findOnPath } from '../../engine/on-path.ts';
import type { Captured } from '../../process.ts';
import { answerOf, firstLine, type ProbeContext, question } from '../context.ts';
import { goArch } from './system.ts';

const nothing: EngineFacts = {
  program: null,
  client: null,
  server: null,
  api: { client: null, server: null },
  fault: null,
  said: null,
  endpoint: null,
  chosenBy: null,
  socket: null,
  daemon: false,
  buildx: null,
  builder: 'buildkit',
  arch: null,
  platform: '',
  storage: null,
};

/** The engine that the sandbox's commands talk to, and why it does not answer where it does not. Changes nothing there. */
export async function gatherEngine(context: ProbeContext): Promise<EngineFacts> {
  const { environment, engine } = context;
  const has = (program: string) => findOnPath(program, environment) !== null;
  const daemon = has('dockerd');
  if (engine !== 'podman' && has('docker')) return gatherDocker(context, daemon);
  if (engine !== 'docker' && has('podman')) return gatherPodman(context, daemon);
  return { ...nothing, daemon };
}

async function gatherDocker(context: ProbeContext, daemon: boolean): Promise<EngineFacts> {
  const { environment } = context;
  const docker = (...args: string[]) => question(context, 'docker', ...args);
  const [version, info, endpoint, name, buildx] = await Promise.all([
    docker('version', '--format', '{{json .}}'),
    docker('info', '--format', '{{.DockerRootDir}}\t{{.Architecture}}'),
    answerOf(docker('context', 'inspect', '--format', '{{.Endpoints.docker.Host}}')),
    answerOf(docker('context', 'show')),
    answerOf(docker('buildx', 'version')),
  ]);
  if (version.how === 'exited' && /emulate docker cli using podman/i.test(version.all))
    return gatherPodman(context, daemon);
  const said = parseVersion(version);
  const at = environment.DOCKER_HOST || endpoint;
  const [root = '', arch = ''] =
    info.how === 'exited' && info.code === 0 ? info.stdout.trim().split('\t') : [];
  const up = said.server !== null;
  return {
    ...nothing,
    program: 'docker',
    daemon,
    client: said.client,
    server: said.server,
    api: said.api,
    ...(up ? {} : silence(version, 'Docker does not answer.')),
    endpoint: at,
    chosenBy: environment.DOCKER_HOST
      ? 'DOCKER_HOST'
      : name !== null && name !== 'default'
        ? `the context ${name}`
        : null,
    socket: await socketOf(at),
    buildx: buildx === null ? null : (/v?(\d+\.\d+\S*)/.exec(buildx)?.[1] ?? buildx),
    builder: environment.DOCKER_BUILDKIT === '0' || buildx === null ? 'legacy' : 'buildkit',
    arch: arch === '' ? null : goArch(arch),
    platform: environment.DOCKER_DEFAULT_PLATFORM ?? '',
    storage: up && at?.startsWith('unix:') ? await storageAt(root) : null,
  };
}

async function gatherPodman(context: ProbeContext, daemon: boolean): Promise<EngineFacts> {
  const podman = (...args: string[]) => question(context, 'podman', ...args);
  const [version, info] = await Promise.all([
    answerOf(podman('version', '--format', '{{.Client.Version}}')),
    podman('info', '--format', '{{.Store.GraphRoot}}\t{{.Host.Arch}}\t{{.Version.Version}}'),
  ]);
  const up = info.how === 'exited' && info.code === 0;
  const [root = '', arch = '', server = ''] = up ? info.stdout.trim().split('\t') : [];
  return {
    ...nothing,
    program: 'podman',
    daemon,
    client: version,
    server: server === '' ? null : server,
    ...(up ? {} : silence(info, 'Podman does not answer.')),
    builder: 'buildah',
    arch: arch === '' ? null : goArch(arch),
    storage: up ? await storageAt(root) : null,
  };
}

function silence(asked: Captured, what: string): Pick<EngineFacts, 'fault' | 'said'> {
  const all = asked.how === 'exited' || asked.how === 'ended' ? asked.all : '';
  const down = { id: 'engine-down', what, next: 'Start it, then check again.' };
  const errors = all.split('\n').filter((line) => !line.startsWith('{'));
  const said =
    firstLine(errors.join('\n')) ?? (asked.how === 'ended' ? 'nothing, within three seconds' : null);
  return { fault: engineFault(all) ?? down, said };
}

/** `docker version --format '{{json .}}'`, which prints what the client knows also where no server answers. */
function parseVersion(asked: Captured): Pick<EngineFacts, 'client' | 'server' | 'api'> {
  type Side = { Version?: string; ApiVersion?: string; MinAPIVersion?: string } | null;
  const none = { client: null, server: null, api: { client: null, server: null } };
  if (asked.how !== 'exited') return none;
  const line = asked.stdout.split('\n').find((each) => each.startsWith('{'));
  if (line === undefined) return none;
  try {
    const { Client, Server } = JSON.parse(line) as { Client?: Side; Server?: Side };
    return {
      client: Client?.Version ?? null,
      server: Server?.Version ?? null,
      api: { client: Client?.ApiVersion ?? null, server: Server?.ApiVersion ?? null },
    };
  } catch {
    return none;
  }
}

async function socketOf(endpoint: string | null): Promise<EngineFacts['socket']> {
  const path = /^unix:\/\/(.+)$/.exec(endpoint ?? '')?.[1];
  if (path === undefined) return null;
  const there = await stat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => error.code === 'EACCES',
  );
  const allowed = await access(path, constants.R_OK | constants.W_OK).then(
    () => true,
    () => false,
  );
  return { path, there, allowed: there && allowed };
}

/** Where an engine on this machine stores images, or the folder above it that this user may look at. */
async function storageAt(root: string): Promise<EngineFacts['storage']> {
  for (let path = root; path.startsWith('/'); path = path.replace(/\/[^/]*$/, '') || '/') {
    const found = await statfs(path).catch(() => null);
    if (found) return { path: root, free: found.bavail * found.bsize };
    if (path === '/') break;
  }
  return null;
}
