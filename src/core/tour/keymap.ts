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

/** All keys, grouped by where they work. */
export function allKeys(): readonly KeyHelp[] {
  return groups.flatMap(({ group, has }) => helpOf(group, has, keymap));
}

/** The keys of some places in that order, each key only in the first of them that has it: for where not all fit. */
export function keysOf(contexts: readonly KeyContext[]): readonly KeyHelp[] {
  const told = new Set<Binding>();
  return contexts.flatMap((context) => {
    const { group, has } = groups.find((each) => each.has === context) ?? { group: '', has: context };
    const fresh = keymap.filter((binding) => !told.has(binding));
    for (const binding of fresh) if (binding.in.includes(has)) told.add(binding);
    return helpOf(group, has, fresh);
  });
}

function helpOf(group: string, has: KeyContext, bindings: readonly Binding[]): readonly KeyHelp[] {
  return [
    ...bindings
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
  ];
}
