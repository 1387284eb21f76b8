import { type Mark, type MarkedRow, score, withMarks } from '../../core/xray/prediction.ts';
import type { Cell, Row } from '../../core/xray/rows.ts';
import { broken, whyWords } from '../../core/xray/words.ts';
import { took } from '../text/time.ts';
import { clip, hang, pad } from '../text/wrap.ts';
import { theme } from '../theme.ts';
import { bar } from './bars.ts';
import type { Paper } from './paper.ts';

/** A build as it is drawn: its rows, what was said of them before, and the time by which a running one is measured. */
export type Xray = {
  readonly rows: readonly Row[];
  /** Empty where nothing was predicted. */
  readonly marks: readonly Mark[];
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly ended: boolean;
};

type Columns = {
  readonly text: number;
  readonly said: number;
  /** Columns of a bar; 0: only the figure. */
  readonly before: number;
  readonly now: number;
};

/** `2 min 5 s` is the longest. */
const figure = 7;

/** The lines of a Dockerfile as a table: what was said, the last build, this build; and under it one line of why each. */
export function xrayLines(xray: Xray, paper: Paper): readonly string[] {
  const rows = withMarks(xray.rows, xray.marks);
  const columns = columnsOf(rows, paper.width);
  const longest = Math.max(
    0,
    ...rows.flatMap(({ now, before }) => [seconds(now, xray), before ? seconds(before, xray) : 0]),
  );
  return [
    theme.quiet(headLine(columns, paper)),
    ...rows.map((row) => rowLine(row, columns, longest, xray, paper)),
    ...(xray.ended ? whyLines(rows, paper) : []),
  ];
}

function columnsOf(rows: readonly MarkedRow[], width: number): Columns {
  const said = rows.some((row) => row.said !== null) ? 8 : 0;
  const before = rows.some((row) => row.before !== null);
  const wide = width >= 66;
  const bars = wide ? (said > 0 ? 6 : 9) : 4;
  const parts = { said, before: before ? (wide ? bars : 0) : -1, now: bars };
  const cell = (bars: number) => (bars < 0 ? 0 : bars === 0 ? figure + 1 : bars + figure + 2);
  const fixed = 4 + said + cell(parts.before) + cell(parts.now) + 2;
  const longest = Math.max(10, ...rows.map(({ text }) => text.length + 1));
  return { ...parts, text: Math.max(8, Math.min(longest, width - fixed)) };
}

function cellWidth(bars: number): number {
  return bars === 0 ? figure : bars + 1 + figure;
}

function headLine({ text, said, before }: Columns, paper: Paper): string {
  const last = before < 0 ? '' : `${pad(before === 0 ? 'before' : 'last build', cellWidth(before))} `;
  const mine = said > 0 ? pad('you said', said + 1) : '';
  return clip(`   ${pad('', text)} ${mine}${last}this build`, paper.width, paper.glyphs.more);
}

function rowLine(row: MarkedRow, columns: Columns, longest: number, xray: Xray, paper: Paper): string {
  const { glyphs } = paper;
  const number = String(row.line).padStart(2);
  const said =
    columns.said === 0 ? '' : `${pad(row.said === null ? '' : row.said ? 'runs' : 'cached', columns.said)} `;
  const cell = (what: Cell | null, bars: number) =>
    pad(
      what === null ? theme.quiet(glyphs.dot) : cellText(what, bars, longest, xray, paper),
      cellWidth(bars),
    );
  const before = columns.before < 0 ? '' : `${theme.quiet(cell(row.before, columns.before))} `;
  const text = pad(clip(row.text, columns.text, glyphs.more), columns.text);
  const again = row.now.is === 'ran' || row.now.is === 'failed' || row.now.is === 'running';
  const head = `${theme.quiet(number)} ${again ? theme.strong(text) : text}`;
  const end = signOf(row, columns, paper);
  return clip(
    `${head} ${said}${before}${cell(row.now, columns.now)}${end}`.trimEnd(),
    paper.width,
    glyphs.more,
  );
}

/** Whether a prediction came true; without one, which line broke the cache. */
function signOf(row: MarkedRow, columns: Columns, { glyphs }: Paper): string {
  if (row.right !== null) return ` ${row.right ? theme.good(glyphs.passed) : theme.bad(glyphs.failed)}`;
  return columns.said === 0 && broken([row]).length > 0 ? ` ${theme.accent(glyphs.left)}` : '';
}

function cellText(cell: Cell, bars: number, longest: number, xray: Xray, { glyphs }: Paper): string {
  switch (cell.is) {
    case 'base':
    case 'waiting':
      return theme.quiet(glyphs.dot);
    case 'not-reached':
      return theme.quiet('not run');
    case 'cached':
      return theme.quiet('CACHED');
    case 'running':
      return theme.accent(`${barOf(seconds(cell, xray), longest, bars, glyphs)}${age(cell, xray)} s`);
    case 'failed':
      return theme.bad(`${glyphs.failed} failed`);
    case 'ran':
      return cell.seconds === null
        ? 'ran'
        : `${barOf(cell.seconds, longest, bars, glyphs)}${took(cell.seconds * 1000)}`;
  }
}

function barOf(value: number, longest: number, width: number, glyphs: Paper['glyphs']): string {
  const drawn = width === 0 ? '' : bar(value, longest, width, glyphs);
  return drawn === '' ? '' : `${drawn} `;
}

const age = (cell: Cell, xray: Xray) => Math.floor(seconds(cell, xray));

function seconds(cell: Cell, { now }: Xray): number {
  if (cell.is === 'running') return cell.since === null ? 0 : Math.max(0, (now - cell.since) / 1000);
  return cell.is === 'ran' || cell.is === 'failed' ? (cell.seconds ?? 0) : 0;
}

/** One line for each prediction that missed; without one, for each line that broke the cache. */
function whyLines(rows: readonly MarkedRow[], paper: Paper): readonly string[] {
  const result = score(rows);
  const told = result === null ? broken(rows) : rows.filter(({ right }) => right === false);
  const lines = told.flatMap((row) => {
    const why = whyWords(row);
    if (why === null) return [];
    const what = row.now.is === 'cached' ? 'was cached' : 'ran';
    return hang('', `Line ${row.line} ${what}: ${why}.`, paper.width);
  });
  if (result === null) return lines;
  const right = result.right === result.of ? `all ${result.of}` : `${result.right} of ${result.of}`;
  return [...lines, ...hang('', `You said ${right} right.`, paper.width)];
}
