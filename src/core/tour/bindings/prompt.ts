import type { Binding } from './binding.ts';

/** Keys at the prompt, free or taken. */
export const promptBindings: readonly Binding[] = [
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
    in: ['prompt', 'running', 'keys', 'question', 'rows', 'order', 'prose'],
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
    in: ['prompt', 'running', 'question', 'rows', 'order'],
    on: ['escape'],
    command: 'to-keys',
    keys: 'esc',
    label: 'keys: hint, edit, next …',
    says: "Leave the prompt for the tour's keys",
  },
];
