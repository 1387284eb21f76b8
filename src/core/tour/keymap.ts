import type { Binding, Command, KeyContext } from './bindings/binding.ts';
import { keysBindings } from './bindings/keys.ts';
import { listBindings } from './bindings/lists.ts';
import { promptBindings } from './bindings/prompt.ts';
import type { Key } from './keys.ts';

export type { Binding, Command, KeyContext } from './bindings/binding.ts';

/** Every key of the tour's own. The footer, `?` and the README's table are made from it. */
export const keymap: readonly Binding[] = [...promptBindings, ...keysBindings, ...listBindings];

/** The name that bindings use for a key: `ctrl+c`, `R`, `tab`. */
export function keyName(key: Key): string {
  return `${key.ctrl ? 'ctrl+' : ''}${key.name}`;
}

/** What a key does where the learner is; null when it is not one of the tour's. */
export function commandFor(context: KeyContext, key: Key): Command | null {
  if (key.meta) return null;
  const name = keyName(key);
  return keymap.find((binding) => binding.in.includes(context) && binding.on.includes(name))?.command ?? null;
}

export type KeyHelp = {
  readonly group: string;
  readonly keys: string;
  readonly label: string;
  /** A word or two, for where a sentence does not fit. */
  readonly short: string;
};

const groups: readonly { readonly group: string; readonly has: KeyContext }[] = [
  { group: 'At the prompt', has: 'prompt' },
  { group: 'After Esc', has: 'keys' },
  { group: 'In a question', has: 'question' },
  { group: 'Marking lines', has: 'rows' },
  { group: 'Ordering lines', has: 'order' },
  { group: 'In the list of lessons', has: 'home' },
  { group: "On the doctor's screen", has: 'doctor' },
];

/** All keys, grouped by where they work, each key in the first group that has it. */
export function allKeys(): readonly KeyHelp[] {
  return groups.flatMap(({ group, has }) => [
    ...keymap
      .filter((binding) => binding.in.includes(has))
      .map(({ keys, says, label }) => ({ group, keys, label: says, short: label })),
    ...(has === 'prompt'
      ? [
          {
            group,
            keys: '↑ ^R ^A ^E ^K ^U ^W ^L',
            label: 'History, search, and the editing keys of a shell',
            short: 'as in a shell',
          },
        ]
      : []),
  ]);
}
