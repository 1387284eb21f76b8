import type { Step } from '../../course/types.ts';
import type { CommandRecord } from '../../progress/types.ts';
import { lettersApart, nearest } from '../../verdicts/builds/nearest.ts';
import type { Verdict } from '../../verdicts/verdict.ts';
import type { Model } from '../model.ts';
import { currentLesson, currentStep, stepRecord } from '../selectors.ts';

/**
 * True where a check fails only because the command that has just failed is another one than it waits for: a typing
 * mistake on the way to `cat` says nothing about `ls`. Such a check is still open.
 */
export function isBeside(model: Model, index: number, verdict: Verdict | null): boolean {
  const lesson = currentLesson(model);
  const step = currentStep(model);
  const check = step?.checks[index];
  if (!lesson || !step || !check || verdict?.status !== 'failed') return false;
  const last = stepRecord(model, lesson.id, step.id).commands.at(-1);
  if (last === undefined || !hasFailed(last)) return false;
  if (verdict.cause === 'not-run') return true;
  if (check.kind !== 'ran' || check.spec.line !== undefined || step.run.length === 0) return false;
  return !meantBy(step, index).includes(mostAlike(last.line, step.run) ?? '');
}

function hasFailed({ end }: CommandRecord): boolean {
  return end !== null && (end.how !== 'exited' || end.code !== 0);
}

/** The step's commands that may satisfy a check: its own where they go in pairs, else all. */
function meantBy(step: Step, index: number): readonly string[] {
  const by = step.checks.flatMap(({ kind }, at) => (kind === 'ran' ? [at] : []));
  const own = step.run[by.indexOf(index)];
  return by.length === step.run.length && own !== undefined ? [own] : step.run;
}

/** The command that a line was meant to be: the same program, and for one with subcommands the same of these. */
function mostAlike(line: string, commands: readonly string[]): string | null {
  const alike = commands.filter((command) => isAlike(line, command));
  return alike.sort((a, b) => lettersApart(line, a) - lettersApart(line, b))[0] ?? null;
}

function isAlike(line: string, command: string): boolean {
  const [program = '', verb = ''] = words(line);
  const [wanted = '', wantedVerb = ''] = words(command);
  if (nearest(program, [wanted]) === null) return false;
  return !withVerbs.has(wanted) || nearest(verb, [wantedVerb]) !== null;
}

/** Without the settings in front of it. */
function words(line: string): readonly string[] {
  const all = line.trim().split(/\s+/);
  return all.slice(all.findIndex((word) => !/^\w+=/.test(word)));
}

const withVerbs: ReadonlySet<string> = new Set(['go', 'docker', 'podman']);
