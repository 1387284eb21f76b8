import type { Lesson, Step, WrongSolution } from '../../core/course/types.ts';
import { emptyRecord } from '../../core/progress/progress.ts';
import type { ShellState, StepRecord } from '../../core/progress/types.ts';
import { applyState } from '../../core/shell/state.ts';
import { judgeStep, stepStatus } from '../../core/verdicts/judge.ts';
import type { Verdict } from '../../core/verdicts/verdict.ts';
import type { Environment } from '../../core/workspace/paths.ts';
import { unmake } from '../engine/made.ts';
import { createGather } from '../facts/create.ts';
import type { SessionOptions } from '../session.ts';
import { applyActions, type Solved } from '../solver.ts';
import { createWorkspace } from '../workspace/create.ts';
import { removeTemporary, undoer } from './aside.ts';
import { type Outcome, ofSolution, ofUnsolved, ofUntouched, ofWrong, refuted, unproven } from './outcome.ts';

/**
 * Proves a course's claims with the real tools, in a workspace of its own that goes through the whole course: each claim
 * is tried from where the last solution has left it.
 */
export type Prover = {
  /** Before it is solved a step is not passed. */
  unsolved(step: Step): Promise<Outcome>;
  /** A mistake fails, and is told by its own message and by no other mistake's. The workspace is then as before. */
  wrong(step: Step, wrong: WrongSolution): Promise<Outcome>;
  /** The solution passes, judged twice alike. The workspace is then that of the next step. */
  solution(step: Step): Promise<Outcome>;
  /** A folder that no tour has seen shows no failure in any step of a lesson that is done. */
  untouched(lesson: Lesson): Promise<Outcome>;
  /** Removes all that was made: the workspace, images, containers. */
  close(): Promise<void>;
};

/** @param session with the paths of `temporaryWorkspace`, and nothing there yet */
export async function openProver(
  session: SessionOptions,
  own: Environment,
  signal: AbortSignal,
): Promise<Prover> {
  const { paths } = session;
  await createWorkspace(paths, own);
  let state: ShellState = { directory: paths.module, set: {}, unset: [] };

  async function judge(
    step: Step,
    record: StepRecord | null,
    shell: ShellState,
  ): Promise<readonly Verdict[]> {
    const environment = applyState(session.environment, shell);
    const gather = createGather({ ...session, environment, record, signal });
    const verdicts: Verdict[] = [];
    const history = { record, laterLessonEntered: false };
    for await (const { verdict } of judgeStep(step, gather, history)) verdicts.push(verdict);
    return verdicts;
  }

  const options = { session, signal, onOutput: () => {} };
  const undoing = undoer(session);

  async function wrongOutcome(step: Step, wrong: WrongSolution): Promise<Outcome> {
    let verdicts: readonly Verdict[] = [];
    // A container that a mistake has left running is judged while it runs, as in the tour.
    const done = await applyActions(
      wrong.actions,
      step,
      { record: emptyRecord, state },
      options,
      async (now) => {
        if (now.problem === null) verdicts = await judge(step, now.record, now.state);
      },
    );
    return ofWrong(step, wrong, done, verdicts);
  }

  async function solutionOutcome(step: Step): Promise<Outcome> {
    const solved: Solved = await applyActions(step.solve, step, { record: emptyRecord, state }, options);
    state = solved.state;
    const first = solved.problem === null ? await judge(step, solved.record, state) : [];
    const outcome = ofSolution(solved, first);
    if (outcome.is !== 'proven') return outcome;
    const again = ofSolution(solved, await judge(step, solved.record, state));
    return again.is === 'refuted' ? refuted(`Judged a second time it is not the same. ${again.says}`) : again;
  }

  /** A judging that is given up may end in any way. */
  const heeding = async (outcome: () => Promise<Outcome>): Promise<Outcome> => {
    try {
      const found = await outcome();
      return signal.aborted ? unproven('stopped') : found;
    } catch (error) {
      if (!signal.aborted) throw error;
      return unproven('stopped');
    }
  };

  return {
    unsolved: (step) =>
      heeding(async () => {
        const verdicts = await judge(step, emptyRecord, state);
        return ofUnsolved(stepStatus(verdicts, emptyRecord), verdicts);
      }),
    wrong: (step, wrong) => {
      const engine = wrong.actions.some(
        (action) => 'line' in action && /\b(docker|podman)\b/.test(action.line),
      );
      return heeding(() => undoing(engine, () => wrongOutcome(step, wrong)));
    },
    solution: (step) => heeding(() => solutionOutcome(step)),
    untouched: (lesson) =>
      heeding(async () => {
        for (const step of lesson.steps) {
          const outcome = ofUntouched(step, await judge(step, null, state));
          if (outcome.is !== 'proven') return outcome;
        }
        return { is: 'proven' };
      }),
    async close() {
      const found = await session.engine();
      if (found.ok) await unmake(paths, found.value, session.environment);
      await removeTemporary(paths);
    },
  };
}
