import { adviceFor } from '../core/xray/advice.ts';
import { type Row, rowsOf } from '../core/xray/rows.ts';
import { broken, whyWords } from '../core/xray/words.ts';
import { onInterrupt } from '../system/interrupt.ts';
import { asWritten, isUnicode, ownEnvironment } from '../system/own.ts';
import { type LastBuilds, lastBuilds, type PastBuild } from '../system/xray/history.ts';
import { coloursOf, inColours } from '../ui/colours.ts';
import { glyphsFor } from '../ui/glyphs.ts';
import { xrayLines } from '../ui/lines/xray.ts';
import { took } from '../ui/text/time.ts';
import { hang } from '../ui/text/wrap.ts';
import { theme } from '../ui/theme.ts';
import { refuse, type Streams, type Verb } from './verb.ts';

export const xray: Verb = {
  name: 'xray',
  usage: 'xray [REF | DIR] [--json]',
  summary: 'draws the last two builds of a folder: what ran again, which file caused it',
  operands: 1,
  operand: 'folder',
  async run(options, streams) {
    if (options.engine === 'podman')
      return refuse(
        streams,
        'Podman keeps no history of its builds.',
        'It is BuildKit that does: build with docker.',
      );
    const environment = ownEnvironment();
    const interrupt = onInterrupt();
    try {
      const asking = { directory: process.cwd(), environment, signal: interrupt.signal };
      const found = await lastBuilds(options.operands[0] ?? '.', asking);
      if (interrupt.signal.aborted) return 130;
      if (!found.ok) return refuse(streams, found.fault.what, found.fault.next);
      const { build, before } = found.value;
      const rows = rowsOf(build.build, before?.build ?? null);
      const lines = options.json
        ? [JSON.stringify(asJson(found.value, rows))]
        : asText(found.value, rows, streams, isUnicode(environment));
      for (const line of lines) streams.stdout.write(`${line}\n`);
      return 0;
    } finally {
      interrupt.done();
    }
  },
};

function asText(
  { build, before }: LastBuilds,
  rows: readonly Row[],
  { stdout }: Streams,
  unicode: boolean,
): readonly string[] {
  const width = Math.max(40, Math.min(stdout.columns ?? 80, 110));
  const paper = { width, glyphs: glyphsFor(unicode), unicode };
  const beside = before === null ? 'the first one on record' : `beside the one of ${when(before)}`;
  const state = build.ok ? '' : ', which failed';
  const head = `${asWritten(build.context)}: the build of ${when(build)}, ${took(build.seconds * 1000)}${state}, ${beside}.`;
  const advice = adviceFor(rows);
  const idle =
    broken(rows).length === 0 ? 'Nothing broke the cache.' : 'Nothing to reorder: what ran had to.';
  const says =
    before === null
      ? ['Build once more to see what runs again.']
      : advice.length > 0
        ? advice.map(theme.strong)
        : [idle];
  const picture = xrayLines({ rows, marks: [], now: Date.now(), ended: true }, paper);
  const colours = coloursOf(stdout);
  return [...hang('', head, width), '', ...picture, '', ...says.flatMap((text) => hang('', text, width))].map(
    (line) => inColours(line, colours),
  );
}

const when = ({ startedAt }: PastBuild) => {
  const two = (part: number) => String(part).padStart(2, '0');
  const time = `${two(startedAt.getHours())}:${two(startedAt.getMinutes())}:${two(startedAt.getSeconds())}`;
  return Date.now() - startedAt.getTime() < 20 * 3600 * 1000
    ? time
    : `${startedAt.getFullYear()}-${two(startedAt.getMonth() + 1)}-${two(startedAt.getDate())} ${time}`;
};

function asJson({ build, before }: LastBuilds, rows: readonly Row[]): object {
  const head = ({ ref, startedAt, seconds, ok }: PastBuild) => ({ ref, startedAt, seconds, ok });
  return {
    context: build.context,
    dockerfile: build.file,
    build: head(build),
    before: before && head(before),
    rows: rows.map((row) => ({ ...row, why: whyWords(row) })),
    broke: broken(rows).map((row) => ({ line: row.line, text: row.text, why: whyWords(row) })),
    advice: adviceFor(rows),
  };
}
