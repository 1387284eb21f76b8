import type { Choice, Question, Step, WrongSolution } from '../core/course/types.ts';
import { type ActionContext, readActions } from './actions.ts';
import { readChecks } from './checks.ts';
import { type CourseFiles, refusedPath } from './files.ts';
import type { Section } from './markdown.ts';
import type { Report } from './problems.ts';
import { readShape } from './read-shape.ts';
import { choiceShape, stepShape, wrongShape } from './shapes.ts';
import { readYaml, type Source } from './yaml.ts';

export type LessonFolder = {
  readonly files: CourseFiles;
  /** As `05-caching`. */
  readonly folder: string;
  /** The lesson.md, as `05-caching/lesson.md`. */
  readonly file: string;
};

/** Reads one `##` section as a step; what is wrong is reported, and a step that cannot be made out is left out. */
export function readStep(section: Section, lesson: LessonFolder, report: Report): Step | null {
  if (section.block === null) return null;
  const source = readYaml(section.block, report);
  if (source === null) return null;
  const raw = readShape(stepShape, source.value, source, [], report);
  if (raw === null) return null;

  const question = readQuestion(raw, source, report);
  const context: ActionContext = {
    files: lesson.files,
    folder: lesson.folder,
    question,
    report,
  };
  const file = raw.file ?? null;
  const refused = file === null ? null : refusedPath(file);
  if (refused !== null)
    report(source.lineOf(['file']), `"${file}" is not a path in the learner's module: ${refused}.`);

  const step: Step = {
    id: raw.id,
    title: section.title,
    kind: raw.kind,
    prose: section.prose,
    run: typeof raw.run === 'string' ? [raw.run] : raw.run,
    file,
    question,
    weighs: raw.weighs ?? null,
    checks: readChecks(raw.checks, source, ['checks'], report),
    hints: raw.hints,
    solve: readActions(raw.solve, source, ['solve'], context),
    wrong: readWrongs(raw.wrong, source, { ...context, file: lesson.file }),
    after: raw.after ?? null,
    timeout: raw.timeout,
    place: { file: lesson.file, line: section.line },
  };
  askForWhatIsMissing(raw, source, report);
  return step;
}

type RawStep = NonNullable<ReturnType<typeof stepShape.parse>>;

/** What a step of its kind cannot do without. */
function askForWhatIsMissing(raw: RawStep, source: Source, report: Report): void {
  const need = (is: boolean, message: string) => {
    if (!is) report(source.lineOf(['kind']), message);
  };
  const asks = raw.kind === 'predict' || raw.kind === 'quiz';
  if (asks) need(raw.ask !== undefined, `A ${raw.kind} asks something: write \`ask\`, and \`choices\`.`);
  if (raw.kind === 'order')
    need(
      raw.ask !== undefined && raw.order !== undefined,
      'A step of kind order has lines to put in order: write `ask`, and `order`.',
    );
  if (raw.kind === 'edit')
    need(raw.file !== undefined, 'An edit is of a file: write `file`, as `Dockerfile`.');
  if (raw.kind === 'run') need(raw.run.length > 0, 'A step of kind run has a command: write `run`.');
  if (raw.kind === 'read') return;
  need(raw.checks.length > 0, `A step of kind ${raw.kind} is judged by something: write \`checks\`.`);
  need(raw.solve.length > 0, 'Write `solve`: what brings the sandbox from the step before to this one done.');
  need(raw.hints.length >= 2, 'Write at least two `hints`: first a nudge, the last one the answer.');
}

function readQuestion(raw: RawStep, source: Source, report: Report): Question | null {
  const misplaced = (key: 'predict' | 'order', message: string): null => {
    report(source.lineOf([key]), message);
    return null;
  };
  if (raw.order !== undefined && raw.kind !== 'order')
    return misplaced('order', 'Only a step of kind order has `order`: write `kind: order`, or leave it out.');
  if (raw.predict !== undefined && raw.kind !== 'predict')
    return misplaced('predict', 'Only a step of kind predict has `predict`.');
  if ((raw.predict ?? raw.order) !== undefined && raw.choices.length > 0) {
    report(
      source.lineOf(['choices']),
      'Where lines are marked or put in order there is nothing to choose: leave this out.',
    );
    return null;
  }
  if (raw.ask !== undefined && raw.predict !== undefined) return { form: 'rows', ask: raw.ask };
  if (raw.kind === 'order') return readOrder(raw, source, report);
  return readChoices(raw, source, report);
}

function readOrder({ ask, order }: RawStep, source: Source, report: Report): Question | null {
  if (ask === undefined || order === undefined) return null;
  const twice = order.findIndex((line, index) => order.indexOf(line) < index);
  if (twice >= 0) report(source.lineOf(['order', twice]), `The line "${order[twice]}" is there twice.`);
  return { form: 'order', ask, lines: order };
}

function readChoices(raw: RawStep, source: Source, report: Report): Question | null {
  if (raw.ask === undefined) {
    if (raw.choices.length > 0)
      report(source.lineOf(['choices']), 'There are choices and no question: write `ask`.');
    return null;
  }
  if (raw.kind !== 'predict' && raw.kind !== 'quiz') {
    report(
      source.lineOf(['ask']),
      `A step of kind ${raw.kind} asks nothing: make it \`kind: predict\` or \`kind: quiz\`.`,
    );
    return null;
  }
  const read = raw.choices.map((item, index) =>
    readShape(choiceShape, item, source, ['choices', index], report),
  );
  if (read.includes(null)) return null;
  const choices = read.filter((choice) => choice !== null);
  const at = source.lineOf(['choices']);
  if (choices.length < 2 || choices.length > 9)
    report(at, `A question has two to nine choices; this one has ${choices.length}.`);
  const right = choices.filter((choice) => choice.right);
  if (right.length !== 1)
    report(
      at,
      `One choice is right and says \`right: true\`; here ${right.length === 0 ? 'none does' : `${right.length} do`}.`,
    );
  for (const [index, choice] of choices.entries())
    if (choices.findIndex((other) => other.text === choice.text) < index)
      report(source.lineOf(['choices', index]), `The choice "${choice.text}" is there twice: reword one.`);
  return {
    form: 'choices',
    ask: raw.ask,
    choices: choices.map(({ text, because }): Choice => ({ text, because })),
    right: Math.max(
      0,
      choices.findIndex((choice) => choice.right),
    ),
  };
}

function readWrongs(
  items: readonly unknown[],
  source: Source,
  context: ActionContext & { readonly file: string },
): readonly WrongSolution[] {
  const seen = new Set<string>();
  return items.flatMap((item, index) => {
    const raw = readShape(wrongShape, item, source, ['wrong', index], context.report);
    if (raw === null) return [];
    if (seen.has(raw.name))
      context.report(
        source.lineOf(['wrong', index]),
        `The mistake "${raw.name}" is there twice: rename one.`,
      );
    seen.add(raw.name);
    const actions = readActions(raw.do, source, ['wrong', index, 'do'], context);
    const place = { file: context.file, line: source.lineOf(['wrong', index]) };
    return [{ name: raw.name, actions, says: raw.says, place }];
  });
}
