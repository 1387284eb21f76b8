import type { Course, Variables } from '../core/course/types.ts';
import { suggestion } from './nearest.ts';
import type { Report } from './problems.ts';

/** `{{port}}`; Docker's own `{{.Size}}` and `{{json .}}` are left alone. */
const variable = /\{\{ *([A-Za-z_]\w*) *\}\}/g;

const names = ['port', 'goImage', 'goVersion'] as const satisfies readonly (keyof Variables)[];

/** The course with this machine's values in place of `{{port}}`, `{{goImage}}` and `{{goVersion}}`, everywhere. */
export function fillCourse(course: Course, variables: Variables): Course {
  return fill(course, variables) as Course;
}

function fill(value: unknown, variables: Variables): unknown {
  if (typeof value === 'string')
    return value.replace(variable, (whole, name: string) => {
      const known = names.find((candidate) => candidate === name);
      return known === undefined ? whole : variables[known];
    });
  if (Array.isArray(value)) return value.map((item) => fill(item, variables));
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fill(item, variables)]));
}

/** Reports every `{{name}}` of a file that is no variable. */
export function reportUnknownVariables(text: string, report: Report): void {
  for (const [index, line] of text.split('\n').entries())
    for (const [whole, name = ''] of line.matchAll(variable))
      if (!names.some((known) => known === name))
        report(index + 1, `${whole} is no variable of a course; ${suggestion(name, names)}`);
}
