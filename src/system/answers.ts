import { join } from 'node:path';
import type { Action, Step } from '../core/course/types.ts';
import type { AnswerRecord } from '../core/progress/types.ts';
import type { WorkspacePaths } from '../core/workspace/paths.ts';
import { marksFor } from '../core/xray/prediction.ts';
import { readText } from './text.ts';

type Answering = Extract<Action, { do: 'answer' | 'mark' | 'arrange' }>;

/** Answers a step's question as a solution says, and tells how. */
export async function giveAnswer(
  action: Answering,
  step: Step,
  paths: WorkspacePaths,
  tell: (text: string) => void,
): Promise<AnswerRecord> {
  const { answer, said } = await answerOf(action, step, paths);
  tell(`${said}\n`);
  return answer;
}

async function answerOf(
  action: Answering,
  { question }: Step,
  paths: WorkspacePaths,
): Promise<{ readonly answer: AnswerRecord; readonly said: string }> {
  switch (action.do) {
    case 'answer': {
      const { choice } = action;
      const choices = question?.form === 'choices' ? question : null;
      const right = choice === choices?.right;
      return {
        answer: { choice, right, tries: 1 },
        said: `answered: ${choices?.choices[choice]?.text ?? choice + 1}`,
      };
    }
    case 'mark': {
      const marks = marksFor((await readText(join(paths.module, 'Dockerfile'))) ?? '', action.runs);
      const said = marks.filter(({ runs }) => runs).map(({ text }) => text);
      return { answer: { marks, tries: 1 }, said: `said that these will run: ${said.join('; ') || 'none'}` };
    }
    case 'arrange':
      return {
        answer: { lines: action.lines, tries: 1 },
        said: ['in this order:', ...action.lines].join('\n  '),
      };
  }
}
