import { expect, test } from 'vitest';
import { candidates } from '../support/completions.ts';
import { describeReal } from '../support/tools.ts';

describeReal(['fish'], 'fish completes', () => {
  test.each([
    [['ch'], ['check']],
    [
      ['check', 'caching/o'],
      ['caching/one-line', 'caching/other-half'],
    ],
    [['hint', '--engine', 'p'], ['podman']],
    [['-w', '/somewhere', 'solve', '--thr'], ['--through']],
    [
      ['completions', ''],
      ['bash', 'fish', 'zsh'],
    ],
    [['list', '--f'], []],
  ])('%j', async (words, wanted) => {
    expect(await candidates('fish', ...words)).toEqual(wanted);
  });
});

describeReal(['zsh'], 'zsh completes', () => {
  test.each([
    ['ch', 'check'],
    ['check caching/f', 'check caching/further'],
    ['hint --engine p', 'hint --engine podman'],
    ['-w /somewhere solve --thr', '-w /somewhere solve --through'],
    ['solve --through m', 'solve --through multi-stage'],
    ['completions f', 'completions fish'],
  ])('%s', async (typed, wanted) => {
    expect(await candidates('zsh', ...typed.split(' '))).toEqual([`go-docker-tour ${wanted}`]);
  });
});
