import { readDockerfile } from '../../core/dockerfile/read.ts';
import type { Dockerfile } from '../../core/dockerfile/types.ts';
import type { ContainerFact, ContainerView } from '../../core/verdicts/facts/containers.ts';
import type { ImageConfig, Socket } from '../../core/verdicts/facts/images.ts';
import { compareImages, type Difference, sameImage } from '../../core/verdicts/image/compare.ts';
import { insteadOf, misplacedIn } from '../../core/verdicts/image/other-command.ts';
import { wasSeen } from '../../core/verdicts/image/seen.ts';
import {
  ask,
  type ContainerState,
  inspectContainers,
  lastLine,
  listeningInside,
  logsOf,
} from '../engine/containers.ts';
import { bareId, inspectImage } from '../engine/images.ts';
import { lookAtStopped } from '../engine/stopped.ts';
import { call, type EngineWorld, worldOf } from '../engine/world.ts';
import { isFree } from '../port.ts';
import type { FactContext } from './context.ts';
import { readDockerfileOf } from './dockerfile.ts';
import { image as gatherImage } from './image.ts';
import type { Gatherer } from './index.ts';
import { withSources } from './sockets.ts';

/** The learner's containers of an image, asked and looked into. */
export const container: Gatherer<'container'> = async ({ image: called }, context) => {
  const engine = await context.engine();
  if (!engine.ok) return engine;
  const world = worldOf(engine.value, context);
  const listed = await call(world, ['ps', '-a', '-q', '--no-trunc']);
  const [states, image] = await Promise.all([
    inspectContainers(world, listed.stdout.split('\n').filter(Boolean)),
    inspectImage(world, called),
  ]);
  const own = states
    .filter((state) => state.labels['go-docker-tour'] === undefined && isOf(called, state, image))
    .sort((a, b) => b.created.localeCompare(a.created));
  const anyRuns = own.some(({ status }) => status === 'running');
  // Why one has ended need not be found out where the tour saw it serve: that takes longer than all else here.
  const served = wasSeen(context.record, true);
  const containers: ContainerView[] = [];
  for (const state of own) {
    if (served && state.status !== 'running' && state.status !== 'paused') continue;
    const current = await isCurrent(world, state, image);
    const seen = state.status === 'running' ? await viewRunning(world, state, current, context) : null;
    const ended = seen?.is === 'ended' ? seen.now : state;
    if (seen?.is === 'running') containers.push(seen.view);
    // What has ended says something only while nothing runs, and only of the image as it is now: of one that is gone, the
    // Dockerfile that it was made by is gone as well.
    else if (ended && (!anyRuns || seen) && current)
      containers.push(await viewStopped(world, ended, context));
  }
  const answers = containers.some(({ answered }) => answered.length > 0);
  const behind = image && containers.length > 0 && !answers ? await behindTheFolder(called, context) : null;
  const value: ContainerFact = { containers, image: image !== null, behind, record: context.record };
  return { ok: true, value };
};

/** A folder that cannot be built tells nothing of an image's age: that is the business of other checks. */
async function behindTheFolder(tag: string, context: FactContext): Promise<Difference | null> {
  const compared = await gatherImage({ fact: 'image', tag }, context);
  if (!compared.ok) return null;
  const { there, fresh, content } = compared.value;
  return there !== null && fresh.built ? compareImages(there, fresh.config, content) : null;
}

