import { machineReason } from '../core/machine-reason.ts';
import type { StepKey } from '../core/progress/types.ts';
import type { Effect } from '../core/tour/effects.ts';
import type { Msg } from '../core/tour/messages.ts';
import type { Model, ResetScope } from '../core/tour/model.ts';
import { findLesson } from '../core/tour/selectors.ts';
import { judgeEffect } from './judging.ts';
import { gatherOutput } from './output.ts';
import type { Ports, Running } from './ports.ts';
import { createSaver } from './saver.ts';
import { solver } from './solving.ts';

export type Performer = {
  perform(effect: Effect, model: Model): void;
  /** Ends all that runs, waits for it and for the last save. */
  close(): Promise<void>;
};

/** Turns effects into calls of the ports, and what comes of them into messages. */
export function createPerformer(ports: Ports, dispatch: (msg: Msg) => void, onQuit: () => void): Performer {
  const running = new Map<number, { cancel(): void }>();
  const ending = new Set<Promise<void>>();
  const saver = createSaver(ports.save, (why) =>
    dispatch({
      kind: 'noticed',
      notice: { tone: 'machine', text: `Your progress could not be saved: ${why}` },
    }),
  );
  const judging = judgeEffect(ports, dispatch);
  const leaving = new AbortController();
  /** The copy of the step that was opened last: nothing may change the files until it is made. */
  let kept: Promise<unknown> = Promise.resolve();
  /** What the machine refuses is told; anything else is a bug, and must be seen. */
  const track = (what: string, work: Promise<void>): void => {
    const settled: Promise<void> = work
      .catch((error: unknown) => {
        const why = machineReason(error);
        if (why === null) queueMicrotask(() => Promise.reject(error));
        else dispatch({ kind: 'noticed', notice: { tone: 'machine', text: `${what}: ${why}` } });
      })
      .finally(() => ending.delete(settled));
    ending.add(settled);
  };

  const run = async (effect: Extract<Effect, { kind: 'run' }>, model: Model): Promise<void> => {
    const id = effect.run;
    const output = gatherOutput((text) => dispatch({ kind: 'output', run: id, text }));
    const cancelled = { yes: false };
    running.set(id, {
      cancel: () => {
        cancelled.yes = true;
      },
    });
    const use = async (): Promise<void> => {
      await kept;
      const command: Running = await ports.run(effect.line, {
        shell: model.progress.shell,
        timeout: effect.timeout,
        in: effect.in,
        onOutput: output.add,
        onBuild: (build) => dispatch({ kind: 'building', run: id, build }),
        onListening: ({ ports: heard, container, record, state }) =>
          dispatch({ kind: 'listening', run: id, ports: heard, container, record, shell: state }),
      });
      running.set(id, command);
      if (cancelled.yes) command.cancel();
      const { end, record, state, log } = await command.done;
      output.flush();
      running.delete(id);
      dispatch({ kind: 'ended', run: id, end, record, shell: state, log });
    };
    try {
      await (effect.in === 'terminal' ? ports.lendTerminal(use) : use());
    } catch (error) {
      // Whatever went wrong, the prompt must come back.
      running.delete(id);
      const end = { how: 'not-started', reason: machineReason(error) ?? String(error) } as const;
      const startedAt = new Date().toISOString();
      const nothing = { milliseconds: 0, startedAt, output: '', ports: [], container: null };
      const record = { line: effect.line, end, ...nothing };
      dispatch({ kind: 'ended', run: id, end, record, shell: null, log: null });
      throw error;
    }
  };

  const solve = solver(ports, dispatch, running, () => kept);

  const reset = async ({ what }: Extract<Effect, { kind: 'reset' }>, model: Model): Promise<void> => {
    judging.stopAll();
    // What still runs would write into what is put back, and its end would bring back where its shell was.
    await Promise.allSettled([...ending]);
    await judging.settled();
    const done = await ports.reset(what, snapshotOf(model, what));
    dispatch({ kind: 'was-reset', what, ...done });
  };

  const perform = (effect: Effect, model: Model): void => {
    const { shell } = model.progress;
    switch (effect.kind) {
      case 'run':
        return track(effect.line, run(effect, model));
      case 'solve-step':
      case 'prepare':
        return track('The solution could not be applied', solve(effect, model));
      case 'cancel':
        return running.get(effect.run)?.cancel();
      case 'explain':
        return track(
          'What went wrong could not be looked at',
          ports
            .explain(effect)
            .catch((error: unknown) => {
              dispatch({ kind: 'explained', run: effect.run, explanation: null });
              throw error;
            })
            .then((explanation) => dispatch({ kind: 'explained', run: effect.run, explanation })),
        );
      case 'verify':
        return judging.judge(effect, model);
      case 'stop-verifying':
        return judging.stop();
      case 'keep-proving':
        return judging.keep(effect.id);
      case 'prove':
        return judging.prove(effect, model);
      case 'save':
        return saver.save(effect.progress);
      case 'snapshot': {
        const key = `${effect.lesson}/${effect.step}` as const;
        const keeping = ports.snapshot(key, shell);
        kept = keeping.catch(() => {});
        return track('Your files could not be kept for a reset of this step', keeping);
      }
      case 'reset':
        return track('It could not be put back', reset(effect, model));
      case 'edit':
        return track(
          `${effect.file} could not be opened`,
          kept
            .then(() => ports.edit(effect.file, shell))
            .then((notice) => dispatch({ kind: 'edited', notice })),
        );
      case 'weigh':
        return track(
          'The images could not be weighed',
          ports.sizes(effect.repository).then((sizes) => dispatch({ kind: 'weighed', sizes })),
        );
      case 'look':
        return track(
          'The Dockerfile could not be looked at',
          ports.dockerfile().then((dockerfile) => dispatch({ kind: 'looked', dockerfile })),
        );
      case 'complete':
        return track(
          'Nothing could be completed',
          ports
            .complete(effect.text, effect.cursor, shell)
            .then((found) => dispatch({ kind: 'completed', asked: effect.text, ...found })),
        );
      case 'copy':
        return ports.copy(effect.text);
      case 'examine':
        return track(
          'The machine could not be looked at',
          ports.examine(leaving.signal).then((found) => {
            if (!leaving.signal.aborted) dispatch({ kind: 'examined', ...found });
          }),
        );
      case 'fix':
        return track(
          'It could not be put right',
          ports.fix().then((notice) => dispatch({ kind: 'fixed', notice })),
        );
      case 'quit':
        return onQuit();
    }
  };

  return {
    perform,
    async close() {
      leaving.abort();
      judging.stopAll();
      for (const command of running.values()) command.cancel();
      await Promise.allSettled([...ending]);
      await judging.settled();
      await saver.settled();
    },
  };
}

/** The snapshot that a reset goes back to; null where it goes back to the very beginning. */
function snapshotOf(model: Model, what: ResetScope): StepKey | null {
  switch (what.scope) {
    case 'undo':
    case 'step':
      return `${what.lesson}/${what.step}`;
    case 'lesson': {
      const first = findLesson(model, what.lesson)?.steps[0];
      return first ? `${what.lesson}/${first.id}` : null;
    }
    case 'everything':
      return null;
  }
}
