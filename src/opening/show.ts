import type { Streams } from '../commands/verb.ts';
import type { Model } from '../core/tour/model.ts';
import type { Colours } from '../ui/colours.ts';
import { startIndex } from '../ui/lines/home-screen.ts';
import { takeListKeys } from './keys.ts';
import { entering, leaving, openingRows, redrawing } from './rows.ts';

/** The list of lessons on the screen, with a cursor that moves, until the tour is there to take over. */
export type Opening = {
  /** Leaves screen and keyboard to the tour, with the keys that were not for the list; answers the chosen lesson's index. */
  handOver(): number;
  /** Gives the terminal back as it was; nothing where it was handed over. */
  leave(): void;
  /** The same streams; what is said on stderr is said once the terminal was given back. */
  leftFirst(streams: Streams): Streams;
};

/** Draws `model`; null where the screen has no room for it. */
export function showOpening(model: Model, colours: Colours, { stdin, stdout }: Streams): Opening | null {
  let { size } = model;
  let chosen = startIndex(model);
  let rest = '';
  let rows = openingRows(model, chosen, colours);
  if (rows === null) return null;
  // Before the first frame: a key pressed after it would be echoed into it.
  stdin.setRawMode(true);
  stdout.write(entering(rows));

  const redraw = (next: readonly string[] | null): void => {
    stdout.write(redrawing(rows ?? [], next ?? []));
    rows = next;
  };
  const typed = (): void => {
    const text = ((stdin.read() as Buffer | null) ?? Buffer.alloc(0)).toString('latin1');
    // Behind a key that is not for the list, nothing is any more.
    const taken =
      rest !== '' || rows === null
        ? { chosen, rest: rest + text }
        : takeListKeys(text, chosen, model.course.lessons.length);
    rest = taken.rest;
    if (taken.chosen === chosen) return;
    chosen = taken.chosen;
    redraw(openingRows({ ...model, size }, chosen, colours));
  };
  const resized = (): void => {
    size = { columns: stdout.columns, rows: stdout.rows };
    stdout.write('\x1b[2J');
    rows = [];
    redraw(openingRows({ ...model, size }, chosen, colours));
  };
  let ours = true;
  const letGo = (): void => {
    ours = false;
    // Not paused: that takes effect a moment later, when the tour reads already. What comes in between is kept.
    stdin.off('readable', typed);
    stdout.off('resize', resized);
    process.off('exit', leave);
    for (const signal of signals) process.off(signal, ended);
  };
  const leave = (): void => {
    if (!ours) return;
    letGo();
    stdin.pause();
    stdin.setRawMode(false);
    stdout.write(leaving);
  };
  const ended = (signal: NodeJS.Signals): void => {
    leave();
    process.kill(process.pid, signal);
  };
  stdin.on('readable', typed);
  stdout.on('resize', resized);
  process.on('exit', leave);
  for (const signal of signals) process.on(signal, ended);

  return {
    handOver() {
      letGo();
      if (rest !== '') stdin.unshift(Buffer.from(rest, 'latin1'));
      return chosen;
    },
    leave,
    leftFirst: (streams) => ({ ...namedStreams(streams), stderr: writingAfter(streams.stderr, leave) }),
  };
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

function namedStreams({ stdin, stdout, stderr }: Streams): Streams {
  return { stdin, stdout, stderr };
}

/** The same stream; `first` is done before anything is written. */
function writingAfter(stream: Streams['stderr'], first: () => void): Streams['stderr'] {
  return new Proxy(stream, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      return (...args: readonly unknown[]): unknown => {
        if (name === 'write') first();
        return Reflect.apply(value, target, args);
      };
    },
  });
}
