import type { Progress, StepKey } from '../../progress/types.ts';
import { linesToMark, type Mark } from '../../xray/prediction.ts';
import { type Row, rowsOf } from '../../xray/rows.ts';
import type { SeenBuild } from '../../xray/seen.ts';
import { broken } from '../../xray/words.ts';
import type { Block, Model } from '../model.ts';

type Recorded = {
  readonly build: SeenBuild;
  readonly ok: boolean;
  readonly startedAt: number;
};

/** Every build on record, oldest first. `startedAt` in milliseconds since the epoch. */
function buildsOf({ steps }: Pick<Progress, 'steps'>): readonly Recorded[] {
  return Object.values(steps)
    .flatMap(({ commands }) => commands)
    .flatMap(({ build, end, startedAt }) =>
      build
        ? [
            {
              build,
              ok: end?.how === 'exited' && end.code === 0,
              startedAt: Date.parse(startedAt),
            },
          ]
        : [],
    )
    .sort((one, other) => one.startedAt - other.startedAt);
}

/** The lines of what a block builds, beside the build before it; [] where it builds nothing. */
export function blockRows({ progress }: Pick<Model, 'progress'>, block: Block): readonly Row[] {
  if (block.build === null) return [];
  const before = buildsOf(progress).findLast(({ startedAt }) => startedAt < block.startedAt);
  return rowsOf(block.build, before?.build ?? null);
}

/** The lines of the learner's Dockerfile whose fate can be predicted. */
export function markableRows({ dockerfile }: Pick<Model, 'dockerfile'>): readonly Row[] {
  return dockerfile === null ? [] : linesToMark(dockerfile);
}

/** What was said, in a step, of the lines before they were built. */
export function marksOf({ progress }: Pick<Model, 'progress'>, step: StepKey): readonly Mark[] {
  const answer = progress.steps[step]?.answer;
  return answer && 'marks' in answer ? answer.marks : [];
}

const took = ({ steps }: SeenBuild) =>
  1000 * steps.reduce((sum, { state, seconds }) => sum + (state === 'ran' ? (seconds ?? 0) : 0), 0);

/**
 * What the lines took that ran again after nothing but files had changed: the first time, and the quickest since then, in
 * milliseconds. The quickest, because a proof may be building beside any of them.
 */
export function rebuilds({
  progress,
}: Pick<Model, 'progress'>): { readonly first: number; readonly quickest: number } | null {
  const builds = buildsOf(progress);
  const again = builds.filter(({ build, ok }, index) => {
    const before = builds[index - 1];
    if (!ok || !before) return false;
    const causes = broken(rowsOf(build, before.build)).map(({ cause }) => cause?.is);
    return causes.length > 0 && causes.every((is) => is === 'files');
  });
  const [first, ...since] = again.map(({ build }) => took(build));
  return first !== undefined && since.length > 0 ? { first, quickest: Math.min(...since) } : null;
}
