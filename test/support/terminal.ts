import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type IPty, spawn } from '@lydell/node-pty';
import { expect, onTestFinished } from 'vitest';
import { removeFolder, temporaryFolder } from './facts.ts';
import { marksLeft, processesMarked } from './processes.ts';
import { createScreen } from './screen.ts';
import { projectRoot } from './sources.ts';

export type TourOptions = {
  readonly columns?: number;
  readonly rows?: number;
  /** By default a new folder, removed when the test ends. */
  readonly workspace?: string;
  /** A command that runs the tour: `unshare -n`, say. */
  readonly within?: readonly string[];
  /** Another program than the tour, with its arguments: a shell, say. */
  readonly program?: readonly string[];
  /** Arguments beside `--workspace`. */
  readonly args?: readonly string[];
  /** Laid over this process's environment; undefined takes a name away. */
  readonly env?: { readonly [name: string]: string | undefined };
};

type Wanted = string | RegExp | ((screen: string) => boolean);

/** How long content may take to appear, where a test says nothing else. Builds run beside it on two cores. */
const patience = 30;

/** Keys by the names that the keymap has for them, as a terminal sends them. */
const keys: { readonly [name: string]: string } = {
  enter: '\r',
  tab: '\t',
  escape: '\x1b',
  up: '\x1b[A',
  down: '\x1b[B',
  right: '\x1b[C',
  left: '\x1b[D',
  pageup: '\x1b[5~',
  pagedown: '\x1b[6~',
  backspace: '\x7f',
  space: ' ',
};

/** Where a terminal is not a person's: what continuous integration, a test runner or NO_COLOR say is taken away. */
const notAPersons =
  /^(CI|CI_.*|CONTINUOUS_INTEGRATION|BUILD_NUMBER|GITHUB_.*|VITEST.*|NODE_.*|NO_COLOR|FORCE_COLOR|TEST|DEV|EDITOR|VISUAL|PORT|GO111MODULE|GOFLAGS|GOENV|GOPATH|GO_DOCKER_TOUR_.*)$/;

/** An empty folder, for a tour say, removed when the test ends. */
export async function newFolder(name = 'tour'): Promise<string> {
  const folder = await temporaryFolder(name);
  onTestFinished(() => removeFolder(folder));
  return folder;
}

export type Tour = Awaited<ReturnType<typeof openTour>>;

/**
 * The built program in a real terminal. When the test ends the program is killed if it still runs, and a process that it
 * left behind fails the test.
 */
