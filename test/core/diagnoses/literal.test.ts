import fc from 'fast-check';
import { expect, test } from 'vitest';
import { areas } from '../../../src/core/diagnoses/areas.ts';
import { literalIn } from '../../../src/core/diagnoses/literal.ts';
import { samplesIn } from './outputs.ts';

test.each([
  [/^go: cannot find main module[,;]/, 'go: cannot find main module'],
  [/^(?:go: )?no Go files in (?<path>\S+)$/, 'no Go files in '],
  [/a\.go:\d+: colou?r is red/, 'r is red'],
  [/https?:\/\/x{2}y/, 'http'],
  [/ab+c/, 'ab'],
  [/one|two/, ''],
  [/Any case/i, ''],
  [/[(]abc(?:[)]|\))?def/, 'abc'],
] as const)('%s: what is in all that it matches', (expression, literal) => {
  expect(literalIn(expression)).toBe(literal);
});

test('whatever an expression of ours matches has its literal in it', () => {
  const expressions = areas.flatMap(({ diagnoses }) =>
    diagnoses.flatMap(({ matches }) => matches.map(({ says }) => says)),
  );
  const lines = samplesIn().flatMap(({ text }) => text.split('\n').slice(0, 200));
  fc.assert(
    fc.property(fc.constantFrom(...lines), (line) => {
      for (const says of expressions) if (says.test(line)) expect(line, `${says}`).toContain(literalIn(says));
    }),
    { numRuns: 2000 },
  );
});
