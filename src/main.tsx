import { holdWorkspace, openOrRefuse } from './commands/open.ts';
import type { Options } from './commands/options.ts';
import type { Setting } from './commands/setting.ts';
import type { Streams } from './commands/verb.ts';
import { firstModel } from './core/tour/first-model.ts';
import type { Model } from './core/tour/model.ts';
import type { Opening } from './opening/index.ts';
import { converse } from './plain.ts';
import { createPerformer } from './runtime/perform.ts';
import { createStore, type Store } from './runtime/store.ts';
import { keepTime } from './runtime/time.ts';
import { type Lend, showOnScreen } from './screen.tsx';
import { asWritten, isLinear, isUnicode } from './system/own.ts';
import { keepMemorySmall } from './system/small-memory.ts';
import { loadProgress } from './system/workspace/progress-file.ts';
import { engineState, worldPorts } from './world.ts';

/**
 * Opens the tour on the terminal; returns the exit code.
 * @param opening what is drawn there already; null where nothing is
 */
export async function runTour(options: Options, own: Streams, opening: Opening | null): Promise<number> {
  keepMemorySmall();
  const streams = opening?.leftFirst(own) ?? own;
  const setting = await openOrRefuse(options, streams);
  if (typeof setting === 'number') return setting;
  const lock = await holdWorkspace(setting, streams);
  if (typeof lock === 'number') return lock;
  try {
    const { progress, notice } = await loadProgress(setting.paths, setting.course.id);
    const linear = options.plain || isLinear(own, setting.own);
    const first = firstModel({
      course: setting.course,
      machine: {
        go: setting.go,
        workspace: asWritten(setting.paths.root),
        moduleDirectory: setting.paths.module,
        portTakenBy: setting.portTakenBy,
        unicode: isUnicode(setting.own),
      },
      variables: setting.variables,
      size: { columns: own.stdout.columns || 80, rows: own.stdout.rows || 24 },
      progress,
      notice,
      now: Date.now(),
      chosen: opening?.handOver() ?? null,
    });
    await show(setting, first, own, linear, opening !== null);
    return 0;
  } finally {
    lock.release();
  }
}

async function show(
  setting: Setting,
  first: Model,
  streams: Streams,
  linear: boolean,
  isDrawn: boolean,
): Promise<void> {
  const lender: { lend: Lend } = { lend: (use) => use() };
  const ended: { exit: () => void } = { exit: () => {} };
  const ports = worldPorts(setting, { lend: (use) => lender.lend(use), streams });
  const performer = createPerformer(
    ports,
    (msg) => store.dispatch(msg),
    () => ended.exit(),
  );
  const store = createStore(first, performer.perform);
  const stopWatching = ports.watch((paths) => store.dispatch({ kind: 'files-changed', paths }));
  const stopTime = keepTime(store, () => engineState(setting));
  performer.perform({ kind: 'examine' }, first);
  let quitting = false;
  // Once: giving back a terminal that is gone fails, on the very stream that then asks to quit.
  const quit = (): void => {
    if (!quitting) ended.exit();
    quitting = true;
  };
  const signals = ['SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, quit);
  // Nothing can be read from a terminal whose window was closed.
  streams.stdin.on('error', quit);

  try {
    await (linear
      ? linearly(store, streams, ended, lender)
      : showOnScreen(store, streams, ended, lender, isDrawn));
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

async function linearly(
  store: Store,
  streams: Streams,
  ended: { exit: () => void },
  lender: { lend: Lend },
): Promise<void> {
  lender.lend = (use) => lendPlain(streams.stdin, use);
  const left = new Promise<void>((resolve) => {
    ended.exit = resolve;
  });
  await converse(store, streams, left);
}

/** The terminal as a program expects to find it, and nobody else reading from it. */
async function lendPlain(stdin: Streams['stdin'], use: () => Promise<void>): Promise<void> {
  if (!stdin.isTTY) return use();
  stdin.pause();
  stdin.setRawMode(false);
  await use().finally(() => {
    stdin.setRawMode(true);
    stdin.resume();
  });
}
