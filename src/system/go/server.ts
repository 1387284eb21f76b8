import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { ServerRun } from '../../core/verdicts/facts/http.ts';
import type { Environment } from '../../core/workspace/paths.ts';
import { descendants, type Listening, listeningPorts } from '../listening.ts';
import { forget, mind } from '../minder.ts';

export type Started = {
  /** As the reader would name it: `./httpserver`. */
  readonly program: string;
  readonly file: string;
  readonly directory: string;
  readonly environment: Environment;
  readonly signal: AbortSignal;
};

/** Seconds that a program may take until it listens, and an answer until it comes. */
const patience = { listen: 10, answer: 5, log: 1 };

/**
 * Starts a server on a free port (PORT), waits until it listens, wherever that is, asks it for `/` twice, and ends it
 * with all that it started. Standard input is closed.
 */
export async function tryServer(started: Started): Promise<ServerRun> {
  const port = await freePort();
  return withoutPort(await tryOn(port, started), port);
}

/** The port is another one each time: its name in place of it, so that what is told does not change with it. */
function withoutPort(run: ServerRun, port: number): ServerRun {
  const number = new RegExp(`\\b${port}\\b`, 'g');
  const named = Object.entries(run).map(([key, value]) => [
    key,
    typeof value === 'string' ? value.replace(number, '$PORT') : value,
  ]);
  return Object.fromEntries(named) as ServerRun;
}

async function tryOn(
  port: number,
  { program, file, directory, environment, signal }: Started,
): Promise<ServerRun> {
  const child = spawn(file, [], {
    cwd: directory,
    env: { ...environment, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A process group of its own: what it starts is ended with it.
    detached: true,
  });
  const own = { is: 'process', pid: child.pid ?? 0 } as const;
  if (own.pid > 0) mind(own);
  const watched = watch(child);
  const stop = () => void end(child);
  signal.addEventListener('abort', stop, { once: true });
  try {
    const listening = await until(patience.listen, async () => {
      if (watched.ended() !== null) return 'ended' as const;
      const ports = child.pid === undefined ? [] : await listeningPorts(await descendants(child.pid));
      return ports.length > 0 ? ports : null;
    });
    const output = watched.output();
    if (listening === 'ended' || (listening === null && signal.aborted))
      return { is: 'exited', program, how: watched.ended() ?? 'cancelled', output };
    if (listening === null) return { is: 'silent', program, seconds: patience.listen, output };
    // Where the lesson asks it: the learner's own PORT, and what main.go and the article take without one.
    const usual = [Number(environment.PORT), 8080];
    const at = (own: number) => (own === port ? 'asked' : usual.includes(own) ? 'usual' : 'elsewhere');
    const places = inOrder(listening, port).map(
      (one) => ({ address: reachable(one), at: at(one.port) }) as const,
    );
    return await ask(program, places, watched);
  } finally {
    signal.removeEventListener('abort', stop);
    await end(child);
    if (own.pid > 0) forget(own);
  }
}

/** The port that it was given first, then what it chose itself. */
function inOrder(listening: readonly Listening[], port: number): Listening[] {
  return listening.toSorted((one, other) => Number(other.port === port) - Number(one.port === port));
}

function reachable({ address, port }: Listening): string {
  if (address === '0.0.0.0' || address === '::') return `127.0.0.1:${port}`;
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}

type Place = { readonly address: string; readonly at: 'asked' | 'usual' | 'elsewhere' };

async function ask(program: string, places: readonly Place[], watched: Watched): Promise<ServerRun> {
  let worst: ServerRun | null = null;
  for (const { address, at } of places) {
    const before = watched.output().length;
    const first = await get(address);
    if (!first.ok) {
      // A program that ends over a request takes a moment to be seen to.
      const ended = /timeout|redirect/.test(first.reason)
        ? null
        : await until(0.5, async () => watched.ended());
      worst ??= { is: 'no-answer', program, address, reason: first.reason, output: watched.output(), ended };
      continue;
    }
    // Its logs may come a moment after its answer; a second request tells them from what it prints when it starts.
    const one = await grown(watched, before);
    const between = watched.output().length;
    const second = one ? await get(address) : first;
    const two = one && second.ok && (await grown(watched, between));
    const { status, body } = first;
    const log = watched.output().slice(before);
    const run: ServerRun = { is: 'answered', program, address, at, status, body, logged: two, log };
    // Some answer once and end; the next visitor finds nobody.
    const ended = await until(0.2, async () => watched.ended());
    if (ended !== null)
      return { is: 'no-answer', program, address, reason: 'it ended', output: watched.output(), ended };
    if (status >= 200 && status <= 299) return run;
    worst = run;
  }
  if (worst === null) throw new Error('a server that listens nowhere was asked');
  return worst;
}

async function grown(watched: Watched, from: number): Promise<boolean> {
  return (await until(patience.log, async () => watched.output().slice(from).trim() !== '' || null)) ?? false;
}

type Answer =
  | { readonly ok: true; readonly status: number; readonly body: string }
  | { readonly ok: false; readonly reason: string };

async function get(address: string): Promise<Answer> {
  try {
    const response = await fetch(`http://${address}/`, {
      signal: AbortSignal.timeout(patience.answer * 1000),
      headers: { connection: 'close', 'user-agent': 'go-docker-tour' },
    });
    const body = (await response.text()).slice(0, 65_536);
    return { ok: true, status: response.status, body };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return { ok: false, reason: cause instanceof Error ? cause.message : String(cause) };
  }
}

type Watched = { output(): string /** How it ended; null while it runs. */; ended(): string | null };

function watch(child: ChildProcess): Watched {
  let output = '';
  let ended: string | null = null;
  const take = (piece: Buffer) => {
    if (output.length < 1_000_000) output += piece.toString();
  };
  child.stdout?.on('data', take);
  child.stderr?.on('data', take);
  child.on('error', (error) => {
    ended = `it could not be started (${error.message})`;
  });
  // 'close' comes after 'exit', when all output has been read.
  child.on('close', (code, signal) => {
    ended ??= signal ? `ended by ${signal}` : `exit ${code}`;
  });
  return { output: () => output, ended: () => ended };
}

async function end(child: ChildProcess): Promise<void> {
  const { pid } = child;
  if (pid === undefined) return;
  for (const one of await descendants(pid)) kill(one);
  kill(-pid);
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  child.stdout?.destroy();
  child.stderr?.destroy();
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}

async function until<Value>(seconds: number, look: () => Promise<Value | null>): Promise<Value | null> {
  const last = Date.now() + seconds * 1000;
  for (;;) {
    const value = await look();
    if (value !== null || Date.now() > last) return value;
    await pause(20);
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no TCP port');
  return address.port;
}
