import type { Binding } from './binding.ts';

/** Keys in the prose, in questions and lists, and on the other screens. */
export const listBindings: readonly Binding[] = [
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
    on: ['escape', 'q', 'l', 'ctrl+c'],
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
