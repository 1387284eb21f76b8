import type { RunEnd } from '../../core/progress/types.ts';
import type { Block, Model } from '../../core/tour/model.ts';
import { blockRows, marksOf } from '../../core/tour/selectors.ts';
import { outputRows } from '../text/ansi-lines.ts';
import { age, took } from '../text/time.ts';
import { clip, hang, wrapCells } from '../text/wrap.ts';
import { theme } from '../theme.ts';
import type { Paper } from './paper.ts';
import { xrayLines } from './xray.ts';

/** Lines that the blocks have before they are wrapped, as many as `newestRowsFirst` gives after the foot. */
export function blockLines(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { output, dropped }) => sum + output.length + (dropped > 0 ? 3 : 2), 0);
}

/** Every line of the terminal as its rows, from the newest up; made only as far as somebody asks. */
export function* newestRowsFirst(
  model: Model,
  foot: readonly string[],
  paper: Paper,
): Generator<readonly string[]> {
  for (const line of foot.toReversed()) yield [line];
  for (const block of model.blocks.toReversed()) {
    yield [
      ...blockPicture(block, model, paper),
      ...blockFoot(block, model, paper),
      ...blockWhy(block, paper),
    ];
    for (let index = block.output.length - 1; index >= 0; index -= 1)
      yield outputRows(block.output[index] ?? '', paper.width);
    if (block.dropped > 0)
      yield hang('', theme.quiet(`${paper.glyphs.more} ${droppedText(block)}`), paper.width);
    yield blockHead(block, paper);
  }
}

function blockHead(block: Block, paper: Paper): readonly string[] {
  if (block.kind === 'note') return hang('', theme.quiet(block.line), paper.width);
  return wrapCells(`${theme.quiet('$')} ${block.line}`, paper.width);
}

function droppedText(block: Block): string {
  return `${block.dropped} lines before${block.log === null ? '' : `; all of them in ${block.log}`}`;
}

/** Under a build: its lines, and what became of each. */
export function blockPicture(block: Block, model: Model, paper: Paper): readonly string[] {
  const rows = blockRows(model, block);
  if (rows.length === 0) return [];
  const marks = marksOf(model, block.step);
  return xrayLines({ rows, marks, now: model.now, ended: block.end !== null }, paper);
}

/** Under a command: its verdict, or its age while it holds the prompt. */
function blockFoot(block: Block, model: Model, paper: Paper): readonly string[] {
  if (block.end !== null)
    return block.kind === 'note' &&
      block.end.how === 'exited' &&
      block.end.code === 0 &&
      block.milliseconds === 0
      ? []
      : hang('', verdictLine(block.end, block.milliseconds, paper), paper.width);
  if (model.running !== block.id) return [];
  const text = `${paper.glyphs.runs} ${age(model.now - block.startedAt)} ${paper.glyphs.dot} ^C stops it`;
  return [theme.quiet(clip(text, paper.width, paper.glyphs.more))];
}

/** Why a command failed and what to do next, where that is to be told. */
export function blockWhy({ explained }: Block, paper: Paper): readonly string[] {
  if (explained?.is !== 'told') return [];
  const { cause, fix, fault } = explained.explanation;
  const { width, glyphs } = paper;
  const next = fix[0];
  return [
    ...(fault === 'machine'
      ? hang(`${theme.machine(glyphs.fault)} `, theme.machine(cause), width)
      : hang('  ', cause, width)),
    ...(next === undefined ? [] : hang('  ', theme.quiet(next), width)),
  ];
}

/** What became of a command, in one line. */
export function verdictLine(end: RunEnd, milliseconds: number, { glyphs }: Paper): string {
  const time = took(milliseconds);
  switch (end.how) {
    case 'exited':
      return end.code === 0
        ? theme.good(`${glyphs.passed} ${time}`)
        : theme.bad(`${glyphs.failed} exit ${end.code} ${glyphs.dot} ${time}`);
    case 'killed':
      return theme.bad(`${glyphs.failed} ended by ${end.signal} ${glyphs.dot} ${time}`);
    case 'stopped':
      return theme.quiet(`stopped ${glyphs.dot} ${time}`);
    case 'timed-out':
      return theme.bad(`${glyphs.failed} stopped after ${end.seconds} s (the step's limit)`);
    case 'not-started':
      return theme.machine(`${glyphs.fault} could not be started: ${end.reason}`);
  }
}
