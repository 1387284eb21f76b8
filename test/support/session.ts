import { realpath } from 'node:fs/promises';
import type { CommandRecord, ShellState } from '../../src/core/progress/types.ts';
import { workspacePaths } from '../../src/core/workspace/paths.ts';
import { type RunOptions, runCommand, type SessionOptions } from '../../src/system/session.ts';
import { createWorkspace } from '../../src/system/workspace/create.ts';
import { sandboxEnvironment, temporaryFolder } from './facts.ts';

/** A new workspace below the temporary folder, and what commands in it need to know; without an engine. */
export async function aSession(change: Partial<SessionOptions> = {}): Promise<SessionOptions> {
  const root = await realpath(await temporaryFolder());
  const paths = workspacePaths(root);
  const environment = sandboxEnvironment(root);
  await createWorkspace(paths, environment);
  return {
    paths,
    environment,
    variables: { port: '8080', goImage: 'golang:1.26', goVersion: '1.26.8', program: 'docker' },
    engine: async () => ({ ok: false, fault: { id: 'engine-down', what: 'No engine.', next: 'None.' } }),
    ...change,
  };
}

export type Heard = { readonly ports: readonly number[]; readonly container: string | null };

/** Starts a line in a session; what it heard and printed can be asked for while it runs. */
export async function startLine(line: string, session: SessionOptions, change: Partial<RunOptions> = {}) {
  const state: ShellState = { directory: session.paths.module, set: {}, unset: [] };
  const heard: (Heard & { readonly record: CommandRecord; readonly state: ShellState | null })[] = [];
  let output = '';
  const running = await runCommand(line, session, {
    state,
    timeout: 60,
    in: 'pane',
    onOutput: (text) => {
      output += text;
    },
    onListening: (each) => heard.push(each),
    ...change,
  });
  return { running, heard, printed: () => output };
}
