import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { takeAwayLocks } from '../../../src/system/go/locks.ts';
import { removeFolder, temporaryFolder } from '../../support/facts.ts';

test('takes away the lock of a version that was not fetched, and nothing else', async () => {
  const folder = await temporaryFolder('locks');
  const versions = join(folder, 'github.com/!me/x/@v');
  await mkdir(versions, { recursive: true });
  const kept = ['list', 'v1.0.0.lock', 'v1.0.0.mod', 'v1.2.0.lock'];
  for (const name of [...kept, 'v1.1.0.lock']) await writeFile(join(versions, name), '');
  const said = ['v1.0.0', 'v1.1.0'].map(
    (version) => `go: github.com/Me/x@${version}: module lookup disabled`,
  );
  await takeAwayLocks(folder, `${said.join('\n')}\ngo: example.com/none@v1.0.0: module lookup disabled\n`);
  expect((await readdir(versions)).sort()).toEqual(kept);
  await removeFolder(folder);
});
