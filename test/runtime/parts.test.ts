import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { machineReason } from '../../src/core/machine-reason.ts';
import type { Progress } from '../../src/core/progress/types.ts';
import type { Effect } from '../../src/core/tour/effects.ts';
import type { Gather } from '../../src/core/verdicts/judge.ts';
import { judgeEffect } from '../../src/runtime/judging.ts';
import { gatherOutput } from '../../src/runtime/output.ts';
import { createSaver } from '../../src/runtime/saver.ts';
import { createStore } from '../../src/runtime/store.ts';
import { keepTime } from '../../src/runtime/time.ts';
import { aModel, titled } from '../support/model.ts';
import { idle, mailbox } from '../support/ports.ts';
import { emptyRecord } from '../support/records.ts';
import { aLesson, aStep } from '../support/tour.ts';

const progress = (line: string): Progress => ({ ...aModel().progress, history: [line] });
const fault = (code: string) => Object.assign(new Error(code), { code, syscall: 'write' });

describe('the store', () => {
  test('handles a message that comes while another is handled after it, and tells at the end', () => {
    const seen: string[] = [];
    const store = createStore(aModel(), (effect: Effect) => {
      seen.push(effect.kind);
      if (effect.kind === 'save') store.dispatch({ kind: 'noticed', notice: { tone: 'info', text: 'n' } });
    });
    const listener = vi.fn();
    const stop = store.subscribe(listener);
    store.dispatch({ kind: 'home-open', lesson: 'build' });
    expect(store.getModel().notice?.text).toBe('n');
    expect(store.getModel().screen.kind).toBe('lesson');
    expect(listener).toHaveBeenCalledOnce();
    stop();
    store.dispatch({ kind: 'tick', now: 5 });
    expect(listener).toHaveBeenCalledOnce();
  });
});

describe('saving', () => {
  test('one after another, only the newest of those that wait', async () => {
    const written: string[] = [];
    const saver = createSaver(
      async (each) => {
        await idle();
        written.push(each.history[0] ?? '');
      },
      () => {},
    );
    for (const line of ['a', 'b', 'c', 'd']) saver.save(progress(line));
    await saver.settled();
    expect(written).toEqual(['a', 'd']);
    saver.save(progress('e'));
    await saver.settled();
    expect(written).toEqual(['a', 'd', 'e']);
  });

  test('each failure is told, for the next key takes the notice away', async () => {
    const told: string[] = [];
    let full = true;
    const saver = createSaver(
      async () => {
        if (full) throw fault('ENOSPC');
      },
      (why) => told.push(why),
    );
    for (const state of [true, true, false, true]) {
      full = state;
      saver.save(progress('a'));
      await saver.settled();
    }
    expect(told).toEqual(Array(3).fill(expect.stringMatching(/disk is full/)));
  });
});

describe('gathering output', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('many pieces become one, after a moment or at once', () => {
    const shown: string[] = [];
    const output = gatherOutput((text) => shown.push(text));
    for (const text of ['a', 'b']) output.add(text);
    expect(shown).toEqual([]);
    vi.advanceTimersByTime(50);
    output.add('c');
    output.flush();
    output.flush();
    vi.advanceTimersByTime(500);
    expect(shown).toEqual(['ab', 'c']);
  });

  test('what does not stop is shown ten times a second, and soon again after a pause', () => {
    let shown = 0;
    const output = gatherOutput(() => {
      shown += 1;
    });
    for (let each = 0; each < 200; each += 1) {
      output.add('x');
      vi.advanceTimersByTime(10);
    }
    expect(shown).toBeGreaterThan(15);
    expect(shown).toBeLessThan(23);
    output.flush();
    vi.advanceTimersByTime(400);
    const before = shown;
    output.add('y');
    vi.advanceTimersByTime(35);
    expect(shown).toBe(before + 1);
  });

  test('of a flood the end is kept', () => {
    let shown = '';
    const output = gatherOutput((text) => {
      shown = text;
    });
    for (let each = 0; each < 100; each += 1) output.add(`${'x'.repeat(100_000)}${each}`);
    output.flush();
    expect(shown.length).toBeLessThan(2_200_000);
    expect(shown.endsWith('99')).toBe(true);
  });
});

describe('judging', () => {
  const step = aStep('s', {
    checks: [{ kind: 'file', spec: { path: 'a', has: [], lacks: [] }, title: null }, titled('b')],
  });
  const model = aModel({ course: { id: 'c', title: 'c', lessons: [aLesson(1, 'l', [step])] } });
  const verify = (id: number): Extract<Effect, { kind: 'verify' }> => ({
    ...{ kind: 'verify', id, lesson: 'l', step: 's', scope: 'all' },
    ...{ record: emptyRecord, laterLessonEntered: false },
  });

  test('a new one gives up the one before, and begins when that is through', async () => {
    const { messages, dispatch } = mailbox();
    const gathering = Promise.withResolvers<Awaited<ReturnType<Gather>>>();
    const signals: AbortSignal[] = [];
    const judging = judgeEffect(
      {
        gather: ({ signal }) => {
          signals.push(signal);
          return () => gathering.promise;
        },
      },
      dispatch,
    );
    judging.judge(verify(1), model);
    await idle();
    judging.judge(verify(2), model);
    judging.judge(verify(3), model);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
    gathering.resolve({ ok: false, fault: { id: 'x', what: 'What.', next: 'Next.' } });
    await judging.settled();
    expect([...new Set(messages.map((each) => ('id' in each ? each.id : 0)))]).toEqual([3]);
    expect(messages.at(-1)).toEqual({ kind: 'checked', id: 3 });
    expect(signals).toHaveLength(2);
  });

  test('one that was given up may end in any way', async () => {
    const { messages, dispatch } = mailbox();
    const judging = judgeEffect(
      {
        gather:
          ({ signal }) =>
          async () => {
            judging.stop();
            signal.throwIfAborted();
            throw new Error('not reached');
          },
      },
      dispatch,
    );
    judging.judge(verify(1), model);
    await judging.settled();
    expect(messages).toEqual([]);
  });
});

describe('time', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('moves only while something runs; the engine is looked for until it answers', async () => {
    const store = createStore(aModel(), () => {});
    let looks = 0;
    const stop = keepTime(store, async () => {
      looks += 1;
      return looks < 3 ? { is: 'down', what: 'w', next: 'n' } : { is: 'up', name: 'Docker', version: '1' };
    });
    const listener = vi.fn();
    store.subscribe(listener);
    await vi.advanceTimersByTimeAsync(4000);
    const still = store.getModel().machine.engine;
    expect([looks, still.is, listener.mock.calls.length]).toEqual([1, 'down', 1]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect([looks, store.getModel().machine.engine.is, listener.mock.calls.length]).toEqual([3, 'up', 2]);
    stop();
  });
});

test('what the machine refuses is told from a bug', () => {
  expect(machineReason(fault('ENOSPC'))).toMatch(/disk is full/);
  expect(machineReason(fault('EACCES'))).toMatch(/cannot be written to/);
  expect(machineReason(fault('EISDIR'))).toBe('EISDIR');
  expect(machineReason(new TypeError('x is not a function'))).toBeNull();
  expect(machineReason(undefined)).toBeNull();
});
