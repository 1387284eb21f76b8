import { appendText } from '../../output/lines.ts';
import type { CommandRecord, RunEnd, ShellState, StepKey, StepRecord } from '../../progress/types.ts';
import type { SeenBuild } from '../../xray/seen.ts';
import type { Effect } from '../effects.ts';
import { type Block, keptLines, type Model, type RunId } from '../model.ts';
import { emptyPrompt } from '../prompt.ts';
import { currentLesson, currentStep, hasPassed, isOnTheWay, stepKey } from '../selectors.ts';
import { needsTerminal } from '../terminal-programs.ts';
import { check } from './checking.ts';
import { askWhy } from './explaining.ts';
import { chain, type Next, onLesson, only, save, weigh } from './next.ts';

/** Commands that a step's record keeps. */
const keptCommands = 40;
const keptHistory = 500;
/** Blocks that the terminal keeps for the screen. */
const keptBlocks = 100;

/** Runs the line at the prompt. */
export function runLine(model: Model, line: string): Next {
  const started = begin(model, 'command', line);
  const step = currentStep(model);
  if (!started || !step) return only(model);
  const { history } = model.progress;
  const remembered = history.at(-1) === line ? history : [...history, line].slice(-keptHistory);
  return [
    {
      ...started,
      prompt: { ...emptyPrompt, killed: model.prompt.killed },
      progress: { ...started.progress, history: remembered },
    },
    [
      {
        kind: 'run',
        run: started.lastId,
        line,
        timeout: step.timeout,
        in: needsTerminal(line) ? 'terminal' : 'pane',
      },
    ],
  ];
}

/** Puts a new block at the end and gives it the prompt; null when something runs already or no lesson is shown. */
export function begin(model: Model, kind: Block['kind'], line: string): Model | null {
  const lesson = currentLesson(model);
  const step = currentStep(model);
  if (model.running !== null || !lesson || !step) return null;
  const id = model.lastId + 1;
  const block: Block = {
    id,
    step: stepKey(lesson.id, step.id),
    kind,
    line,
    directory: model.progress.shell.directory,
    output: [],
    open: false,
    dropped: 0,
    log: null,
    build: null,
    startedAt: model.now,
    end: null,
    milliseconds: 0,
  };
  const shown = onLesson(model, (screen) => ({ ...screen, outputBack: 0 }));
  return { ...shown, lastId: id, running: id, blocks: newest([...model.blocks, block]) };
}

/** Blocks of what has not ended: whatever else is cleared away, its end must find them. */
export function unended(blocks: readonly Block[]): readonly Block[] {
  return blocks.filter((block) => block.end === null);
}

function newest(blocks: readonly Block[]): readonly Block[] {
  const over = blocks.length - keptBlocks;
  return blocks.filter((block, index) => index >= over || block.end === null);
}

export function takeOutput(model: Model, run: RunId, text: string): Next {
  return only(withBlock(model, run, (block) => ({ ...block, ...appendText(block, text, keptLines) })));
}

export function takeBuild(model: Model, run: RunId, build: SeenBuild): Next {
  return only(withBlock(model, run, (block) => ({ ...block, build })));
}

/** A command listens: it gives the prompt back and lives on as a server. */
export function startListening(
  model: Model,
  listening: {
    readonly run: RunId;
    readonly ports: readonly number[];
    readonly container: string | null;
    readonly record: CommandRecord;
    readonly shell: ShellState | null;
  },
): Next {
  const block = model.blocks.find((each) => each.id === listening.run);
  // A note tells what the tour does itself, which leaves no server behind.
  if (block?.kind !== 'command' || block.end !== null) return only(model);
  const known = model.servers.find((server) => server.id === listening.run);
  const server = {
    id: listening.run,
    line: block.line,
    ports: listening.ports,
    container: listening.container,
    startedAt: block.startedAt,
    stopping: known?.stopping ?? false,
  };
  const recorded = record(model, block.step, listening.record);
  const next = {
    ...recorded,
    progress: { ...recorded.progress, shell: listening.shell ?? recorded.progress.shell },
    running: model.running === listening.run ? null : model.running,
    servers: [...model.servers.filter((each) => each.id !== listening.run), server],
  };
  return chain(next, save, (saved) =>
    isCurrent(saved, block.step) ? check(saved, 'all', !isOnTheWay(saved)) : only(saved),
  );
}

