import { render, useApp } from 'ink';
import { type ReactNode, useEffect } from 'react';
import { holdWorkspace, openOrRefuse } from './commands/open.ts';
import type { Options } from './commands/options.ts';
import type { Setting } from './commands/setting.ts';
import type { Streams } from './commands/verb.ts';
import type { Progress } from './core/progress/types.ts';
import type { Machine, Model } from './core/tour/model.ts';
import { emptyPrompt } from './core/tour/prompt.ts';
import type { Environment } from './core/workspace/paths.ts';
import { converse } from './plain.ts';
import { redrawAfterResizing } from './redraw.ts';
import { createPerformer } from './runtime/perform.ts';
import { createStore, type Store } from './runtime/store.ts';
import { keepTime } from './runtime/time.ts';
import { asWritten, isUnicode } from './system/own.ts';
import { loadProgress } from './system/workspace/progress-file.ts';
import { App } from './ui/app.tsx';
import { engineState, worldPorts } from './world.ts';

/** Opens the tour on the terminal; returns the exit code. */
export async function runTour(options: Options, streams: Streams): Promise<number> {
  const setting = await openOrRefuse(options, streams);
  if (typeof setting === 'number') return setting;
  const lock = await holdWorkspace(setting, streams);
  if (typeof lock === 'number') return lock;
  try {
    const { progress, notice } = await loadProgress(setting.paths, setting.course.id);
    const linear = options.plain || isLinear(streams, setting.own);
    await show(setting, firstModel(setting, progress, notice, streams), streams, linear);
    return 0;
  } finally {
    lock.release();
  }
}

/** A pipe, a terminal that cannot move its cursor, or a screen reader: the tour is a conversation there. */
function isLinear({ stdin, stdout }: Streams, own: Environment): boolean {
  return !stdin.isTTY || !stdout.isTTY || own.TERM === 'dumb' || own.INK_SCREEN_READER === 'true';
}

function firstModel(setting: Setting, progress: Progress, notice: string | null, streams: Streams): Model {
  const machine: Machine = {
    go: setting.go,
    engine: { is: 'looking' },
    workspace: asWritten(setting.paths.root),
    moduleDirectory: setting.paths.module,
    portTakenBy: setting.portTakenBy,
    unicode: isUnicode(setting.own),
  };
  return {
    course: setting.course,
    machine,
    variables: setting.variables,
    size: { columns: streams.stdout.columns || 80, rows: streams.stdout.rows || 24 },
    screen: { kind: 'home' },
    progress,
    prompt: emptyPrompt,
    blocks: [],
    running: null,
    servers: [],
    checking: { id: 0, busy: false, scope: 'all', verdicts: [], fresh: [], tried: false, doing: null },
    notice: notice ? { tone: 'machine', text: notice } : null,
    now: Date.now(),
    lastId: 0,
  };
}

/** How the screen gives the terminal away. */
type Lend = (use: () => Promise<void>) => Promise<void>;

async function show(setting: Setting, first: Model, streams: Streams, linear: boolean): Promise<void> {
  const lender: { lend: Lend } = { lend: (use) => use() };
  const ended: { exit: () => void } = { exit: () => {} };
  const ports = worldPorts(setting, { lend: (use) => lender.lend(use), stdout: streams.stdout });
  const performer = createPerformer(
    ports,
    (msg) => store.dispatch(msg),
    () => ended.exit(),
  );
  const store = createStore(first, performer.perform);
  const stopWatching = ports.watch((paths) => store.dispatch({ kind: 'files-changed', paths }));
  const stopTime = keepTime(store, () => engineState(setting));
  const quit = (): void => ended.exit();
  const signals = ['SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, quit);
  // Nothing can be read from a terminal whose window was closed.
  streams.stdin.on('error', quit);

  try {
    await (linear ? linearly(store, streams, ended) : onScreen(store, streams, ended, lender));
  } finally {
    stopTime();
    await stopWatching();
    await performer.close();
    await ports.save(store.getModel().progress).catch(() => {});
    // Only now: a closed window hangs up twice, by its own and by its shell, and what runs must be ended all the same.
    for (const signal of signals) process.off(signal, quit);
    streams.stdin.off('error', quit);
  }
}

async function linearly(store: Store, streams: Streams, ended: { exit: () => void }): Promise<void> {
  const left = new Promise<void>((resolve) => {
    ended.exit = resolve;
  });
  await converse(store, streams, left);
}

async function onScreen(
  store: Store,
  streams: Streams,
  ended: { exit: () => void },
  lender: { lend: Lend },
): Promise<void> {
  // Ink does so too, but only after the first frame: a key pressed in between would be echoed into it, and lost.
  streams.stdin.setRawMode(true);
  let lent = false;
  const instance = render(
    <Terminal
      store={store}
      given={(exit, lend) => {
        ended.exit = exit;
        lender.lend = async (use) => {
          lent = true;
          await lend(use).finally(() => {
            lent = false;
          });
        };
      }}
    />,
    {
      stdout: streams.stdout,
      stdin: streams.stdin,
      exitOnCtrlC: false,
      alternateScreen: true,
      incrementalRendering: true,
      interactive: true,
      patchConsole: false,
    },
  );
  const stopRedrawing = redrawAfterResizing(
    streams.stdout,
    () => instance.clear(),
    () => lent,
  );
  try {
    await instance.waitUntilExit();
  } finally {
    stopRedrawing();
    streams.stdin.setRawMode(false);
  }
}

/** The app, and the two things that only Ink can give: the end of it, and the terminal for somebody else. */
function Terminal({
  store,
  given,
}: {
  readonly store: Store;
  readonly given: (exit: () => void, lend: Lend) => void;
}): ReactNode {
  const { exit, suspendTerminal } = useApp();
  useEffect(
    () =>
      given(
        () => exit(),
        (use) => suspendTerminal(use),
      ),
    [exit, suspendTerminal, given],
  );
  return <App store={store} />;
}
