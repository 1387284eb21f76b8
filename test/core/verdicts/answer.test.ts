import { expect, test } from 'vitest';
import { answer } from '../../../src/core/verdicts/kinds/answer.ts';
import { emptyRecord } from '../../support/records.ts';

const answered = (right: boolean) => ({ ...emptyRecord, answer: { choice: 0, right, tries: 1 } });

test.each([
  ['no answer', false, emptyRecord, 'unknown'],
  ['no record at all', false, null, 'unknown'],
  ['a prediction, wrong', false, answered(false), 'passed'],
  ['a quiz, wrong', true, answered(false), 'failed'],
  ['a quiz, right', true, answered(true), 'passed'],
])('%s', (_name, right, record, status) => {
  expect(answer.judge({ right }, record).status).toBe(status);
});