export function endRun(
  model: Model,
  ended: {
    readonly run: RunId;
    readonly end: RunEnd;
    readonly record: CommandRecord;
    readonly shell: ShellState | null;
    readonly log: string | null;
  },
): Next {
  const block = model.blocks.find((each) => each.id === ended.run);
  if (!block) return only(model);
  const finished = withBlock(model, ended.run, (each) => ({
    ...each,
    end: ended.end,
    log: ended.log,
    build: ended.record.build ?? each.build,
    open: false,
    milliseconds: ended.record.milliseconds,
  }));
  const free = {
    ...record(withoutStrangers(finished, block), block.step, ended.record),
    running: model.running === ended.run ? null : model.running,
    servers: model.servers.filter((server) => server.id !== ended.run),
  };
  const moved = ended.shell ? { ...free, progress: { ...free.progress, shell: ended.shell } } : free;
  return chain(
    moved,
    save,
    (saved) => askWhy(saved, ended.run),
    weigh,
    (saved) =>
      isCurrent(saved, block.step) && !hasPassed(saved)
        ? check(saved, 'all', !isOnTheWay(saved))
        : only(saved),
  );
}

/** What another lesson had left running is gone from this one's terminal once it has ended. */
function withoutStrangers(model: Model, ended: Block): Model {
  const lesson = currentLesson(model);
  if (!lesson || ended.step.startsWith(`${lesson.id}/`)) return model;
  return { ...model, blocks: model.blocks.filter((block) => block.id !== ended.id) };
}

/** A solution was applied: its records are taken over, and the step is judged like any other. */
export function endSolving(
  model: Model,
  solved: {
    readonly run: RunId;
    readonly steps: { readonly [key: StepKey]: StepRecord };
    readonly shell: ShellState;
    readonly end: RunEnd;
    readonly milliseconds: number;
  },
): Next {
  if (!model.blocks.some((each) => each.id === solved.run)) return only(model);
  const finished = withBlock(model, solved.run, (each) => ({
    ...each,
    end: solved.end,
    open: false,
    milliseconds: solved.milliseconds,
  }));
  const { progress } = finished;
  const next = {
    ...finished,
    running: model.running === solved.run ? null : model.running,
    servers: model.servers.filter((server) => server.id !== solved.run),
    progress: { ...progress, shell: solved.shell, steps: { ...progress.steps, ...solved.steps } },
  };
  return chain(next, save, weigh);
}

/** Ends what holds the prompt and every server, as when a step is left. */
export function stopAll(model: Model): Next {
  const runs = [
    ...(model.running === null ? [] : [model.running]),
    ...model.servers.map((server) => server.id),
  ];
  const effects: Effect[] = runs.map((run) => ({ kind: 'cancel', run }));
  return [{ ...model, servers: model.servers.map((server) => ({ ...server, stopping: true })) }, effects];
}

function isCurrent(model: Model, key: StepKey): boolean {
  const lesson = currentLesson(model);
  const step = currentStep(model);
  return lesson !== null && step !== null && stepKey(lesson.id, step.id) === key;
}

/** Writes a command down in the record of the step that it was started in; a server's second entry replaces its first. */
function record(model: Model, key: StepKey, command: CommandRecord): Model {
  const known = model.progress.steps[key];
  if (!known) return model;
  const others = known.commands.filter(
    (each) => each.startedAt !== command.startedAt || each.line !== command.line,
  );
  const commands = [...others, command].slice(-keptCommands);
  return {
    ...model,
    progress: { ...model.progress, steps: { ...model.progress.steps, [key]: { ...known, commands } } },
  };
}

function withBlock(model: Model, run: RunId, change: (block: Block) => Block): Model {
  return { ...model, blocks: model.blocks.map((block) => (block.id === run ? change(block) : block)) };
}