/** By the name that it was started with, which it keeps when the image is built again; or by the image itself. */
function isOf(called: string, state: ContainerState, image: ImageConfig | null): boolean {
  const name = state.imageName.replace(/^(?:docker\.io\/library|localhost)\//, '').replace(/:latest$/, '');
  return name === called || (image !== null && bareId(state.imageId) === bareId(image.id));
}

async function isCurrent(
  world: EngineWorld,
  state: ContainerState,
  image: ImageConfig | null,
): Promise<boolean> {
  if (image === null) return false;
  if (bareId(state.imageId) === bareId(image.id)) return true;
  const other = await inspectImage(world, state.imageId);
  return other !== null && sameImage(other, image);
}

function common(state: ContainerState, current: boolean) {
  const { id, name, hostNetwork, astray, bindings } = state;
  return { id, name, hostNetwork, astray, current, published: bindings };
}

type Running =
  | { readonly is: 'running'; readonly view: ContainerView }
  /** It ran when it was first looked at, and does no longer; null where it is gone. */
  | { readonly is: 'ended'; readonly now: ContainerState | null };

/** One that is started again and again runs for a moment each time: its count tells, whatever its state is just now. */
async function lookAgain(world: EngineWorld, before: ContainerState): Promise<ContainerState | null> {
  const [now] = await inspectContainers(world, [before.id]);
  if (now === undefined) return null;
  return now.restarts > 0 ? { ...now, status: 'restarting' } : now;
}

async function viewRunning(
  world: EngineWorld,
  state: ContainerState,
  current: boolean,
  context: FactContext,
): Promise<Running> {
  const published = state.ports.length > 0 ? state.ports : state.bindings;
  const until = Date.now() + 2000;
  let answered: number[] = [];
  let listening: readonly Socket[] | null = null;
  // It may just have been started.
  for (;;) {
    listening = await listeningInside(world, state, context.variables.goImage);
    const ports = state.hostNetwork
      ? (listening ?? []).map(({ port }) => port)
      : published.map(({ host }) => host);
    const asked = ports.map(async (port) => ({ port, answer: await ask(world.engine.host, port) }));
    answered = (await Promise.all(asked)).flatMap(({ port, answer }) =>
      typeof answer === 'string' ? [] : [port],
    );
    if (answered.length > 0 || (listening?.length ?? 0) > 0 || Date.now() > until) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
    const now = await lookAgain(world, state);
    if (now?.status !== 'running') return { is: 'ended', now };
  }
  const config = answered.length > 0 ? null : await inspectImage(world, state.imageId);
  const instead = config && insteadOf(state.started, [...config.entrypoint, ...config.command]);
  const sockets =
    answered.length > 0
      ? listening
      : await withSources(context.paths.module, await dockerfileOf(context), listening);
  const view: ContainerView = {
    ...common(state, current),
    published,
    state: 'running',
    answered,
    listening: sockets,
    instead,
    misplaced: misplacedIn(state.started),
    stopped: null,
  };
  return { is: 'running', view };
}

async function dockerfileOf(context: FactContext): Promise<Dockerfile> {
  return readDockerfile((await readDockerfileOf(context)).text ?? '');
}

const endings = ['created', 'exited', 'paused', 'restarting'] as const;

async function viewStopped(
  world: EngineWorld,
  state: ContainerState,
  context: FactContext,
): Promise<ContainerView> {
  const config = await inspectImage(world, state.imageId);
  const kind = endings.find((each) => each === state.status) ?? 'other';
  const said =
    state.error ||
    (kind === 'created' ? await whyNotStarted(world, state) : lastLine(await logsOf(world, state.id)));
  const dockerfile = await dockerfileOf(context);
  const exit = kind === 'created' ? null : state.exit;
  const stopped =
    config &&
    (await lookAtStopped(world, state.id, { config, dockerfile, names: ['httpserver'], said, exit }));
  const instead = config && insteadOf(state.started, [...config.entrypoint, ...config.command]);
  const { mounts, workdir } = state;
  const changed = { mounts, workdir };
  return { ...common(state, true), state: kind, answered: [], listening: null, instead, changed, stopped };
}

/** Podman keeps no word of a start that failed; but who has its port can be seen. */
async function whyNotStarted(world: EngineWorld, { bindings }: ContainerState): Promise<string> {
  if (world.engine.program !== 'podman') return '';
  for (const { host } of bindings) if (host > 0 && !(await isFree(host))) return 'address already in use';
  return '';
}
