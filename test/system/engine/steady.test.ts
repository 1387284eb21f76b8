import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { captureSteadily } from '../../../src/system/engine/steady.ts';
import { removeFolder, temporaryFolder } from '../../support/facts.ts';

let folder = '';
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => removeFolder(folder));

/** A program that fails with `said` the first `times`, and counts how often it was asked. */
async function ask(said: string, times: number) {
  const program = join(folder, 'program');
  await writeFile(
    program,
    `#!/bin/sh\necho x >> ${folder}/asked\n[ $(wc -l < ${folder}/asked) -gt ${times} ] && echo fine && exit\necho '${said}' >&2\nexit 125\n`,
    { mode: 0o755 },
  );
  const done = await captureSteadily(program, [], { directory: '/', environment: { PATH: '/usr/bin:/bin' } });
  const asked = (await readFile(join(folder, 'asked'), 'utf8')).split('\n').length - 1;
  return { asked, code: done.how === 'exited' ? done.code : null };
}

// Podman 4.3.1, while another process removed images.
const disturbed =
  'Error: checking if image "0fb47f8a7094" is dangling: reading image "d21d27339cdc": locating image with ID "d21d27339cdc": image not known';

test('what was disturbed is asked again', async () => {
  expect(await ask(disturbed, 2)).toEqual({ asked: 3, code: 0 });
});

test('an answer is an answer, also a bad one', async () => {
  expect(await ask('Error: nosuch: image not known', 99)).toEqual({ asked: 1, code: 125 });
  expect(await ask('', 0)).toEqual({ asked: 2, code: 0 });
});