export async function openTour(options: TourOptions = {}) {
  const workspace = options.workspace ?? (await newFolder());
  const id = randomUUID();
  const mark = `TOUR_OF_TEST=${id}`;
  let { columns = 80, rows = 24 } = options;
  const screen = createScreen(columns, rows);
  const command = [
    ...(options.within ?? []),
    ...(options.program ?? [process.execPath, join(projectRoot, 'dist/cli.js'), '--workspace', workspace]),
    ...(options.args ?? []),
  ];
  const pty = spawn(command[0] ?? '', command.slice(1), {
    cols: columns,
    rows,
    cwd: '/',
    env: personsEnvironment({ ...options.env, TOUR_OF_TEST: id }),
  });
  const listeners = new Set<() => void>();
  const look = () => {
    for (const listener of [...listeners]) listener();
  };
  let exit: { code: number; signal: number } | null = null;
  pty.onData((data) => screen.write(data, look));
  pty.onExit(({ exitCode, signal = 0 }) => {
    exit = { code: exitCode, signal };
    // What it said last may not have been drawn yet.
    screen.write('', look);
  });
  screen.onAnswer((data) => pty.write(data));

  const ended = () => (exit ? `; it has ended with code ${exit.code}, signal ${exit.signal}` : '');
  const report = (failure: string) => {
    const size = `${columns}x${rows}${screen.alternate ? '' : ', not the alternate screen'}`;
    const shown = screen.text().replace(/^/gm, '  ▏');
    return new Error(`${failure}${ended()}. The screen (${size}):\n${shown}\n`);
  };

  /** Resolves as soon as `found` says yes of what is drawn. */
  const until = (found: () => boolean, failure: string, seconds = patience): Promise<void> =>
    new Promise((resolve, reject) => {
      const done = (settle: () => void) => {
        listeners.delete(check);
        clearTimeout(timer);
        settle();
      };
      const check = () => {
        if (found()) done(resolve);
        else if (exit) done(() => reject(report(failure)));
      };
      const timer = setTimeout(
        () => done(() => reject(report(`${failure} in ${seconds} s`))),
        seconds * 1000,
      );
      listeners.add(check);
      check();
    });

  /** The keys that work: what other news changes on the screen is above. */
  const footer = () => screen.text().split('\n').at(-1);

  const tour = {
    workspace,
    module: join(workspace, 'httpserver'),
    pid: pty.pid,
    screen: () => screen.text(),
    terminal: screen,

    /** Waits for a text, which may be broken into rows, for a pattern in the whole screen, or for what a test says. */
    async sees(wanted: Wanted, seconds?: number): Promise<void> {
      await until(() => has(screen.text(), wanted), `The tour does not show ${wanted}`, seconds);
    },

    /** Waits until a text is there no more. */
    async loses(unwanted: Wanted, seconds?: number): Promise<void> {
      await until(() => !has(screen.text(), unwanted), `The tour still shows ${unwanted}`, seconds);
    },

    /** Waits for a whole screen. What differs from machine to machine is written in it as `normal` writes it. */
    async shows(expected: string, seconds?: number): Promise<void> {
      const now = () => normal(screen.text(), workspace);
      try {
        await until(() => now() === wholeScreen(expected), 'The tour does not show that screen', seconds);
      } catch (error) {
        expect(now(), String(error)).toBe(wholeScreen(expected));
      }
    },

    /** Presses keys, one after another: names of the keymap (`enter`, `ctrl+c`) or characters. */
    async press(...names: readonly string[]): Promise<void> {
      for (const name of names) {
        const before = footer();
        pty.write(bytesOf(name));
        // An Esc with something close behind it is Alt: wait until it was taken for itself.
        if (name === 'escape') await until(() => footer() !== before, 'Esc changes no keys');
      }
    },

    /** Types at the prompt, and waits until all of it stands there. */
    async types(text: string): Promise<void> {
      const whole = bare((screen.prompt() ?? '') + text);
      pty.write(text);
      await until(() => screen.prompt() === whole, `The prompt does not say ${text}`);
    },

    /** Sends what the tour does not read, but somebody who has its terminal. */
    write: (data: string) => pty.write(data),

    /** Pastes, as a terminal does that brackets what it pastes. */
    paste(text: string): void {
      pty.write(`\x1b[200~${text}\x1b[201~`);
    },

    /** Waits until the prompt is free and empty. */
    async isReady(seconds?: number): Promise<void> {
      await until(() => screen.prompt() === '', 'The prompt does not come back', seconds);
    },

    /** Types a command line, runs it, and waits for the prompt. */
    async runs(line: string, seconds?: number): Promise<void> {
      await tour.isReady();
      await tour.types(line);
      await tour.press('enter');
      await tour.isReady(seconds);
    },

    /** Takes the command that the prompt offers, which must be this one, and runs it. */
    async takes(line: string, seconds?: number): Promise<void> {
      await tour.isReady();
      await until(() => has(screen.text(), `$ ${line}`), `The tour does not offer ${line}`);
      await tour.press('tab');
      await until(() => screen.prompt() === bare(line), `Tab does not take ${line}`);
      await tour.press('enter');
      await tour.isReady(seconds);
    },

    /** Waits for something that is not on the screen; it is looked at whenever the screen changes, and in between. */
    async until(found: () => boolean, failure: string, seconds?: number): Promise<void> {
      const again = setInterval(look, 50);
      await until(found, failure, seconds).finally(() => clearInterval(again));
    },

    resize(newColumns: number, newRows: number): void {
      columns = newColumns;
      rows = newRows;
      screen.resize(columns, rows);
      pty.resize(columns, rows);
    },

    kill: (signal: NodeJS.Signals) => kill(pty, signal),
    /** Takes the terminal itself away. */
    closeWindow: () => (pty as IPty & { destroy(): void }).destroy(),

    /** Waits for its end; the exit code. */
    async ends(seconds = patience): Promise<number> {
      await new Promise<void>((resolve, reject) => {
        const check = () => {
          if (!exit) return;
          listeners.delete(check);
          clearTimeout(timer);
          resolve();
        };
        const timer = setTimeout(
          () => reject(report(`The tour does not end in ${seconds} s`)),
          seconds * 1000,
        );
        listeners.add(check);
        check();
      });
      return (exit as { code: number } | null)?.code ?? -1;
    },

    /** Processes of this tour that live, itself included. */
    processes: () => processesMarked(mark),
    /** Those that are left when it has ended. */
    leftBehind: (seconds = 10) => marksLeft(mark, seconds),
  };

  onTestFinished(async () => {
    if (!exit) {
      kill(pty, 'SIGTERM');
      await tour.ends(20).catch(() => kill(pty, 'SIGKILL'));
    }
    const left = await marksLeft(mark, 10);
    for (const { pid } of left) process.kill(pid, 'SIGKILL');
    if (left.length > 0)
      throw report(`The tour has left behind: ${left.map((each) => each.command).join('; ')}`);
  });
  return tour;
}

