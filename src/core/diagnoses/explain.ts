import { type Area, areas } from './areas.ts';
import { type Facts, noFacts } from './facts.ts';
import { findDiagnosis } from './match.ts';
import { beginsMessage, withoutWraps } from './reading/margin.ts';
import { readOutput } from './reading/read.ts';
import type { Reading } from './reading/types.ts';
import type { Confidence, Diagnosis, Explanation, Found, Words } from './types.ts';
import { filled } from './words.ts';

type Candidate = { readonly area: Area; readonly diagnosis: Diagnosis; readonly found: Found };

/**
 * Why a command failed, from what it printed; null where that is nothing that we know, and a wrong explanation is worse
 * than none.
 * @param output as it was captured, in whatever form
 */
export function explain(output: string, facts: Facts = noFacts): Explanation | null {
  const plain = toldFirst(rootCauses(output, facts));
  const whole = withoutWraps(output);
  const again = whole === null ? null : toldFirst(rootCauses(whole, facts));
  if (!again || whole === null) return plain;
  // What a narrow terminal has torn apart is told by a line put together; else the breaks were none of its making.
  const lines = output.split(/\r?\n/);
  const { line } = again.evidence;
  if (whole.split(/\r?\n/)[line - 1] === lines[line - 1]) return plain;
  if (plain === null) return again;
  const told = plain.evidence.line;
  const alone =
    beginsMessage(lines[line] ?? '', lines[line - 1]) ||
    (plain.id === again.id && beginsMessage(lines[told - 1] ?? ''));
  return alone ? plain : again;
}

function toldFirst([first, ...others]: readonly Candidate[]): Explanation | null {
  return first ? told(first, others.length > 0) : null;
}

/** The causes that nothing else in the output accounts for, the one to tell first. */
export function rootCauses(output: string, facts: Facts = noFacts): readonly Candidate[] {
  const reading = readOutput(output);
  const all: Candidate[] = [];
  for (const area of areas)
    for (const diagnosis of area.diagnoses) {
      // Of a command that went well only what is worth knowing all the same can be told.
      if (facts.exit === 0 && diagnosis.weight !== 'notice') continue;
      const found = findDiagnosis(diagnosis, reading, facts);
      if (found) all.push({ area, diagnosis, found });
    }
  if (testsPassed(reading)) return [];
  const ids = new Set(all.map(({ diagnosis }) => diagnosis.id));
  const roots = all.filter(({ diagnosis }) => !diagnosis.yieldsTo?.some((id) => ids.has(id)));
  const heaviest = Math.min(...roots.map(({ diagnosis }) => weightOf(diagnosis)));
  const last = Math.max(
    ...roots
      .filter(({ diagnosis }) => weightOf(diagnosis) === heaviest)
      .map(({ found }) => found.line.segment),
  );
  // Of several commands the last failure is what somebody asks about; of one command's errors the first.
  return roots
    .filter(({ diagnosis, found }) => weightOf(diagnosis) === heaviest && found.line.segment === last)
    .sort((one, other) => one.found.line.line - other.found.line.line);
}

/** go test -v shows what the tests printed, and tests of failures print failures. */
function testsPassed({ lines, text }: Reading): boolean {
  const last = lines.findLast((line) => line.text.trim() !== '');
  return (
    last !== undefined &&
    /^(?:ok\s+\S+\s+(?:[\d.]+s|\(cached\))|PASS$)/.test(last.text) &&
    /^\s*--- (?:PASS|SKIP): /m.test(text) &&
    !/^\s*--- FAIL: |^FAIL\b/m.test(text)
  );
}

function weightOf({ weight }: Diagnosis): number {
  return weight === undefined ? 0 : weight === 'follows' ? 1 : 2;
}

function told({ area, diagnosis, found }: Candidate, contested: boolean): Explanation {
  const sharper = diagnosis.sharper?.(found) ?? null;
  const words: Words = { ...diagnosis, ...sharper };
  const { line } = found;
  return {
    id: diagnosis.id,
    area: area.name,
    title: sharper?.title ?? diagnosis.title,
    cause: filled(words.cause, found.groups),
    why: filled(words.why, found.groups),
    fix: words.fix.map((fix) =>
      filled(typeof fix === 'string' ? fix : fix[found.facts.system], found.groups),
    ),
    fault: diagnosis.fault,
    evidence: { line: line.line, text: line.text.trim().slice(0, 500) },
    link: diagnosis.link,
    confidence: contested
      ? confidence(diagnosis, contested)
      : (sharper?.confidence ?? confidence(diagnosis, contested)),
  };
}

function confidence({ weight }: Diagnosis, contested: boolean): Confidence {
  if (weight === 'follows') return 'low';
  return contested ? 'medium' : 'high';
}
