import type { Action, Lesson, Step } from '../core/course/types.ts';
import { emptyRecord } from '../core/progress/progress.ts';
import type { CommandRecord, Progress, ShellState, StepRecord } from '../core/progress/types.ts';
import { applyState } from '../core/shell/state.ts';
import { judgeStep, stepStatus } from '../core/verdicts/judge.ts';
import type { Verdict } from '../core/verdicts/verdict.ts';
import { actOnFiles } from './actions.ts';
import { giveAnswer } from './answers.ts';
import { createGather } from './facts/create.ts';
import { fitting, whyImpossible } from './legacy-builder.ts';
import { type RunningCommand, type RunOutcome, runCommand, type SessionOptions } from './session.ts';
import { keepStep } from './workspace/step-snapshots.ts';

export type SolveOptions = {
  readonly session: SessionOptions;
  readonly signal: AbortSignal;
  /** What is done and what it prints, as the learner would see it. */
  readonly onOutput: (text: string) => void;
};

export type Solved = {
  readonly record: StepRecord;
  readonly state: ShellState;
  /** Why the solution could not be applied; null when all its actions were done. */
  readonly problem: string | null;
};

/**
 * Does what a step's solution says, really: its commands are run in the sandbox and recorded like the learner's.
 * @param look sees what was done while what it started still runs
 */
export async function applyActions(
  actions: readonly Action[],
  step: Step,
  before: { readonly record: StepRecord; readonly state: ShellState },
  options: SolveOptions,
  look: (solved: Solved) => Promise<void> = async () => {},
): Promise<Solved> {
  const background: RunningCommand[] = [];
  try {
    const solved = await applyEach(actions, step, before, { ...options, background });
    await look(solved);
    return solved;
  } finally {
    // Leaving a step stops what it started, as in the tour.
    for (const running of background) running.cancel();
    await Promise.all(background.map(({ done }) => done));
  }
}

/** `background` takes what lives on beside the prompt: `docker run -d`, `server &`. */
type ApplyOptions = SolveOptions & { readonly background: RunningCommand[] };

async function applyEach(
  actions: readonly Action[],
  step: Step,
  before: { readonly record: StepRecord; readonly state: ShellState },
  options: ApplyOptions,
): Promise<Solved> {
  let record: StepRecord = { ...before.record, solved: true };
  let state = before.state;
  for (const action of actions) {
    if (options.signal.aborted) return { record, state, problem: 'stopped' };
    switch (action.do) {
      case 'run':
      case 'serve': {
        const ran =
          action.do === 'run'
            ? await run(action.line, step, state, options)
            : await serve(action, step, state, options);
        record = { ...record, commands: [...record.commands, ...ran.commands].slice(-40) };
        state = ran.state;
        if (ran.problem) return { record, state, problem: ran.problem };
        break;
      }
      case 'answer':
      case 'mark':
      case 'arrange':
        record = {
          ...record,
          answer: await giveAnswer(action, step, options.session.paths, options.onOutput),
        };
        break;
      case 'copy':
      case 'write':
      case 'replace':
      case 'remove': {
        const fit = await fitting(action, options.session);
        const acted = await actOnFiles(fit, options.session.paths);
        if (!acted.ok) return { record, state, problem: acted.why };
        options.onOutput(`${acted.said}${fit === action ? '' : ', without its mounts'}\n`);
        break;
      }
    }
  }
  return { record, state, problem: null };
}

type Ran = {
  readonly commands: readonly CommandRecord[];
  readonly state: ShellState;
  readonly problem: string | null;
};

async function run(line: string, step: Step, state: ShellState, options: ApplyOptions): Promise<Ran> {
  options.onOutput(`$ ${line}\n`);
  const { promise: livesOn, resolve: goOn } = Promise.withResolvers<Pick<RunOutcome, 'record' | 'state'>>();
  const running = await runCommand(line, options.session, {
    state,
    timeout: step.timeout,
    in: 'pane',
    onOutput: options.onOutput,
    onListening: (heard) => (heard.state === null ? running.cancel() : goOn(heard)),
  });
  const ended = endOf(running, options.signal);
  const outcome = await Promise.race([ended, livesOn]);
  if (outcome.record.end === null) options.background.push({ ...running, done: ended });
  return { commands: [outcome.record], state: outcome.state ?? state, problem: null };
}

/** Waits for a command, and ends it when the solving is stopped. */
async function endOf(running: RunningCommand, signal: AbortSignal): Promise<RunOutcome> {
  const stop = () => running.cancel();
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop);
  return running.done.finally(() => signal.removeEventListener('abort', stop));
}

const patiently = '--retry 5 --retry-connrefused --retry-delay 1';

