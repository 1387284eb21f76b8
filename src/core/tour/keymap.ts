import type { Key } from './keys.ts';

/** Where a key is pressed decides what it does. */
export type KeyContext = 'home' | 'prompt' | 'running' | 'keys' | 'question' | 'prose' | 'steps' | 'confirm';

export type Command =
  | 'submit'
  | 'accept'
  | 'to-keys'
  | 'to-prompt'
  | 'to-prose'
  | 'interrupt'
  | 'hint'
  | 'solution'
  | 'apply-solution'
  | 'edit'
  | 'recheck'
  | 'next'
  | 'back'
  | 'skip'
  | 'reset-step'
  | 'reset-lesson'
  | 'reset-everything'
  | 'steps'
  | 'home'
  | 'copy'
  | 'all-keys'
  | 'quit'
  | 'up'
  | 'down'
  | 'page-up'
  | 'page-down'
  | 'choose'
  | 'yes'
  | 'no';

export type Binding = {
  readonly in: readonly KeyContext[];
  /** As in a `Key`'s name, with `ctrl+` before it where that is held. */
  readonly on: readonly string[];
  readonly command: Command;
  /** How the key is written, and what it does, in the footer, in `?` and in the README. */
  readonly keys: string;
  readonly label: string;
  /** One line more, for `?` and the README. */
  readonly says: string;
};

