import type { Choice, ChoiceQuestion } from '../../core/course/types.ts';
import type { ChoiceAnswer } from '../../core/progress/types.ts';
import { hang } from '../text/wrap.ts';
import { theme } from '../theme.ts';
import { indented, narrower, type Paper, parted } from './paper.ts';
import { markdown } from './prose.ts';

export type Asked = {
  readonly question: ChoiceQuestion;
  readonly answer: ChoiceAnswer | null;
  /** The choice that the cursor is on; null when the question has not the focus. */
  readonly cursor: number | null;
  /** What is right may be told: the step has passed. Until then only a wrong answer's own reason is. */
  readonly told: boolean;
  /** A prediction is corrected by what then happens, not here. */
  readonly prediction: boolean;
  /** Rows are few: what was predicted stands alone while the learner finds out. */
  readonly tight: boolean;
};

/** The question with its choices; after an answer, what there is to say about them. */
export function questionLines(asked: Asked, paper: Paper): readonly string[] {
  const inner = narrower(paper, 2);
  const { answer, cursor, told, prediction, tight } = asked;
  const mine = answer ? asked.question.choices[answer.choice] : undefined;
  if (tight && prediction && mine && answer && !told && cursor === null)
    return indented(choiceLines(asked, mine, answer.choice, inner), 2);
  const choices = asked.question.choices.flatMap((choice, index) => choiceLines(asked, choice, index, inner));
  return parted(markdown(asked.question.ask, paper), indented(choices, 2));
}

function choiceLines(asked: Asked, choice: Choice, index: number, paper: Paper): readonly string[] {
  const { answer, cursor, told, prediction } = asked;
  const mine = answer?.choice === index;
  const right = asked.question.right === index;
  // Rows are few: why the answer is right, and what made another one look right, is all that is left to say.
  const explained = told ? right || mine : mine && !prediction && !answer.right;
  const text = markdown(choice.text, narrower(paper, 4)).join(' ');
  const words = cursor === index ? theme.strong(text) : told && !right && !mine ? theme.quiet(text) : text;
  const said = mine && !explained ? theme.quiet('  your answer') : '';
  return [
    ...hang(`${leadOf(asked, index, paper)} ${index + 1} `, `${words}${said}`, paper.width),
    ...(explained ? hang('    ', theme.quiet(markdown(choice.because, paper).join(' ')), paper.width) : []),
  ];
}

function leadOf(
  { answer, cursor, told, prediction, question }: Asked,
  index: number,
  { glyphs }: Paper,
): string {
  const mine = answer?.choice === index;
  const right = question.right === index;
  if (told && right) return theme.good(glyphs.passed);
  if (mine && (told || (!prediction && !right))) return theme.bad(glyphs.failed);
  if (cursor === index) return theme.accent(glyphs.chosen);
  return mine ? glyphs.done : ' ';
}
