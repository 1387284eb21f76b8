import { readdir } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { workspacePaths } from '../../../src/core/workspace/paths.ts';
import { changeMade, nothingMade, readMade } from '../../../src/system/engine/made-file.ts';
import { newFolder } from '../../support/terminal.ts';

test('of changes at the same time none is lost', async () => {
  const paths = workspacePaths(await newFolder());
  const names = Array.from({ length: 20 }, (_, index) => `image-${index}`);
  await Promise.all(
    names.map((name) =>
      changeMade(paths, (made, write) => write({ ...made, images: [...made.images, name] })),
    ),
  );
  expect((await readMade(paths)).images).toEqual(names);
  expect(await readdir(paths.tour)).toEqual(['made.json']);
});

test('a change that fails does not keep the next one waiting', async () => {
  const paths = workspacePaths(await newFolder());
  const fails = changeMade(paths, async () => {
    throw new Error('no engine');
  });
  const writes = changeMade(paths, (_, write) => write({ ...nothingMade, looked: true }));
  await expect(fails).rejects.toThrow('no engine');
  await writes;
  expect((await readMade(paths)).looked).toBe(true);
});
