import { homedir, hostname, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import type { Environment } from '../core/workspace/paths.ts';

/** This process's own environment. */
export function ownEnvironment(): Environment {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/** Whose machine this is. */
export function identity(): { readonly home: string; readonly user: string; readonly host: string } {
  return { home: homedir(), user: userName(), host: hostname() };
}

/** A container's user need not have a name. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return process.env.USER ?? '';
  }
}

/** The absolute path of the workspace: the one named, or `~/go-docker-tour`. */
export function workspaceRoot(named: string | null): string {
  return named === null ? join(homedir(), 'go-docker-tour') : resolve(named);
}

/** A path as its owner would write it: `~/go-docker-tour`. */
export function asWritten(path: string): string {
  const home = homedir();
  return path === home || path.startsWith(`${home}/`) ? `~${path.slice(home.length)}` : path;
}

/** Whether the locale can show more than ASCII: LC_ALL before LC_CTYPE before LANG, as POSIX has it. */
export function isUnicode(environment: Environment): boolean {
  const locale = environment.LC_ALL || environment.LC_CTYPE || environment.LANG || '';
  if (locale === '') return process.platform === 'darwin';
  return /utf-?8/i.test(locale);
}

/** A pipe, a terminal that cannot move its cursor, or a screen reader: the tour is a conversation there. */
export function isLinear(
  streams: { readonly stdin: { readonly isTTY: boolean }; readonly stdout: { readonly isTTY: boolean } },
  own: Environment,
): boolean {
  const { stdin, stdout } = streams;
  return !stdin.isTTY || !stdout.isTTY || own.TERM === 'dumb' || own.INK_SCREEN_READER === 'true';
}

/** Asks on the terminal; null where there is nobody to ask. */
export async function askYes(
  question: string,
  streams: { readonly stdin: NodeJS.ReadStream; readonly stdout: NodeJS.WriteStream },
): Promise<boolean | null> {
  if (!streams.stdin.isTTY || !streams.stdout.isTTY) return null;
  const answer = await answerTo(`${question} [y/N] `, streams);
  return /^y(es)?$/i.test(answer.trim());
}

/** What was typed; nothing where Ctrl+C or the end of the input was the answer. */
async function answerTo(
  question: string,
  { stdin, stdout }: { readonly stdin: NodeJS.ReadStream; readonly stdout: NodeJS.WriteStream },
): Promise<string> {
  const { createInterface } = await import('node:readline/promises');
  const reader = createInterface({ input: stdin, output: stdout });
  const closed = new Promise<string>((resolve) => reader.once('close', () => resolve('')));
  try {
    return await Promise.race([reader.question(question).catch(() => ''), closed]);
  } finally {
    reader.close();
  }
}
