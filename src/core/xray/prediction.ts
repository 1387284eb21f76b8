import { type Row, rowsOf } from './rows.ts';

/** What the learner expects of a line: that it runs, or is taken from the cache. Lines are known by their text. */
export type Mark = { readonly text: string; readonly runs: boolean };

export type MarkedRow = Row & {
  /** What was said of it; null where nothing was. */
  readonly said: boolean | null;
  /** Whether that came true; null while it is open. */
  readonly right: boolean | null;
};

/** Rows with what was said of them before. A line that stands there twice takes its marks in turn. */
export function withMarks(rows: readonly Row[], marks: readonly Mark[]): readonly MarkedRow[] {
  const left = [...marks];
  return rows.map((row) => {
    const at = row.now.is === 'base' ? -1 : left.findIndex(({ text }) => text === row.text);
    const [mark] = at < 0 ? [] : left.splice(at, 1);
    const ran = row.now.is === 'ran' || row.now.is === 'failed' || row.now.is === 'running';
    const known = ran || row.now.is === 'cached';
    return { ...row, said: mark?.runs ?? null, right: mark && known ? mark.runs === ran : null };
  });
}

/** The lines of a Dockerfile that a builder works on, before anything was built. */
export function linesToMark(dockerfile: string): readonly Row[] {
  const unbuilt = {
    dockerfile,
    files: null,
    format: 'plain',
    uncached: false,
    steps: [],
    ended: false,
  } as const;
  return rowsOf(unbuilt, null).filter(({ now }) => now.is !== 'base');
}

/** Every line with a mark: those that contain one of the texts are said to run. */
export function marksFor(dockerfile: string, runs: readonly string[]): readonly Mark[] {
  return linesToMark(dockerfile).map(({ text }) => ({
    text,
    runs: runs.some((part) => text.includes(part)),
  }));
}

/** How many were said right, of how many that are decided; null where nothing was said. */
export function score(rows: readonly MarkedRow[]): { readonly right: number; readonly of: number } | null {
  const decided = rows.filter(({ right }) => right !== null);
  if (decided.length === 0) return null;
  return { right: decided.filter(({ right }) => right === true).length, of: decided.length };
}
