import { z } from 'zod';
import { type CheckKindName, type CheckSpec, checkKinds } from '../core/verdicts/kinds.ts';
import { suggestion } from './nearest.ts';
import type { Report } from './problems.ts';
import { readShape, what } from './read-shape.ts';
import type { Path, Source } from './yaml.ts';

const kinds = Object.keys(checkKinds) as CheckKindName[];

/** What may stand beside any check's kind. */
export const checkTitleShape = z.strictObject({
  title: z.string().trim().min(1).max(60).optional().meta({
    description: 'what will be true when it is right, in at most 60 characters',
  }),
});

/** Reads a list of checks, each `<kind>: {...}` and perhaps a `title`; one that is wrong is reported and left out. */
export function readChecks(
  items: readonly unknown[],
  source: Source,
  path: Path,
  report: Report,
): readonly CheckSpec[] {
  return items.flatMap((item, index) => readCheck(item, source, [...path, index], report) ?? []);
}

function readCheck(item: unknown, source: Source, path: Path, report: Report): CheckSpec | null {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) {
    report(
      source.lineOf(path),
      `This check is ${what(item)}, and should be a kind with its keys, as \`build: {}\`.`,
    );
    return null;
  }
  const { title, ...rest } = item as Record<string, unknown>;
  const [kind, ...more] = Object.keys(rest);
  if (kind === undefined || more.length > 0) {
    const found =
      kind === undefined ? 'names no kind' : `names ${more.length + 1} kinds: ${[kind, ...more].join(', ')}`;
    report(
      source.lineOf(path),
      `This check ${found}; write one kind an item, with \`title\` beside it at most.`,
    );
    return null;
  }
  const known = kinds.find((name) => name === kind);
  if (known === undefined) {
    report(source.lineOf([...path, kind]), `There is no check "${kind}"; ${suggestion(kind, kinds)}`);
    return null;
  }
  const titled = readShape(checkTitleShape, title === undefined ? {} : { title }, source, path, report);
  const spec = readShape(checkKinds[known].schema, rest[kind] ?? {}, source, [...path, kind], report);
  if (titled === null || spec === null) return null;
  // The schema has just vouched for the spec; TypeScript cannot follow a union through a table.
  return { kind: known, spec, title: titled.title ?? null } as CheckSpec;
}
