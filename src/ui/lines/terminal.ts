import type { Model, Server } from '../../core/tour/model.ts';
import { tail } from '../text/ansi-lines.ts';
import { age } from '../text/time.ts';
import { clip, hang } from '../text/wrap.ts';
import { theme } from '../theme.ts';
import { blockLines, newestRowsFirst } from './blocks.ts';
import type { Paper } from './paper.ts';
import { promptLines } from './prompt.ts';

/**
 * The terminal in at most the rows it has: blocks, servers and the prompt, from the top; when there is more than fits,
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
    ...(model.running === null ? promptLines(model, paper, focused) : []),
  ];
  const shown = tail(newestRowsFirst(model, foot, paper), rows, outputBack);
  const above = foot.length + blockLines(model.blocks) - shown.used;
  if (above <= 0 || rows < 3) return { lines: shown.rows, back: shown.back };
  const { glyphs } = paper;
  const mark = `${glyphs.up} ${above + 1} more lines ${glyphs.dot} PgUp`;
  return {
    lines: [theme.quiet(clip(mark, paper.width, glyphs.more)), ...shown.rows.slice(1)],
    back: shown.back,
  };
}

/** A command that listens, on a line of its own. */
function serverLines(server: Server, now: number, paper: Paper): readonly string[] {
  const { glyphs } = paper;
  const where = server.ports.map((port) => `http://localhost:${port}`).join(', ');
  const idle = server.container === null ? 'runs in the background' : 'runs, and publishes no port';
  const what = where === '' ? `${server.line} ${idle}` : `serving on ${where}`;
  const how = server.stopping ? 'stopping' : '^C stops it';
  const text = `${glyphs.runs} ${what} ${glyphs.dot} ${age(now - server.startedAt)} ${glyphs.dot} ${how}`;
  return hang('', theme.accent(text), paper.width).map((line, index) => (index === 0 ? line : `  ${line}`));
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
