import { expect, test } from 'vitest';
import { within } from '../../../src/system/doctor/index.ts';
import { registryOf } from '../../../src/system/doctor/probes/image.ts';

test('what is found in time is known', async () => {
  expect(await within(1000, undefined, async () => 7)).toEqual({ known: true, fact: 7 });
});

test('a probe whose time is up is told so, and not waited for', async () => {
  const told = Promise.withResolvers<void>();
  const never = (signal: AbortSignal) =>
    new Promise<number>(() => signal.addEventListener('abort', () => told.resolve()));
  expect(await within(20, undefined, never)).toEqual({ known: false, why: 'no answer in 0.02 seconds' });
  await told.promise;
});

test('so is one that nobody wants any more', async () => {
  const outer = new AbortController();
  const asked = within(60_000, outer.signal, () => new Promise<number>(() => {}));
  outer.abort();
  expect(await asked).toMatchObject({ known: false });
});

test('a bug in a probe is seen', async () => {
  await expect(within(1000, undefined, () => Promise.reject(new TypeError('bug')))).rejects.toThrow('bug');
});

test.each([
  ['golang:1.27', 'registry-1.docker.io'],
  ['docker.io/library/golang:1.27', 'registry-1.docker.io'],
  ['library/golang', 'registry-1.docker.io'],
  ['registry.corp.example:5000/golang:1.27', 'registry.corp.example:5000'],
  ['localhost/golang', 'localhost'],
])('%s comes from %s', (name, host) => {
  expect(registryOf(name)).toBe(host);
});
