import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Effect } from '../../src/core/tour/effects.ts';
import { createPerformer } from '../../src/runtime/perform.ts';
import type { Ports } from '../../src/runtime/ports.ts';
import { aModel } from '../support/model.ts';
import { fakePorts, idle, mailbox } from '../support/ports.ts';
import { twoLessons } from '../support/tour.ts';

const model = aModel({ course: twoLessons });
const run = (line = 'go build', id = 1): Effect => ({ kind: 'run', run: id, line, timeout: 120, in: 'pane' });
const step = { scope: 'step', lesson: 'first', step: 'build' } as const;

function world(change: Partial<Ports> = {}) {
  const { ports, runs, calls } = fakePorts(change);
  const box = mailbox();
  const quit = vi.fn();
  const performer = createPerformer(ports, box.dispatch, quit);
  const perform = (...effects: readonly Effect[]) => {
    for (const effect of effects) performer.perform(effect, model);
    return idle();
  };
  return { ...box, runs, calls, quit, perform, performer };
}

const fault = (code: string) => Object.assign(new Error(code), { code, syscall: 'write' });
afterEach(() => void vi.useRealTimers());

describe('commands', () => {
  test('print, in larger pieces, and end; what is left is shown before the end', async () => {
    const { runs, perform, messages, kinds } = world();
    await perform(run());
    for (const text of ['a', 'b', 'c\n']) runs[0]?.options.onOutput(text);
    expect(messages).toEqual([]);
    runs[0]?.ends();
    await idle();
    expect(kinds()).toEqual(['output', 'ended']);
    expect(messages[0]).toEqual({ kind: 'output', run: 1, text: 'abc\n' });
  });

  test('are cancelled by their id, also one that is only being started', async () => {
    const { runs, perform } = world();
    await perform(run('a', 1), run('b', 2), { kind: 'cancel', run: 2 }, { kind: 'cancel', run: 99 });
    expect(runs.map(({ cancelled }) => cancelled)).toEqual([0, 1]);
  });

  test('that need it get the terminal, and give it back', async () => {
    const { runs, perform, calls } = world();
    await perform({ kind: 'run', run: 1, line: 'vim', timeout: 120, in: 'terminal' });
    runs[0]?.ends();
    await idle();
    expect(calls).toEqual(['lend', 'run vim', 'back']);
  });

  test('that the machine cannot start give the prompt back, and say why', async () => {
    const refuse = () => Promise.reject(fault('ENOSPC'));
    const { perform, messages, kinds } = world({ run: refuse });
    await perform(run());
    expect(kinds()).toEqual(['ended', 'noticed']);
    expect(messages[0]).toMatchObject({ run: 1, end: { how: 'not-started' } });
    expect(messages[1]).toMatchObject({
      notice: { tone: 'machine', text: expect.stringMatching(/disk is full/) },
    });
  });
});

describe('solutions', () => {
  test('that the machine breaks off are over, and say why', async () => {
    const { perform, messages, kinds } = world({ solve: () => Promise.reject(fault('ENOSPC')) });
    await perform({ kind: 'solve-step', run: 1, lesson: 'first', step: 'build' });
    expect(kinds()).toEqual(['output', 'solved']);
    expect(messages[1]).toMatchObject({ open: null, end: { how: 'exited', code: 1 } });
  });

  test('of the lessons before one are those of the steps that are open', async () => {
    const asked: string[] = [];
    const { perform, last } = world({
      async solve(steps, from) {
        asked.push(...steps.map(({ step: each }) => each.id));
        return { progress: from, solved: true };
      },
    });
    await perform({ kind: 'prepare', run: 1, lesson: 'second', progress: model.progress });
    expect(asked).toEqual(['read', 'build', 'guess', 'quiz', 'serve']);
    expect(last()).toMatchObject({ kind: 'solved', open: 'second' });
  });
});

describe('a reset', () => {
  test('waits until what runs has ended, so that its end comes first', async () => {
    const ending = Promise.withResolvers<void>();
    const { perform, kinds, calls, runs } = world({ snapshot: () => ending.promise });
    await perform(run(), { kind: 'snapshot', lesson: 'first', step: 'build' });
    await perform({ kind: 'cancel', run: 1 }, { kind: 'reset', what: step });
    expect(runs[0]?.cancelled).toBe(1);
    expect(calls).not.toContain('reset step first/build');
    ending.resolve();
    await idle();
    expect(calls).toContain('reset step first/build');
    expect(kinds()).toEqual(['ended', 'was-reset']);
  });

  test.each([
    [step, 'reset step first/build'],
    [{ scope: 'lesson', lesson: 'first' }, 'reset lesson first/read'],
    [{ scope: 'everything' }, 'reset everything null'],
  ] as const)('of %j goes back to where it was begun', async (what, call) => {
    const { perform, calls } = world();
    await perform({ kind: 'reset', what });
    expect(calls).toEqual([call]);
  });

  test('that the machine refuses is told, and nothing is forgotten', async () => {
    const { perform, kinds } = world({ reset: () => Promise.reject(fault('EACCES')) });
    await perform({ kind: 'reset', what: step });
    expect(kinds()).toEqual(['noticed']);
  });
});

describe('the rest', () => {
  test('a snapshot that the disk has no room for is told', async () => {
    const { perform, last } = world({ snapshot: () => Promise.reject(fault('ENOSPC')) });
    await perform({ kind: 'snapshot', lesson: 'first', step: 'build' });
    expect(last()).toMatchObject({
      notice: { tone: 'machine', text: expect.stringMatching(/reset of this step/) },
    });
  });

  test('a completion says what it completes', async () => {
    const { perform, last } = world();
    await perform({ kind: 'complete', text: 'cat m', cursor: 5 });
    expect(last()).toMatchObject({ kind: 'completed', asked: 'cat m' });
  });

  test('quitting is handed on; closing ends what runs and waits for it', async () => {
    const { perform, performer, quit, runs, kinds } = world();
    await perform(run(), { kind: 'quit' });
    expect(quit).toHaveBeenCalledOnce();
    await performer.close();
    expect(runs[0]?.cancelled).toBe(1);
    expect(kinds()).toContain('ended');
  });
});
