import { z } from 'zod';
import { defineCheck } from '../check-kind.ts';
import { modulesProblem } from '../go/modules-off.ts';
import { failed, passed } from '../outcome.ts';

/** Module mode is in force for a folder with a go.mod: GO111MODULE is on, auto, empty or unset. */
export const modules = defineCheck({
  kind: 'modules',
  schema: z.strictObject({}),
  cost: 'instant',
  perishable: false,
  title: () => 'go works with modules',
  request: () => ({ fact: 'modules' }),
  judge(_spec, fact) {
    const expected = 'module mode, in a folder with a go.mod';
    const problem = modulesProblem(fact);
    if (problem) return failed(expected, problem);
    return passed(
      expected,
      fact.value === '' ? 'on: GO111MODULE is not set' : `on: GO111MODULE=${fact.value}`,
    );
  },
});
