import { spawn } from '@lydell/node-pty';

/** What only the whole first screen has: the title, and the key to leave in its last line. */
const drawn = /go-docker-tour[\s\S]*\bquit\b/;

/**
 * Milliseconds from the start of `node args` in a pseudo-terminal of 80x24 to the home screen; the process is ended then.
 * @param {string[]} args
 * @returns {Promise<number>}
 */
export function firstFrame(args) {
  return new Promise((settle, fail) => {
    // With CI set Ink would not draw.
    const { CI: _ci, ...environment } = process.env;
    const start = performance.now();
    const terminal = spawn(process.execPath, args, {
      cols: 80,
      rows: 24,
      env: { ...environment, TERM: 'xterm-256color' },
    });
    let output = '';
    let time = null;
    terminal.onData((data) => {
      output += data;
      if (time !== null || !drawn.test(output)) return;
      time = performance.now() - start;
      terminal.kill('SIGTERM');
    });
    terminal.onExit(() => {
      if (time === null) fail(new Error(`the tour ended before its first frame:\n${output}`));
      else settle(time);
    });
  });
}
