import { type Command, type KeyContext, keymap } from '../keymap.ts';
import type { Model } from '../model.ts';
import { currentStep, hasPassed, lessonScreenOf } from '../selectors.ts';
import { accepted } from './ghost.ts';

export type FooterKey = { readonly keys: string; readonly label: string };

/** Where keys go now; null on a screen that any key leaves. */
export function keyContext(model: Model): KeyContext | null {
  switch (model.screen.kind) {
    case 'home':
      return 'home';
    case 'steps':
      return 'steps';
    case 'confirm':
      return 'confirm';
    case 'doctor':
      return 'doctor';
    case 'keys':
    case 'summary':
      return null;
    case 'lesson':
      return model.screen.focus.on === 'prompt' && model.running !== null ? 'running' : model.screen.focus.on;
  }
}

/** The places whose keys matter to who asks for all keys, the nearest first. */
export function keyContexts(model: Model): readonly KeyContext[] {
  const context = keyContext(model);
  if (model.screen.kind !== 'lesson') return [context ?? 'home', 'prompt', 'keys'];
  const form = currentStep(model)?.question?.form;
  const asked: readonly KeyContext[] = form === undefined ? [] : [form === 'choices' ? 'question' : form];
  return [...asked, 'prompt', 'keys'];
}

/** The order of the footer where it is not the keymap's own: what is most needed comes first, so that it is cut last. */
const shownIn: { readonly [Context in KeyContext]: readonly Command[] } = {
  home: ['doctor', 'reset-everything', 'all-keys', 'quit'],
  prompt: ['accept', 'submit', 'interrupt', 'to-keys'],
  running: ['interrupt', 'page-up', 'to-keys'],
  keys: [
    'to-prompt',
    'hint',
    'edit',
    'recheck',
    'next',
    'back',
    'skip',
    'solution',
    'steps',
    'home',
    'undo',
    'reset-step',
    'all-keys',
    'quit',
  ],
  question: ['up', 'down', 'choose', 'to-keys'],
  rows: ['mark', 'choose', 'up', 'down', 'to-keys'],
  order: ['take', 'choose', 'up', 'down', 'to-keys'],
  prose: ['up', 'down', 'to-prompt'],
  steps: ['up', 'down', 'choose', 'no'],
  confirm: ['yes', 'no'],
  doctor: ['fix', 'recheck', 'up', 'down', 'no'],
};

/** The keys that work now, most needed first; the screen shows as many as fit. */
export function footerKeys(model: Model): readonly FooterKey[] {
  const context = keyContext(model);
  if (context === null) return [{ keys: 'any key', label: 'back' }];
  const keys = shownIn[context].flatMap((command) => {
    const binding = keymap.find((each) => each.command === command && each.in.includes(context));
    if (!binding || !useful(model, command)) return [];
    return [{ keys: binding.keys, label: labelOf(model, command, binding.label) }];
  });
  return context === 'home' ? [{ keys: '⏎', label: 'open' }, { keys: '↑↓', label: 'choose' }, ...keys] : keys;
}

function useful(model: Model, command: Command): boolean {
  switch (command) {
    case 'accept':
      return accepted(model) !== '' || model.prompt.text !== '';
    case 'interrupt':
      return model.running !== null || model.servers.length > 0;
    case 'edit':
      return currentStep(model)?.file != null;
    case 'next':
      return hasPassed(model);
    default:
      return true;
  }
}

/** What Enter does on an empty prompt. */
function goesOn(model: Model): boolean {
  return hasPassed(model) || currentStep(model)?.checks.length === 0;
}

function labelOf(model: Model, command: Command, label: string): string {
  if (command === 'accept' && accepted(model) === '') return 'complete';
  if (command === 'submit' && model.prompt.text === '') return goesOn(model) ? 'go on' : 'check again';
  const focus = lessonScreenOf(model.screen)?.focus;
  if (command === 'take' && focus?.on === 'order' && focus.held) return 'put it down';
  if (command === 'interrupt' && model.running === null) return 'stop the server';
  if (command === 'hint' && lessonScreenOf(model.screen)?.help.shows === 'hints') return 'next hint';
  return label;
}
