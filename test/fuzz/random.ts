/** Numbers that look random and are the same for the same seed: mulberry32, by Tommy Ettinger, public domain. */
export type Random = {
  /** From 0 up to, and without, `below`. */
  number(below: number): number;
  pick<Value>(values: readonly Value[]): Value;
};

export function seeded(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const number = (below: number) => Math.floor(next() * below);
  return {
    number,
    pick(values) {
      const value = values[number(values.length)];
      if (value === undefined) throw new Error('nothing to pick from');
      return value;
    },
  };
}

const hostile = [
  ...[
    '\0',
    '\x1b',
    '\x1b[',
    '\x1b]52;c;',
    '\x9b',
    '\x90',
    '\x07',
    '\x1b\\',
    '\r',
    '\r\n',
    '\n',
    '\t',
    '\ufeff',
  ],
  ...[
    '\u202e',
    '\u200b',
    '\ud800',
    '\udc00',
    '💥',
    '"',
    "'",
    '`',
    '```',
    '\\',
    '$',
    '${',
    '{{',
    '}}',
    '{',
    '}',
    '[',
    ']',
  ],
  ...[
    '---',
    ': ',
    '- ',
    '&a',
    '*a',
    '!!',
    '<<EOF',
    '#',
    '# syntax=x',
    '../',
    '/',
    '~',
    '-1',
    '0',
    '1e999',
    '9007199254740993',
  ],
  ...['null', 'true', '__proto__', 'constructor', 'x'.repeat(5000), '('.repeat(200), ' '.repeat(500)],
];

/** A sample with a few things done to it that happen to files: cut, doubled, swapped, overwritten, mixed with another. */
export function mutate(samples: readonly string[], random: Random): string {
  let text = random.pick(samples);
  for (let times = 1 + random.number(6); times > 0; times -= 1) {
    const at = random.number(text.length + 1);
    const length = random.number(Math.min(200, text.length - at) + 1);
    switch (random.number(8)) {
      case 0:
        text = text.slice(0, at);
        break;
      case 1:
        text = text.slice(0, at) + text.slice(at + length);
        break;
      case 2:
        text = text.slice(0, at + length) + text.slice(at);
        break;
      case 3:
        text = text.slice(0, at) + random.pick(hostile) + text.slice(at + random.number(2));
        break;
      case 4:
        text = text.slice(0, at) + String.fromCharCode(random.number(0x10000)) + text.slice(at + 1);
        break;
      case 5: {
        const other = random.pick(samples);
        text = text.slice(0, at) + other.slice(random.number(other.length + 1));
        break;
      }
      case 6: {
        const lines = text.split('\n');
        const [line = ''] = lines.splice(random.number(lines.length), 1);
        lines.splice(random.number(lines.length + 1), 0, line);
        text = lines.join('\n');
        break;
      }
      default:
        text = text.replace(
          random.pick(['\n', ' ', ':', '"', '{', 'FROM', '#', '\x1b']),
          random.pick(hostile),
        );
    }
  }
  return text.slice(0, 40_000);
}

/** The same for bytes. */
export function mutateBytes(samples: readonly Uint8Array[], random: Random): Uint8Array {
  let bytes = Uint8Array.from(random.pick(samples));
  for (let times = 1 + random.number(8); times > 0 && bytes.length > 0; times -= 1) {
    const at = random.number(bytes.length);
    if (random.number(6) === 0) bytes = bytes.slice(0, at);
    else bytes[at] = random.pick([0, 1, 0x7f, 0xff, random.number(256)]);
  }
  return bytes;
}

/** A text in pieces, as it may come through a pipe. */
export function pieces(text: string, random: Random): string[] {
  const all: string[] = [];
  for (let at = 0; at < text.length; ) {
    const length = 1 + random.number(random.pick([2, 20, 4000]));
    all.push(text.slice(at, at + length));
    at += length;
  }
  return all;
}
