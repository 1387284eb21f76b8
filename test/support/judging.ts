import type { Engine } from '../../src/core/engine.ts';
import type { StepRecord } from '../../src/core/progress/types.ts';
import { judgeCheck } from '../../src/core/verdicts/judge.ts';
import type { CheckSpec } from '../../src/core/verdicts/kinds.ts';
import type { Verdict } from '../../src/core/verdicts/verdict.ts';
import { findEngine } from '../../src/system/engine/find.ts';
import { gatherFact } from '../../src/system/facts/index.ts';
import { capture } from '../../src/system/process.ts';
import { factContext, sandboxEnvironment, temporaryFolder } from './facts.ts';
import { type Files, serverModule, writeModule } from './server-module.ts';

/** A workspace with the lessons' server in a tidy module, and `files` instead of or beside its own. */
export async function makeWorkspace(files: Files): Promise<string> {
  const root = await temporaryFolder();
  await writeModule(root, { ...(await serverModule()), ...files });
  return root;
}

let engine: Promise<Engine> | undefined;

function testEngine(): Promise<Engine> {
  engine ??= (async () => {
    const found = await findEngine(sandboxEnvironment('/'));
    if (!found.ok) throw new Error(found.fault.what);
    return found.value;
  })();
  return engine;
}

/** Judges one check on a workspace as `check` would, with nothing remembered but the step's record. */
export async function judgeReally(
  root: string,
  check: Omit<CheckSpec, 'title'>,
  record: StepRecord | null = null,
): Promise<Verdict> {
  const context = factContext({ root, record, engine: await testEngine() });
  return judgeCheck({ ...check, title: null } as CheckSpec, (request) => gatherFact(request, context), {
    record,
    laterLessonEntered: false,
  });
}

/** What a test says of a verdict: `passed`, or the cause with its place as `cause @ Dockerfile:3`. */
export function inShort(verdict: Verdict): string {
  if (verdict.status === 'passed') return 'passed';
  const place =
    verdict.status === 'failed' && verdict.place ? ` @ ${verdict.place.file}:${verdict.place.line}` : '';
  return `${verdict.status === 'unknown' ? 'unknown: ' : ''}${verdict.cause}${place}`;
}

export async function docker(...args: string[]): Promise<string> {
  const done = await capture('docker', args, { directory: '/', environment: sandboxEnvironment('/') });
  if (done.how !== 'exited') throw new Error(`docker ${args[0]} did not end`);
  return done.all.trim();
}

/** Images and containers that checks of this process have left behind: none. */
export async function leftBehind(): Promise<string[]> {
  const mine = `go-docker-tour-check-${process.pid}-`;
  const [images, containers] = await Promise.all([
    docker('images', '-a', '--format', '{{.Repository}}:{{.Tag}}'),
    docker('ps', '-a', '--format', '{{.Names}}'),
  ]);
  return `${images}\n${containers}`.split('\n').filter((name) => name.includes(mine));
}
