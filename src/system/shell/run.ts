import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import type { RunEnd, ShellState } from '../../core/progress/types.ts';
import { applyState, readState, shellScript } from '../../core/shell/state.ts';
import type { Environment } from '../../core/workspace/paths.ts';
import { ignoreInterrupts } from '../interrupt.ts';
import { forget, mind, ownFolder } from '../minder.ts';
import { endProcess } from './end.ts';
import { takeOutput } from './take-output.ts';

export type ShellOptions = {
  readonly state: ShellState;
  /** The sandbox's environment, without the learner's exports. */
  readonly environment: Environment;
  /** Seconds; without meaning where the command has the terminal: nobody takes an editor away from its user. */
  readonly timeout: number;
  /** The whole output goes there as it comes, at most 64 MB of it. */
  readonly log: string;
  /** Output fit for the screen, in pieces of any size. */
  readonly onOutput: (text: string) => void;
  /** 'terminal': the command has this process's own terminal; nothing is read from it meanwhile, nothing kept of it. */
  readonly in: 'pane' | 'terminal';
};

export type ShellResult = {
  readonly end: RunEnd;
  /** null where the shell was ended before it could say. */
  readonly state: ShellState | null;
};

export type ShellRun = {
  readonly pid: number | null;
  /** The shell has ended. What it left running in the background may still print. */
  readonly shellEnded: Promise<ShellResult>;
  /** Everything that it started has ended, or let go of its output. */
  readonly ended: Promise<ShellResult>;
  /** SIGINT, then SIGTERM, then SIGKILL, to the whole process group and all descendants; resolves when none is left. */
  cancel(): Promise<void>;
  /** From now on it may take as long as it likes: it is a server. */
  unlimited(): void;
  /** Reads no more: `ended` need not wait for one who slipped away and holds the output open. */
  letGo(): void;
};

/** Runs a line in a fresh bash that goes on where the last one was. Never throws for what the line does. */
export async function runShell(line: string, options: ShellOptions): Promise<ShellRun> {
  const folder = await ownFolder();
  const stateFile = join(folder.path, 'state');
  const pane = options.in === 'pane';
  const heed = pane ? () => {} : ignoreInterrupts();
  const child = execa('bash', ['--noprofile', '--norc', '-c', shellScript, 'bash', line, stateFile], {
    cwd: options.state.directory,
    env: { ...applyState(options.environment, options.state), PWD: options.state.directory },
    extendEnv: false,
    reject: false,
    buffer: false,
    stdin: pane ? 'ignore' : 'inherit',
    stdout: pane ? 'pipe' : 'inherit',
    stderr: pane ? 'pipe' : 'inherit',
    killDescendants: pane,
  });
  const own = { is: 'process', pid: child.pid ?? 0 } as const;
  if (own.pid > 0) mind(own);
  const streams = [child.stdout, child.stderr].filter((stream) => stream !== null);
  const output = takeOutput(streams, options.log, options.onOutput);

  let stopped: RunEnd | null = null;
  let stopping = Promise.resolve();
  const stop = (why: RunEnd): Promise<void> => {
    if (stopped !== null || child.pid === undefined) return stopping;
    stopped = why;
    stopping = endProcess(child.pid);
    return stopping;
  };
  const timeOut = () => stop({ how: 'timed-out', seconds: options.timeout });
  const timer = pane ? setTimeout(timeOut, options.timeout * 1000) : undefined;

  const exited = new Promise<RunEnd>((resolve) => {
    child.nodeChildProcess.once('exit', (code, signal) =>
      resolve(code !== null ? { how: 'exited', code } : { how: 'killed', signal: signal ?? 'unknown' }),
    );
    child.nodeChildProcess.once('error', (error) => resolve({ how: 'not-started', reason: error.message }));
  });
  const shellEnded = exited.then(async (end): Promise<ShellResult> => {
    clearTimeout(timer);
    heed();
    const text = await readFile(stateFile, 'utf8').catch(() => '');
    await folder.remove();
    return { end: stopped ?? end, state: readState(text, options.environment) };
  });
  const ended = Promise.all([shellEnded, child.then(() => undefined)]).then(async ([result]) => {
    await output.end();
    if (own.pid > 0) forget(own);
    return stopped === null ? result : { ...result, end: stopped };
  });
  return {
    pid: child.pid ?? null,
    shellEnded,
    ended,
    cancel: () => stop({ how: 'stopped' }),
    unlimited: () => clearTimeout(timer),
    letGo() {
      child.stdout?.destroy();
      child.stderr?.destroy();
    },
  };
}
