import type { Machine, Model } from './model.ts';
import { emptyPrompt } from './prompt.ts';

/** The tour as it begins, on the list of lessons. @param known what was read and found before */
export function firstModel(
  known: Pick<Model, 'course' | 'variables' | 'size' | 'progress' | 'now'> & {
    readonly machine: Omit<Machine, 'engine'>;
    /** What the learner must know at once; null when all is well. */
    readonly notice: string | null;
    /** The lesson that the cursor begins on, by its index; null for the one to go on with. */
    readonly chosen: number | null;
  },
): Model {
  const { machine, notice, chosen, ...rest } = known;
  return {
    ...rest,
    doctor: { is: 'looking', last: null },
    machine: { ...machine, engine: { is: 'looking' } },
    screen: chosen === null ? { kind: 'home' } : { kind: 'home', chosen },
    prompt: emptyPrompt,
    blocks: [],
    running: null,
    servers: [],
    checking: {
      id: 0,
      busy: false,
      scope: 'all',
      verdicts: [],
      fresh: [],
      glances: [],
      tried: false,
      doing: null,
    },
    proofs: [],
    dockerfile: '',
    sizes: [],
    notice: notice ? { tone: 'machine', text: notice } : null,
    lastId: 0,
  };
}
