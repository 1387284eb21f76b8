import { join } from 'node:path';
import type { RunEnd, ShellState } from '../../src/core/progress/types.ts';
import type { Environment } from '../../src/core/workspace/paths.ts';
import { runShell, type ShellOptions, type ShellRun } from '../../src/system/shell/run.ts';

export type Ran = { readonly output: string; readonly end: RunEnd; readonly state: ShellState | null };

/** A shell in a folder, as the sandbox has one: each line goes on where the last one ended. */
export function aShell(folder: string, more: Environment = {}) {
  const environment = { PATH: process.env.PATH ?? '', HOME: folder, ...more };
  let state: ShellState = { directory: folder, set: {}, unset: [] };
  const start = async (line: string, options: Partial<ShellOptions> = {}) => {
    let output = '';
    const run: ShellRun = await runShell(line, {
      state,
      environment,
      timeout: 20,
      log: join(folder, '.log'),
      in: 'pane',
      onOutput: (text) => {
        output += text;
      },
      ...options,
    });
    return { run, printed: () => output };
  };
  return {
    start,
    async run(line: string, options: Partial<ShellOptions> = {}): Promise<Ran> {
      const { run, printed } = await start(line, options);
      const { end, state: after } = await run.ended;
      if (after) state = after;
      return { output: printed(), end, state: after };
    },
    state: () => state,
  };
}
