import type { Course } from '../core/course/types.ts';
import { machineReason } from '../core/machine-reason.ts';
import type { Effect } from '../core/tour/effects.ts';
import type { Msg } from '../core/tour/messages.ts';
import type { Model } from '../core/tour/model.ts';
import { gatherOutput } from './output.ts';
import type { Ports } from './ports.ts';

type Solve = (effect: Extract<Effect, { kind: 'solve-step' | 'prepare' }>, model: Model) => Promise<void>;

/**
 * Applies solutions of the course: of a step, or of all lessons before one that is opened.
 * @param kept resolves when the copy of the step is made: nothing may change the files before
 */
export function solver(
  ports: Pick<Ports, 'solve'>,
  dispatch: (msg: Msg) => void,
  running: Map<number, { cancel(): void }>,
  kept: () => Promise<unknown>,
): Solve {
  return async (effect, model) => {
    const began = Date.now();
    const output = gatherOutput((text) => dispatch({ kind: 'output', run: effect.run, text }));
    const controller = new AbortController();
    running.set(effect.run, { cancel: () => controller.abort() });
    const steps =
      effect.kind === 'prepare'
        ? stepsBefore(model, effect.lesson)
        : stepsNamed(model.course, effect.lesson, effect.step);
    await kept();
    const { progress, solved } = await ports
      .solve(steps, model.progress, { signal: controller.signal, onOutput: output.add, onStep: () => {} })
      .catch((error: unknown) => {
        const why = machineReason(error);
        if (why === null) throw error;
        output.add(`${why}\n`);
        return { progress: model.progress, solved: false };
      });
    output.flush();
    running.delete(effect.run);
    dispatch({
      kind: 'solved',
      run: effect.run,
      steps: Object.fromEntries(
        steps.flatMap(({ lesson, step }) => {
          const record = progress.steps[`${lesson.id}/${step.id}`];
          return record ? [[`${lesson.id}/${step.id}`, record]] : [];
        }),
      ),
      shell: progress.shell,
      open: effect.kind === 'prepare' && solved ? effect.lesson : null,
      end: controller.signal.aborted ? { how: 'stopped' } : { how: 'exited', code: solved ? 0 : 1 },
      milliseconds: Date.now() - began,
    });
  };
}

function stepsNamed(course: Course, lessonId: string, stepId: string) {
  return course.lessons
    .filter((lesson) => lesson.id === lessonId)
    .flatMap((lesson) => lesson.steps.filter((step) => step.id === stepId).map((step) => ({ lesson, step })));
}

function stepsBefore(model: Model, lessonId: string) {
  const before = model.course.lessons.findIndex((lesson) => lesson.id === lessonId);
  return model.course.lessons
    .slice(0, before)
    .flatMap((lesson) => lesson.steps.map((step) => ({ lesson, step })))
    .filter(
      ({ lesson, step }) => (model.progress.steps[`${lesson.id}/${step.id}`]?.state ?? 'open') === 'open',
    );
}
