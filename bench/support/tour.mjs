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
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The whole home screen is drawn: its title, and the key to leave in the last line. */
export const isHome = (screen) => /go-docker-tour/.test(screen) && /\bquit\b[^\n]*$/.test(screen.trimEnd());

/** The tour on its home screen, or wherever `--workspace` was left. */
export function openTour(workspace, env = {}) {
  return openTerminal(process.execPath, [cli, '--workspace', workspace], { env });
}
