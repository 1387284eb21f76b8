import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Step } from '../../src/core/course/types.ts';
import { newProgress } from '../../src/core/progress/progress.ts';
import type { CheckSpec } from '../../src/core/verdicts/kinds.ts';
import type { SessionOptions } from '../../src/system/session.ts';
import { type StepSolved, solveSteps } from '../../src/system/solver.ts';
import { removeFolder } from '../support/facts.ts';
import { aSession } from '../support/session.ts';
import { aLesson, aStep } from '../support/tour.ts';

const sessions: SessionOptions[] = [];
afterAll(async () => {
  for (const { paths } of sessions) await removeFolder(paths.root);
});

const ran = (prints: string): CheckSpec => ({
  kind: 'ran',
  spec: { prints: [prints], exit: 'any' },
  title: null,
});

async function solve(
  steps: readonly Step[],
  options: { signal?: AbortSignal; onOutput?: (text: string) => void } = {},
) {
  const session = await aSession();
  sessions.push(session);
  const told: StepSolved[] = [];
  let output = '';
  const lesson = aLesson(1, 'l', steps);
  const outcome = await solveSteps(
    steps.map((step) => ({ lesson, step })),
    newProgress('c', session.paths.module),
    {
      session,
      signal: options.signal ?? new AbortController().signal,
      onOutput: (text) => {
        output += text;
        options.onOutput?.(text);
      },
      onStep: (solved) => void told.push(solved),
    },
  );
  return { ...outcome, told, output: () => output, module: session.paths.module };
}

describe.concurrent('solving a step', () => {
  test('does its actions one after another, in one shell, and records them', async () => {
    const step = aStep('s', {
      checks: [ran('made')],
      solve: [
        { do: 'run', line: 'mkdir -p made && cd made && export A=1' },
        { do: 'write', to: 'made/x', text: 'hello' },
        { do: 'run', line: 'echo $A in $PWD; cat x' },
      ],
    });
    const { solved, progress, output, module } = await solve([step]);
    expect(solved).toBe(true);
    expect(output()).toContain(`$ echo $A in $PWD; cat x\n1 in ${module}/made\nhello`);
    expect(progress.shell).toMatchObject({ directory: `${module}/made`, set: { A: '1' } });
    expect(progress.steps['l/s']).toMatchObject({ state: 'passed', solved: true });
    expect(progress.steps['l/s']?.commands).toHaveLength(2);
  });

  test('asks a server that it starts, and stops it', async () => {
    const server = `require('http').createServer((q, r) => r.end('hello ' + q.url)).listen(0, '127.0.0.1')`;
    const step = aStep('s', {
      checks: [ran('hello /page')],
      solve: [{ do: 'serve', line: `node -e "${server}"`, request: '/page' }],
    });
    const { solved, progress } = await solve([step]);
    expect(solved).toBe(true);
    const [served, asked] = progress.steps['l/s']?.commands ?? [];
    expect(served).toMatchObject({ end: { how: 'stopped' }, ports: [expect.any(Number)] });
    expect(asked).toMatchObject({ output: 'hello /page', end: { how: 'exited', code: 0 } });
  });

  test('ends at the first that is not passed, and says why', async () => {
    const wrong = aStep('wrong', { checks: [ran('never')], solve: [{ do: 'run', line: 'echo other' }] });
    const { solved, told, progress } = await solve([wrong, aStep('after')]);
    expect([solved, told.map(({ step }) => step.id), told[0]?.status]).toEqual([false, ['wrong'], 'failed']);
    expect(progress.steps['l/wrong']).toMatchObject({ state: 'open', solved: true });
  });

  test('an action that cannot be done is a reason', async () => {
    const step = aStep('s', { solve: [{ do: 'replace', file: 'nofile', find: 'a', with: 'b' }] });
    expect((await solve([step])).told[0]).toMatchObject({ status: 'failed', problem: 'nofile is not there' });
    const gone = aStep('t', { solve: [{ do: 'serve', line: 'true', request: '/' }] });
    expect((await solve([gone])).told[0]?.problem).toMatch(/ended before it listened/);
  });

  test('stopped, it ends what runs and does no more', async () => {
    const controller = new AbortController();
    const step = aStep('s', {
      checks: [],
      solve: [
        { do: 'run', line: 'echo begun; sleep 100' },
        { do: 'write', to: 'after-stop', text: '' },
      ],
    });
    const { solved, told, progress, module } = await solve([step], {
      signal: controller.signal,
      onOutput: (text) => {
        if (text.includes('begun\n') && !text.startsWith('$')) controller.abort();
      },
    });
    expect([solved, told[0]?.problem]).toEqual([false, 'stopped']);
    expect(progress.steps['l/s']).toMatchObject({ state: 'open', commands: [{ end: { how: 'stopped' } }] });
    await expect(readFile(join(module, 'after-stop'))).rejects.toThrow();
  });
});
