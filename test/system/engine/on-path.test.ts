import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { programOnPath } from '../../../src/system/engine/on-path.ts';
import { removeFolder, temporaryFolder } from '../../support/facts.ts';

let folder = '';
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => removeFolder(folder));

const put = (name: string, mode = 0o755) => writeFile(join(folder, name), '', { mode });
const chosen = () => programOnPath({ PATH: `/nowhere:relative::${folder}` });

test('docker is taken where there is one, podman where there is only that', async () => {
  expect(chosen()).toBe('docker');
  await put('podman');
  expect(chosen()).toBe('podman');
  await put('docker');
  expect(chosen()).toBe('docker');
  expect(programOnPath({})).toBe('docker');
});

test('a docker that cannot be run is none', async () => {
  await put('podman');
  await put('docker', 0o644);
  expect(chosen()).toBe('podman');
});
