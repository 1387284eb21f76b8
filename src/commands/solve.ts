import type { Course } from '../core/course/types.ts';
import type { Progress } from '../core/progress/types.ts';
import { onInterrupt } from '../system/interrupt.ts';
import { type StepSolved, solveSteps } from '../system/solver.ts';
import { loadProgress, saveProgress } from '../system/workspace/progress-file.ts';
import { holdWorkspace, openOrRefuse } from './open.ts';
import type { Options } from './options.ts';
import { allTargets, findTargets, type Target } from './target.ts';
import { refuse, type Verb } from './verb.ts';

export const solve: Verb = {
  name: 'solve',
  usage: 'solve [LESSON[/STEP]] [--through LESSON]',
  summary: 'does what the reference solutions say, really, and what they build on',
  operands: 1,
  operand: 'step',
  async run(options, streams) {
    if (options.operands.length > 0 && options.through !== null)
      return refuse(streams, 'solve takes a LESSON or --through LESSON, not both.');
    const setting = await openOrRefuse(options, streams);
    if (typeof setting === 'number') return setting;
    const named = findTargets(setting.course, options.through ?? options.operands[0]);
    if (!named.ok) return refuse(streams, named.what, named.next);
    if (setting.go === null)
      return refuse(streams, 'There is no go here.', 'Install Go: https://go.dev/doc/install');
    const lock = await holdWorkspace(setting, streams);
    if (typeof lock === 'number') return lock;
    const interrupt = onInterrupt();
    try {
      const { progress, notice } = await loadProgress(setting.paths, setting.course.id);
      if (notice) streams.stderr.write(`${notice}\n`);
      const targets = toSolve(setting.course, options, named.targets, progress);
      if (targets.length === 0) {
        streams.stdout.write('Nothing is left to solve there.\n');
        return 0;
      }
      const began = Date.now();
      const { solved } = await solveSteps(targets, progress, {
        session: setting.session,
        signal: interrupt.signal,
        onBegin: (lesson, step) => streams.stdout.write(`\n== ${lesson.id}/${step.id}: ${step.title}\n`),
        onOutput: (text) => streams.stdout.write(text),
        onStep: async (step, now) => {
          await saveProgress(setting.paths, now);
          streams.stdout.write(report(step));
        },
      });
      if (solved)
        streams.stdout.write(
          `\n${targets.length} steps solved in ${Math.round((Date.now() - began) / 1000)} s.\n`,
        );
      return interrupt.signal.aborted ? 130 : solved ? 0 : 1;
    } finally {
      interrupt.done();
      lock.release();
    }
  },
};

/** What is named, after what it builds on: every earlier step that has neither passed nor was skipped. */
function toSolve(
  course: Course,
  options: Options,
  named: readonly Target[],
  progress: Progress,
): readonly Target[] {
  const open = ({ lesson, step }: Target) =>
    (progress.steps[`${lesson.id}/${step.id}`]?.state ?? 'open') === 'open';
  const all = allTargets(course);
  if (options.through === null && options.operands.length === 0) return all.filter(open).slice(0, 1);
  const last = all.findIndex((target) => target.step === named.at(-1)?.step);
  const again = options.operands[0]?.includes('/') === true;
  return all.slice(0, last + 1).filter((target) => open(target) || (again && target.step === named[0]?.step));
}

function report({ status, verdicts, problem, milliseconds }: StepSolved): string {
  const seconds = `${(milliseconds / 1000).toFixed(1)} s`;
  if (status === 'passed') return `-- passed, ${seconds}\n`;
  const reasons = verdicts.flatMap((verdict) =>
    verdict.status === 'passed' ? [] : [`   ${verdict.expected}: ${verdict.found}. ${verdict.why}`],
  );
  return `-- ${status}, ${seconds}\n${[...(problem ? [`   ${problem}`] : []), ...reasons].join('\n')}\n`;
}
