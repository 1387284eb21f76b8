import { keyName } from '../keymap.ts';
import type { Key } from '../keys.ts';
import type { Model } from '../model.ts';
import { edit, emptyPrompt, found, insert, setText, shortened } from '../prompt.ts';
import { accepted, currentStep, hasPassed, homeFocus, waitsForAnswer } from '../selectors.ts';
import { checkAgain } from './checking.ts';
import { confirm } from './confirm.ts';
import { goOn } from './navigate.ts';
import { type Next, onLesson, only, say } from './next.ts';
import { runLine, unended } from './runs.ts';

/** Enter: run what is typed; on an empty prompt the next obvious thing. */
export function submit(model: Model): Next {
  const line = model.prompt.text.trim();
  if (model.running !== null) return say(model, 'info', 'A command is still running. Ctrl+C ends it.');
  switch (line) {
    case '': {
      const step = currentStep(model);
      if (hasPassed(model) || (step && step.checks.length === 0)) return goOn(model);
      if (waitsForAnswer(model))
        return only(onLesson(model, (screen) => ({ ...screen, focus: homeFocus(model) })));
      return checkAgain(model);
    }
    case 'clear':
      return only(clear({ ...model, prompt: emptyPrompt }));
    case 'exit':
    case 'logout':
      return confirm({ ...model, prompt: emptyPrompt }, 'quit');
    default:
      return runLine(model, line);
  }
}

/** Tab: the step's command, or what completes a file name. */
export function takeCommand(model: Model): Next {
  const more = accepted(model);
  if (more !== '') return only({ ...model, prompt: insert(model.prompt, more) });
  if (model.prompt.text === '')
    return only(onLesson(model, (screen) => ({ ...screen, focus: { on: 'prose' } })));
  return [model, [{ kind: 'complete', text: model.prompt.text, cursor: model.prompt.cursor }]];
}

/** Keys that edit the line. */
export function promptKey(model: Model, key: Key): Next {
  const name = `${key.meta ? 'alt+' : ''}${keyName(key)}`;
  if (model.prompt.search !== null) return searchKey(model, key, name);
  if (name === 'ctrl+l') return only(clear(model));
  if (name === 'ctrl+r')
    return only({ ...model, prompt: { ...model.prompt, search: { query: '', skip: 0 } } });
  const edited = edit(model.prompt, name, model.progress.history);
  if (edited) return only({ ...model, prompt: edited });
  if (key.text === '' || key.ctrl || key.meta) return only(model);
  return only({ ...model, prompt: insert(model.prompt, key.text) });
}

/** Keys while Ctrl+R searches the history. */
function searchKey(model: Model, key: Key, name: string): Next {
  const { prompt } = model;
  const { history } = model.progress;
  const search = prompt.search ?? { query: '', skip: 0 };
  const put = (query: string, skip: number) =>
    only({ ...model, prompt: { ...prompt, search: { query, skip } } });
  switch (name) {
    case 'ctrl+r':
      return found({ ...prompt, search: { ...search, skip: search.skip + 1 } }, history) === null
        ? only(model)
        : put(search.query, search.skip + 1);
    case 'backspace':
      return put(shortened(search.query), 0);
    case 'escape':
    case 'ctrl+c':
    case 'ctrl+g':
      return only({ ...model, prompt: { ...prompt, search: null } });
    case 'enter':
    case 'tab':
    case 'left':
    case 'right': {
      const line = found(prompt, history) ?? prompt.text;
      return only({ ...model, prompt: { ...setText(prompt, line), search: null, back: 0 } });
    }
    default:
      return key.text === '' || key.ctrl || key.meta ? only(model) : put(search.query + key.text, 0);
  }
}

/** An empty terminal, but for what still runs. */
function clear(model: Model): Model {
  return { ...model, blocks: unended(model.blocks) };
}
