import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { takeAwayLocks } from '../../../src/system/go/locks.ts';
import { removeFolder, temporaryFolder } from '../../support/facts.ts';

test('takes away the new lock of a version that was not fetched, and nothing else', async () => {
  const folder = await temporaryFolder('locks');
  const versions = join(folder, 'github.com/!me/x/@v');
  await mkdir(versions, { recursive: true });
  const kept = ['list', 'v1.0.0.lock', 'v1.0.0.mod', 'v1.2.0.lock'];
  for (const name of [...kept, 'v1.1.0.lock']) await writeFile(join(versions, name), '');
  await utimes(join(versions, 'v1.2.0.lock'), 1000, 1000);
  await takeAwayLocks(folder, 2_000_000);
  expect((await readdir(versions)).sort()).toEqual(kept);
  await takeAwayLocks(join(folder, 'nowhere'), 0);
  await removeFolder(folder);
});
