import fc from 'fast-check';
import { expect, test } from 'vitest';
import { glimpseProgress } from '../../../src/core/progress/glimpse.ts';
import { newProgress, writeProgress } from '../../../src/core/progress/progress.ts';
import type { Progress } from '../../../src/core/progress/types.ts';
import { emptyRecord } from '../../support/records.ts';

const saved: Progress = {
  ...newProgress('c', '/w/httpserver'),
  at: { lesson: 'build', step: 'run' },
  steps: {
    'init/first': { ...emptyRecord, state: 'passed', enteredAt: '2026-11-01T10:00:00.000Z', hints: 2 },
    'build/run': { ...emptyRecord, enteredAt: '2026-11-01T11:00:00.000Z' },
  },
};

test('sees where the learner is, and which steps are begun and done', () => {
  expect(glimpseProgress(writeProgress(saved), 'c', '/w/httpserver')).toEqual({
    ...saved,
    steps: { ...saved.steps, 'init/first': { ...saved.steps['init/first'], hints: 0 } },
  });
});

test.each([
  ['nothing', ''],
  ['no JSON', '{"version":1,'],
  ['another course', writeProgress({ ...saved, course: 'other' })],
  ['a newer version', writeProgress(saved).replace('"version": 1', '"version": 2')],
  ['a list', '[]'],
])('%s is progress as at the start', (_name, text) => {
  expect(glimpseProgress(text, 'c', '/w')).toEqual(newProgress('c', '/w'));
});

test('whatever the file says, there is something to show', () => {
  fc.assert(
    fc.property(fc.json(), fc.json(), (at, steps) => {
      const text = `{"version":1,"course":"c","at":${at},"steps":${steps}}`;
      const seen = glimpseProgress(text, 'c', '/w');
      for (const step of Object.values(seen.steps)) expect(step?.state).toMatch(/^(open|passed|skipped)$/);
    }),
  );
});
