import type { Flag } from '../flags.ts';
import type { Named, Table } from './table.ts';

/** For fish from 3 on. */
export function fishScript({ verbs, flags, taking, lessons, steps }: Table): string {
  const all = [
    ...new Map([...flags, ...verbs.flatMap((verb) => verb.flags)].map((flag) => [flag.name, flag])).values(),
  ];
  const heeding = (flag: Flag) => [
    ...(flags.includes(flag) ? [''] : []),
    ...verbs.filter((verb) => verb.flags.includes(flag)).map(({ name }) => name),
  ];
  const withOperand = (kind: string) =>
    verbs.filter(({ operand }) => operand === kind).map(({ name }) => name);
  return `# Completes go-docker-tour in fish: go-docker-tour completions fish | source
# Whether the verb that stands there is one of these; '' where there is none yet.
function __go_docker_tour_at
    set -l verb ''
    set -l takes 0
    for word in (commandline -opc)[2..-1]
        if test $takes = 1
            set takes 0
            continue
        end
        switch $word
            case ${taking.join(' ')}
                set takes 1
            case '-*'
            case '*'
                set verb $word
                break
        end
    end
    contains -- "$verb" $argv
end
complete -c go-docker-tour -f
${verbs.map(({ name, summary }) => line([''], `-a ${name}`, summary)).join('\n')}
${all.map((flag) => line(heeding(flag), optionOf(flag, lessons), flag.summary)).join('\n')}
${withOperand('step').length === 0 ? '' : [...lessons, ...steps].map(({ id, title }) => line(withOperand('step'), `-a ${id}`, title)).join('\n')}
${line(withOperand('shell'), "-a 'bash zsh fish'")}
${line(withOperand('folder'), "-a '(__fish_complete_directories)'")}
${line(withOperand('file'), '-F')}
`;
}

function optionOf(flag: Flag, lessons: readonly Named[]): string {
  const name = `-l ${flag.name}${flag.short === undefined ? '' : ` -s ${flag.short}`}`;
  switch (flag.value) {
    case undefined:
      return name;
    case 'DIR':
      return `${name} -x -a '(__fish_complete_directories)'`;
    case 'NAME':
      return `${name} -x -a ${quoted(flag.among?.join(' ') ?? '')}`;
    case 'LESSON':
      return `${name} -x -a ${quoted(lessons.map(({ id }) => id).join(' '))}`;
  }
}

function line(verbs: readonly string[], what: string, title?: string): string {
  const condition = `__go_docker_tour_at ${verbs.map((verb) => verb || "''").join(' ')}`;
  return `complete -c go-docker-tour -n ${quoted(condition)} ${what}${title === undefined ? '' : ` -d ${quoted(title)}`}`;
}

/** A word for fish, in whose quotes a backslash says that a quote or a backslash is meant. */
function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
