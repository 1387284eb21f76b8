import { z } from 'zod';
import { checkKinds } from '../core/verdicts/kinds.ts';
import { checkTitleShape } from './checks.ts';
import { actionShapes, choiceShape, stepShape, wrongShape } from './shapes.ts';

/**
 * A JSON schema (draft 2020-12) of a step block, made from what validates it: for editors, which complete keys and tell
 * mistakes while one writes. What only the validator sees, as a path that leaves the module, it lets through.
 */
export function stepJsonSchema(): object {
  const actions = z.array(z.union(Object.values(actionShapes)));
  const checks = Object.entries(checkKinds).map(([kind, { schema }]) =>
    checkTitleShape.extend({ [kind]: schema.nullable() }),
  );
  const described = (key: keyof typeof stepShape.shape) => ({
    description: stepShape.shape[key].meta()?.description ?? '',
  });
  const wrong = wrongShape.extend({ do: actions.min(1).meta({ description: 'what is done wrong' }) });
  const step = stepShape.extend({
    choices: z.array(choiceShape).default([]).meta(described('choices')),
    checks: z.array(z.union(checks)).default([]).meta(described('checks')),
    solve: actions.default([]).meta(described('solve')),
    wrong: z.array(wrong).default([]).meta(described('wrong')),
  });
  return {
    title: 'A step of a go-docker-tour course',
    ...z.toJSONSchema(step, { io: 'input', unrepresentable: 'any' }),
  };
}
