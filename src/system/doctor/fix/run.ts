import { spawn } from 'node:child_process';
import type { FixStep } from '../../../core/doctor/plan.ts';
import type { Engine } from '../../../core/engine.ts';
import type { Environment, WorkspacePaths } from '../../../core/workspace/paths.ts';
import { noteImage } from '../../engine/made.ts';
import { moduleProxies } from '../../go/module-proxy.ts';
import { type InstallReport, installToolchain } from '../../toolchain/install.ts';
import { openWeb } from '../../web/client.ts';

export type FixOptions = {
  readonly own: Environment;
  /** The sandbox's, in which the stand-in image is made. */
  readonly environment: Environment;
  readonly paths: WorkspacePaths;
  readonly signal: AbortSignal;
  readonly program: Engine['program'];
  readonly image: string;
  /** A command that is about to be run. */
  readonly onCommand: (line: string) => void;
  readonly report: InstallReport;
};

export type Fixed =
  | { readonly ok: true; readonly what: string }
  | { readonly ok: false; readonly what: string; readonly next: string };

/** Does one step of a plan. Commands have the terminal, so that sudo can ask for a password. */
export async function runFixStep(step: FixStep, options: FixOptions): Promise<Fixed> {
  const { own, paths, signal } = options;
  if (step.toolchain !== null) {
    const [web, { sumdb }] = await Promise.all([openWeb(own), moduleProxies(own)]);
    const done = await installToolchain(web, step.toolchain, sumdb, paths, signal, options.report);
    return done.ok ? { ok: true, what: `Go ${done.go} is here, verified: ${done.verified}` } : done;
  }
  for (const line of step.commands) {
    signal.throwIfAborted();
    options.onCommand(line);
    const code = await inTerminal(line, options);
    if (code !== 0)
      return {
        ok: false,
        what: `${line.split('\n', 1)[0]} ended with ${code}.`,
        next: 'What it printed above says why. What was done before it stays done.',
      };
  }
  if (step.id === 'image') await noteImage(paths, options.program, options.environment, options.image);
  return { ok: true, what: `${step.title}: done` };
}

/** Runs a line in bash, on this process's own terminal; answers its exit code. */
function inTerminal(line: string, { environment, signal }: FixOptions): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn('bash', ['-c', line], { stdio: 'inherit', env: { ...environment }, signal });
    child.once('error', () => resolve(127));
    child.once('exit', (code) => resolve(code ?? 130));
  });
}