/** A container's ports answer where its engine is. */
async function hostOf(container: string | null, session: SessionOptions): Promise<string> {
  const engine = container === null ? null : await session.engine();
  return engine?.ok ? engine.value.host : 'localhost';
}

/** Starts a server, asks it with curl as the learner would, and stops it. */
async function serve(
  action: Extract<Action, { do: 'serve' }>,
  step: Step,
  state: ShellState,
  options: ApplyOptions,
): Promise<Ran> {
  options.onOutput(`$ ${action.line}\n`);
  const request: { made: Promise<Ran> | null } = { made: null };
  const running = await runCommand(action.line, options.session, {
    state,
    timeout: step.timeout,
    in: 'pane',
    onOutput: options.onOutput,
    onListening: ({ ports, container }) => {
      // It lives on in the background, and does not listen yet.
      if (ports.length === 0 && container === null) return;
      const port = ports[0] ?? options.session.variables.port;
      request.made ??= hostOf(container, options.session)
        .then((host) => `curl -sS ${patiently} http://${host}:${port}${action.request}`)
        .then((line) => run(line, step, state, options))
        .finally(() => running.cancel());
    },
  });
  const outcome = await endOf(running, options.signal);
  const asked = await request.made;
  if (asked === null)
    return { commands: [outcome.record], state, problem: `${action.line} ended before it listened` };
  return { commands: [outcome.record, ...asked.commands], state: asked.state, problem: null };
}

export type StepSolved = {
  readonly lesson: Lesson;
  readonly step: Step;
  readonly status: ReturnType<typeof stepStatus>;
  readonly verdicts: readonly Verdict[];
  readonly problem: string | null;
  readonly milliseconds: number;
};

/**
 * Solves steps one after another as a learner would: comes to each, does what its solution says, and has it judged.
 * What this machine's builder cannot do is skipped. Ends at the first that is not passed afterwards. `onStep` is told of
 * each, with the progress so far.
 */
export async function solveSteps(
  steps: readonly { readonly lesson: Lesson; readonly step: Step }[],
  from: Progress,
  options: SolveOptions & {
    readonly onStep: (solved: StepSolved, progress: Progress) => Promise<void> | void;
    readonly onBegin?: (lesson: Lesson, step: Step) => void;
  },
): Promise<{ readonly progress: Progress; readonly solved: boolean }> {
  let progress = from;
  for (const { lesson, step } of steps) {
    const key = `${lesson.id}/${step.id}` as const;
    const known = progress.steps[key] ?? emptyRecord;
    const began = Date.now();
    options.onBegin?.(lesson, step);
    if (known.enteredAt === null) await keepStep(options.session, key, progress.shell, lesson);
    const entered = { ...known, enteredAt: known.enteredAt ?? new Date().toISOString() };
    const impossible = await whyImpossible(step, options.session);
    if (impossible !== null) {
      const record: StepRecord = { ...entered, state: entered.state === 'open' ? 'skipped' : entered.state };
      progress = { ...progress, steps: { ...progress.steps, [key]: record } };
      const milliseconds = Date.now() - began;
      const skipped = { status: 'skipped', verdicts: [], problem: impossible, milliseconds } as const;
      await options.onStep({ lesson, step, ...skipped }, progress);
      continue;
    }
    const applied = await applyActions(step.solve, step, { record: entered, state: progress.shell }, options);
    const verdicts = applied.problem === null ? await judged(step, applied, options) : [];
    const problem = options.signal.aborted ? 'stopped' : applied.problem;
    const status = problem === null ? stepStatus(verdicts, applied.record) : 'failed';
    const passed = status === 'passed' || (step.checks.length === 0 && problem === null);
    const record: StepRecord = { ...applied.record, state: passed ? 'passed' : applied.record.state };
    progress = {
      ...progress,
      at: { lesson: lesson.id, step: step.id },
      shell: applied.state,
      steps: { ...progress.steps, [key]: record },
    };
    const solved = {
      lesson,
      step,
      status: passed ? ('passed' as const) : status,
      verdicts,
      problem,
      milliseconds: Date.now() - began,
    };
    await options.onStep(solved, progress);
    if (!passed) return { progress, solved: false };
  }
  return { progress, solved: true };
}

async function judged(step: Step, applied: Solved, options: SolveOptions): Promise<readonly Verdict[]> {
  const gather = createGather({
    ...options.session,
    environment: applyState(options.session.environment, applied.state),
    record: applied.record,
    signal: options.signal,
  });
  const verdicts: Verdict[] = [];
  const history = { record: applied.record, laterLessonEntered: false };
  try {
    for await (const { verdict } of judgeStep(step, gather, history)) verdicts.push(verdict);
  } catch (error) {
    // A judging that is given up may end in any way.
    if (!options.signal.aborted) throw error;
  }
  return verdicts;
}
