/**
 * Takes away every control sequence but colour (SGR), so that a program's output cannot move the cursor, set the title,
 * write to the clipboard or leave the terminal in another mode. Sequences and their grammar: ECMA-48.
 * A sequence may be split between two pieces of output, so the filter remembers what it has begun.
 */
export type OutputFilter = {
  /** What may be shown of this piece and of what was held back before it. */
  push(piece: string): string;
};

// CSI ... final, OSC/DCS/SOS/PM/APC ... (BEL or ST), and two- or three-character escapes; their 8-bit forms as well.
const sequence =
  /(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|(?:\x1b[\]PX^_]|[\x9d\x90\x98\x9e\x9f])[\s\S]*?(?:\x07|\x1b\\|\x9c)|\x1b[ -/]+[0-~]|\x1b[0-Z\\`-~]/g;
const unfinished = /(?:\x1b|\x9b|[\x9d\x90\x98\x9e\x9f])[^\x1b\x9b\x9d\x90\x98\x9e\x9f]{0,4096}(?:\x1b)?$/;
const colour = /^\x1b\[[\d;:]*m$/;
// Other control characters, and those that turn text around or hide it (bidi controls, zero width).
const unprintable =
  /[\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

export function createOutputFilter(): OutputFilter {
  let held = '';
  return {
    push(piece) {
      const text = held + piece;
      held = '';
      let shown = '';
      let from = 0;
      for (const match of text.matchAll(sequence)) {
        shown += plain(text.slice(from, match.index));
        if (colour.test(match[0])) shown += match[0];
        from = match.index + match[0].length;
      }
      const rest = text.slice(from);
      const begun = unfinished.exec(rest);
      if (begun) {
        held = begun[0];
        return shown + plain(rest.slice(0, begun.index));
      }
      return shown + plain(rest);
    },
  };
}

function plain(text: string): string {
  return text.replace(unprintable, '').replace(/\x1b/g, '');
}

/** The same text without its colours, for records and for reading. */
export function withoutColours(text: string): string {
  return text.replace(/\x1b\[[\d;:]*m/g, '');
}
