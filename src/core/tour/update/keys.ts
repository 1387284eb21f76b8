import { type Command, commandFor, keyName } from '../keymap.ts';
import type { Key } from '../keys.ts';
import type { Model } from '../model.ts';
import { emptyPrompt, insert } from '../prompt.ts';
import { keyContext } from '../selectors/footer.ts';
import { currentStep, homeFocus, lessonScreenOf, nextCommand } from '../selectors.ts';
import { check } from './checking.ts';
import { answerConfirm, confirm } from './confirm.ts';
import { lookAgain, openDoctor, scrollDoctor } from './doctor.ts';
import { goBack, goHome, goOn, openLesson, skip } from './navigate.ts';
import { chain, type Next, onLesson, only, say } from './next.ts';
import { promptKey, submit, takeCommand } from './prompt.ts';
import { choose, digit, keepOrder, moveCursor, toggle } from './question.ts';
import { stopAll } from './runs.ts';
import { applySolution, nextHint, showSolution } from './solution.ts';

const page = 10;

/** A key, by where the learner is. */
export function takeKey(before: Model, key: Key): Next {
  const model = before.notice ? { ...before, notice: null } : before;
  const { screen } = model;
  if (screen.kind === 'keys') return only({ ...model, screen: screen.behind });
  if (screen.kind === 'summary') return goHome(model);
  const context = keyContext(model);
  if (context === null) return only(model);
  if (context === 'prompt' && model.prompt.search !== null) return promptKey(model, key);
  if (context === 'prompt' && key.name === '?' && model.prompt.text === '') return perform(model, 'all-keys');
  if (context === 'prompt' && key.ctrl && key.name === 'd' && model.prompt.text === '')
    return perform(model, 'quit');
  const command = commandFor(context, key);
  if (command !== null) return perform(model, command);
  // What is typed ahead, while a command runs, stands at the prompt when it comes back.
  if (context === 'prompt' || context === 'running') return promptKey(model, key);
  if ((context === 'question' || context === 'steps') && /^[1-9]$/.test(keyName(key)))
    return digit(model, Number(key.name) - 1);
  return only(model);
}

/** Does what a key stands for. */
function perform(model: Model, command: Command): Next {
  switch (command) {
    case 'submit':
      return submit(model);
    case 'accept':
      return takeCommand(model);
    case 'to-keys':
      return only(onLesson(keepOrder(model), (screen) => ({ ...screen, focus: { on: 'keys' } })));
    case 'to-prose':
      return only(onLesson(model, (screen) => ({ ...screen, focus: { on: 'prose' } })));
    case 'to-prompt':
      return only(toPrompt(model));
    case 'interrupt':
      return interrupt(model);
    case 'hint':
      return nextHint(model);
    case 'solution':
      return showSolution(model);
    case 'apply-solution':
      return applySolution(model);
    case 'edit': {
      const file = currentStep(model)?.file;
      if (!file)
        return say(
          model,
          'info',
          'This step has no file of its own. Files are edited with any editor you like.',
        );
      return [toPrompt(model), [{ kind: 'edit', file }]];
    }
    case 'recheck':
      return model.screen.kind === 'doctor' ? lookAgain(model) : check(model, 'all');
    case 'next':
      return goOn(model);
    case 'back':
      return goBack(model);
    case 'skip':
      return skip(model);
    case 'undo':
    case 'reset-step':
    case 'reset-lesson':
    case 'reset-everything':
      return confirm(model, command);
    case 'steps':
      return openSteps(model);
    case 'home':
      return goHome(model);
    case 'copy': {
      const line = nextCommand(model) ?? currentStep(model)?.run.at(-1);
      if (!line) return say(model, 'info', 'This step has no command to copy.');
      return [
        { ...model, notice: { tone: 'info', text: `Copied: ${line}` } },
        [{ kind: 'copy', text: line }],
      ];
    }
    case 'doctor':
      return openDoctor(model);
    case 'fix':
      return [model, [{ kind: 'fix' }]];
    case 'all-keys':
      return only({ ...model, screen: { kind: 'keys', behind: model.screen } });
    case 'quit':
      return confirm(model, 'quit');
    case 'up':
      return model.screen.kind === 'doctor' ? scrollDoctor(model, -1) : moveCursor(model, -1);
    case 'down':
      return model.screen.kind === 'doctor' ? scrollDoctor(model, 1) : moveCursor(model, 1);
    case 'page-up':
      return model.screen.kind === 'doctor' ? scrollDoctor(model, -page) : scroll(model, page);
    case 'page-down':
      return model.screen.kind === 'doctor' ? scrollDoctor(model, page) : scroll(model, -page);
    case 'choose':
      return choose(model);
    case 'mark':
    case 'take':
      return toggle(model);
    case 'yes':
      return answerConfirm(model, true);
    case 'no':
      if (model.screen.kind === 'doctor') return goHome(model);
      return model.screen.kind === 'steps'
        ? only({ ...model, screen: model.screen.behind })
        : answerConfirm(model, false);
  }
}

/** Esc and back: to the prompt, or to the question while that waits for an answer. */
function toPrompt(model: Model): Model {
  return onLesson(model, (screen) => ({ ...screen, focus: homeFocus(model) }));
}

/** Ctrl+C: the running command, then the line being typed, then the newest server, then the question whether to leave. */
function interrupt(model: Model): Next {
  if (model.running !== null) return [model, [{ kind: 'cancel', run: model.running }]];
  if (model.prompt.text !== '')
    return only({ ...model, prompt: { ...emptyPrompt, killed: model.prompt.killed } });
  const server = model.servers.findLast((each) => !each.stopping);
  if (!server) return confirm(model, 'quit');
  const servers = model.servers.map((each) => (each.id === server.id ? { ...each, stopping: true } : each));
  return [{ ...model, servers }, [{ kind: 'cancel', run: server.id }]];
}

function openSteps(model: Model): Next {
  const screen = lessonScreenOf(model.screen);
  if (!screen) return only(model);
  const cursor = model.course.lessons
    .find((lesson) => lesson.id === screen.lesson)
    ?.steps.findIndex((step) => step.id === screen.step);
  return only({ ...model, screen: { kind: 'steps', behind: screen, cursor: Math.max(0, cursor ?? 0) } });
}

/** @param by lines towards the beginning; negative towards the end */
function scroll(model: Model, by: number): Next {
  return only(
    onLesson(model, (screen) =>
      screen.focus.on === 'prompt'
        ? { ...screen, outputBack: Math.max(0, screen.outputBack + by) }
        : { ...screen, proseTop: Math.max(0, screen.proseTop - by) },
    ),
  );
}

/** Text pasted at the prompt; elsewhere it would be taken for keys, so it is dropped. */
export function takePaste(model: Model, text: string): Next {
  if (keyContext(model) !== 'prompt' || model.prompt.search !== null) return only(model);
  return only({ ...model, prompt: insert(model.prompt, text.replace(/[\r\n]+$/, '')) });
}

/** The list of lessons has its own cursor; what it opens comes here. */
export function openFromHome(model: Model, lesson: string): Next {
  return chain({ ...model, notice: null }, stopAll, (stopped) => openLesson(stopped, lesson));
}
