import { type CompletedVerb, type Table, takingThe, written } from './table.ts';

/** For bash from 3.2 on, with or without the package bash-completion. */
export function bashScript({ verbs, flags, taking, lessons, steps }: Table): string {
  const ids = (named: Table['steps']) => named.map(({ id }) => id).join(' ');
  // A flag that takes the next word for itself, as the script sees it there.
  const taken = (value: 'DIR' | 'NAME' | 'LESSON') =>
    takingThe(value).map((flag) => ({ flag, names: written(flag).map((name) => `1${name}`) }));
  const counted = taken('NAME').map(
    ({ flag, names }) => `    ${names.join('|')}) words='${flag.among?.join(' ') ?? ''}' ;;`,
  );
  return `# Completes go-docker-tour in bash: eval "$(go-docker-tour completions bash)"
_go_docker_tour() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} IFS=$' \\t\\n'
  local verb= operand= command= takes= word= words= options= kind=
  local lessons='${ids(lessons)}'
  local steps='${ids(steps)}'
  # bash takes --engine=docker for three words.
  if [[ $current == = ]]; then current=; elif [[ $previous == = ]]; then previous=\${COMP_WORDS[COMP_CWORD-2]}; fi
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    if [[ $command ]]; then command=rest; continue; fi
    if [[ $takes && $word != = ]]; then takes=; continue; fi
    case $word in
      =) ;;
      --) command=first ;;
      ${taking.join('|')}) takes=1 ;;
      -*) ;;
      *) if [[ $verb ]]; then operand=$word; else verb=$word; fi ;;
    esac
  done
  case \${command:-$takes$previous} in
    first) kind=-c ;;
    rest) kind=-f ;;
    ${taken('DIR')
      .flatMap(({ names }) => names)
      .join('|')}) kind=-d ;;
    ${taken('LESSON')
      .flatMap(({ names }) => names)
      .join('|')}) words=$lessons ;;
${counted.join('\n')}
    *)
      case $verb in
        '') words='${verbs.map(({ name }) => name).join(' ')}'; options='${long(flags)}' ;;
${verbs.map(verbCase).join('\n')}
      esac
      if [[ $operand ]]; then words=; kind=; fi
      if [[ $current == -* ]]; then words=$options; kind=; fi
      # The steps only of a lesson that is clear: all of them are too many to read.
      if [[ $words == "$lessons" && ( $current == */* || $(compgen -W "$words" -- "$current" | wc -l) -eq 1 ) ]]; then
        words+=" $steps"
      fi ;;
  esac
  if [[ $kind ]]; then
    compopt -o filenames 2>/dev/null
    IFS=$'\\n'
    COMPREPLY=($(compgen $kind -- "$current"))
  else
    COMPREPLY=($(compgen -W "$words" -- "$current"))
  fi
}
complete -F _go_docker_tour go-docker-tour
`;
}

function verbCase({ name, operand, flags }: CompletedVerb): string {
  const completes = {
    step: 'words=$lessons; ',
    shell: "words='bash zsh fish'; ",
    folder: 'kind=-d; ',
    file: 'kind=-f; ',
  };
  return `        ${name}) ${operand ? completes[operand] : ''}options='${long(flags)}' ;;`;
}

const long = (flags: Table['flags']) => flags.map(({ name }) => `--${name}`).join(' ');
