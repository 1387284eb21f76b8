import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { allVerbs } from '../../src/commands/index.ts';
import { lastBuilds } from '../../src/system/xray/history.ts';
import { temporaryFolder } from '../support/facts.ts';

/** Asks for the builds of a folder where `docker` says something else. */
async function asked(script: string | null, of = '.') {
  const folder = await temporaryFolder();
  const bin = join(folder, 'bin');
  await mkdir(bin);
  if (script !== null) {
    await writeFile(join(bin, 'docker'), `#!/bin/sh\n${script}\n`);
    await chmod(join(bin, 'docker'), 0o755);
  }
  const { signal } = new AbortController();
  const found = await lastBuilds(of, { directory: folder, environment: { PATH: bin }, signal });
  return found.ok ? 'found' : found.fault.id;
}

test.each([
  ['no docker', null, 'engine-missing'],
  ['no buildx', 'echo "docker: \'buildx\' is not a docker command." >&2; exit 1', 'buildx-missing'],
  ['a buildx before 0.21', 'echo "ERROR: unknown command: history" >&2; exit 1', 'buildx-old'],
  ['one that answers with its help', 'echo "Usage:  docker buildx [OPTIONS] COMMAND"', 'buildx-old'],
  ['no records', 'exit 0', 'no-builds'],
  ['another failure', 'echo "ERROR: no daemon" >&2; exit 1', 'history-failed'],
  [
    'builds of other folders only',
    `echo '{"ref":"default/default/abcdefgh","name":"elsewhere","created_at":"2026-11-01T10:00:00Z","status":"Completed"}'`,
    'no-build-of-folder',
  ],
])('%s is said', async (_name, script, id) => {
  expect(await asked(script)).toBe(id);
});

test('what is neither a folder nor a build is said', async () => {
  const one = `echo '{"ref":"default/default/abcdefgh","name":"x","created_at":"2026-11-01T10:00:00Z","status":"Completed"}'`;
  expect(await asked(one, 'nowhere')).toBe('no-such-build');
});

test('it is one of the verbs', async () => {
  expect((await allVerbs()).map(({ name }) => name)).toContain('xray');
});
