import type { Progress, StepKey } from '../../progress/types.ts';
import { linesToMark, type Mark } from '../../xray/prediction.ts';
import { type Row, rowsOf } from '../../xray/rows.ts';
import type { SeenBuild } from '../../xray/seen.ts';
import type { Block, Model } from '../model.ts';

type Recorded = { readonly build: SeenBuild; readonly startedAt: number; readonly milliseconds: number };

/** Every build on record, oldest first. `startedAt` in milliseconds since the epoch. */
function buildsOf({ steps }: Pick<Progress, 'steps'>): readonly Recorded[] {
  return Object.values(steps)
    .flatMap(({ commands }) => commands)
    .flatMap(({ build, startedAt, milliseconds }) =>
      build ? [{ build, startedAt: Date.parse(startedAt), milliseconds }] : [],
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
