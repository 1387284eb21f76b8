import type { Engine } from '../../src/core/engine.ts';
import { judgeCheck } from '../../src/core/verdicts/judge.ts';
import type { CheckSpec } from '../../src/core/verdicts/kinds.ts';
import type { Verdict } from '../../src/core/verdicts/verdict.ts';
import type { Environment } from '../../src/core/workspace/paths.ts';
import { findEngine } from '../../src/system/engine/find.ts';
import { captureSteadily } from '../../src/system/engine/steady.ts';
import { gatherFact } from '../../src/system/facts/index.ts';
import { factContext, sandboxEnvironment } from './facts.ts';
import type { Needed } from './tools.ts';

/** The builders beside BuildKit, and what tests with them need. */
export const otherBuilders = {
  legacy: { needs: ['docker', 'golang image', 'network'], more: { DOCKER_BUILDKIT: '0' }, prefer: 'docker' },
  podman: { needs: ['podman', 'podman image', 'network'], more: {}, prefer: 'podman' },
} as const satisfies {
  readonly [name: string]: {
    readonly needs: readonly Needed[];
    readonly more: Environment;
    readonly prefer: Engine['program'];
  };
};

/** An engine, and how a test calls and judges with it. */
export type TestEngine = {
  readonly engine: Engine;
  /** Calls its program and gives what it prints, both streams, trimmed. Failing is no error. */
  call(...args: readonly string[]): Promise<string>;
  /** Judges one check on a workspace as `check` would, with nothing remembered. */
  judge(root: string, check: Omit<CheckSpec, 'title'>): Promise<Verdict>;
  /** Ids of all images and containers that carry a label, `name=value`, untagged ones too: others work there as well. */
  labelled(label: string): Promise<string[]>;
};

/** The engine that an environment laid over this process's own leads to. */
export async function testEngine(more: Environment, prefer: Engine['program']): Promise<TestEngine> {
  const found = await findEngine(sandboxEnvironment('/', more), { prefer });
  if (!found.ok) throw new Error(found.fault.what);
  const engine = found.value;
  const call = async (...args: readonly string[]): Promise<string> => {
    const environment = sandboxEnvironment('/', more);
    const done = await captureSteadily(engine.program, args, { directory: '/', environment, timeout: 280 });
    if (done.how !== 'exited') throw new Error(`${engine.program} ${args[0]} did not end`);
    return done.all.trim();
  };
  return {
    engine,
    call,
    async judge(root, check) {
      const context = factContext({ root, engine, environment: sandboxEnvironment(root, more) });
      return judgeCheck({ ...check, title: null } as CheckSpec, (request) => gatherFact(request, context), {
        record: null,
        laterLessonEntered: false,
      });
    },
    async labelled(label) {
      const listed = await Promise.all([
        call('images', '-a', '-q', '--no-trunc', '--filter', `label=${label}`),
        call('ps', '-a', '-q', '--no-trunc', '--filter', `label=${label}`),
      ]);
      return listed.flatMap((lines) => lines.split('\n')).filter((line) => line !== '');
    },
  };
}
