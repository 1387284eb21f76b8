import { machineReason } from '../core/machine-reason.ts';
import { emptyRecord } from '../core/progress/progress.ts';
import { takeLock } from '../system/workspace/lock.ts';
import { openProgress, peekProgress, saveProgress } from '../system/workspace/progress-file.ts';
import { isWorkspace } from '../system/workspace/refuse.ts';
import { openOrRefuse } from './open.ts';
import type { Setting } from './setting.ts';
import { allTargets, findTargets, type Target } from './target.ts';
import { refuse, type Verb } from './verb.ts';

export const hint: Verb = {
  name: 'hint',
  usage: 'hint [LESSON/STEP]',
  summary: 'the next hint of a step: each call one tier further',
  operands: 1,
  operand: 'step',
  async run(options, streams) {
    const setting = await openOrRefuse(options, streams);
    if (typeof setting === 'number') return setting;
    const { course, paths } = setting;
    const found = findTargets(course, options.operands[0]);
    if (!found.ok) return refuse(streams, found.what, found.next);
    const progress = await peekProgress(paths, course.id);
    const stateOf = ({ lesson, step }: Target) => progress?.steps[`${lesson.id}/${step.id}`]?.state ?? 'open';
    const target =
      options.operands.length > 0
        ? (found.targets.find((each) => stateOf(each) === 'open') ?? found.targets[0])
        : allTargets(course).find((each) => stateOf(each) === 'open');
    if (!target) {
      streams.stdout.write('Every step is done.\n');
      return 0;
    }
    const { lesson, step } = target;
    const shown = progress?.steps[`${lesson.id}/${step.id}`]?.hints ?? 0;
    if (step.hints.length === 0) {
      streams.stdout.write(`${lesson.id}/${step.id} has no hints.\n`);
      return 0;
    }
    const tier = Math.min(shown, step.hints.length - 1);
    const last = tier + 1 === step.hints.length;
    streams.stdout.write(
      `${lesson.id}/${step.id}, hint ${tier + 1} of ${step.hints.length}\n${step.hints[tier]?.trim()}\n`,
    );
    if (last && step.solve.length > 0)
      streams.stdout.write(
        `That was the last one. To have it done: go-docker-tour solve ${lesson.id}/${step.id}\n`,
      );
    await remember(setting, target, tier + 1);
    return 0;
  },
};

/**
 * Writes down how far the hints were opened. Left out where there is no workspace, where a tour has it open, and where
 * its progress cannot be read: that is the tour's to say.
 */
async function remember({ paths, course }: Setting, { lesson, step }: Target, hints: number): Promise<void> {
  if (!isWorkspace(paths)) return;
  const lock = await takeLock(paths).catch(() => null);
  if (!lock?.taken) return;
  try {
    const progress = await openProgress(paths, course.id);
    if (!progress) return;
    const key = `${lesson.id}/${step.id}` as const;
    const record = { ...(progress.steps[key] ?? emptyRecord), hints };
    await saveProgress(paths, { ...progress, steps: { ...progress.steps, [key]: record } });
  } catch (error) {
    if (machineReason(error) === null) throw error;
  } finally {
    lock.release();
  }
}
