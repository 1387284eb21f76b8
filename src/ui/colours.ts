/** 'attributes': bold, dim and the like, but no colour, as NO_COLOR asks. */
export type Colours = 'all' | 'attributes' | 'none';

/** What this terminal may be sent. Node's own judgement: it knows NO_COLOR, FORCE_COLOR and a dumb terminal. */
export function coloursOf(stdout: object): Colours {
  if (!('hasColors' in stdout) || typeof stdout.hasColors !== 'function') return 'none';
  if (stdout.hasColors() === true) return 'all';
  return process.env.TERM === 'dumb' ? 'none' : 'attributes';
}

const attributes = new Set(['0', '1', '2', '3', '4', '7', '22', '23', '24', '27']);

/** Takes from a text the control sequences that the terminal should not have. */
export function inColours(text: string, colours: Colours): string {
  if (colours === 'all') return text;
  return text.replace(/\u001B\[([\d;:]*)m/g, (_all, codes: string) => {
    if (colours === 'none') return '';
    const kept = keptCodes(codes.split(';'));
    return kept.length === 0 ? '' : `\u001B[${kept.join(';')}m`;
  });
}

/** The attributes among the codes of one sequence; `38;5;1` is one colour, whose `1` is not bold. */
function keptCodes(codes: readonly string[]): readonly string[] {
  const extended = codes.findIndex((code) => code === '38' || code === '48');
  const plain = extended === -1 ? codes : codes.slice(0, extended);
  return plain.map((code) => (code === '' ? '0' : code)).filter((code) => attributes.has(code));
}
