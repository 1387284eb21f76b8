import type { StepRecord } from '../core/progress/types.ts';
import type { Effect } from '../core/tour/effects.ts';
import type { Msg } from '../core/tour/messages.ts';
import type { Model } from '../core/tour/model.ts';
import { excused } from '../core/verdicts/command-faults.ts';
import { type Glance, nothing } from '../core/verdicts/glance.ts';
import { glanceStep, judgeStep } from '../core/verdicts/judge.ts';
import type { Ports } from './ports.ts';

type Wanted = {
  readonly id: number;
  readonly lesson: string;
  readonly step: string;
  readonly record: StepRecord;
  readonly scope: 'instant' | 'all';
  readonly laterLessonEntered: boolean;
};

type Judging = { readonly id: number; readonly controller: AbortController; readonly done: Promise<void> };

export type Judge = {
  /** Judges the step on the screen: the judging before is given up, and waited for until it has cleaned up after itself. */
  judge(wanted: Extract<Effect, { kind: 'verify' }>, model: Model): void;
  /** Lets the judging of that id go on beside those that follow. */
  keep(id: number): void;
  /** Judges a step beside the one on the screen. */
  prove(wanted: Extract<Effect, { kind: 'prove' }>, model: Model): void;
  /** Gives up the judging of the step on the screen. */
  stop(): void;
  /** Gives up everything. */
  stopAll(): void;
  settled(): Promise<void>;
};

/** Judges one step at a time, and proves others beside it. What builds or starts something takes turns. */
export function judgeEffect(ports: Pick<Ports, 'gather'>, dispatch: (msg: Msg) => void): Judge {
  let current: Judging | null = null;
  const proofs = new Map<number, Judging>();
  const ending = new Set<Promise<void>>();
  const takeTurn = turns();

  const run = async (wanted: Wanted, model: Model, signal: AbortSignal): Promise<void> => {
    const step = model.course.lessons
      .find((lesson) => lesson.id === wanted.lesson)
      ?.steps.find((each) => each.id === wanted.step);
    if (!step || signal.aborted) return;
    const { id, record } = wanted;
    const gather = ports.gather({
      record,
      shell: model.progress.shell,
      signal,
      progress: (doing) => dispatch({ kind: 'checking', id, doing }),
    });
    const thoroughness = wanted.scope === 'instant' ? 'instant' : 'as-needed';
    const history = { record, laterLessonEntered: wanted.laterLessonEntered };
    let endTurn = () => {};
    const look = async (slowOnesFollow: boolean): Promise<void> => {
      const glances = await glanceStep(step, gather);
      if (signal.aborted) return;
      dispatch({ kind: 'glanced', id, glances: glances.map((each) => heeded(each, record)) });
      if (slowOnesFollow) endTurn = await takeTurn();
      signal.throwIfAborted();
    };
    try {
      for await (const { index, verdict } of judgeStep(step, gather, history, thoroughness, look)) {
        if (signal.aborted) return;
        dispatch({ kind: 'verdict', id, index, verdict: excused(verdict, record) });
      }
      if (!signal.aborted) dispatch({ kind: 'checked', id });
    } finally {
      endTurn();
    }
  };

  const begin = (wanted: Wanted, model: Model, after: Promise<void>): Judging => {
    const controller = new AbortController();
    const done = after
      .then(() => run(wanted, model, controller.signal))
      // What was given up may end in any way; anything else is a bug and must be seen.
      .catch((error: unknown) => {
        if (!controller.signal.aborted) queueMicrotask(() => Promise.reject(error));
      })
      .finally(() => {
        ending.delete(done);
        proofs.delete(wanted.id);
      });
    ending.add(done);
    return { id: wanted.id, controller, done };
  };

  return {
    judge(wanted, model) {
      current?.controller.abort();
      current = begin(wanted, model, current?.done ?? Promise.resolve());
    },
    keep(id) {
      if (current?.id !== id) return;
      proofs.set(id, current);
      current = null;
    },
    prove(wanted, model) {
      proofs.set(wanted.id, begin({ ...wanted, scope: 'all' }, model, Promise.resolve()));
    },
    stop: () => current?.controller.abort(),
    stopAll() {
      for (const { controller } of [...(current ? [current] : []), ...proofs.values()]) controller.abort();
    },
    settled: async () => void (await Promise.all([...ending])),
  };
}

/** A cause is none where the machine has kept the learner's command from its work. */
function heeded(glance: Glance | null, record: StepRecord): Glance | null {
  return glance?.sees === 'fault' && excused(glance.verdict, record).status !== 'failed' ? nothing : glance;
}

/** One at a time, in the order in which they came; what comes back ends a turn. */
function turns(): () => Promise<() => void> {
  let last: Promise<void> = Promise.resolve();
  return async () => {
    const before = last;
    const { promise, resolve } = Promise.withResolvers<void>();
    last = promise;
    await before;
    return resolve;
  };
}
