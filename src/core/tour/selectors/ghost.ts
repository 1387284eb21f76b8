import type { Course, Step } from '../../course/types.ts';
import type { CommandRecord } from '../../progress/types.ts';
import type { Model } from '../model.ts';
import { currentLesson, currentStep, hasPassed, stepRecord } from '../selectors.ts';

/**
 * How much of a command is shown: help fades. The first time a command is needed all of it is, the second time its
 * first word, from the third on nothing; Tab still gives the first word, and then the rest.
 */
type Shown = 'all' | 'first-word' | 'nothing';

/** The step's command that is to be run next, the last one once more when all were; null when the step has passed. */
export function nextCommand(model: Model): string | null {
  const lesson = currentLesson(model);
  const step = currentStep(model);
  if (!lesson || !step || hasPassed(model)) return null;
  const commands = stepRecord(model, lesson.id, step.id).commands;
  return step.run[commandsRun(step, commands)] ?? step.run.at(-1) ?? null;
}

/** How many of the step's commands were run, in their order. */
function commandsRun(step: Step, commands: readonly CommandRecord[]): number {
  let done = 0;
  for (const { line } of commands) if (step.run[done] === line.trim()) done += 1;
  return done;
}

/**
 * True while the learner does just what the step says, command by command, and is not through: what is missing then is
 * no failure yet.
 */
export function isOnTheWay(model: Model): boolean {
  const lesson = currentLesson(model);
  const step = currentStep(model);
  if (!lesson || !step) return false;
  const { commands } = stepRecord(model, lesson.id, step.id);
  const end = commands.at(-1)?.end ?? null;
  const wentWell = end === null || (end.how === 'exited' && end.code === 0);
  return wentWell && commandsRun(step, commands) === commands.length && commands.length < step.run.length;
}

/** What is shown dim behind the prompt's text. */
export function ghost(model: Model): string {
  return rest(model)?.shown ?? '';
}

/** What Tab adds to the prompt's text. */
export function accepted(model: Model): string {
  return rest(model)?.accepted ?? '';
}

function rest(model: Model): { shown: string; accepted: string } | null {
  const { text, cursor } = model.prompt;
  const command = nextCommand(model);
  if (command === null || model.running !== null || cursor !== text.length) return null;
  if (!command.startsWith(text) || command === text) return null;
  const firstWord = command.split(' ', 1)[0] ?? '';
  const restOfWord = firstWord.slice(text.length);
  switch (shownOf(model.course, model, command)) {
    case 'all':
      return { shown: command.slice(text.length), accepted: command.slice(text.length) };
    case 'first-word':
      return { shown: restOfWord, accepted: restOfWord || command.slice(text.length) };
    case 'nothing':
      return { shown: '', accepted: restOfWord || command.slice(text.length) };
  }
}

function shownOf(course: Course, model: Model, command: string): Shown {
  const lesson = currentLesson(model);
  const step = currentStep(model);
  let before = 0;
  for (const eachLesson of course.lessons)
    for (const eachStep of eachLesson.steps) {
      if (eachLesson.id === lesson?.id && eachStep.id === step?.id)
        return before === 0 ? 'all' : before === 1 ? 'first-word' : 'nothing';
      if (eachStep.run.includes(command)) before += 1;
    }
  return 'all';
}
