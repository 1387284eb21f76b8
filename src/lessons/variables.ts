import type { Action, Course, Variables } from '../core/course/types.ts';
import { inWordsOf } from '../core/engine-words.ts';
import { suggestion } from './nearest.ts';
import type { Report } from './problems.ts';

/** `{{port}}`; Docker's own `{{.Size}}` and `{{json .}}` are left alone. */
const variable = /\{\{ *([A-Za-z_]\w*) *\}\}/g;

const names = ['port', 'goImage', 'goVersion'] as const satisfies readonly (keyof Variables)[];

/**
 * The course with this machine's values in place of `{{port}}`, `{{goImage}}` and `{{goVersion}}`, everywhere; and with
 * its `docker build` as `podman build` where that is the program, save in files and in what checks look for.
 */
export function fillCourse(course: Course, variables: Variables): Course {
  const filled = (text: string) =>
    text.replace(variable, (whole, name: string) => {
      const known = names.find((candidate) => candidate === name);
      return known === undefined ? whole : variables[known];
    });
  return fill(course, { said: (text) => inWordsOf(variables.program, filled(text)), kept: filled }) as Course;
}

type Fillers = Readonly<Record<'said' | 'kept', (text: string) => string>>;

function fill(value: unknown, fillers: Fillers): unknown {
  if (typeof value === 'string') return fillers.said(value);
  if (Array.isArray(value)) return value.map((item) => fill(item, fillers));
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  const keepsAll = 'do' in value && onFiles.some((kind) => kind === value.do);
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      fill(item, keepsAll || key === 'spec' ? { ...fillers, said: fillers.kept } : fillers),
    ]),
  );
}

const onFiles = ['copy', 'write', 'replace', 'remove'] as const satisfies readonly Action['do'][];

/** Reports every `{{name}}` of a file that is no variable. */
export function reportUnknownVariables(text: string, report: Report): void {
  for (const [index, line] of text.split('\n').entries())
    for (const [whole, name = ''] of line.matchAll(variable))
      if (!names.some((known) => known === name))
        report(index + 1, `${whole} is no variable of a course; ${suggestion(name, names)}`);
}
