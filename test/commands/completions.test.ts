import { execFileSync, spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { flags } from '../../src/commands/flags.ts';
import { allVerbs } from '../../src/commands/index.ts';
import { command } from '../support/command.ts';
import { removeFolder, temporaryFolder } from '../support/facts.ts';

/** What each shell makes of its script: given it, `$1`, and the words of a command line, a candidate a line. */
const askers: { readonly [shell: string]: string } = {
  bash: `source "$1"; shift
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _go_docker_tour; printf '%s\\n' "\${COMPREPLY[@]}"`,
  fish: `source $argv[1]; complete -C "$argv[2..-1]" | string replace -r '\\t.*' ''; true`,
  // A shell in a terminal of its own, in which Tab is pressed; it ends with a key that prints what the line then is.
  zsh: `zmodload zsh/zpty; zpty shell zsh -f -i
zpty -w shell "PS1= PS2=; autoload -U compinit; compinit -u -D; source $1"
zpty -w shell 'show() { print -r -- "<$BUFFER>" }; zle -N show; bindkey "^X" show; setopt menu_complete; print set""up'
zpty -r shell said '*setup*'
shift; zpty -n -w shell "$*"$'\\t\\x18'; zpty -r shell said '*<*>*'; said=\${said##*<}; print -r -- \${said%%>*}`,
};

/** A script of the program in a file, as a shell reads it. */
async function scriptFor(shell: string): Promise<string> {
  const { code, out, err } = await command('completions', shell);
  expect([code, err]).toEqual([0, '']);
  const folder = await temporaryFolder('completions');
  onTestFinished(() => removeFolder(folder));
  await writeFile(join(folder, `script.${shell}`), out);
  return join(folder, `script.${shell}`);
}

async function candidates(shell: string, ...words: readonly string[]): Promise<readonly string[]> {
  const file = await scriptFor(shell);
  const quiet = { bash: ['--norc', '--noprofile'], fish: ['--no-config'], zsh: ['-f'] }[shell] ?? [];
  const args = [...quiet, '-c', askers[shell] ?? '', ...(shell === 'fish' ? [] : [shell]), file];
  const said = execFileSync(shell, [...args, 'go-docker-tour', ...words], {
    encoding: 'utf8',
    timeout: 15_000,
  });
  return said
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

const isHere = (shell: string) => spawnSync(shell, ['-c', 'exit 0']).error === undefined;
const withReason = (shell: string) =>
  `${shell} completes${isHere(shell) ? '' : ` [skipped: there is no ${shell}]`}`;
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

describe.skipIf(!isHere('fish'))(withReason('fish'), () => {
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

describe.skipIf(!isHere('zsh'))(withReason('zsh'), () => {
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
