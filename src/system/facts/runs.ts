import { engineFault } from '../../core/verdicts/engine-faults.ts';
import type { RunFact, Stopped } from '../../core/verdicts/facts/images.ts';
import type { Gathered } from '../../core/verdicts/verdict.ts';
import {
  ask,
  createContainer,
  inspectContainers,
  lastLine,
  listeningInside,
  logsOf,
  removeContainer,
} from '../engine/containers.ts';
import { type FolderImage, withFolderImage } from '../engine/folder-image.ts';
import { hostProgram } from '../engine/host-program.ts';
import { lookAtStopped } from '../engine/stopped.ts';
import { call } from '../engine/world.ts';
import { goSources } from '../go/sources.ts';
import type { FactContext } from './context.ts';
import type { Gatherer } from './index.ts';
import { withSources } from './sockets.ts';

/** Starts the image that the folder makes, asks it for `/`, and takes everything away again. */
export const runs: Gatherer<'runs'> = (_request, context) =>
  withFolderImage<RunFact>(context, async (image) => {
    if (!image.built) return { ok: true, value: image };
    context.progress('starting a container of it');
    const asked = portsToAsk(image);
    const made = await createContainer(image.world, image.tag, asked);
    if (!made.ok) return withHost(null, await stoppedOf(image, null, made.said, null));
    try {
      const started = await call(image.world, ['start', made.id]);
      const ran =
        started.code === 0
          ? await watch(image, made.id, asked, context)
          : await stoppedOf(image, made.id, started.stderr, null);
      return withHost(ran.ok ? await hostProgram(image, made.id) : null, ran);
    } finally {
      await removeContainer(image.world, made.id);
    }
  });

type Started = Extract<RunFact, { built: true }>;
/** What came of the start, whoever built the program. */
type Ran = WithoutHost<Started>;
type WithoutHost<One> = One extends Started ? Omit<One, 'host'> : never;

function withHost(host: Started['host'], ran: Gathered<Ran>): Gathered<RunFact> {
  return ran.ok ? { ok: true, value: { ...ran.value, host } } : ran;
}

/** EXPOSE is a note and PORT a habit: both say where it may listen; the course's own port is 8080. */
function portsToAsk({ config }: FolderImage): number[] {
  const port = Number(config.environment.find((entry) => entry.startsWith('PORT='))?.slice(5));
  return [...new Set([...config.exposed, ...(port > 0 && port < 65536 ? [port] : []), 8080])];
}

async function stoppedOf(
  image: FolderImage,
  id: string | null,
  said: string,
  exit: number | null,
): Promise<Gathered<Ran>> {
  const fault = exit === null ? engineFault(said) : null;
  if (fault !== null) return { ok: false, fault };
  const stopped: Stopped = await lookAtStopped(image.world, id, { ...image, said, exit });
  const sources = await goSources(image.module);
  return { ok: true, value: { built: true, ran: 'stopped', stopped: { ...stopped, sources } } };
}

/** Seconds to wait for a program that listens nowhere yet: `go run` in the image compiles first. */
const patience = 60;

async function watch(
  image: FolderImage,
  id: string,
  asked: readonly number[],
  context: FactContext,
): Promise<Gathered<Ran>> {
  const { world, dockerfile } = image;
  const until = Date.now() + patience * 1000;
  let listenedSince: number | null = null;
  for (;;) {
    const [state] = await inspectContainers(world, [id]);
    if (state === undefined || state.status !== 'running')
      return stoppedOf(image, id, lastLine(await logsOf(world, id)), state?.exit ?? 1);
    const running = { built: true, ran: 'running', asked, dockerfile } as const;
    for (const { host, inside } of state.ports) {
      const answer = await ask(world.engine.host, host);
      if (typeof answer === 'string') continue;
      const log = await logsARequest(image, id, host);
      const { status } = answer;
      // The image is of the folder as it is.
      const sources = log.logged && status !== 404 ? [] : await goSources(context.paths.module);
      return {
        ok: true,
        value: { ...running, listening: null, answer: { port: inside, status }, ...log, sources },
      };
    }
    const listening = await listeningInside(world, state, context.variables.goImage);
    if (listening !== null && listening.length > 0) listenedSince ??= Date.now();
    // A moment's grace: between two looks it may just have begun.
    const decided = listenedSince !== null && Date.now() - listenedSince > 1500;
    if (decided || Date.now() > until) {
      const said = lastLine(await logsOf(world, id));
      const sockets = await withSources(context.paths.module, dockerfile, listening);
      return {
        ok: true,
        value: {
          ...running,
          listening: sockets,
          answer: null,
          logged: false,
          lastLine: said,
        },
      };
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Asks once more and waits, at most three seconds, for the log to grow. */
async function logsARequest(
  { world }: FolderImage,
  id: string,
  port: number,
): Promise<{ logged: boolean; lastLine: string }> {
  const before = (await logsOf(world, id)).length;
  await ask(world.engine.host, port);
  const until = Date.now() + 3000;
  for (;;) {
    const log = await logsOf(world, id);
    if (log.length > before) return { logged: true, lastLine: lastLine(log) };
    if (Date.now() > until) return { logged: false, lastLine: lastLine(log) };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
