import { appendFile, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type WorkspacePaths, workspacePaths } from '../../src/core/workspace/paths.ts';
import { watchModule } from '../../src/system/watch.ts';
import { createWorkspace, resetWorkspace } from '../../src/system/workspace/create.ts';
import { removeFolder, temporaryFolder } from '../support/facts.ts';

let paths: WorkspacePaths;
let stop: () => Promise<void>;
let saved: string[] = [];

beforeEach(async () => {
  paths = workspacePaths(await temporaryFolder());
  await createWorkspace(paths, { PATH: '/nowhere' });
  saved = [];
  stop = watchModule(paths.module, (names) => saved.push(...names));
  // Until it watches: touch a file until that is noticed.
  await expect
    .poll(async () => {
      await appendFile(join(paths.module, 'probe.txt'), 'x');
      return saved.length;
    })
    .toBeGreaterThan(0);
  await settle();
});
afterEach(async () => {
  await stop();
  await removeFolder(paths.root);
});

/** Until a file that is saved now is noticed: all that was saved before has been, too. Forgets both. */
async function settle(): Promise<void> {
  const name = `mark-${saved.length}-${Date.now()}.txt`;
  await writeFile(join(paths.module, name), '');
  await expect.poll(() => saved, { timeout: 5000 }).toContain(name);
  saved = saved.filter((each) => !/^(mark-|probe)/.test(each));
}

const noticed = (name: string) => expect.poll(() => saved, { timeout: 5000 }).toContain(name);
const file = (name: string) => join(paths.module, name);

describe('a saved file is noticed', () => {
  test('written, created, removed', async () => {
    await writeFile(file('main.go'), 'package main');
    await noticed('main.go');
    await writeFile(file('Dockerfile'), 'FROM scratch');
    await noticed('Dockerfile');
    saved = [];
    await rm(file('Dockerfile'));
    await noticed('Dockerfile');
  });

  test('by a rename over it, as vim and many others save; again and again', async () => {
    for (const text of ['one', 'two', 'three']) {
      saved = [];
      await writeFile(file('.main.go.swp'), text);
      await rename(file('.main.go.swp'), file('main.go'));
      await noticed('main.go');
    }
  });

  test('in a new folder', async () => {
    await mkdir(file('greeting'));
    await writeFile(file('greeting/hello.go'), 'package greeting');
    await noticed('greeting/hello.go');
  });

  test('also after everything was reset', async () => {
    await resetWorkspace(paths, { PATH: '/nowhere' });
    await settle();
    await writeFile(file('main.go'), 'package main // again');
    await noticed('main.go');
  });
});

test('what a build leaves, an editor hides or git keeps is not a save', async () => {
  for (const name of ['.git', 'vendor/x']) await mkdir(file(name), { recursive: true });
  for (const name of ['httpserver', 'main.go~', '.main.go.swp', '4913', '.git/x.txt', 'vendor/x/x.go'])
    await writeFile(file(name), '');
  await settle();
  expect(saved).toEqual([]);
});
