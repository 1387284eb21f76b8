import type { Model } from '../../core/tour/model.ts';
import { currentLesson, currentStep, proofOf, stepRecord } from '../../core/tour/selectors.ts';
import { checkTitle, kindOf } from '../../core/verdicts/kinds.ts';
import type { Failed, Unknown, Verdict } from '../../core/verdicts/verdict.ts';
import { words } from '../text/words.ts';
import { clip, flow, hang } from '../text/wrap.ts';
import { theme } from '../theme.ts';
import type { Paper } from './paper.ts';

/**
 * The step's checks. A failed one is unfolded: expected, found, why, next. One that is only not done yet stays folded
 * until the learner has done something in the step: red before the first command would be a reproach.
 * @param tight where rows are few: the failure that tells most alone unfolded and on top, the others' titles side by side
 */
export function checkLines(model: Model, paper: Paper, tight: boolean): readonly string[] {
  const lesson = currentLesson(model);
  const step = currentStep(model);
  if (!lesson || !step) return [];
  const { tried, verdicts } = model.checking;
  const rows = step.checks.map((check, index) => {
    const verdict = shown(verdicts[index] ?? null, tried);
    const { cost } = kindOf(check);
    const title = words(checkTitle(check));
    const glanced = verdict === null ? glanceLine(model, title, index, paper) : null;
    return { verdict, cost, title: glanced ?? titleLine(title, verdict, paper) };
  });
  const failures = rows.filter(({ verdict }) => verdict?.status === 'failed');
  // A record tells that a command went wrong; what looked into the image knows why.
  const first = failures.find(({ cost }) => cost === 'slow') ?? failures[0];
  const folded = tight ? rows.filter((row) => row !== first) : [];
  const unfolded = tight ? (first ? [first] : []) : rows;
  return [
    ...unfolded.flatMap((row) => [
      ...hangTitle(row.title, paper),
      ...(row.verdict?.status === 'failed' ? failureLines(row.verdict, paper) : []),
    ]),
    ...flow(
      folded.map(({ title }) => title),
      paper.width,
      3,
      paper.glyphs.more,
    ),
    ...firstOfEachCause(rows.map(({ verdict }) => verdict)).flatMap((fault) => faultLines(fault, paper)),
    ...doingLine(model, paper),
  ];
}

/** The verdict as it is to be shown: null for all that is not judged, or only not done yet. */
function shown(verdict: Verdict | null, tried: boolean): Verdict | null {
  if (verdict?.status === 'failed' && !tried) return null;
  if (verdict?.status === 'unknown' && verdict.fault === null) return null;
  return verdict;
}

function titleLine(title: string, verdict: Verdict | null, { glyphs }: Paper): string {
  switch (verdict?.status) {
    case 'passed':
      return `${theme.good(glyphs.passed)} ${title}`;
    case 'failed':
      return `${theme.bad(glyphs.failed)} ${theme.strong(title)}`;
    case 'unknown':
      return `${theme.machine(glyphs.fault)} ${title}`;
    case undefined:
      return theme.quiet(`${glyphs.pending} ${title}`);
  }
}

/** What a glance says of a check that has no verdict yet: it reads right, or it is being proven beside the lesson. */
function glanceLine(model: Model, title: string, index: number, { glyphs }: Paper): string | null {
  const lesson = currentLesson(model);
  const step = currentStep(model);
  const glance = model.checking.glances[index] ?? null;
  if (!lesson || !step || glance === null || (glance.sees !== 'right' && glance.sees !== 'agreement'))
    return null;
  const note = (text: string) => theme.quiet(` ${glyphs.dot} ${text}`);
  const { state, refuted } = stepRecord(model, lesson.id, step.id);
  if (state === 'provisional' && glance.sees === 'agreement') {
    const doing = proofOf(model, lesson.id, step.id)?.doing ?? null;
    return `${theme.good(glyphs.passed)} ${title}${note(doing === null ? 'to be proven' : `proving it: ${doing}`)}`;
  }
  if (!model.checking.tried || refuted || state === 'passed') return null;
  return `${theme.quiet(`${glyphs.pending} ${title}`)}${note('looks right')}`;
}

function hangTitle(title: string, paper: Paper): readonly string[] {
  return hang('', title, paper.width).map((line, index) => (index === 0 ? line : `  ${line}`));
}

/** Expected, found, why and next, with their names at the left. */
function failureLines(verdict: Failed, paper: Paper): readonly string[] {
  const place = verdict.place ? `${verdict.place.file}:${verdict.place.line}` : null;
  const why = place === null || verdict.why.includes(place) ? verdict.why : `${place}: ${verdict.why}`;
  const rows = [
    ['expected', verdict.expected],
    ['found', verdict.found],
    ['why', why],
    ['next', verdict.next],
  ] as const;
  return rows
    .filter(([, text]) => text !== '')
    .flatMap(([name, text]) => {
      const said = name === 'next' ? theme.strong(words(text)) : words(text);
      return hang(`  ${theme.quiet(name.padEnd(8))}  `, said, paper.width);
    });
}

/** The machine's fault: what happened, what to do, and that it counts against nobody. */
function faultLines(verdict: Unknown, paper: Paper): readonly string[] {
  return [
    ...hang(`${theme.machine(paper.glyphs.fault)} `, theme.machine(words(verdict.found)), paper.width),
    ...hang('  ', words(verdict.next), paper.width),
    ...hang('  ', theme.quiet('This is the machine, not your work. esc s skips the step.'), paper.width),
  ];
}

function firstOfEachCause(verdicts: readonly (Verdict | null)[]): readonly Unknown[] {
  const faults = verdicts.filter((verdict) => verdict?.status === 'unknown');
  return faults.filter((each, index) => faults.findIndex(({ cause }) => cause === each.cause) === index);
}

function doingLine(model: Model, paper: Paper): readonly string[] {
  if (!model.checking.busy || model.checking.doing === null) return [];
  return [theme.quiet(clip(`${paper.glyphs.runs} ${model.checking.doing}`, paper.width, paper.glyphs.more))];
}
