import { type CompletedVerb, type Named, type Table, takingThe, written } from './table.ts';

/** For zsh from 5 on; read by `eval` or put in a folder of `fpath` as `_go-docker-tour`. */
export function zshScript({ verbs, flags, taking, lessons, steps }: Table): string {
  const naming = takingThe('NAME').map(
    (flag) => `    1(${written(flag).join('|')})) compadd -- ${flag.among?.join(' ') ?? ''}; return ;;`,
  );
  const folders = takingThe('DIR').flatMap(written).join('|');
  const throughs = takingThe('LESSON').flatMap(written).join('|');
  return `#compdef go-docker-tour
# Completes go-docker-tour in zsh: eval "$(go-docker-tour completions zsh)"
_go_docker_tour() {
  local verb= operand= takes= word=
  local -i index
  local -a options
  local -a lessons=(
${list(lessons)}
  )
  local -a steps=(
${list(steps)}
  )
  for (( index = 2; index < CURRENT; index++ )); do
    word=$words[index]
    if [[ -n $takes ]]; then takes=; continue; fi
    case $word in
      --) shift index words; (( CURRENT -= index )); _normal; return ;;
      ${taking.join('|')}) takes=1 ;;
      -*) ;;
      *) if [[ -n $verb ]]; then operand=$word; else verb=$word; fi ;;
    esac
  done
  case $takes$words[CURRENT-1] in
    1(${folders})) _files -/; return ;;
    1(${throughs})) _describe -t lessons lesson lessons; return ;;
${naming.join('\n')}
  esac
  case $verb in
    '')
      options=(
${options(flags)}
      )
      local -a verbs=(
${list(verbs.map(({ name, summary }) => ({ id: name, title: summary })))}
      )
      if [[ $PREFIX != -* ]]; then _describe -t commands command verbs; return; fi ;;
${verbs.map(verbCase).join('\n')}
  esac
  if [[ $PREFIX == -* ]]; then _describe -t options option options; fi
}
if [[ $funcstack[1] == _go_docker_tour || $funcstack[1] == _go-docker-tour ]]; then _go_docker_tour "$@"
else compdef _go_docker_tour go-docker-tour; fi
`;
}

function verbCase({ name, operand, flags }: CompletedVerb): string {
  const completes = {
    step: '_describe -t lessons lesson lessons; _describe -t steps step steps',
    shell: 'compadd -- bash zsh fish',
    folder: '_files -/',
    file: '_files',
  };
  const says = operand ? `\n      if [[ $PREFIX != -* && -z $operand ]]; then ${completes[operand]}; fi` : '';
  return `    ${name})\n      options=(\n${options(flags)}\n      )${says} ;;`;
}

const options = (flags: Table['flags']) =>
  list(flags.map(({ name, summary }) => ({ id: `--${name}`, title: summary })));

/** As \`_describe\` reads it: a colon between the word and what it is. */
function list(named: readonly Named[]): string {
  return named.map(({ id, title }) => `    ${quoted(`${id}:${title}`)}`).join('\n');
}

/** A word for a POSIX shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
