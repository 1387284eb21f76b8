import type { z } from 'zod';
import type { Action, Question } from '../core/course/types.ts';
import { type CourseFiles, refusedPath } from './files.ts';
import { nearest, suggestion } from './nearest.ts';
import type { Report } from './problems.ts';
import { readShape, what } from './read-shape.ts';
import { type ActionName, actionShapes } from './shapes.ts';
import type { Path, Source } from './yaml.ts';

/** What the actions of a step may refer to. */
export type ActionContext = {
  readonly files: CourseFiles;
  /** The lesson's folder, as `05-caching`. */
  readonly folder: string;
  readonly question: Question | null;
  readonly report: Report;
};

/** Reads a list of actions; one that is wrong is reported and left out. */
export function readActions(
  items: readonly unknown[],
  source: Source,
  path: Path,
  context: ActionContext,
): readonly Action[] {
  return items.flatMap((item, index) => readAction(item, source, [...path, index], context) ?? []);
}

const names = Object.keys(actionShapes) as ActionName[];

function readAction(item: unknown, source: Source, path: Path, context: ActionContext): Action | null {
  const refuse = (at: Path, message: string): null => {
    context.report(source.lineOf(at), message);
    return null;
  };
  const as = <Shape extends z.ZodType>(shape: Shape) => readShape(shape, item, source, path, context.report);
  const inside = (key: string, file: string, where: string): boolean => {
    const why = refusedPath(file);
    if (why !== null) refuse([...path, key], `"${file}" is not a path in ${where}: ${why}.`);
    return why === null;
  };
  const inModule = (key: string, file: string) => inside(key, file, "the learner's module");

  if (typeof item !== 'object' || item === null || Array.isArray(item))
    return refuse(
      path,
      `This action is ${what(item)}, and should be one of ${names.join(', ')}, as \`run: go build\`.`,
    );
  const name = names.find((known) => Object.hasOwn(item, known));
  if (name === undefined) {
    const key = Object.keys(item)[0];
    return refuse(
      path,
      `This action has none of ${names.join(', ')}${key && nearest(key, names) ? `; ${suggestion(key, names)}` : '.'}`,
    );
  }
  switch (name) {
    case 'run': {
      const read = as(actionShapes.run);
      return read && { do: 'run', line: read.run };
    }
    case 'serve': {
      const read = as(actionShapes.serve);
      return read && { do: 'serve', line: read.serve, request: read.request };
    }
    case 'copy': {
      const read = as(actionShapes.copy);
      if (!read) return null;
      if (!inside('copy', read.copy, "the lesson's folder") || !inModule('to', read.to)) return null;
      const text = context.files.get(`${context.folder}/${read.copy}`);
      if (text === undefined) return refuse([...path, 'copy'], missingFile(read.copy, context));
      return { do: 'copy', from: read.copy, to: read.to, text };
    }
    case 'write': {
      const read = as(actionShapes.write);
      return read && inModule('write', read.write) ? { do: 'write', to: read.write, text: read.text } : null;
    }
    case 'replace': {
      const read = as(actionShapes.replace);
      if (!read || !inModule('replace', read.replace)) return null;
      return { do: 'replace', file: read.replace, find: read.find, with: read.with };
    }
    case 'remove': {
      const read = as(actionShapes.remove);
      return read && inModule('remove', read.remove) ? { do: 'remove', file: read.remove } : null;
    }
    case 'mark': {
      const read = as(actionShapes.mark);
      if (!read) return null;
      if (context.question?.form === 'rows') return { do: 'mark', runs: read.mark };
      return refuse([...path, 'mark'], 'Nothing is marked in this step: give it `predict: rows`.');
    }
    case 'arrange': {
      const read = as(actionShapes.arrange);
      return read && readArrangement(read.arrange, path, source, context);
    }
    case 'answer': {
      const read = as(actionShapes.answer);
      if (!read) return null;
      const choices = context.question?.form === 'choices' ? context.question.choices : [];
      const choice =
        typeof read.answer === 'number'
          ? read.answer - 1
          : choices.findIndex((candidate) => candidate.text === read.answer);
      if (choices[choice]) return { do: 'answer', choice };
      const known = choices.length;
      return refuse(
        [...path, 'answer'],
        known === 0
          ? 'This step asks nothing: leave the answer out, or give the step `ask` and `choices`.'
          : `${what(read.answer)} is none of the choices: write a number from 1 to ${known}, or a choice's text.`,
      );
    }
  }
}

/** Every line of the step once, by its number. */
function readArrangement(
  order: readonly number[],
  path: Path,
  source: Source,
  { question, report }: ActionContext,
): Action | null {
  const lines = question?.form === 'order' ? question.lines : [];
  const arranged = order.flatMap((number) => lines[number - 1] ?? []);
  if (lines.length > 0 && arranged.length === lines.length && new Set(order).size === lines.length)
    return { do: 'arrange', lines: arranged };
  report(
    source.lineOf([...path, 'arrange']),
    lines.length === 0
      ? 'This step has no lines to arrange: give it `kind: order` and `order`.'
      : `An arrangement has every number from 1 to ${lines.length} once.`,
  );
  return null;
}

function missingFile(from: string, { files, folder }: ActionContext): string {
  const here = [...files.keys()].flatMap((path) =>
    path.startsWith(`${folder}/`) ? [path.slice(folder.length + 1)] : [],
  );
  const near = nearest(from, here);
  return `There is no file "${from}" in ${folder}${near === null ? ': add it, or name another.' : `; did you mean "${near}"?`}`;
}
