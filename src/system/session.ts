import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Variables } from '../core/course/types.ts';
import type { Engine } from '../core/engine.ts';
import { withoutColours } from '../core/output/filter.ts';
import type { CommandRecord, RunEnd, ShellState } from '../core/progress/types.ts';
import type { Gathered } from '../core/verdicts/verdict.ts';
import type { Environment, WorkspacePaths } from '../core/workspace/paths.ts';
import { imageIds, noteMade, setAside } from './engine/made.ts';
import { newContainers, stopContainer } from './engine/running.ts';
import { descendants } from './listening.ts';
import { endProcess } from './shell/end.ts';
import { runShell } from './shell/run.ts';
import { listens } from './shell/watch.ts';

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
  /** It listens now: it is a server, and the prompt is free. `state` where its shell has ended already (`server &`). */
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
  /** null for a command that became a server, or was ended before its shell could say. */
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
  const imagesBefore = docker ? await imageIds(docker, environment) : new Set<string>();
  const contained = docker && startsContainer.test(line) ? await newContainers(docker, environment) : null;

  const output = keepEnds();
  let heard: { ports: readonly number[]; container: string | null } = { ports: [], container: null };
  const recordOf = (end: RunEnd | null): CommandRecord => ({
    line,
    end,
    milliseconds: Date.now() - startedAt.getTime(),
    startedAt: startedAt.toISOString(),
    output: withoutColours(output.text()),
    ...heard,
  });
  const log = join(paths.logs, `${startedAt.toISOString().replace(/[:.]/g, '-')}.log`);
  const run = await runShell(line, {
    state: options.state,
    environment,
    timeout: options.timeout,
    log,
    in: options.in,
    onOutput: (text) => {
      output.add(text);
      options.onOutput(text);
    },
  });

  const over = new AbortController();
  let shellState: ShellState | null = null;
  void run.shellEnded.then(({ state }) => {
    shellState = state;
  });
  const became = { server: false };
  const watching =
    run.pid === null || options.in === 'terminal'
      ? Promise.resolve()
      : listens(run.pid, contained, over.signal).then((found) => {
          if (!found || over.signal.aborted) return;
          heard = found;
          became.server = true;
          run.unlimited();
          options.onListening({ ...found, record: recordOf(null), state: shellState });
        });

  const finish = async (): Promise<RunOutcome> => {
    const result = await run.ended;
    // `server > log &` has let go of its output and lives on; it ends when it is stopped, or by itself.
    while (run.pid !== null && options.in === 'pane' && (await descendants(run.pid)).length > 0 && !cancelled)
      await new Promise((resolve) => setTimeout(resolve, 300));
    over.abort();
    await watching;
    if (docker && heard.container && cancelled) await stopContainer(docker, environment, heard.container);
    if (docker && contained && heard.container === null) {
      const left = await contained.evenEnded();
      if (left) heard = { ports: left.ports, container: left.id };
    }
    if (docker) await noteMade(paths, docker, environment, imagesBefore, output.text());
    return { end: result.end, record: recordOf(result.end), state: became.server ? null : result.state, log };
  };
  let cancelled = false;
  return {
    done: finish(),
    cancel() {
      cancelled = true;
      run.cancel();
      if (run.pid !== null) void endProcess(run.pid);
    },
  };
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
      head += text.slice(0, room);
      tail += text.slice(room);
      if (tail.length > 2 * last) {
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
