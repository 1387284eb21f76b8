/** Programs that draw on the whole terminal or ask at it. */
const fullScreen = new Set([
  'vi',
  'vim',
  'nvim',
  'nano',
  'emacs',
  'micro',
  'hx',
  'less',
  'more',
  'man',
  'top',
  'htop',
  'bash',
  'sh',
  'zsh',
  'fish',
  'ssh',
  'sudo',
  'su',
  'watch',
  'tmux',
]);

const asks = /^-(?!-)[a-z]*t[a-z]*$/i;

/**
 * Whether a command line needs the whole terminal: an editor or a pager, a bare shell, `docker run -it`. Only the first
 * command of each part is looked at; quoting is not, so a wrong guess is possible and costs a screen, not a result.
 */
export function needsTerminal(line: string): boolean {
  return line.split(/&&|\|\||[;|]/).some((part) => {
    const words = part.trim().split(/\s+/);
    while (words[0] !== undefined && /^\w+=/.test(words[0])) words.shift();
    const program = words[0]?.split('/').at(-1) ?? '';
    if (program === 'docker' || program === 'podman') return engineAsks(words);
    if (['bash', 'sh', 'zsh', 'fish'].includes(program)) return words.length === 1;
    return fullScreen.has(program);
  });
}

function engineAsks(words: readonly string[]): boolean {
  const verb = words.findIndex(
    (word) => word === 'run' || word === 'exec' || word === 'attach' || word === 'start',
  );
  if (verb < 0) return false;
  if (words[verb] === 'attach') return true;
  let option = false;
  for (const word of words.slice(verb + 1)) {
    if (word === '--tty' || asks.test(word)) return true;
    const isOption = word.startsWith('-');
    // A word after an option may be that option's value; one after another word is the image, which ends the options.
    if (!isOption && !option) return false;
    option = isOption;
  }
  return false;
}
