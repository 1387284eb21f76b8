import type { RunEnd } from '../../core/progress/types.ts';
import type { Block, Model, Server } from '../../core/tour/model.ts';
import { outputRows, tail } from '../text/ansi-lines.ts';
import { age, took } from '../text/time.ts';
import { clip, hang, wrapCells } from '../text/wrap.ts';
import { theme } from '../theme.ts';
import type { Paper } from './paper.ts';
import { promptLines } from './prompt.ts';

type Source =
  | { readonly is: 'row'; readonly rows: () => readonly string[] }
  | { readonly is: 'output'; readonly line: string };

/**
 * The terminal in exactly the rows it has: blocks, servers and the prompt, from the top; when there is more than fits,
 * its end, or what `outputBack` scrolled back to. A position mark takes the first row when something is above.
 */
export function terminalLines(
  model: Model,
  paper: Paper,
  rows: number,
  outputBack: number,
  focused: boolean,
): { readonly lines: readonly string[]; readonly back: number } {
  const foot = [
    ...model.servers.flatMap((server) => serverLines(server, model.now, paper)),
    ...inputLines(model, paper, focused),
  ];
  const sources: Source[] = [
    ...model.blocks.flatMap((block) => blockSources(block, model, paper)),
    ...foot.map((line): Source => ({ is: 'row', rows: () => [line] })),
  ];
  const rowsOf = (source: Source) =>
    source.is === 'row' ? source.rows() : outputRows(source.line, paper.width);
  const all = tail(sources, rowsOf, rows, outputBack);
  if (all.above === 0 || rows < 3) return { lines: all.rows, back: all.back };
  const mark = `${paper.glyphs.up} ${all.above} more ${all.above === 1 ? 'line' : 'lines'} ${paper.glyphs.dot} PgUp`;
  return {
    lines: [theme.quiet(clip(mark, paper.width, paper.glyphs.more)), ...all.rows.slice(1)],
    back: all.back,
  };
}

function blockSources(block: Block, model: Model, paper: Paper): readonly Source[] {
  const row = (rows: () => readonly string[]): Source => ({ is: 'row', rows });
  const head = row(() =>
    block.kind === 'note'
      ? hang('', theme.quiet(block.line), paper.width)
      : wrapCells(`${theme.quiet('$')} ${block.line}`, paper.width),
  );
  const dropped =
    block.dropped > 0
      ? [row(() => hang('', theme.quiet(`${paper.glyphs.more} ${droppedText(block)}`), paper.width))]
      : [];
  const output = block.output.map((line): Source => ({ is: 'output', line }));
  const foot = row(() => blockFoot(block, model, paper));
  return [head, ...dropped, ...output, foot];
}

function droppedText(block: Block): string {
  return `${block.dropped} lines before${block.log === null ? '' : `; all of them in ${block.log}`}`;
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

/** A command that listens, on a line of its own. */
export function serverLines(server: Server, now: number, paper: Paper): readonly string[] {
  const { glyphs } = paper;
  const where = server.ports.map((port) => `http://localhost:${port}`).join(', ');
  const what = where === '' ? `${server.line} runs, and publishes no port` : `serving on ${where}`;
  const how = server.stopping ? 'stopping' : '^C stops it';
  const text = `${glyphs.runs} ${what} ${glyphs.dot} ${age(now - server.startedAt)} ${glyphs.dot} ${how}`;
  return hang('', theme.accent(text), paper.width).map((line, index) => (index === 0 ? line : `  ${line}`));
}

function inputLines(model: Model, paper: Paper, focused: boolean): readonly string[] {
  return model.running === null ? promptLines(model, paper, focused) : [];
}

/** The working directory as the learner would write it: the workspace's short name instead of its path. */
export function directoryText(model: Model): string {
  const { moduleDirectory, workspace } = model.machine;
  const root = moduleDirectory.replace(/\/[^/]*$/, '');
  const directory = model.progress.shell.directory;
  return directory === root || directory.startsWith(`${root}/`)
    ? workspace + directory.slice(root.length)
    : directory;
}
