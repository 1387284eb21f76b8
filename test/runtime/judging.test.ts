import { describe, expect, test } from 'vitest';
import type { Course } from '../../src/core/course/types.ts';
import type { Gather } from '../../src/core/verdicts/judge.ts';
import type { CheckSpec } from '../../src/core/verdicts/kinds.ts';
import { judgeEffect } from '../../src/runtime/judging.ts';
import { aModel } from '../support/model.ts';
import { idle, mailbox } from '../support/ports.ts';
import { emptyRecord } from '../support/records.ts';
import { aSight, builtFixed, fixed, later } from '../support/sights.ts';
import { aLesson, aStep } from '../support/tour.ts';

const image: CheckSpec = { kind: 'image', spec: { tag: 'httpserver' }, title: null };
const steps = ['one', 'two'].map((id) => aStep(id, { checks: [image] }));
const course: Course = { id: 'c', title: 'C', lessons: [aLesson(1, 'lesson', steps)] };
const model = aModel({ course });
const command = later('docker build -t httpserver .', { output: builtFixed() });
const there = { id: 'x', names: ['httpserver:latest'], layers: [], history: [] };

/** A world whose slow facts come when they are told to, or never where the judging is given up first. */
function world() {
  const box = mailbox();
  const waiting: { readonly step: string; come(): void }[] = [];
  const ended: string[] = [];
  const judge = judgeEffect(
    {
      gather({ record, signal }) {
        const step = record.commands[0]?.line ?? 'nobody';
        const gather = async ({ fact }: { readonly fact: string }) => {
          if (fact === 'sight') return { ok: true, value: aSight(fixed, [command]) };
          await new Promise<void>((resolve, reject) => {
            waiting.push({ step, come: resolve });
            signal.addEventListener('abort', () => reject(new Error('aborted')));
          });
          return { ok: true, value: { there, fresh: { built: true, config: there }, content: null } };
        };
        return Object.assign(gather, { end: async () => void ended.push(step) }) as unknown as Gather;
      },
    },
    box.dispatch,
  );
  /** A judging of a step, which is told from others by its record. */
  const wanted = (id: number, step: string) => {
    const record = { ...emptyRecord, commands: [{ ...command, line: step }] };
    return { id, lesson: 'lesson', step, record, laterLessonEntered: false };
  };
  const verify = (id: number, step: string) => {
    judge.judge({ kind: 'verify', scope: 'all', ...wanted(id, step) }, model);
    return idle();
  };
  const prove = (id: number, step: string) => {
    judge.prove({ kind: 'prove', ...wanted(id, step) }, model);
    return idle();
  };
  const ids = (kind: string) =>
    box.messages.flatMap((each) => (each.kind === kind && 'id' in each ? [each.id] : []));
  return { judge, verify, prove, waiting, ended, ids, kinds: box.kinds };
}

describe('a judging', () => {
  test('says what a glance sees before anything is built', async () => {
    const { verify, kinds, waiting } = world();
    await verify(1, 'one');
    expect(kinds()).toEqual(['glanced']);
    expect(waiting).toHaveLength(1);
    waiting[0]?.come();
    await idle();
    expect(kinds()).toEqual(['glanced', 'verdict', 'checked']);
  });

  test('is given up for the next one, which waits until it has cleaned up', async () => {
    const { verify, ended, ids } = world();
    await verify(1, 'one');
    await verify(2, 'two');
    await idle();
    expect(ended).toEqual(['one']);
    expect(ids('glanced')).toEqual([1, 2]);
  });
});

describe('a proof', () => {
  test('goes on beside the next step, whose glance does not wait for it; its building does', async () => {
    const { judge, verify, waiting, ids } = world();
    await verify(1, 'one');
    judge.keep(1);
    await verify(2, 'two');
    expect(ids('glanced')).toEqual([1, 2]);
    expect(waiting.map(({ step }) => step)).toEqual(['one']);
    judge.stop();
    await verify(3, 'two');
    waiting[0]?.come();
    await idle();
    await idle();
    expect(ids('checked')).toEqual([1]);
    expect(waiting.map(({ step }) => step)).toEqual(['one', 'two']);
  });

  test('is only kept while it is the one that is judged', async () => {
    const { judge, verify, ended } = world();
    await verify(1, 'one');
    judge.keep(9);
    judge.stop();
    await judge.settled();
    expect(ended).toEqual(['one']);
  });

  test('begins anew beside the step on the screen', async () => {
    const { prove, verify, waiting, ids } = world();
    await prove(1, 'one');
    await verify(2, 'two');
    expect(ids('glanced')).toEqual([1, 2]);
    for (let at = 0; at < 2; at += 1) {
      waiting[at]?.come();
      await idle();
      await idle();
    }
    expect(ids('checked')).toEqual([1, 2]);
  });

  test('ends with everything else, and has cleaned up by then', async () => {
    const { judge, verify, prove, ended, ids } = world();
    await verify(1, 'one');
    judge.keep(1);
    await prove(2, 'two');
    await verify(3, 'two');
    judge.stopAll();
    await judge.settled();
    expect([...ended].sort()).toEqual(['one', 'two', 'two']);
    expect(ids('checked')).toEqual([]);
  });
});
