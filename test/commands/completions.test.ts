import { describe, expect, test } from 'vitest';
import { flags } from '../../src/commands/flags.ts';
import { allVerbs } from '../../src/commands/index.ts';
import { command } from '../support/command.ts';
import { candidates } from '../support/completions.ts';

const caching = ['one-line', 'reorder', 'proof', 'other-half', 'further'].map((step) => `caching/${step}`);

describe('bash completes', () => {
  test.each([
    [['ch'], ['check']],
    [['--w'], ['--workspace']],
    [
      ['check', 'ca'],
      ['caching', ...caching],
    ],
    [
      ['check', 'caching/o'],
      ['caching/one-line', 'caching/other-half'],
    ],
    [['check', 'caching', ''], []],
    [['hint', '--engine', 'p'], ['podman']],
    [['--engine', '=', 'd'], ['docker']],
    [['-w', '/somewhere', 'solve', '--thr'], ['--through']],
    [['solve', '--through', 'm'], ['multi-stage']],
    [
      ['completions', ''],
      ['bash', 'zsh', 'fish'],
    ],
    [['doctor', '--f'], ['--fix']],
    [['list', '--f'], []],
    [['xray', '/et'], ['/etc']],
    [['explain', '/etc/passw'], expect.arrayContaining(['/etc/passwd'])],
    [['explain', '--', 'basenam'], expect.arrayContaining(['basename'])],
  ])('%j', async (words, wanted) => {
    expect(await candidates('bash', ...words)).toEqual(wanted);
  });

  test('all verbs, and no file', async () => {
    expect(await candidates('bash', '')).toEqual((await allVerbs()).map(({ name }) => name));
  });
});

test('another shell is refused', async () => {
  const { code, err } = await command('completions', 'tcsh');
  expect([code, err]).toEqual([2, expect.stringMatching(/bash, zsh, fish/)]);
});

test('the table has each option that a usage shows, for that verb', async () => {
  for (const { name, usage } of await allVerbs()) {
    const shown = [...usage.matchAll(/--(\w+)/g)].map((match) => match[1]);
    const heeded = flags.filter(
      (flag) => 'verbs' in flag && (flag.verbs as readonly string[]).includes(name),
    );
    expect(heeded.map((flag) => flag.name)).toEqual(expect.arrayContaining(shown));
  }
});
