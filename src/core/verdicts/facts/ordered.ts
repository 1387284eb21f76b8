import type { RunFact } from './images.ts';

/** Lines that the learner put in an order, built as a Dockerfile and started. */
export type OrderedFacts = {
  ordered: {
    request: object;
    /** null where nothing was put in order yet. */
    value: { readonly lines: readonly string[]; readonly run: RunFact } | null;
  };
};
