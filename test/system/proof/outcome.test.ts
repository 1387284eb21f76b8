import { expect, test } from 'vitest';
import { emptyRecord } from '../../../src/core/progress/progress.ts';
import type { Verdict } from '../../../src/core/verdicts/verdict.ts';
import { ofSolution } from '../../../src/system/proof/outcome.ts';

const done = {
  record: emptyRecord,
  state: { directory: '/w', set: {}, unset: [] },
  problem: null,
} as const;
const open = { expected: 'a', found: 'none', why: 'b', next: 'c' };
const withoutMounts: Verdict = {
  ...open,
  status: 'unknown',
  cause: 'builder-without-mounts',
  fault: null,
};
const undone: Verdict = { ...open, status: 'unknown', cause: null, fault: null };
const wrong: Verdict = { ...open, status: 'failed', cause: 'x', place: null };

test.each([
  ['not done', undone],
  ['wrong', wrong],
])(
  'what only BuildKit can do keeps no later step from being tried, though more of it is %s',
  (_how, more) => {
    expect(ofSolution(done, [more, withoutMounts])).toMatchObject({ is: 'unproven', goesOn: true });
  },
);

test('what is not done is no proof', () => {
  expect(ofSolution(done, [undone])).toMatchObject({ is: 'refuted' });
});
