import type { Facts } from './facts.ts';
import { literalIn } from './literal.ts';
import { mayContain } from './reading/grams.ts';
import type { Line, Reading } from './reading/types.ts';
import type { Diagnosis, Found, Pattern } from './types.ts';

/** Places of a text that are looked at for one pattern; a log that repeats a message forever tells nothing new. */
const looks = 200;

/** The first place where a diagnosis matches; null where there is none. */
export function findDiagnosis(diagnosis: Diagnosis, reading: Reading, facts: Facts): Found | null {
  let first: Found | null = null;
  for (const pattern of diagnosis.matches)
    for (const { line, groups } of places(pattern, reading)) {
      if (first !== null && first.line.line <= line.line) break;
      const found = { line, groups, reading, facts };
      if (diagnosis.when && !diagnosis.when(found)) continue;
      first = found;
      break;
    }
  return first;
}

const literals = new WeakMap<RegExp, string>();

/** What stands in every line that a pattern matches. */
export function literalOf({ has, says }: Pattern): string {
  if (has !== undefined) return has;
  let literal = literals.get(says);
  if (literal === undefined) {
    literal = literalIn(says);
    literals.set(says, literal);
  }
  return literal;
}

/** Every place where a pattern matches, from the top. */
function* places(
  pattern: Pattern,
  reading: Reading,
): Generator<{ readonly line: Line; readonly groups: Readonly<Record<string, string>> }> {
  const { text, starts, lines } = reading;
  const has = literalOf(pattern);
  if (!mayContain(reading.grams, has)) return;
  let at = text.indexOf(has);
  for (let look = 0; at >= 0 && look < looks; look += 1) {
    const index = lineAt(starts, at);
    const line = lines[index];
    if (!line) return;
    const groups = onLine(pattern, reading, line, index);
    if (groups) yield { line, groups };
    at = text.indexOf(has, starts[index + 1] ?? text.length);
  }
}

function onLine(
  pattern: Pattern,
  reading: Reading,
  line: Line,
  index: number,
): Readonly<Record<string, string>> | null {
  if (line.kind !== (pattern.on ?? 'said')) return null;
  if (pattern.where !== undefined && (pattern.where === 'build') !== inBuild(line, reading)) return null;
  const match = pattern.says.exec(line.text);
  if (!match) return null;
  const groups = present(match.groups);
  if (!pattern.also) return groups;
  let left = pattern.also.within;
  for (let next = index + 1; next < Math.min(reading.lines.length, index + 60) && left > 0; next += 1) {
    const below = reading.lines[next];
    if (!below || below.step !== line.step || below.kind !== line.kind) continue;
    left -= 1;
    const more = pattern.also.says.exec(below.text);
    if (more) return { ...groups, ...present(more.groups) };
  }
  return null;
}

/** Said by what a build runs, or by the builder: not by a command that was typed. */
export function inBuild(line: Line, reading: Reading): boolean {
  return line.step !== null || reading.builds.has(line.segment);
}

/** The command that printed a line, where it is known: as it was typed above it, or as it was run. */
export function commandOf({ line, reading, facts }: Found): string | null {
  const typed = reading.lines.findLast(({ kind, segment }) => kind === 'command' && segment === line.segment);
  return typed?.text ?? facts.command;
}

function present(groups: Record<string, string | undefined> | undefined): Record<string, string> {
  const all: Record<string, string> = {};
  for (const [name, value] of Object.entries(groups ?? {})) if (value !== undefined) all[name] = value;
  return all;
}

/** The line that a place of the text lies in. */
function lineAt(starts: Int32Array, at: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