/** Every key of the tour's own. The footer, `?` and the README's table are made from it. */
export const keymap: readonly Binding[] = [
  {
    in: ['prompt'],
    on: ['tab'],
    command: 'accept',
    keys: '⇥',
    label: 'take the command',
    says: "Take the step's command; after other text, complete a file name",
  },
  {
    in: ['prompt', 'running'],
    on: ['enter'],
    command: 'submit',
    keys: '⏎',
    label: 'run',
    says: 'Run what is typed; on an empty prompt go on, or check again',
  },
  {
    in: ['prompt', 'running', 'keys', 'question', 'prose'],
    on: ['ctrl+c'],
    command: 'interrupt',
    keys: '^C',
    label: 'stop',
    says: 'End the running command, then the newest server; with neither, leave',
  },
  {
    in: ['prompt', 'running'],
    on: ['pageup'],
    command: 'page-up',
    keys: 'PgUp',
    label: 'scroll',
    says: 'Scroll the output back',
  },
  {
    in: ['prompt', 'running'],
    on: ['pagedown'],
    command: 'page-down',
    keys: 'PgDn',
    label: 'scroll',
    says: 'Scroll the output forward',
  },
  {
    in: ['prompt', 'running', 'question'],
    on: ['escape'],
    command: 'to-keys',
    keys: 'esc',
    label: 'keys: hint, edit, next …',
    says: "Leave the prompt for the tour's keys",
  },
  {
    in: ['keys', 'prose'],
    on: ['escape', 'enter'],
    command: 'to-prompt',
    keys: 'esc',
    label: 'prompt',
    says: 'Back to the prompt',
  },
  {
    in: ['keys'],
    on: ['h'],
    command: 'hint',
    keys: 'h',
    label: 'hint',
    says: 'Open the next hint; after the last one, the solution',
  },
  {
    in: ['keys'],
    on: ['e'],
    command: 'edit',
    keys: 'e',
    label: 'edit',
    says: "Open the step's file in $VISUAL, $EDITOR, nano, vim or vi",
  },
  { in: ['keys'], on: ['c'], command: 'recheck', keys: 'c', label: 'check', says: 'Check the step again' },
  {
    in: ['keys'],
    on: ['n'],
    command: 'next',
    keys: 'n',
    label: 'next',
    says: 'Go on to the next step, once this one has passed',
  },
  { in: ['keys'], on: ['b'], command: 'back', keys: 'b', label: 'back', says: 'Go back a step' },
  {
    in: ['keys'],
    on: ['s'],
    command: 'skip',
    keys: 's',
    label: 'skip',
    says: 'Skip the step; it is recorded as skipped',
  },
  { in: ['keys'], on: ['v'], command: 'solution', keys: 'v', label: 'solution', says: 'Show the solution' },
  {
    in: ['keys'],
    on: ['a'],
    command: 'apply-solution',
    keys: 'a',
    label: 'apply it',
    says: 'Have the tour apply the solution',
  },
  {
    in: ['keys'],
    on: ['g'],
    command: 'steps',
    keys: 'g',
    label: 'go to',
    says: 'Go to any step of the lesson',
  },
  { in: ['keys'], on: ['l'], command: 'home', keys: 'l', label: 'lessons', says: 'The list of lessons' },
  {
    in: ['keys'],
    on: ['r'],
    command: 'reset-step',
    keys: 'r',
    label: 'reset',
    says: 'Put the step back as it was when you came to it',
  },
  {
    in: ['keys'],
    on: ['R'],
    command: 'reset-lesson',
    keys: 'R',
    label: 'reset lesson',
    says: 'Put the lesson back as it was when you came to it',
  },
  {
    in: ['keys'],
    on: ['y'],
    command: 'copy',
    keys: 'y',
    label: 'copy',
    says: "Copy the step's command to the clipboard (OSC 52)",
  },
  {
    in: ['keys'],
    on: ['tab'],
    command: 'to-prose',
    keys: '⇥',
    label: 'read',
    says: 'Move to the text, to scroll it',
  },
  {
    in: ['keys', 'prose', 'question', 'steps'],
    on: ['up', 'k'],
    command: 'up',
    keys: '↑',
    label: 'up',
    says: 'Up a line, or a choice',
  },
  {
    in: ['keys', 'prose', 'question', 'steps'],
    on: ['down', 'j'],
    command: 'down',
    keys: '↓',
    label: 'down',
    says: 'Down a line, or a choice',
  },
  {
    in: ['keys', 'prose'],
    on: ['pageup'],
    command: 'page-up',
    keys: 'PgUp',
    label: 'scroll',
    says: 'Scroll the text back',
  },
  {
    in: ['keys', 'prose'],
    on: ['pagedown', 'space'],
    command: 'page-down',
    keys: 'PgDn',
    label: 'scroll',
    says: 'Scroll the text forward',
  },
  {
    in: ['prose'],
    on: ['tab'],
    command: 'to-prompt',
    keys: '⇥',
    label: 'prompt',
    says: 'Back to the prompt',
  },
  {
    in: ['question', 'steps'],
    on: ['enter', 'space'],
    command: 'choose',
    keys: '⏎',
    label: 'choose',
    says: 'Choose what the cursor is on; digits choose at once',
  },
  {
    in: ['steps'],
    on: ['escape', 'q', 'l'],
    command: 'no',
    keys: 'esc',
    label: 'back',
    says: 'Close the list',
  },
  {
    in: ['home'],
    on: ['r'],
    command: 'reset-everything',
    keys: 'r',
    label: 'reset',
    says: 'Start all over: the folder as it is handed out',
  },
  {
    in: ['home', 'keys'],
    on: ['?'],
    command: 'all-keys',
    keys: '?',
    label: 'keys',
    says: 'Show all keys; also on an empty prompt',
  },
  {
    in: ['home', 'keys'],
    on: ['q'],
    command: 'quit',
    keys: 'q',
    label: 'quit',
    says: 'Leave; everything is kept for next time',
  },
  { in: ['home'], on: ['ctrl+c', 'ctrl+d'], command: 'quit', keys: '^C', label: 'quit', says: 'Leave' },
  { in: ['confirm'], on: ['y', 'enter'], command: 'yes', keys: '⏎ y', label: 'yes', says: 'Yes' },
  {
    in: ['confirm'],
    on: ['n', 'escape', 'q', 'ctrl+c'],
    command: 'no',
    keys: 'esc n',
    label: 'no',
    says: 'No',
  },
];

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
  { group: 'In the list of lessons', has: 'home' },
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
