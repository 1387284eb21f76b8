import type { Action, Step } from '../../core/course/types.ts';
import type { Report } from '../problems.ts';
import type { LineOf } from './course.ts';

/** Reports hints that are no tiers: the first gives the solution away, the last does not give it, one is there twice. */
export function reportHints(step: Step, lineOf: LineOf, report: Report): void {
  const [first, ...more] = step.hints;
  const last = more.at(-1);
  if (first === undefined || last === undefined) return;
  const line = lineOf(/^hints:/, step.place.line);
  const tell = (message: string) => report(line, message);
  const twice = step.hints.find((hint, index) => step.hints.indexOf(hint) < index);
  if (twice !== undefined) tell(`The hint "${short(twice)}" is there twice: each one goes a tier further.`);
  const given = solutionParts(step).find((part) => contains(first, part));
  if (given !== undefined)
    tell(`The first hint gives the solution away, "${short(given)}": begin with a nudge.`);
  const answers = [...solutionParts(step), ...writtenLines(step.solve)];
  if (answers.length > 0 && !answers.some((part) => contains(last, part)))
    tell('The last hint does not give the answer: name the command, the choice, or what to write.');
}

/** What gives a step away: a command, all that a file has to hold, the right answer of a quiz. */
function solutionParts(step: Step): readonly string[] {
  const { question } = step;
  const right =
    step.kind === 'quiz' && question?.form === 'choices' ? question.choices[question.right]?.text : undefined;
  const done = step.solve.flatMap((action) => {
    switch (action.do) {
      case 'run':
      case 'serve':
        return [action.line];
      case 'copy':
      case 'write':
        return [action.text];
      case 'replace':
        return [action.with];
      case 'arrange':
        return [action.lines.join('\n')];
      default:
        return [];
    }
  });
  return [...step.run, ...done, ...(right === undefined ? [] : [right])].filter((part) => part.trim() !== '');
}

/** Lines that the solution writes, long enough to be no accident. */
function writtenLines(actions: readonly Action[]): readonly string[] {
  return actions
    .flatMap((action) =>
      action.do === 'copy' || action.do === 'write'
        ? action.text.split('\n')
        : 'with' in action
          ? [action.with]
          : [],
    )
    .filter((line) => line.trim().length > 3);
}

/** Whether a hint has a text in it, as words of their own and whatever the space between them. */
function contains(hint: string, part: string): boolean {
  const plain = (text: string) => text.trim().replace(/\s+/g, ' ');
  const [within, wanted] = [plain(hint), plain(part)];
  for (let at = within.indexOf(wanted); at >= 0; at = within.indexOf(wanted, at + 1)) {
    const around = `${within[at - 1] ?? ' '}${within[at + wanted.length] ?? ' '}`;
    if (!/[\w-]/.test(around)) return true;
  }
  return false;
}

function short(text: string): string {
  const [line = ''] = text.trim().split('\n', 1);
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}
