import { bashScript } from './completions/bash.ts';
import { fishScript } from './completions/fish.ts';
import { type Shell, shells, type Table, tableOf } from './completions/table.ts';
import { zshScript } from './completions/zsh.ts';
import { courseOf } from './setting.ts';
import { refuse, type Verb } from './verb.ts';

const scripts: { readonly [shell in Shell]: (table: Table) => string } = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
};

export const completions: Verb = {
  name: 'completions',
  usage: 'completions bash|zsh|fish',
  summary: 'what completes this command in your shell: eval "$(go-docker-tour completions bash)"',
  operands: 1,
  operand: 'shell',
  async run(options, streams) {
    const shell = shells.find((name) => name === options.operands[0]);
    if (shell === undefined)
      return refuse(
        streams,
        `completions takes the name of a shell: ${shells.join(', ')}.`,
        'eval "$(go-docker-tour completions bash)"',
      );
    const loaded = await courseOf(options);
    if (!loaded.ok) return refuse(streams, loaded.what);
    const { allVerbs } = await import('./index.ts');
    streams.stdout.write(scripts[shell](tableOf(await allVerbs(), loaded.course)));
    return 0;
  },
};
