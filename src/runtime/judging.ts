import type { Effect } from '../core/tour/effects.ts';
import type { Msg } from '../core/tour/messages.ts';
import type { Model } from '../core/tour/model.ts';
import { excused } from '../core/verdicts/command-faults.ts';
import { judgeStep } from '../core/verdicts/judge.ts';
import type { Ports } from './ports.ts';

type Verify = Extract<Effect, { kind: 'verify' }>;

/** Judges one step at a time: a new judging gives up the one before, and waits until that has cleaned up after itself. */
export function judgeEffect(
  ports: Pick<Ports, 'gather'>,
  dispatch: (msg: Msg) => void,
): { judge(effect: Verify, model: Model): void; stop(): void; settled(): Promise<void> } {
  let current = new AbortController();
  let last: Promise<void> = Promise.resolve();

  const judge = async (effect: Verify, model: Model, signal: AbortSignal): Promise<void> => {
    const step = model.course.lessons
      .find((lesson) => lesson.id === effect.lesson)
      ?.steps.find((each) => each.id === effect.step);
    if (!step || signal.aborted) return;
    const { id, record } = effect;
    const gather = ports.gather({
      record,
      shell: model.progress.shell,
      signal,
      progress: (doing) => dispatch({ kind: 'checking', id, doing }),
    });
    const thoroughness = effect.scope === 'instant' ? 'instant' : 'as-needed';
    const history = { record, laterLessonEntered: effect.laterLessonEntered };
    for await (const { index, verdict } of judgeStep(step, gather, history, thoroughness)) {
      if (signal.aborted) return;
      dispatch({ kind: 'verdict', id, index, verdict: excused(verdict, record) });
    }
    if (!signal.aborted) dispatch({ kind: 'checked', id });
  };

  return {
    judge(effect, model) {
      current.abort();
      const controller = new AbortController();
      current = controller;
      last = last
        .then(() => judge(effect, model, controller.signal))
        // What was given up may end in any way; anything else is a bug and must be seen.
        .catch((error: unknown) => {
          if (!controller.signal.aborted) queueMicrotask(() => Promise.reject(error));
        });
    },
    stop: () => current.abort(),
    settled: () => last,
  };
}
