import { readFile } from 'node:fs/promises';
import { request } from 'node:http';
import type { Socket } from '../../core/verdicts/facts/images.ts';
import { parseProcNet } from '../listening.ts';
import { forget, mind } from '../minder.ts';
import { ownName } from './images.ts';
import { call, type EngineWorld } from './world.ts';

/** The label on every container that a check makes. */
export const checkLabel = 'go-docker-tour=check';

export type Made = { readonly ok: true; readonly id: string } | { readonly ok: false; readonly said: string };

/** Makes a container without starting it; `publish` are ports inside it, each put on a free one of the engine's. */
export async function createContainer(
  world: EngineWorld,
  image: string,
  publish: readonly number[] = [],
): Promise<Made> {
  const local = world.engine.host === 'localhost' ? '127.0.0.1::' : '';
  const ports = publish.flatMap((port) => ['-p', `${local}${port}`]);
  // Other log drivers may not be readable.
  const log = world.engine.program === 'docker' ? ['--log-driver', 'json-file'] : [];
  const own = { is: 'container', program: world.engine.program, name: ownName() } as const;
  mind(own);
  const made = await call(world, [
    ...['create', '--pull', 'never', '--label', checkLabel, '--name', own.name, ...log, ...ports, image],
    // An image that starts nothing is refused without a command; this one is never started.
    ...(publish.length === 0 ? ['/nothing'] : []),
  ]);
  const id = made.stdout.trim();
  if (made.code === 0) mind({ ...own, name: id });
  forget(own);
  return made.code === 0 ? { ok: true, id } : { ok: false, said: made.stderr };
}

export async function removeContainer(world: EngineWorld, id: string): Promise<void> {
  await call(world, ['rm', '-f', '-v', id], { cleanup: true });
  forget({ is: 'container', program: world.engine.program, name: id });
}

export type ContainerState = {
  readonly id: string;
  readonly name: string;
  /** As the image was called when the container was made. */
  readonly imageName: string;
  readonly imageId: string;
  readonly created: string;
  readonly labels: { readonly [name: string]: string };
  readonly status: string;
  readonly exit: number;
  /** How often it was started again after it had ended, by its restart policy. */
  readonly restarts: number;
  /** Why it did not start, in the engine's words. */
  readonly error: string;
  readonly pid: number;
  /** The program that it was started with, and its arguments. */
  readonly started: readonly string[];
  readonly hostNetwork: boolean;
  /** Why nothing comes in whatever -p says: no network, or ports of UDP alone; null: neither. */
  readonly astray: 'no network' | 'udp' | null;
  /** Where folders of this machine are mounted in it. */
  readonly mounts: readonly string[];
  readonly workdir: string | null;
  /** TCP ports asked for with -p, -P aside; host 0 where any would do. */
  readonly bindings: readonly { readonly host: number; readonly inside: number }[];
  /** TCP ports published now, of a running container. */
  readonly ports: readonly { readonly host: number; readonly inside: number }[];
};

