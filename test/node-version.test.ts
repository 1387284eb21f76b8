import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isOlder, oldestNode, refusal } from '../src/node-version.ts';
import { projectRoot } from './support/sources.ts';

test.each([
  ['0.10.48', true],
  ['9.11.2', true],
  ['20.20.2', true],
  ['22.2.0', true],
  ['22.11.9', true],
  ['22.12.0', false],
  ['v22.12.1', false],
  ['22.13.0-nightly', false],
  ['24.0.0', false],
  ['100.0.0', false],
])('Node %s is older than it needs to be: %s', (version, older) => {
  expect(isOlder(version, '22.12.0')).toBe(older);
});

const versions = fc.tuple(fc.nat(200), fc.nat(200), fc.nat(200));

test('of two versions the older is the one whose first differing number is smaller', () => {
  fc.assert(
    fc.property(versions, versions, (one, other) => {
      const part = [0, 1, 2].find((index) => one[index] !== other[index]);
      const older = part !== undefined && (one[part] ?? 0) < (other[part] ?? 0);
      expect(isOlder(one.join('.'), other.join('.'))).toBe(older);
    }),
  );
});

test('an old Node is refused in one sentence that says what to run', () => {
  const said = refusal('linux', '20.20.2');
  expect(said).toMatch(/needs Node 22\.12 or newer and this is 20\.20\.2: run npx -p node@24 /);
  expect(said).not.toContain('\n');
});

test('plain Windows is pointed to WSL2, whatever its Node', () => {
  expect(refusal('win32', '24.1.0')).toContain('WSL2');
  expect(refusal('win32', '18.0.0')).toContain('WSL2');
});

test.each(['linux', 'darwin'])('a Node of today may run on %s', (platform) => {
  expect(refusal(platform, '24.21.0')).toBeNull();
  expect(refusal(platform, oldestNode)).toBeNull();
});

test('package.json asks for the same Node', () => {
  const about = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
    engines: { node: string };
  };
  expect(about.engines.node).toBe(`>=${oldestNode}`);
});
