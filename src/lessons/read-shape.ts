import { z } from 'zod';
import { suggestion } from './nearest.ts';
import type { Report } from './problems.ts';
import type { Path, Source } from './yaml.ts';

/**
 * The value at `path`, in the shape asked for. What is wrong is reported, each at its own line, and null comes back.
 * @param value what stands at `path`
 */
export function readShape<Shape extends z.ZodType>(
  shape: Shape,
  value: unknown,
  source: Source,
  path: Path,
  report: Report,
): z.output<Shape> | null {
  const parsed = shape.safeParse(value);
  if (parsed.success) return parsed.data;
  const fields = shape instanceof z.ZodObject ? (shape.shape as Record<string, z.ZodType>) : {};
  const told = new Set<string>();
  const tell = (at: Path, message: string) => {
    const key = JSON.stringify(at.map(String)) + message;
    if (!told.has(key)) report(source.lineOf(at), message);
    told.add(key);
  };
  for (const issue of parsed.error.issues) {
    if (issue.code === 'unrecognized_keys') {
      const known = issue.path.length === 0 ? Object.keys(fields) : [];
      for (const key of issue.keys)
        tell(
          [...path, ...issue.path, key],
          `"${key}" is not known here; ${known.length > 0 ? suggestion(key, known) : 'leave it out.'}`,
        );
      continue;
    }
    tell([...path, ...issue.path], describe(issue, value, fields));
  }
  return null;
}

/** One sentence on one issue: what is there, and what should be. */
function describe(issue: z.core.$ZodIssue, value: unknown, fields: Record<string, z.ZodType>): string {
  const [key] = issue.path;
  if (key === undefined) {
    const known = Object.keys(fields);
    return `This is ${what(value)}, and should be keys with values${known.length > 0 ? `: ${known.join(', ')}` : ''}.`;
  }
  const should = fields[String(key)]?.meta()?.description ?? issue.message.replace(/^Invalid \w+: /, '');
  const found = issue.path.reduce<unknown>(
    (at, part) => (typeof at === 'object' && at !== null ? Reflect.get(at, part) : undefined),
    value,
  );
  if (found === undefined) return `"${String(key)}" is missing: it should be ${should}.`;
  return `"${issue.path.map(String).join('.')}" is ${what(found)}, and should be ${should}.`;
}

/** A value as its author knows it: `a list`, `the text "x"`. */
export function what(value: unknown): string {
  if (value === null || value === undefined) return 'empty';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object') return 'keys with values';
  if (typeof value !== 'string')
    return `the ${typeof value === 'boolean' ? 'word' : 'number'} ${String(value)}`;
  if (value.trim() === '') return 'an empty text';
  return `the text "${value.length > 40 ? `${value.slice(0, 40)}…` : value}"`;
}
