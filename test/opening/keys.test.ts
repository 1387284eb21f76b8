import fc from 'fast-check';
import { expect, test } from 'vitest';
import { takeListKeys } from '../../src/opening/keys.ts';

test.each([
  ['nothing', '', 0, 0, ''],
  ['down', '\x1b[B', 0, 1, ''],
  ['down, as in application mode', '\x1bOB', 0, 1, ''],
  ['up from the first', '\x1b[A', 0, 5, ''],
  ['down from the last', 'j', 5, 0, ''],
  ['several', 'jj\x1b[Ak', 2, 2, ''],
  ['Enter', 'j\r', 0, 1, '\r'],
  ['what comes behind another key', 'qjj', 3, 3, 'qjj'],
  ['the beginning of a sequence', 'j\x1b', 0, 1, '\x1b'],
  ['another sequence', '\x1b[C', 1, 1, '\x1b[C'],
])('%s', (_name, typed, from, chosen, rest) => {
  expect(takeListKeys(typed, from, 6)).toEqual({ chosen, rest });
});

test('no key is lost, and the cursor stays in the list', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1, max: 20 }), (typed, count) => {
      const taken = takeListKeys(typed, 0, count);
      expect(typed.endsWith(taken.rest)).toBe(true);
      expect(taken.chosen).toBeGreaterThanOrEqual(0);
      expect(taken.chosen).toBeLessThan(count);
    }),
  );
});
