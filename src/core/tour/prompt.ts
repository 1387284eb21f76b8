/** The line being edited. `cursor` is a position in `text`, in UTF-16 units, always between two characters. */
export type Prompt = {
  readonly text: string;
  readonly cursor: number;
  /** Where the learner is in the history: 0 is the line being written, 1 the newest before it. */
  readonly back: number;
  /** The line being written, kept while the history is shown. */
  readonly draft: string;
  /** What Ctrl+K, U and W took away last. */
  readonly killed: string;
  /** Ctrl+R: what is searched for, and how many finds were passed over. */
  readonly search: { readonly query: string; readonly skip: number } | null;
};

export const emptyPrompt: Prompt = { text: '', cursor: 0, back: 0, draft: '', killed: '', search: null };
