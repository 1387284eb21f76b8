import { expect, test } from 'vitest';
import type { Stopped } from '../../../../src/core/verdicts/facts/images.ts';
import { stoppedProblem } from '../../../../src/core/verdicts/image/stopped.ts';
import { config, program, stopped } from './samples.ts';

const shell = { ...config, entrypoint: ['/bin/sh', '-c', '/httpserver'] };
const lib = { path: '/lib64/ld-linux-x86-64.so.2', there: false };

const table: [string, Partial<Stopped>, string, number | undefined][] = [
  ['nothing to start', { config: { ...config, entrypoint: [] }, program: null }, 'nothing-to-start', 3],
  ['shell form, no shell', { config: shell }, 'shell-form-in-scratch', 5],
  ['shell form, with a shell', { config: shell, shell: true, exit: 1 }, 'container-exited', 5],
  ['no such file', { program: { ...program, is: 'missing' } }, 'entrypoint-missing', 5],
  [
    'seen from the wrong folder',
    { program: { ...program, is: 'missing', named: './server', path: '/server', elsewhere: '/app/server' } },
    'workdir-lost',
    5,
  ],
  [
    'a bare name',
    { program: { ...program, is: 'missing', named: 'server', path: '/bin/server', elsewhere: '/server' } },
    'entrypoint-missing',
    5,
  ],
  ['a folder', { program: { ...program, is: 'folder' } }, 'entrypoint-is-directory', 5],
  ['an archive', { program: { ...program, form: 'archive', elf: null } }, 'package-not-main', undefined],
  ['no x', { program: { ...program, executable: false } }, 'entrypoint-not-executable', 4],
  ['for Windows', { program: { ...program, form: 'windows', elf: null } }, 'wrong-architecture', 2],
  ['refused', { said: 'exec /httpserver: exec format error', exit: 1 }, 'wrong-architecture', 2],
  ['no loader', { program: { ...program, interpreter: lib } }, 'dynamic-in-scratch', 2],
  [
    'no library',
    { said: 'error while loading shared libraries: libc.so.6: cannot open', exit: 127 },
    'dynamic-in-scratch',
    2,
  ],
  [
    'a script without its interpreter',
    { program: { ...program, form: 'script', elf: null, interpreter: { path: '/bin/bash', there: false } } },
    'entrypoint-missing',
    5,
  ],
  [
    'an unknown user',
    { said: 'unable to find user nobody: no matching entries in passwd file' },
    'user-unknown',
    undefined,
  ],
  ['ended', { said: 'listen tcp: unknown port', exit: 1 }, 'container-exited', 5],
  ['never started', { said: 'something else' }, 'container-not-started', 5],
];

test.each(table)('%s', (_name, over, cause, line) => {
  const problem = stoppedProblem({ ...stopped, ...over });
  expect([problem.cause, problem.place?.line]).toEqual([cause, line]);
  expect(problem.next).not.toBe('');
});

test('the last line of the log is shown', () => {
  expect(stoppedProblem({ ...stopped, said: 'no configuration', exit: 1 }).found).toContain(
    'no configuration',
  );
});

test('quotes that are not JSON get their list back', () => {
  const quoted = { ...config, entrypoint: ['/bin/sh', '-c', "['/httpserver']"] };
  expect(stoppedProblem({ ...stopped, config: quoted }).next).toContain('ENTRYPOINT ["/httpserver"]');
});
