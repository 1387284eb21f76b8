import type { Action, Step } from '../../core/course/types.ts';
import type { Help } from '../../core/tour/model.ts';
import { highlight, languageOf } from '../text/highlight.ts';
import { hang, wrapCells } from '../text/wrap.ts';
import { theme } from '../theme.ts';
import { indented, narrower, type Paper, parted } from './paper.ts';
import { markdown } from './prose.ts';

/** The hints opened so far, the newest first, or the solution. */
export function helpLines(help: Help, step: Step, paper: Paper): readonly string[] {
  switch (help.shows) {
    case 'nothing':
      return [];
    case 'hints':
      return parted(
        ...step.hints
          .slice(0, help.count)
          .map((hint, index) => [
            theme.quiet(`Hint ${index + 1} of ${step.hints.length}`),
            ...indented(markdown(hint, narrower(paper, 2)), 2),
          ])
          .reverse(),
      );
    case 'solution':
      return parted(
        [theme.strong('The solution')],
        ...step.solve.map((action) => indented(actionLines(action, step, narrower(paper, 2)), 2)),
        hang('', theme.quiet('esc a has the tour apply it.'), paper.width),
      );
  }
}

/** One action of a solution, in the words of somebody who would do it by hand. */
function actionLines(action: Action, step: Step, paper: Paper): readonly string[] {
  switch (action.do) {
    case 'run':
    case 'serve':
      return hang('$ ', theme.accent(action.line), paper.width);
    case 'copy':
    case 'write':
      return [...hang('', `${action.to} holds:`, paper.width), ...codeLines(action.text, action.to, paper)];
    case 'replace':
      return [
        ...hang('', `in ${action.file}, instead of`, paper.width),
        ...codeLines(action.find, action.file, paper),
        'stands',
        ...codeLines(action.with, action.file, paper),
      ];
    case 'remove':
      return hang('', `remove ${action.file}`, paper.width);
    case 'answer':
      return hang('', `answer: ${choiceText(step, action.choice)}`, paper.width);
    case 'mark':
      return [
        'these lines will run:',
        ...action.runs.flatMap((text) => hang('  ', theme.accent(text), paper.width)),
      ];
    case 'arrange':
      return ['in this order:', ...codeLines(action.lines.join('\n'), 'Dockerfile', paper)];
  }
}

function choiceText({ question }: Step, choice: number): string {
  return question?.form === 'choices' ? (question.choices[choice]?.text ?? '') : '';
}

function codeLines(text: string, file: string, paper: Paper): readonly string[] {
  const lines = highlight(text.replace(/\n+$/, '').replaceAll('\t', '    '), languageOf(file));
  return lines.flatMap((line) => wrapCells(line, paper.width - 2)).map((line) => `  ${line}`);
}
