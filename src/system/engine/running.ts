import type { Engine } from '../../core/engine.ts';
import type { Environment } from '../../core/workspace/paths.ts';
import { capture } from '../process.ts';
import { captureSteadily } from './steady.ts';

export type StartedContainer = { readonly id: string; readonly ports: readonly number[] };

/** Asked while a command runs, and after it: the container that it has brought up; `evenEnded` also counts one that ended. */
export type ContainerWatch = (() => Promise<StartedContainer | null>) & {
  /** The one that runs now, however young. */
  up(): Promise<StartedContainer | null>;
  evenEnded(): Promise<StartedContainer | null>;
};

/** A container counts as up when it still runs after this many milliseconds: one that fails at once is no server. */
const settled = 600;

/**
 * Looks at which containers there are now, and afterwards for one that `line` has brought up: not of the tour's own
 * checks, and, since others may work in the same engine, of an image or by a name that the line names.
 */
export async function newContainers(
  engine: Engine,
  environment: Environment,
  line: string,
): Promise<ContainerWatch> {
  const ask = async (...args: string[]): Promise<string> => {
    const asked = await captureSteadily(engine.program, args, { directory: '/', environment, timeout: 20 });
    return asked.how === 'exited' && asked.code === 0 ? asked.stdout : '';
  };
  const list = async (...more: string[]) =>
    (await ask('ps', '--no-trunc', '--format', '{{.ID}}\t{{.Image}}\t{{.Names}}\t{{.Labels}}', ...more))
      .split('\n')
      .flatMap((row) => {
        const [id = '', image = '', name = '', labels = ''] = row.split('\t');
        const other = id === '' || /\bgo-docker-tour[=:]/.test(labels) || !isOf(line, image, name);
        return other ? [] : [id];
      });
  // A container that had stopped is new when `docker start` brings it up again, but not when it ends.
  const [runs, all] = await Promise.all([list(), list('-a')]);
  const before = { running: new Set(runs), all: new Set(all) };
  const firstSeen = new Map<string, number>();
  const withPorts = async (id: string): Promise<StartedContainer> => ({
    id,
    ports: publishedPorts(await ask('port', id)),
  });
  const running = async () => {
    const id = (await list()).find((each) => !before.running.has(each));
    if (id === undefined) return null;
    const seen = firstSeen.get(id) ?? Date.now();
    firstSeen.set(id, seen);
    return Date.now() - seen >= settled ? withPorts(id) : null;
  };
  const up = async () => {
    const id = (await list()).find((each) => !before.running.has(each));
    return id === undefined ? null : withPorts(id);
  };
  const evenEnded = async () => {
    const id = (await list('-a')).find((each) => !before.all.has(each));
    return id === undefined ? null : withPorts(id);
  };
  return Object.assign(running, { up, evenEnded });
}

/** Whether a line names the container's image, however fully, or its name; Compose names neither. */
function isOf(line: string, image: string, name: string): boolean {
  if (/\bcompose\b/.test(line)) return true;
  const short = image.split('/').at(-1)?.split(/[:@]/)[0] ?? '';
  const byId = /^(?:sha256:)?([0-9a-f]{12})[0-9a-f]*$/.exec(image)?.[1];
  return [short, name, byId ?? ''].some((each) => each !== '' && line.includes(each));
}

/** The host's ports in what `docker port` prints: `8080/tcp -> 0.0.0.0:8081`, a line an address. */
function publishedPorts(printed: string): number[] {
  const ports = [...printed.matchAll(/->\s*\S*:(\d+)\s*$/gm)].map((match) => Number(match[1]));
  return [...new Set(ports)];
}

/** Stops a container that outlived the command that showed it. */
export async function stopContainer(engine: Engine, environment: Environment, id: string): Promise<void> {
  await capture(engine.program, ['stop', '-t', '2', id], { directory: '/', environment, timeout: 20 });
}
