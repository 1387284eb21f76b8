import { spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';

/**
 * A program in a pseudo-terminal of 80x24, and the screen that it draws.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string }} [options]
 */
export function openTerminal(program, args, options = {}) {
  const emulator = new xterm.Terminal({ cols: 80, rows: 24, allowProposedApi: true, scrollback: 0 });
  const start = performance.now();
  const pty = spawn(program, [...args], {
    cols: 80,
    rows: 24,
    cwd: options.cwd ?? '/',
    env: { ...personsEnvironment(), ...options.env },
  });
  /** @type {Set<(at: number) => void>} */
  const listeners = new Set();
  let ended = false;
  pty.onData((data) => {
    // What has arrived is on the screen; that the emulator takes its time is none of the program's.
    const at = performance.now();
    emulator.write(data, () => {
      for (const listener of [...listeners]) listener(at);
    });
  });
  emulator.onData((data) => pty.write(data));
  const exit = new Promise((resolve) =>
    pty.onExit(({ exitCode }) => {
      ended = true;
      resolve(exitCode);
      for (const listener of [...listeners]) listener(performance.now());
    }),
  );
  const buffer = () => emulator.buffer.active;
  const line = (row) => buffer().getLine(row)?.translateToString(true) ?? '';
  /** The rows that begin in other colours than the terminal's own, or turned about. */
  const painted = () =>
    Array.from({ length: 24 }, (_, row) => row)
      .filter((row) => {
        const cell = buffer().getLine(row)?.getCell(4);
        return cell && (!cell.isBgDefault() || cell.isInverse());
      })
      .map(line)
      .join('\n');
  const text = () => Array.from({ length: 24 }, (_, row) => line(row)).join('\n');
  return {
    pid: pty.pid,
    start,
    exit,
    text,
    /** @param {string} keys as a terminal sends them; answers when they were sent */
    press(keys) {
      pty.write(keys);
      return performance.now();
    },
    /**
     * Resolves with the moment at which what made `found` true had arrived.
     * @param {(screen: string, painted: string) => boolean} found
     * @param {number} [seconds]
     * @returns {Promise<number>}
     */
    until(found, seconds = 60) {
      return new Promise((resolve, reject) => {
        const settle = (how, value) => {
          listeners.delete(look);
          clearTimeout(timer);
          how(value);
        };
        const fail = (why) => settle(reject, new Error(`${why}; the screen:\n${text()}`));
        const look = (at) => {
          if (found(text(), painted())) settle(resolve, at);
          else if (ended) fail('the program has ended');
        };
        const timer = setTimeout(() => fail(`not seen in ${seconds} s: ${found}`), seconds * 1000);
        listeners.add(look);
        if (found(text(), painted())) settle(resolve, performance.now());
      });
    },
    /** Ends it at once. */
    async kill() {
      if (!ended) pty.kill('SIGKILL');
      await exit;
      emulator.dispose();
    },
  };
}

/** This process's environment, without what tells a program that nobody is there. */
function personsEnvironment() {
  const left = /^(CI|NO_COLOR|FORCE_COLOR|NODE_.*|npm_.*|GO111MODULE|GOFLAGS|GOENV|GOPATH)$/;
  const kept = Object.entries(process.env).filter(([name]) => !left.test(name));
  return { ...Object.fromEntries(kept), TERM: 'xterm-256color', LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' };
}
