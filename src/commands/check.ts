import { emptyRecord } from '../core/progress/progress.ts';
import type { Progress } from '../core/progress/types.ts';
import { laterLessonEntered } from '../core/tour/selectors.ts';
import { type Judged, judgeStep, type StepStatus, stepStatus } from '../core/verdicts/judge.ts';
import { checkTitle } from '../core/verdicts/kinds.ts';
import { judgingEnvironment } from '../core/workspace/environment.ts';
import type { Environment } from '../core/workspace/paths.ts';
import { engineFinder } from '../system/engine/finder.ts';
import type { Bench } from '../system/facts/context.ts';
import { createBench, createGather } from '../system/facts/create.ts';
import { onInterrupt } from '../system/interrupt.ts';
import type { SessionOptions } from '../system/session.ts';
import { peekProgress } from '../system/workspace/progress-file.ts';
import { isFolder, isWorkspace } from '../system/workspace/refuse.ts';
import { openOrRefuse } from './open.ts';
import type { Setting } from './setting.ts';
import { findTargets, type Target } from './target.ts';
import { refuse, type Streams, type Verb } from './verb.ts';

type StepReport = {
  readonly target: Target;
  readonly status: StepStatus;
  readonly judged: readonly Judged[];
};

export const check: Verb = {
  name: 'check',
  usage: 'check [LESSON[/STEP]] [--json]',
  summary: 'judges the folder as it is: 0 all passed, 1 something failed, 2 could not be judged',
  operands: 1,
  operand: 'step',
  async run(options, streams) {
    const setting = await openOrRefuse(options, streams);
    if (typeof setting === 'number') return setting;
    const found = findTargets(setting.course, options.operands[0]);
    if (!found.ok) return refuse(streams, found.what, found.next);
    if (!isFolder(setting.paths.root))
      return refuse(
        streams,
        `There is no folder ${setting.paths.root}.`,
        'To make it as it is at the start: go-docker-tour reset',
      );
    const progress = await peekProgress(setting.paths, setting.course.id);
    const interrupt = onInterrupt();
    const environment = judgingEnvironment(setting.own, setting.paths, setting.variables, {
      made: isWorkspace(setting.paths),
      exports: progress?.shell ?? { set: {}, unset: [] },
    });
    const engine = engineFinder(environment, options.engine ? { prefer: options.engine } : {});
    const bench = createBench();
    const judging = { setting, progress, environment, engine, bench, signal: interrupt.signal };
    const reports: StepReport[] = [];
    try {
      for (const target of found.targets) {
        const report = await judge(target, judging);
        if (interrupt.signal.aborted) break;
        reports.push(report);
        if (!options.json) streams.stdout.write(asText(report));
      }
    } finally {
      await bench.end();
    }
    interrupt.done();
    if (interrupt.signal.aborted) return 130;
    if (options.json) streams.stdout.write(`${JSON.stringify(asJson(setting.course.id, reports))}\n`);
    else summarise(reports, streams);
    return exitCode(reports);
  },
};

type Judging = {
  readonly setting: Setting;
  readonly progress: Progress | null;
  readonly environment: Environment;
  readonly engine: SessionOptions['engine'];
  readonly bench: Bench;
  readonly signal: AbortSignal;
};

async function judge(target: Target, judging: Judging): Promise<StepReport> {
  const { lesson, step } = target;
  const { setting, progress, environment, engine, bench, signal } = judging;
  const record = progress?.steps[`${lesson.id}/${step.id}`] ?? null;
  const gather = createGather({ ...setting.session, environment, engine, bench, record, signal });
  const entered = progress !== null && laterLessonEntered({ course: setting.course, progress }, lesson);
  const judged: Judged[] = [];
  try {
    for await (const each of judgeStep(step, gather, { record, laterLessonEntered: entered }))
      judged.push(each);
  } catch (error) {
    if (!signal.aborted) throw error;
  }
  judged.sort((a, b) => a.index - b.index);
  const verdicts = judged.map(({ verdict }) => verdict);
  return { target, status: stepStatus(verdicts, record ?? emptyRecord), judged };
}

function asJson(course: string, reports: readonly StepReport[]) {
  const lessons = [...new Set(reports.map(({ target }) => target.lesson))];
  return {
    course,
    lessons: lessons.map((lesson) => ({
      id: lesson.id,
      steps: reports
        .filter(({ target }) => target.lesson === lesson)
        .map(({ target, status, judged }) => ({
          id: target.step.id,
          status,
          checks: judged.map(({ check: { kind }, verdict }) => ({
            kind,
            ok: verdict.status === 'passed',
            expected: verdict.expected,
            found: verdict.found,
            why: verdict.status === 'passed' ? '' : verdict.why,
            next: verdict.status === 'passed' ? '' : verdict.next,
            cause: verdict.status === 'passed' ? null : verdict.cause,
            fault:
              verdict.status === 'failed' ? 'learner' : verdict.status === 'unknown' ? verdict.fault : null,
            place: verdict.status === 'failed' ? verdict.place : null,
          })),
        })),
    })),
  };
}

const marks: { readonly [S in StepStatus]: string } = {
  passed: '+',
  failed: 'x',
  skipped: '-',
  unknown: '?',
};

function asText({ target, status, judged }: StepReport): string {
  const lines = [`${marks[status]} ${target.lesson.id}/${target.step.id}  ${target.step.title}`];
  for (const { check: each, verdict } of judged) {
    if (verdict.status === 'passed') continue;
    const place =
      verdict.status === 'failed' && verdict.place ? `${verdict.place.file}:${verdict.place.line}` : '';
    // Most sentences name the line themselves.
    const where = place === '' || verdict.why.includes(place) ? '' : `${place}: `;
    lines.push(
      `    ${verdict.status === 'failed' ? 'x' : verdict.fault ? '!' : '?'} ${checkTitle(each)}`,
      `      expected  ${verdict.expected}`,
      `      found     ${verdict.found}`,
      `      why       ${where}${verdict.why}`,
      `      next      ${verdict.next}`,
    );
  }
  return `${lines.join('\n')}\n`;
}

function summarise(reports: readonly StepReport[], streams: Streams): void {
  const count = (status: StepStatus) => reports.filter((report) => report.status === status).length;
  streams.stdout.write(
    `${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped, ${count('unknown')} cannot be known\n`,
  );
}

/** What only the tour's record could tell does not count against a folder that no tour has seen. */
function exitCode(reports: readonly StepReport[]): 0 | 1 | 2 {
  if (reports.some(({ status }) => status === 'failed')) return 1;
  const verdicts = reports.flatMap(({ judged }) => judged.map(({ verdict }) => verdict));
  if (verdicts.some((verdict) => verdict.status === 'unknown' && verdict.fault === 'machine')) return 2;
  if (verdicts.some((verdict) => verdict.status === 'passed')) return 0;
  // Nothing is right, and something is known not to be done: an image that was not built, a mount that is not there.
  return verdicts.some((verdict) => verdict.status === 'unknown' && verdict.cause !== null) ? 1 : 2;
}
