import { emptyRecord } from '../core/progress/progress.ts';
import { isWorkspace } from '../system/workspace/create.ts';
import { takeLock } from '../system/workspace/lock.ts';
import { loadProgress, peekProgress, saveProgress } from '../system/workspace/progress-file.ts';
import { openOrRefuse } from './open.ts';
import type { Setting } from './setting.ts';
import { allTargets, findTargets, type Target } from './target.ts';
import { refuse, type Verb } from './verb.ts';

export const hint: Verb = {
  name: 'hint',
  usage: 'hint [LESSON/STEP]',
  summary: 'the next hint of a step: each call one tier further',
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
    const tier = Math.min(shown, step.hints.length - 1);
    const text = step.hints[tier];
    streams.stdout.write(
      `${lesson.id}/${step.id}, hint ${tier + 1} of ${step.hints.length}\n${text?.trim() ?? 'This step has no hints.'}\n`,
    );
    await remember(setting, target, tier + 1);
    return 0;
  },
};

/** Writes down how far the hints were opened; where there is no workspace, or a tour has it open, that is left out. */
async function remember({ paths, course }: Setting, { lesson, step }: Target, hints: number): Promise<void> {
  if (!isWorkspace(paths)) return;
  const lock = await takeLock(paths);
  if (!lock.taken) return;
  try {
    const { progress } = await loadProgress(paths, course.id);
    const key = `${lesson.id}/${step.id}` as const;
    const record = { ...(progress.steps[key] ?? emptyRecord), hints };
    await saveProgress(paths, { ...progress, steps: { ...progress.steps, [key]: record } });
  } finally {
    lock.release();
  }
}
