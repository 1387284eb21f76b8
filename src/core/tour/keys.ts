import type { Size } from './model.ts';

/**
 * One key, in the names that the keymap is written in: 'enter', 'escape', 'tab', 'up', 'down', 'left', 'right', 'home',
 * 'end', 'pageup', 'pagedown', 'backspace', 'delete', 'space', or the character itself ('a', 'A', '?').
 * With `ctrl` the name is the lower-case letter.
 */
export type Key = {
  readonly name: string;
  readonly ctrl: boolean;
  /** Alt, or Esc pressed just before. */
  readonly meta: boolean;
  readonly shift: boolean;
  /** What it writes at a prompt: one character, or '' for a key that writes nothing. */
  readonly text: string;
};

/** All that the screen says to the tour. */
export type UiMessage =
  | { readonly kind: 'key'; readonly key: Key }
  | { readonly kind: 'pasted'; readonly text: string }
  | { readonly kind: 'resized'; readonly size: Size }
  /** The plain tour, where nothing moves a cursor: indexes of the lines that will run, and of the lines in their order. */
  | { readonly kind: 'marked'; readonly rows: readonly number[] }
  | { readonly kind: 'arranged'; readonly order: readonly number[] }
  | { readonly kind: 'home-open'; readonly lesson: string }
  | { readonly kind: 'home-highlight'; readonly lesson: string }
  /** How far could really be scrolled: only the screen knows how many rows there are. */
  | { readonly kind: 'scrolled'; readonly proseTop: number; readonly outputBack: number };

/** The flags of a key as Ink hands them to `useInput`; only those that are read here. */
export type InkFlags = {
  readonly upArrow: boolean;
  readonly downArrow: boolean;
  readonly leftArrow: boolean;
  readonly rightArrow: boolean;
  readonly pageUp: boolean;
  readonly pageDown: boolean;
  readonly home: boolean;
  readonly end: boolean;
  readonly return: boolean;
  readonly escape: boolean;
  readonly tab: boolean;
  readonly backspace: boolean;
  readonly delete: boolean;
  readonly ctrl: boolean;
  readonly meta: boolean;
  readonly shift: boolean;
  readonly eventType?: 'press' | 'repeat' | 'release';
};

const flagNames = [
  ['upArrow', 'up'],
  ['downArrow', 'down'],
  ['leftArrow', 'left'],
  ['rightArrow', 'right'],
  ['pageUp', 'pageup'],
  ['pageDown', 'pagedown'],
  ['home', 'home'],
  ['end', 'end'],
  ['return', 'enter'],
  ['escape', 'escape'],
  ['tab', 'tab'],
  ['backspace', 'backspace'],
  ['delete', 'delete'],
] as const;

/** The rest of a control sequence that Ink does not know (focus, mouse): Ink drops its escape and passes the rest as text. */
const unknownSequence = /^(?:\[[\d;?<]*[A-Za-z~]|O[A-Z])$/;

/** A named key, for tests and tables: `key('c', { ctrl: true })`. */
export function key(name: string, held: Partial<Pick<Key, 'ctrl' | 'meta' | 'shift'>> = {}): Key {
  const writes = !held.ctrl && !held.meta;
  const text = name === 'space' ? ' ' : [...name].length === 1 ? name : '';
  return { name, ctrl: false, meta: false, shift: false, ...held, text: writes ? text : '' };
}

/**
 * The keys in one event of Ink's `useInput`. Mostly one; several where they were typed, or pasted without bracketed
 * paste, faster than they were read; none for a released key or a sequence that is not a key.
 */
export function keysFromInk(input: string, flags: InkFlags): readonly Key[] {
  if (flags.eventType === 'release') return [];
  const named = flagNames.find(([flag]) => flags[flag]);
  if (named) {
    // A second Esc arrives as Esc with meta: it is still Esc.
    const meta = flags.meta && named[1] !== 'escape';
    return [key(named[1], { ctrl: flags.ctrl, meta, shift: flags.shift })];
  }
  if (flags.ctrl)
    return input === '' ? [] : [key(plainName(input).toLowerCase(), { ctrl: true, meta: flags.meta })];
  if (unknownSequence.test(input)) return [];
  const characters = [...input.replaceAll('\r\n', '\r')];
  if (flags.meta) return characters.length === 1 ? [key(plainName(input), { meta: true })] : [];
  return characters.map(keyFromCharacter);
}

function plainName(character: string): string {
  return character === ' ' ? 'space' : character;
}

function keyFromCharacter(character: string): Key {
  const code = character.codePointAt(0) ?? 0;
  if (character === '\r' || character === '\n') return key('enter');
  if (character === '\t') return key('tab');
  if (character === '\u001B') return key('escape');
  if (character === '\u007F' || character === '\b') return key('backspace');
  if (code >= 1 && code <= 26) return key(String.fromCharCode(code + 96), { ctrl: true });
  if (code < 32) return key('unknown');
  return key(plainName(character), { shift: /^\p{Lu}$/u.test(character) });
}
