import { sameCause } from '../../diagnoses/same-cause.ts';
import type { Explanation } from '../../diagnoses/types.ts';
import { regex } from '../../verdicts/kinds/pattern.ts';
import type { Block, Model, RunId } from '../model.ts';
import { currentLesson, currentStep, stepKey, stepRecord } from '../selectors.ts';
import { type Next, only } from './next.ts';

/** A command has ended: where it failed, and not because the step wants it to, it is found out why. */
export function askWhy(model: Model, run: RunId): Next {
  const block = model.blocks.find((each) => each.id === run);
  if (block?.kind !== 'command' || block.end?.how !== 'exited' || block.end.code === 0) return only(model);
  if (meantToFail(model, block)) return only(model);
  const { line, directory } = block;
  const output = block.output.join('\n');
  const asked = withExplained(model, (each) =>
    each.id === run ? { ...each, explained: { is: 'asked' } } : each,
  );
  return [asked, [{ kind: 'explain', run, line, code: block.end.code, output, directory }]];
}

/** The step breaks something on purpose, and its own text says what: an explanation would give it away. */
function meantToFail(model: Model, block: Block): boolean {
  const [lesson, step] = block.step.split('/');
  const found = model.course.lessons.find(({ id }) => id === lesson)?.steps.find(({ id }) => id === step);
  return (
    found?.checks.some(
      (check) =>
        check.kind === 'ran' &&
        check.spec.exit !== 'zero' &&
        (check.spec.line === undefined || regex(check.spec.line).test(block.line)),
    ) === true
  );
}

export function takeExplanation(model: Model, run: RunId, explanation: Explanation | null): Next {
  const held = withExplained(model, (block) => {
    if (block.id !== run) return block;
    const { explained: _, ...without } = block;
    return explanation === null ? without : { ...without, explained: { is: 'held', explanation } };
  });
  return tellHeld(held);
}

/** Tells what is known of failures, once nothing is being judged and no prediction is open; not what a check has said itself. */
export function tellHeld(model: Model): Next {
  if (model.checking.busy || predictionOpen(model)) return only(model);
  const said = model.checking.verdicts.flatMap((verdict) =>
    verdict && verdict.status !== 'passed' && verdict.cause !== null ? [verdict.cause] : [],
  );
  return only(
    withExplained(model, (block) => {
      if (block.explained?.is !== 'held') return block;
      const { explanation } = block.explained;
      const { explained: _, ...without } = block;
      return isHere(model, block) && said.some((cause) => sameCause(cause, explanation.id))
        ? without
        : { ...block, explained: { is: 'told', explanation } };
    }),
  );
}

function predictionOpen(model: Model): boolean {
  const lesson = currentLesson(model);
  const step = currentStep(model);
  if (!lesson || step?.kind !== 'predict') return false;
  return stepRecord(model, lesson.id, step.id).answer === null;
}

function isHere(model: Model, block: Block): boolean {
  const lesson = currentLesson(model);
  const step = currentStep(model);
  return lesson !== null && step !== null && stepKey(lesson.id, step.id) === block.step;
}

function withExplained(model: Model, change: (block: Block) => Block): Model {
  return { ...model, blocks: model.blocks.map(change) };
}
