import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Variables } from '../core/course/types.ts';
import type { Engine } from '../core/engine.ts';
import { withoutColours } from '../core/output/filter.ts';
import type { CommandRecord, RunEnd, ShellState } from '../core/progress/types.ts';
import { onlyLooks } from '../core/shell/only-looks.ts';
import type { Gathered } from '../core/verdicts/verdict.ts';
import type { Environment, WorkspacePaths } from '../core/workspace/paths.ts';
import type { SeenBuild } from '../core/xray/seen.ts';
import { imageIds, noteMade, setAside } from './engine/made.ts';
import { type ContainerWatch, newContainers, stopContainer } from './engine/running.ts';
import { descendants } from './listening.ts';
import { forget, mind } from './minder.ts';
import { runShell } from './shell/run.ts';
import { type Heard, listens } from './shell/watch.ts';
import { isFolder } from './workspace/refuse.ts';
import { watchBuild } from './xray/watch-build.ts';

/** What running the learner's commands needs to know. */
export type SessionOptions = {
  readonly paths: WorkspacePaths;
  /** The sandbox's, without the learner's exports. */
  readonly environment: Environment;
  readonly variables: Variables;
  engine(): Promise<Gathered<Engine>>;
};

export type RunOptions = {
  readonly state: ShellState;
  /** Seconds. */
  readonly timeout: number;
  readonly in: 'pane' | 'terminal';
  readonly onOutput: (text: string) => void;
  /** It builds an image: what has come of each line so far. */
  readonly onBuild?: (build: SeenBuild) => void;
  /**
   * It listens now, or lives on in the background: the prompt is free. `state` where its shell has ended already
   * (`server &`). Called again when what lived on begins to listen.
   */
  readonly onListening: (heard: {
    readonly ports: readonly number[];
    readonly container: string | null;
    readonly record: CommandRecord;
    readonly state: ShellState | null;
  }) => void;
};

export type RunOutcome = {
  readonly end: RunEnd;
  readonly record: CommandRecord;
  /** null for a command that lived on beside the prompt, or was ended before its shell could say. */
  readonly state: ShellState | null;
  readonly log: string;
};

export type RunningCommand = { readonly done: Promise<RunOutcome>; cancel(): void };

/** A command line that speaks to an engine: what it makes is written down. */
const toEngine = /\b(docker|podman)\b/;
/** One that may start a container which stays. */
const startsContainer = /\b(docker|podman)\s+(?:--?\S+\s+)*(container\s+)?(run|start|compose)\b/;

/**
 * Runs a line of the learner's (or of a solution) in the sandbox: its output, the ports and the container that it
 * brings up, and what it made in the engine are all taken down.
 */
