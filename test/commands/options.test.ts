import { describe, expect, test } from 'vitest';
import { command } from '../support/command.ts';

describe('a command line that is not understood', () => {
  test.each([
    [['--nope'], /Unknown option '--nope'/],
    [['--engine', 'rkt'], /docker or podman, not rkt/],
    [['--workspace'], /argument missing/],
    [['--workspace='], /--workspace needs a value/],
    [['--json=yes'], /does not take an argument/],
    [['lst'], /There is no command lst/],
    [['constructor'], /There is no command constructor/],
    [['check', 'a', 'b'], /check does not take "b"/],
    [['solve', 'a', 'b'], /solve does not take "b"/],
    [['list', 'x'], /list does not take "x"/],
    [['lint', 'a', 'b'], /lint does not take "b"/],
    [['clean', 'everything'], /clean does not take "everything"/],
    [['check', 'nosuch'], /There is no lesson "nosuch"/],
    [['check', 'init/nosuch'], /Lesson init has no step "nosuch"/],
    [['solve', 'init', '--through', 'build'], /not both/],
    [['solve', '--through', 'nosuch'], /There is no lesson "nosuch"/],
    [['list', '--course', '/nowhere/at/all'], /There is no folder/],
  ])('%j says what, and what next, and ends with 2', async (argv, what) => {
    const { code, out, err } = await command(...argv);
    expect(code).toBe(2);
    expect(err).toMatch(what);
    expect(err.startsWith('go-docker-tour: ')).toBe(true);
    expect(out).toBe('');
  });

  test('what next: the commands, the usage, the lessons, the steps', async () => {
    expect((await command('lst')).err).toMatch(/There are: list, check,/);
    expect((await command('check', 'a', 'b')).err).toMatch(/check \[LESSON\[\/STEP\]\]/);
    expect((await command('check', 'nosuch')).err).toMatch(/enable-modules, init, build/);
    expect((await command('check', 'init/nosuch')).err).toMatch(/Its steps are: /);
  });
});

test('without a verb the tour opens, in the folder that was named', async () => {
  expect(await command('-w', '/some/where')).toEqual({ code: 0, out: 'opened /some/where\n', err: '' });
});

test('--help names every verb and option; --version is the package’s', async () => {
  for (const argv of [['--help'], ['-h'], ['help'], ['check', '--help']]) {
    const { code, out } = await command(...argv);
    expect(code).toBe(0);
    for (const word of [
      'list',
      'check',
      'hint',
      'solve',
      'env',
      'reset',
      'clean',
      'lint',
      'explain',
      '--course',
    ])
      expect(out).toContain(word);
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(130);
  }
  expect((await command('--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/);
});
