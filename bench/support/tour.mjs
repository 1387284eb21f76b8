import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openTerminal } from './terminal.mjs';

export const cli = resolve(import.meta.dirname, '../../dist/cli.js');

/** A folder of its own while `use` runs. @template Value @param {(folder: string) => Promise<Value>} use */
export async function inFolder(use) {
  const folder = mkdtempSync(join(tmpdir(), 'go-docker-tour-bench-'));
  try {
    return await use(folder);
  } finally {
    // Go's module cache is read-only.
    spawnSync('chmod', ['-R', 'u+w', folder]);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The whole home screen is drawn: its title, and the key to leave in the last line. */
export const isHome = (screen) => /go-docker-tour/.test(screen) && /\bquit\b[^\n]*$/.test(screen.trimEnd());

/** The tour on its home screen, or wherever `--workspace` was left. */
export function openTour(workspace, env = {}) {
  return openTerminal(process.execPath, [cli, '--workspace', workspace], { env });
}

/** The tour at a free prompt, in the first lesson, with what can be done there. */
export async function openPrompt(folder) {
  const tour = openTour(join(folder, 'workspace'));
  await tour.until((screen) => isHome(screen) && /Go \d/.test(screen));
  tour.press('\r');
  await tour.until(isFree);
  return {
    ...tour,
    /** Types a line, and runs it; the moment of Enter. */
    async runs(line) {
      await tour.until(isFree);
      tour.press(line);
      await tour.until((screen) => bare(screen).includes(bare(line)));
      return tour.press('\r');
    },
    /** The moment at which the command has ended and the prompt is back. */
    async isReady() {
      await tour.until((screen) => !isFree(screen));
      return tour.until(isFree, 300);
    },
    /** Presses a key; milliseconds until the prompt, its last `$`, is as it should be. */
    async shows(keys, pattern) {
      const pressed = tour.press(keys);
      return (await tour.until((screen) => pattern.test(lastPrompt(screen)))) - pressed;
    },
  };
}

const bare = (text) => text.replace(/\s/g, '');
const lastPrompt = (screen) => screen.slice(screen.lastIndexOf('$ '));
/** The key that runs a line is shown where the prompt takes one. */
const isFree = (screen) => /⏎ (run|check again|go on)/.test(screen);