export async function runCommand(
  line: string,
  session: SessionOptions,
  options: RunOptions,
): Promise<RunningCommand> {
  const { paths, environment } = session;
  await mkdir(paths.logs, { recursive: true });
  const startedAt = new Date();
  const engine = toEngine.test(line) ? await session.engine() : null;
  const docker = engine?.ok ? engine.value : null;
  if (docker) await setAside(paths, docker, environment);
  const [imagesBefore, contained] = await Promise.all([
    docker && !onlyLooks(line) ? imageIds(docker, environment) : null,
    docker && startsContainer.test(line) ? newContainers(docker, environment, line) : null,
  ]);
  const state = standing(options.state, paths, options.onOutput);

  const output = keepEnds();
  let heard: Heard = { ports: [], container: null };
  const building = watchBuild(line, state.directory, (build) => options.onBuild?.(build));
  let built: SeenBuild | null = null;
  const recordOf = (end: RunEnd | null): CommandRecord => ({
    line,
    end,
    milliseconds: Date.now() - startedAt.getTime(),
    startedAt: startedAt.toISOString(),
    output: withoutColours(output.text()),
    ...heard,
    ...(built && { build: built }),
  });
  const log = join(paths.logs, `${startedAt.toISOString().replace(/[:.]/g, '-')}.log`);
  const run = await runShell(line, {
    state,
    environment,
    timeout: options.timeout,
    log,
    in: options.in,
    onOutput: (text) => {
      output.add(text);
      building?.push(text);
      options.onOutput(text);
    },
  });

  const over = new AbortController();
  let shellState: ShellState | null = null;
  void run.shellEnded.then((ended) => {
    shellState = ended.state;
  });
  const became = { server: false };
  const live = (found: Heard): void => {
    heard = found;
    became.server = true;
    if (docker && found.container) mind({ is: 'container', program: docker.program, name: found.container });
    run.unlimited();
    options.onListening({ ...found, record: recordOf(null), state: shellState });
  };
  const watched = run.pid !== null && options.in === 'pane';
  const watching = watched
    ? listens(run.pid, contained, over.signal).then((found) => {
        if (found && !over.signal.aborted) live(found);
      })
    : Promise.resolve();

  const cancelling: { done: Promise<void> | null } = { done: null };
  /** `server &` and `server > log &` live on beside the prompt when their shell has ended, until they are stopped. */
  const outlive = async (pid: number): Promise<void> => {
    while (cancelling.done === null && (await descendants(pid)).length > 0) {
      if (!became.server) live(heard);
      await wait(between);
    }
  };
  /** `docker run -d` has ended, and its container lives on, until it is stopped. */
  const outliveDetached = async (watch: ContainerWatch): Promise<void> => {
    while (cancelling.done === null) {
      const up = await watch.up();
      if (up === null) return;
      if (heard.container === null) live({ ports: up.ports, container: up.id });
      await wait(between);
    }
  };
  const finish = async (): Promise<RunOutcome> => {
    await run.shellEnded;
    await Promise.race([run.ended, wait(between)]);
    if (watched && run.pid !== null) await outlive(run.pid);
    if (watched && contained && heard.container === null) await outliveDetached(contained);
    await cancelling.done;
    await Promise.race([run.ended, wait(between)]);
    run.letGo();
    const result = await run.ended;
    // Its shell ended well, long ago perhaps; what lived on was stopped.
    const end: RunEnd = became.server && cancelling.done !== null ? { how: 'stopped' } : result.end;
    over.abort();
    await watching;
    built = (await building?.end(end.how === 'exited' && end.code === 0)) ?? null;
    if (docker && contained && heard.container === null) {
      const left = await contained.evenEnded();
      if (left) heard = { ports: left.ports, container: left.id };
    }
    const stopped = end.how === 'stopped' || end.how === 'timed-out';
    if (docker && heard.container && stopped) await stopContainer(docker, environment, heard.container);
    if (became.server && docker && heard.container)
      forget({ is: 'container', program: docker.program, name: heard.container });
    if (docker && imagesBefore)
      await noteMade(paths, docker, environment, {
        imagesBefore,
        output: output.text(),
        container: heard.container,
      });
    return { end, record: recordOf(end), state: became.server ? null : result.state, log };
  };
  return {
    done: finish(),
    cancel() {
      cancelling.done ??= run.cancel();
    },
  };
}

/** Milliseconds between two looks at what still runs, and for which output that is on its way is waited for. */
const between = 300;

/** A shell whose folder was removed stands in the module again, and says so. */
function standing(state: ShellState, paths: WorkspacePaths, say: (text: string) => void): ShellState {
  if (isFolder(state.directory)) return state;
  const directory = isFolder(paths.module) ? paths.module : paths.root;
  say(`go-docker-tour: ${state.directory} is gone; you are in ${directory} now\n`);
  return { ...state, directory };
}

/** Keeps the first 4 kB and the last 12 kB of what it is given. */
function keepEnds(): { add(text: string): void; text(): string } {
  const first = 4000;
  const last = 12_000;
  let head = '';
  let tail = '';
  let lost = 0;
  return {
    add(text) {
      const room = Math.max(0, first - head.length);
      if (room > 0) head += text.slice(0, room);
      // Of a flood its end is enough; to take the whole of it in first would copy it.
      const rest = text.slice(Math.max(room, text.length - last));
      lost += Math.max(0, text.length - room) - rest.length;
      tail += rest;
      if (tail.length > 4 * last) {
        lost += tail.length - last;
        tail = tail.slice(-last);
      }
    },
    text() {
      const cut = Math.max(0, tail.length - last);
      const gone = lost + cut;
      return gone === 0 ? head + tail : `${head}\n[… ${gone} characters …]\n${tail.slice(cut)}`;
    },
  };
}
