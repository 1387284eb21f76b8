/** Where a key is pressed decides what it does. */
export type KeyContext =
  | 'home'
  | 'prompt'
  | 'running'
  | 'keys'
  | 'question'
  | 'rows'
  | 'order'
  | 'prose'
  | 'steps'
  | 'confirm'
  | 'doctor';

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
  | 'undo'
  | 'reset-step'
  | 'reset-lesson'
  | 'reset-everything'
  | 'steps'
  | 'home'
  | 'copy'
  | 'doctor'
  | 'fix'
  | 'all-keys'
  | 'quit'
  | 'up'
  | 'down'
  | 'page-up'
  | 'page-down'
  | 'choose'
  | 'mark'
  | 'take'
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
