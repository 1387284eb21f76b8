import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { command } from './command.ts';
import { removeFolder, temporaryFolder } from './facts.ts';

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

/** What a shell offers for the last of these words. */
export async function candidates(shell: string, ...words: readonly string[]): Promise<readonly string[]> {
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
