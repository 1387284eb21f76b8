import { z } from 'zod';
import { defineCheck } from '../check-kind.ts';

/** The step's question was answered: any way where it is a prediction, right where it is a quiz. */
export const answer = defineCheck({
  kind: 'answer',
  schema: z.strictObject({ right: z.boolean().default(false) }),
  cost: 'instant',
  perishable: false,
  title: (spec) => (spec.right ? 'the right answer' : 'you said what you expect'),
  request: () => ({ fact: 'record' }),
  judge(spec, record) {
    const expected = spec.right ? 'the right answer' : 'an answer';
    if (record?.answer == null)
      return {
        status: 'unknown',
        expected,
        found: 'no answer yet',
        why: 'Only the tour knows what was answered.',
        next: 'Answer the question in the tour.',
        cause: null,
        fault: null,
      };
    const { answer: given } = record;
    if (!spec.right || !('right' in given) || given.right)
      return { status: 'passed', expected, found: 'answered' };
    return {
      status: 'failed',
      expected,
      found: 'another answer',
      why: 'The answer given is not right.',
      next: 'Read what is said under it, and answer again.',
      cause: 'wrong-answer',
      place: null,
    };
  },
});
