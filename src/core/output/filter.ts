/**
 * Takes away every control sequence but colour (SGR), so that a program's output cannot move the cursor, set the title,
 * write to the clipboard or leave the terminal in another mode. Sequences and their grammar: ECMA-48.
 * A sequence may be split between two pieces of output, so the filter remembers what it has begun.
 */
export type OutputFilter = {
  /** What may be shown of this piece and of what was held back before it. */
  push(piece: string): string;
};

/** Where in a sequence the output is. 'string': a title, the clipboard, graphics; ends in BEL or ST. */
type State = 'text' | 'escape' | 'intermediate' | 'control' | 'string';

/** No terminal's sequences are longer, but pictures; one that never ends must not swallow all the rest. */
const longest = { control: 256, string: 4096 } as const;

// ESC, and the 8-bit forms of CSI, DCS, SOS, OSC, PM and APC.
const beginning = /[\x1b\x90\x98\x9b\x9d-\x9f]/g;
const colour = /^[\d;:]*m$/;
// Other control characters, and those that turn text around or hide it (bidi controls, zero width).
const unprintable =
  /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

export function createOutputFilter(): OutputFilter {
  let state: State = 'text';
  let length = 0;
  let parameters = '';

  const begin = (character: string): void => {
    length = 0;
    parameters = '';
    state = character === '\x1b' ? 'escape' : character === '\x9b' ? 'control' : 'string';
  };

  /** Takes one character of a sequence; answers a colour that it completes, or the character when it is none of it. */
  const take = (character: string): string => {
    length += 1;
    if (character === '\x1b') {
      begin(character);
      return '';
    }
    // CAN and SUB break off whatever was begun.
    if (character === '\x18' || character === '\x1a') {
      state = 'text';
      return '';
    }
    switch (state) {
      case 'text':
        return character;
      case 'escape':
        if (character === '[') state = 'control';
        else if (/[\]PX^_]/.test(character)) state = 'string';
        else if (/[ -/]/.test(character)) state = 'intermediate';
        else state = 'text';
        return state === 'text' && !/[0-~]/.test(character) ? character : '';
      case 'intermediate':
        if (!/[ -/]/.test(character) || length > longest.control) state = 'text';
        return state === 'text' && !/[ -~]/.test(character) ? character : '';
      case 'control':
        return takeControl(character);
      case 'string':
        if (character === '\x07' || character === '\x9c' || length > longest.string) state = 'text';
        return '';
    }
  };

  const takeControl = (character: string): string => {
    parameters += character;
    if (/[ -?]/.test(character) && length <= longest.control) return '';
    state = 'text';
    if (!/[ -~]/.test(character)) return character;
    return colour.test(parameters) ? `\x1b[${parameters}` : '';
  };

  return {
    push(piece) {
      let shown = '';
      let at = 0;
      while (at < piece.length) {
        if (state === 'text') {
          beginning.lastIndex = at;
          const found = beginning.exec(piece)?.index ?? piece.length;
          shown += printable(piece.slice(at, found));
          if (found < piece.length) begin(piece.charAt(found));
          at = found + 1;
        } else {
          const taken = take(piece.charAt(at));
          shown += taken.length === 1 ? printable(taken) : taken;
          at += 1;
        }
      }
      return shown;
    },
  };
}

function printable(text: string): string {
  return text.replace(unprintable, '');
}

/** The same text without its colours, for records and for reading. */
export function withoutColours(text: string): string {
  return text.replace(/\x1b\[[\d;:]*m/g, '');
}
