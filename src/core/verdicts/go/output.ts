import type { Place } from '../../course/types.ts';
import type { Problem } from '../outcome.ts';
import { compileRules } from './compile-rules.ts';
import { goModRules } from './go-mod-rules.ts';
import { moduleRules } from './module-rules.ts';

/** The mistake behind a go command that failed; null where its output is none that we know. Wordings of Go 1.19 to 1.27. */
export function readGoFailure(output: string): Problem | null {
  for (const rule of [...goModRules, ...moduleRules, ...compileRules]) {
    const match = rule.pattern.exec(output);
    if (!match) continue;
    const problem = rule.read(match);
    return { ...problem, place: problem.place ?? importPlace(output) };
  }
  return null;
}

/** A file and line that go puts in front of what it says, as `main.go:7:2:`. */
function importPlace(output: string): Place | null {
  const match = /^(?:\.\/)?((?!\/)[^\s:]+\.go):(\d+):\d+: /m.exec(output);
  return match?.[1] ? { file: match[1], line: Number(match[2]) } : null;
}
