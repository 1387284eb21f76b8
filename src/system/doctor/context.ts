import type { Variables } from '../../core/course/types.ts';
import type { Engine } from '../../core/engine.ts';
import type { Environment, WorkspacePaths } from '../../core/workspace/paths.ts';
import { type Captured, capture } from '../process.ts';
import type { Web } from '../web/client.ts';

/** What probes start from. */
export type ProbeContext = {
  /** The learner's own environment. */
  readonly own: Environment;
  /** The sandbox's. */
  readonly environment: Environment;
  readonly paths: WorkspacePaths;
  readonly variables: Variables;
  readonly portTakenBy: string | null;
  /** The engine that was asked for; null where whatever there is will do. */
  readonly engine: Engine['program'] | null;
  readonly terminal: {
    readonly columns: number;
    readonly rows: number;
    readonly tty: boolean;
    readonly depth: number;
  };
  readonly web: () => Promise<Web>;
  /** Aborted when the probe's time is up. */
  readonly signal: AbortSignal;
};

/** Seconds that a probe may take. */
export const patience = 3;

/** Asks a program a question, in the sandbox's environment, within the probe's time. */
export function question(
  { environment, signal }: Pick<ProbeContext, 'environment' | 'signal'>,
  program: string,
  ...args: readonly string[]
): Promise<Captured> {
  return capture(program, args, { directory: '/', environment, timeout: patience - 0.5, signal });
}

/** For what is asked on the network: a little less than the probe has, so that it can still say that nobody answered. */
export function shortly(signal: AbortSignal): AbortSignal {
  return AbortSignal.any([signal, AbortSignal.timeout((patience - 0.5) * 1000)]);
}

/** What a program answered, without blanks around it; null where it did not, or failed. */
export async function answerOf(asked: Promise<Captured>): Promise<string | null> {
  const captured = await asked;
  return captured.how === 'exited' && captured.code === 0 ? captured.stdout.trim() : null;
}

/** The first line that says something. */
export function firstLine(text: string): string | null {
  return (
    text
      .split('\n')
      .map((line) => line.trim())
      .find((line) => line !== '') ?? null
  );
}