/** The state of containers, in the order of `ids`; those that are gone are left out. */
export async function inspectContainers(
  world: EngineWorld,
  ids: readonly string[],
): Promise<ContainerState[]> {
  if (ids.length === 0) return [];
  const inspected = await call(world, ['container', 'inspect', ...ids]);
  const found = JSON.parse(inspected.stdout || '[]') as InspectedContainer[];
  return found.map((one) => ({
    id: one.Id,
    name: one.Name.replace(/^\//, ''),
    imageName: one.Config.Image ?? one.ImageName ?? '',
    imageId: one.Image,
    created: one.Created,
    labels: one.Config.Labels ?? {},
    status: one.State.Status,
    exit: one.State.ExitCode,
    restarts: one.RestartCount ?? 0,
    error: one.State.Error ?? '',
    pid: one.State.Pid,
    started: [one.Path, ...(one.Args ?? [])].filter((word) => word !== undefined),
    hostNetwork: one.HostConfig.NetworkMode === 'host',
    astray: astray(one.HostConfig),
    mounts: (one.Mounts ?? []).flatMap(({ Type, Destination }) => (Type === 'bind' ? [Destination] : [])),
    workdir: one.Config.WorkingDir || null,
    bindings: portsOf(one.HostConfig.PortBindings),
    ports: portsOf(one.NetworkSettings.Ports),
  }));
}

type Bindings = { readonly [port: string]: readonly { readonly HostPort: string }[] | null } | null;

/** The parts of `container inspect` that Docker and Podman share, and that are used. */
type InspectedContainer = {
  readonly Id: string;
  readonly Name: string;
  readonly Created: string;
  readonly Image: string;
  readonly ImageName?: string;
  readonly RestartCount?: number;
  readonly Path?: string;
  readonly Args?: readonly string[] | null;
  readonly Config: {
    readonly Image?: string;
    readonly WorkingDir?: string;
    readonly Labels?: { readonly [name: string]: string } | null;
  };
  readonly Mounts?: readonly { readonly Type: string; readonly Destination: string }[] | null;
  readonly State: {
    readonly Status: string;
    readonly ExitCode: number;
    readonly Error?: string;
    readonly Pid: number;
  };
  readonly HostConfig: { readonly NetworkMode?: string; readonly PortBindings?: Bindings };
  readonly NetworkSettings: { readonly Ports?: Bindings };
};

function astray({ NetworkMode, PortBindings }: InspectedContainer['HostConfig']): ContainerState['astray'] {
  if (NetworkMode === 'none') return 'no network';
  const ports = Object.keys(PortBindings ?? {});
  return ports.length > 0 && ports.every((port) => port.endsWith('/udp')) ? 'udp' : null;
}

function portsOf(bindings: Bindings | undefined): { host: number; inside: number }[] {
  const all = Object.entries(bindings ?? {}).flatMap(([port, hosts]) =>
    port.endsWith('/udp')
      ? []
      : (hosts ?? []).map(({ HostPort }) => ({
          host: Number(HostPort) || 0,
          inside: Number.parseInt(port, 10),
        })),
  );
  // The same pair stands there for IPv4 and for IPv6.
  return [...new Map(all.map((one) => [`${one.host}:${one.inside}`, one])).values()];
}

/** What a container has printed, both streams. */
export async function logsOf(world: EngineWorld, id: string, tail = 200): Promise<string> {
  const logs = await call(world, ['logs', '--tail', String(tail), id]);
  return logs.code === 0 ? logs.all : '';
}

/** The last line that says something: of a Go program's panic its first, since a stack follows it. */
export function lastLine(text: string): string {
  const lines = text.trimEnd().split('\n');
  const panic = lines.findLast((line) => /^(?:panic|fatal error): /.test(line));
  const last = lines.at(-1)?.trim() ?? '';
  return panic !== undefined && /^(?:exit status|created by|goroutine)|\.go:\d+|^main\./.test(last)
    ? panic.trim()
    : last;
}

/** Whether something answers HTTP at a port: its status; 'reset' where a connection was taken and dropped. */
export type Answer = { readonly status: number } | 'refused' | 'reset' | 'silent';

/** Asks for `/`. Waits at most five seconds. */
export function ask(host: string, port: number): Promise<Answer> {
  return new Promise((resolve) => {
    const asked = request({ host, port, path: '/', agent: false, timeout: 5000 }, (response) => {
      response.resume();
      response.on('close', () => resolve({ status: response.statusCode ?? 0 }));
    });
    asked.on('timeout', () => {
      resolve('silent');
      asked.destroy();
    });
    asked.on('error', (error) =>
      resolve('code' in error && error.code === 'ECONNREFUSED' ? 'refused' : 'reset'),
    );
    asked.end();
  });
}

/**
 * What listens inside a container: read from its process where that can be seen from here, else by a helper container
 * in the same network. null where neither works.
 */
export async function listeningInside(
  world: EngineWorld,
  container: Pick<ContainerState, 'id' | 'pid'>,
  goImage: string,
): Promise<Socket[] | null> {
  const seen = (await readTables(container)) ?? (await readByHelper(world, container.id, goImage));
  return seen === null ? null : parseProcNet(seen).map(({ port, address }) => ({ port, address }));
}

async function readTables({ id, pid }: Pick<ContainerState, 'id' | 'pid'>): Promise<string | null> {
  if (pid <= 0) return null;
  try {
    // With an engine elsewhere, that process id is somebody else's here.
    if (!(await readFile(`/proc/${pid}/cgroup`, 'utf8')).includes(id)) return null;
    return (await Promise.all(['tcp', 'tcp6'].map((t) => readFile(`/proc/${pid}/net/${t}`, 'utf8')))).join(
      '',
    );
  } catch {
    return null;
  }
}

async function readByHelper(world: EngineWorld, id: string, goImage: string): Promise<string | null> {
  const read = await call(world, [
    ...['run', '--rm', '--pull', 'never', '--label', checkLabel, '--network', `container:${id}`],
    ...['--entrypoint', 'cat', goImage, '/proc/net/tcp', '/proc/net/tcp6'],
  ]);
  return read.stdout === '' ? null : read.stdout;
}
