import type { Msg } from '../../src/core/tour/messages.ts';
import type { Ports, Running, RunOptions } from '../../src/runtime/ports.ts';
import { aCommand } from './model.ts';
import { atHome } from './tour.ts';

type Outcome = Awaited<Running['done']>;

/** A command that a test lets print, listen and end. */
export type FakeRun = {
  readonly line: string;
  readonly options: RunOptions;
  cancelled: number;
  ends(change?: Partial<Outcome>): void;
};

/** A world that does what it is told to; `calls` says what was asked of it, in order. */
export function fakePorts(change: Partial<Ports> = {}) {
  const runs: FakeRun[] = [];
  const calls: string[] = [];
  const ports: Ports = {
    dockerfile: async () => null,
    sizes: async () => [],
    explain: async () => null,
    async run(line, options) {
      calls.push(`run ${line}`);
      const { promise, resolve } = Promise.withResolvers<Outcome>();
      const run: FakeRun = {
        line,
        options,
        cancelled: 0,
        ends: (more = {}) =>
          resolve({
            end: { how: 'exited', code: 0 },
            record: aCommand(line),
            state: atHome,
            log: '',
            ...more,
          }),
      };
      runs.push(run);
      const cancel = () => {
        run.cancelled += 1;
        run.ends({ end: { how: 'stopped' } });
      };
      return { done: promise, cancel };
    },
    gather: () => async () => ({ ok: true, value: null }),
    solve: async (_, from) => ({ progress: from, solved: true }),
    save: async () => void calls.push('save'),
    snapshot: async (key) => void calls.push(`snapshot ${key}`),
    async reset(what, snapshot) {
      calls.push(`reset ${what.scope} ${snapshot}`);
      return { shell: atHome, notice: { tone: 'info', text: 'reset' } };
    },
    examine: () => new Promise(() => {}),
    fix: async () => ({ tone: 'info', text: 'Nothing was changed.' }),
    edit: async () => null,
    complete: async (text, cursor) => ({ text, cursor, candidates: [] }),
    copy: (text) => void calls.push(`copy ${text}`),
    engine: async () => ({ is: 'looking' }),
    watch: () => async () => {},
    async lendTerminal(use) {
      calls.push('lend');
      await use();
      calls.push('back');
    },
    ...change,
  };
  return { ports, runs, calls };
}

/** Messages as they come, and the kinds of them. */
export function mailbox() {
  const messages: Msg[] = [];
  return {
    messages,
    dispatch: (message: Msg) => void messages.push(message),
    kinds: () => messages.map(({ kind }) => kind),
    last: () => messages.at(-1),
  };
}

/** Until everything that waits for nothing but its turn has had it. */
export async function idle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
