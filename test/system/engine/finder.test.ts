import { expect, test } from 'vitest';
import { engineFinder } from '../../../src/system/engine/finder.ts';

test('an engine is looked for once at a time, and the answer is remembered for a while', async () => {
  const find = engineFinder({ PATH: '/nowhere' });
  const [one, two] = await Promise.all([find(), find()]);
  expect(one).toBe(two);
  expect(one).toMatchObject({ ok: false, fault: { id: 'engine-missing' } });
  expect(await find()).toBe(one);
});
