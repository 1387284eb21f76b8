import { z } from 'zod';
import { readDockerfile } from '../../dockerfile/read.ts';
import { beforeFrom } from '../builds/before-from.ts';
import { problemOf } from '../builds/scene.ts';
import { defineCheck } from '../check-kind.ts';
import { failed } from '../outcome.ts';
import type { Verdict } from '../verdict.ts';
import { runs } from './runs.ts';

const expected = 'lines that build an image which starts';

/** The step's lines, in the order that the learner put them in, build; and what they build starts and answers. */
export const ordered = defineCheck({
  kind: 'ordered',
  schema: z.strictObject({}),
  cost: 'slow',
  // The order was tried when it was given; what the folder has become since says nothing about it.
  perishable: true,
  title: () => 'in this order they build, and the image starts',
  request: () => ({ fact: 'ordered' }),
  judge(_spec, fact): Verdict {
    if (fact === null)
      return {
        status: 'unknown',
        expected,
        found: 'no order yet',
        why: 'Only the tour knows in which order they were put.',
        next: 'Put the lines in order in the tour.',
        cause: null,
        fault: null,
      };
    const early = fact.run.built ? beforeFrom(readDockerfile(fact.lines.join('\n'))) : null;
    if (early) return failed(expected, { ...problemOf(early), place: null });
    const verdict = runs.judge({}, fact.run);
    if (verdict.status !== 'failed') return { ...verdict, expected };
    // There is no such file: the lines are those of the step.
    const { why, next } = verdict;
    return { ...verdict, expected, why, next: inLines(next), place: null };
  },
});

/** The step's lines are moved, not written. */
function inLines(next: string): string {
  return /\b(?:build|run) again\b|docker build/i.test(next) ? 'Move the lines, and try it again.' : next;
}
