/** The line being edited. `cursor` is a position in `text`, in UTF-16 units, always between two characters. */
export type Prompt = {
  readonly text: string;
  readonly cursor: number;
  /** Where the learner is in the history: 0 is the line being written, 1 the newest before it. */
  readonly back: number;
  /** The line being written, kept while the history is shown. */
  readonly draft: string;
  /** What Ctrl+K, U and W took away last. */
  readonly killed: string;
  /** Ctrl+R: what is searched for, and how many finds were passed over. */
  readonly search: { readonly query: string; readonly skip: number } | null;
};

export const emptyPrompt: Prompt = { text: '', cursor: 0, back: 0, draft: '', killed: '', search: null };

/** Text typed or pasted at the cursor. Line ends become spaces: a paste must not run what it brings. */
export function insert(prompt: Prompt, text: string): Prompt {
  const clean = text.replace(/\r\n?|\n/g, ' ').replace(unprintable, '');
  const whole = prompt.text.slice(0, prompt.cursor) + clean + prompt.text.slice(prompt.cursor);
  return { ...prompt, text: whole, cursor: settled(whole, prompt.cursor + clean.length), back: 0 };
}

/** Control characters, and those that would turn the line around on the screen. */
const unprintable = /[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Text put together or cut may join what was two characters: the cursor then goes behind the new one. */
function settled(text: string, cursor: number): number {
  const inside = segments(text).containing(cursor);
  return inside === undefined || inside.index === cursor ? cursor : inside.index + inside.segment.length;
}

/** The whole line, with the cursor at its end unless it is given. */
export function setText(prompt: Prompt, text: string, cursor = text.length): Prompt {
  return { ...prompt, text, cursor: settled(text, cursor) };
}

/**
 * Readline's keys, by the names that a shell gives them; null for a key that is not one of them.
 * @param name as `keyName` writes it, `alt+b` for meta
 */
export function edit(prompt: Prompt, name: string, history: readonly string[]): Prompt | null {
  const { text, cursor } = prompt;
  switch (name) {
    case 'left':
    case 'ctrl+b':
      return { ...prompt, cursor: previous(text, cursor) };
    case 'right':
    case 'ctrl+f':
      return { ...prompt, cursor: next(text, cursor) };
    case 'home':
    case 'ctrl+a':
      return { ...prompt, cursor: 0 };
    case 'end':
    case 'ctrl+e':
      return { ...prompt, cursor: text.length };
    case 'alt+b':
    case 'ctrl+left':
    case 'alt+left':
      return { ...prompt, cursor: settled(text, wordStart(text, cursor)) };
    case 'alt+f':
    case 'ctrl+right':
    case 'alt+right':
      return { ...prompt, cursor: settled(text, wordEnd(text, cursor)) };
    case 'backspace':
    case 'ctrl+h':
      return cut(prompt, previous(text, cursor), cursor, false);
    case 'delete':
    case 'ctrl+d':
      return cut(prompt, cursor, next(text, cursor), false);
    case 'ctrl+k':
      return cut(prompt, cursor, text.length, true);
    case 'ctrl+u':
      return cut(prompt, 0, cursor, true);
    case 'ctrl+w':
    case 'alt+backspace':
      return cut(prompt, wordStart(text, cursor), cursor, true);
    case 'ctrl+y':
      return insert(prompt, prompt.killed);
    case 'up':
    case 'ctrl+p':
      return recall(prompt, history, prompt.back + 1);
    case 'down':
    case 'ctrl+n':
      return recall(prompt, history, prompt.back - 1);
    default:
      return null;
  }
}

function cut(prompt: Prompt, from: number, to: number, keep: boolean): Prompt {
  if (from === to) return prompt;
  const left = prompt.text.slice(0, from) + prompt.text.slice(to);
  return {
    ...prompt,
    text: left,
    cursor: settled(left, from),
    killed: keep ? prompt.text.slice(from, to) : prompt.killed,
  };
}

function recall(prompt: Prompt, history: readonly string[], back: number): Prompt {
  if (back < 0 || back > history.length) return prompt;
  const draft = prompt.back === 0 ? prompt.text : prompt.draft;
  const text = back === 0 ? draft : (history[history.length - back] ?? '');
  return { ...prompt, text, cursor: text.length, back, draft };
}

/** What is searched for, without its last character. */
export function shortened(query: string): string {
  return query.slice(0, previous(query, query.length));
}

/** The line that Ctrl+R shows for what was typed so far: newest first; null where nothing matches. */
export function found(prompt: Prompt, history: readonly string[]): string | null {
  if (prompt.search === null) return null;
  const { query, skip } = prompt.search;
  const matches = [...new Set([...history].reverse())].filter((line) => line.includes(query));
  return matches[skip] ?? null;
}

/** A position one character on, whole characters (surrogate pairs and joined emoji) at a time. */
function next(text: string, cursor: number): number {
  for (const { segment } of segments(text.slice(cursor))) return cursor + segment.length;
  return cursor;
}

function previous(text: string, cursor: number): number {
  let last = 0;
  for (const { index } of segments(text.slice(0, cursor))) last = index;
  return last;
}

function segments(text: string): Intl.Segments {
  return new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text);
}

function wordStart(text: string, cursor: number): number {
  return /\S*\s*$/.exec(text.slice(0, cursor))?.index ?? 0;
}

function wordEnd(text: string, cursor: number): number {
  return cursor + (/^\s*\S*/.exec(text.slice(cursor))?.[0].length ?? 0);
}
