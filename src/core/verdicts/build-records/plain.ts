import type { BuildRecord, BuildStep } from '../build-record.ts';
import { readBracket } from './bracket.ts';
import { inOrder, textLines } from './rawjson.ts';

/**
 * Reads BuildKit's `--progress=plain`: blocks of `#8 ...` lines, in any order and interleaved. Blocks whose first
 * line is lost (a record keeps only the start and the end of an output) are passed over.
 */
export function readPlain(text: string): BuildRecord | null {
  const steps = new Map<string, BuildStep>();
  const rest: string[] = [];
  for (const line of textLines(text)) {
    const match = /^#(\d+) (.*)$/.exec(line.trim());
    if (!match) {
      rest.push(line);
      continue;
    }
    const [, id = '', said = ''] = match;
    const step = steps.get(id);
    const name = readBracket(said);
    if (name && !step) steps.set(id, { ...name, state: 'running', seconds: null, log: [] });
    else if (step) steps.set(id, hear(step, said));
  }
  const found = [...steps.values()];
  if (found.length === 0 && !/^#\d+ \[internal\]/m.test(text)) return null;
  return { format: 'plain', steps: inOrder(found), rest: rest.join('\n'), layers: [] };
}

function hear(step: BuildStep, said: string): BuildStep {
  if (said === 'CACHED') return { ...step, state: 'cached' };
  const done = /^DONE (\d+(?:\.\d+)?)s$/.exec(said);
  if (done) return step.state === 'cached' ? step : { ...step, state: 'ran', seconds: Number(done[1]) };
  if (said.startsWith('ERROR')) return { ...step, state: 'failed' };
  if (said.startsWith('CANCELED')) return { ...step, state: 'not-reached' };
  const logged = /^[\d.]+ (.*)$/.exec(said);
  return logged ? { ...step, log: [...step.log, logged[1] ?? ''] } : step;
}

/**
 * Reads what BuildKit paints on a terminal: ` => CACHED [2/4] WORKDIR /app   0.0s`. Frames repeat lines; the last
 * one counts.
 */
export function readTty(text: string): BuildRecord | null {
  const steps = new Map<string, BuildStep>();
  const rest: string[] = [];
  for (const line of textLines(text)) {
    const match = /^\s*=> (?:(CACHED|ERROR|CANCELED) )?(\[[^\]]*\d+\/\d+\] .*?)\s+(\d+(?:\.\d+)?)s\s*$/.exec(
      line,
    );
    const name = match && readBracket(match[2] ?? '');
    if (match && name)
      steps.set(`${name.stage} ${name.number}`, {
        ...name,
        state: ttyStates[match[1] ?? ''] ?? 'ran',
        seconds: match[1] === 'CACHED' ? null : Number(match[3]),
        log: steps.get(`${name.stage} ${name.number}`)?.log ?? [],
      });
    else rest.push(line);
  }
  // The log of a running step is shown under it without a name: `=> => # go: downloading ...`.
  return steps.size === 0
    ? null
    : { format: 'tty', steps: inOrder([...steps.values()]), rest: rest.join('\n'), layers: [] };
}

const ttyStates: { readonly [word: string]: BuildStep['state'] } = {
  CACHED: 'cached',
  ERROR: 'failed',
  CANCELED: 'not-reached',
};
