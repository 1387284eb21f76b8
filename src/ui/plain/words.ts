import type { Key, UiMessage } from '../../core/tour/keys.ts';
import type { Model } from '../../core/tour/model.ts';
import { currentStep, markableRows, nextCommand, waitsForAnswer } from '../../core/tour/selectors.ts';

/** What may be typed in the linear tour instead of a command, and the key that it stands for. */
const words: { readonly [word: string]: string } = {
  ':hint': 'h',
  ':edit': 'e',
  ':check': 'c',
  ':next': 'n',
  ':back': 'b',
  ':skip': 's',
  ':solution': 'v',
  ':apply': 'a',
  ':reset': 'r',
  ':undo': 'u',
  ':steps': 'g',
  ':lessons': 'l',
  ':quit': 'q',
};

export const plainKeys = `In a lesson type a command, or ${Object.keys(words).join(' ')}; Ctrl+C stops what runs.`;

/** The keys that a typed line stands for, where the learner is. */
export function messagesFor(line: string, model: Model): readonly UiMessage[] {
  const text = line.trim();
  switch (model.screen.kind) {
    case 'home':
      return atHome(text, model);
    case 'confirm':
      return [key(/^y/i.test(text) ? 'y' : 'n')];
    case 'steps':
      return [key(text === '' ? 'escape' : text)];
    case 'doctor':
      return [key(/^[fc]$/.test(text) ? text : 'escape')];
    case 'keys':
    case 'summary':
      return [key('enter')];
    case 'lesson':
      return inLesson(text, model);
  }
}

function atHome(text: string, model: Model): readonly UiMessage[] {
  if (/^(q|quit|exit|:quit)$/.test(text)) return [key('q')];
  if (/^(d|doctor|:doctor)$/.test(text)) return [key('d')];
  const lesson = model.course.lessons.find(({ number, id }) => text === String(number) || text === id);
  return lesson ? [{ kind: 'home-open', lesson: lesson.id }] : [];
}

function inLesson(text: string, model: Model): readonly UiMessage[] {
  const word = words[text];
  // After its key the learner is back at the prompt; where the key opened another screen, Esc does nothing there.
  if (word !== undefined) return [key('escape'), key(word)];
  if (waitsForAnswer(model)) return answerIn(text, model);
  const command = text === '' ? nextCommand(model) : text;
  return command === null ? [key('enter')] : [{ kind: 'pasted', text: command }, key('enter')];
}

/** What is typed for an answer: a digit, the lines that will run by their numbers in the file, or an order. */
function answerIn(text: string, model: Model): readonly UiMessage[] {
  if (!/^[\d\s,]+$/.test(text)) return [];
  const numbers = text
    .split(/[\s,]+/)
    .filter(Boolean)
    .map(Number);
  switch (currentStep(model)?.question?.form) {
    case 'rows': {
      const rows = markableRows(model).flatMap(({ line }, index) => (numbers.includes(line) ? [index] : []));
      return rows.length === 0 && !numbers.every((number) => number === 0) ? [] : [{ kind: 'marked', rows }];
    }
    case 'order':
      return [{ kind: 'arranged', order: numbers.map((number) => number - 1) }];
    default:
      return /^[1-9]$/.test(text) ? [key(text)] : [];
  }
}

export function key(name: string, ctrl = false): UiMessage {
  const pressed: Key = {
    name,
    ctrl,
    meta: false,
    shift: false,
    text: name.length === 1 && !ctrl ? name : '',
  };
  return { kind: 'key', key: pressed };
}