/** This process's environment as a person at a terminal would have it, with `more` laid over it. */
export function personsEnvironment(more: TourOptions['env'] & object): { [name: string]: string } {
  const kept = Object.entries(process.env).filter(([name]) => !notAPersons.test(name));
  const terminal = { TERM: 'xterm-256color', LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' };
  return Object.fromEntries(
    Object.entries({ ...Object.fromEntries(kept), ...terminal, ...more }).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
}

function kill(pty: IPty, signal: NodeJS.Signals): void {
  try {
    pty.kill(signal);
  } catch {
    // It has ended in the meantime.
  }
}

function bytesOf(name: string): string {
  const control = /^ctrl\+([a-z])$/.exec(name)?.[1];
  if (control) return String.fromCharCode(control.charCodeAt(0) - 96);
  const bytes = keys[name] ?? name;
  if ([...bytes].length > 1 && !bytes.startsWith('\x1b')) throw new Error(`There is no key ${name}`);
  return bytes;
}

function has(text: string, wanted: Wanted): boolean {
  if (typeof wanted === 'function') return wanted(text);
  if (typeof wanted !== 'string') return wanted.test(text);
  return text.includes(wanted) || bare(text).includes(bare(wanted));
}

function bare(text: string): string {
  return text.replace(/\s+/g, '');
}

/** A screen as it is written in a test: its rows between two line ends, indented as the test is. */
function wholeScreen(text: string): string {
  const rows = text
    .replace(/^\n/, '')
    .replace(/\n\s*$/, '')
    .split('\n');
  const margin = Math.min(...rows.filter((row) => row.trim() !== '').map((row) => row.search(/\S/)));
  return rows
    .map((row) => row.slice(margin).trimEnd())
    .join('\n')
    .trimEnd();
}

/**
 * A screen without what differs from machine to machine: times as `0.0 s`, sizes as `0 MB`, versions as `Go 1.x` and `Docker x`, the
 * workspace as `~/tour`, and three blanks for the gap of a row that had one of them.
 */
function normal(text: string, workspace: string): string {
  const rows = text.split('\n').map((row) => {
    const same = row
      .replaceAll(workspace, '~/tour')
      .replace(/\b\d+\.\d s\b/g, '0.0 s')
      .replace(/\b(?:\d+\.\d+|\d{3}) [MG]B\b/g, '0 MB')
      .replace(/\bGo 1\.\d+(\.\d+)?/g, 'Go 1.x')
      .replace(/\b(Docker|Podman) \d+\.\d+/g, '$1 x');
    return same === row ? row : same.replace(/(\S) {3,}/g, '$1   ').replace(/─{3,}/, '───');
  });
  return wholeScreen(rows.join('\n'));
}
