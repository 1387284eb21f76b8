import type { Engine } from '../../core/engine.ts';
import type { Environment } from '../../core/workspace/paths.ts';
import { capture } from '../process.ts';

export type StartedContainer = { readonly id: string; readonly ports: readonly number[] };

/** Asked while a command runs: the container that it has brought up since; `evenEnded` also counts one that ended. */
export type ContainerWatch = (() => Promise<StartedContainer | null>) & {
  evenEnded(): Promise<StartedContainer | null>;
};

/** A container counts as up when it still runs after this many milliseconds: one that fails at once is no server. */
const settled = 600;

/** Looks at which containers there are now, and afterwards for a new one that is not of the tour's own checks. */
export async function newContainers(engine: Engine, environment: Environment): Promise<ContainerWatch> {
  const ask = async (...args: string[]): Promise<string> => {
    const asked = await capture(engine.program, args, { directory: '/', environment, timeout: 20 });
    return asked.how === 'exited' && asked.code === 0 ? asked.stdout : '';
  };
  const list = async (...more: string[]) =>
    (await ask('ps', '--no-trunc', '--format', '{{.ID}} {{.Labels}}', ...more))
      .split('\n')
      .filter((line) => line !== '' && !line.includes('go-docker-tour='))
      .map((line) => line.split(' ', 1)[0] ?? '');
  const before = new Set(await list('-a'));
  const firstSeen = new Map<string, number>();
  const withPorts = async (id: string): Promise<StartedContainer> => ({
    id,
    ports: publishedPorts(await ask('port', id)),
  });
  const running = async () => {
    const id = (await list()).find((each) => !before.has(each));
    if (id === undefined) return null;
    const seen = firstSeen.get(id) ?? Date.now();
    firstSeen.set(id, seen);
    return Date.now() - seen >= settled ? withPorts(id) : null;
  };
  const evenEnded = async () => {
    const id = (await list('-a')).find((each) => !before.has(each));
    return id === undefined ? null : withPorts(id);
  };
  return Object.assign(running, { evenEnded });
}

/** The host's ports in what `docker port` prints: `8080/tcp -> 0.0.0.0:8081`, a line an address. */
export function publishedPorts(printed: string): number[] {
  const ports = [...printed.matchAll(/->\s*\S*:(\d+)\s*$/gm)].map((match) => Number(match[1]));
  return [...new Set(ports)];
}

/** Stops a container that outlived the command that showed it. */
export async function stopContainer(engine: Engine, environment: Environment, id: string): Promise<void> {
  await capture(engine.program, ['stop', '-t', '2', id], { directory: '/', environment, timeout: 20 });
}
