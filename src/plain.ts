import { createInterface } from 'node:readline';
import type { Model } from './core/tour/model.ts';
import { isLooking } from './core/tour/selectors.ts';
import type { Store } from './runtime/store.ts';
import { coloursOf, inColours } from './ui/colours.ts';
import { askLine, newLines } from './ui/plain/print.ts';
import { key, messagesFor } from './ui/plain/words.ts';

/**
 * The same tour as a conversation: lines are printed, lines are read, nothing is ever drawn over. For screen readers, for
 * terminals that can do no more, and for a pipe. Resolves when the learner leaves or the input ends.
 */
export function converse(
  store: Store,
  streams: { readonly stdin: NodeJS.ReadStream; readonly stdout: NodeJS.WriteStream },
  ended: Promise<void>,
): Promise<void> {
  const reader = createInterface({
    input: streams.stdin,
    output: streams.stdout,
    terminal: streams.stdin.isTTY === true,
  });
  const colours = coloursOf(streams.stdout);
  let closed = false;
  let shown: Model | null = null;
  let asked = '';
  const show = (): void => {
    const model = store.getModel();
    const lines = newLines(shown, model).map((line) => inColours(line, colours));
    shown = model;
    const ask = waiting(model) ? '' : askLine(model);
    if (lines.length === 0 && ask === asked) return;
    streams.stdout.write(`${asked === '' ? '' : '\n'}${lines.map((line) => `${line}\n`).join('')}`);
    asked = ask;
    if (ask !== '' && !closed) {
      reader.setPrompt(ask);
      reader.prompt(true);
    }
  };
  // A pipe delivers its lines at once; each waits until the tour is ready for it.
  const lines: string[] = [];
  let taking = false;
  const next = (): void => {
    if (taking) return;
    taking = true;
    while (lines.length > 0 && !waiting(store.getModel())) {
      const line = lines.shift() ?? '';
      // A terminal has shown what was typed; from a pipe it is seen here only.
      if (asked !== '' && streams.stdin.isTTY !== true) streams.stdout.write(`${line}\n`);
      asked = '';
      for (const message of messagesFor(line, store.getModel())) store.dispatch(message);
      backToPrompt(store);
      // What this line led to is told before the next one is taken.
      show();
    }
    taking = false;
  };
  const unsubscribe = store.subscribe(() => {
    if (!taking) show();
    next();
  });
  reader.on('line', (line) => {
    lines.push(line);
    next();
  });
  reader.on('SIGINT', () => store.dispatch(key('c', true)));
  show();
  const inputEnded = new Promise<void>((resolve) =>
    reader.once('close', () => {
      closed = true;
      resolve();
    }),
  );
  const drained = inputEnded.then(() => untilIdle(store, lines));
  return Promise.race([ended, drained]).finally(() => {
    unsubscribe();
    reader.close();
  });
}

function waiting(model: Model): boolean {
  return (
    model.running !== null ||
    model.checking.busy ||
    isLooking(model) ||
    model.blocks.some(({ explained }) => explained?.is === 'asked') ||
    (model.screen.kind === 'doctor' && model.doctor.is === 'looking')
  );
}

/** The tour's keys are pressed from the prompt here: after each the prompt has the focus again. */
function backToPrompt(store: Store): void {
  const { screen } = store.getModel();
  if (screen.kind === 'lesson' && (screen.focus.on === 'keys' || screen.focus.on === 'prose'))
    store.dispatch(key('escape'));
}

/** The input has ended: what was typed before is still done. */
function untilIdle(store: Store, lines: readonly string[]): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (lines.length > 0 || waiting(store.getModel()) || store.getModel().proofs.length > 0) return;
      unsubscribe();
      resolve();
    };
    const unsubscribe = store.subscribe(() => queueMicrotask(look));
    look();
  });
}
