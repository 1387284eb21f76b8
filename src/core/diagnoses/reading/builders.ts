import type { DraftStep } from './drafts.ts';

/** What a builder's own line does to the step that is being told of; null where it is no line of a builder. */
export type BuilderLine =
  /** A step begins, or its name is told again. */
  | { readonly tells: 'step'; readonly text: string; readonly state: DraftStep['state'] }
  /** The outcome of the step before. */
  | { readonly tells: 'state'; readonly state: DraftStep['state'] }
  /** What a builder says of itself. */
  | { readonly tells: 'nothing' }
  /** The build is over. */
  | { readonly tells: 'end' };

const ttyStates: { readonly [word: string]: DraftStep['state'] } = {
  CACHED: 'cached',
  ERROR: 'failed',
  CANCELED: 'canceled',
};

/** BuildKit on a terminal: ` => ERROR [3/5] RUN go mod download   0.3s`. */
export function ttyLine(text: string): BuilderLine | null {
  if (!/^\s*=>/.test(text))
    return /^\[\+\] (?:Building|Running|Pulling)\b/.test(text) ? { tells: 'nothing' } : null;
  const match = /^\s*=> (?:(CACHED|ERROR|CANCELED) )?(\[.*)$/.exec(text);
  if (!match) return { tells: 'nothing' };
  const name = (match[2] ?? '').replace(/\s+\d+(?:\.\d+)?s\s*$/, '');
  return { tells: 'step', text: instructionOf(name), state: ttyStates[match[1] ?? ''] ?? 'unknown' };
}

/** The legacy builder, and Podman's, which go from line to line. */
export function sequentialLine(text: string): BuilderLine | null {
  const step = /^(?:Step \d+\/\d+ : |(?:\[\d+\/\d+\] )?STEP \d+(?:\/\d+)?: )(.*)$/.exec(text);
  if (step) return { tells: 'step', text: step[1] ?? '', state: 'unknown' };
  if (/^ ---> Using cache|^--> Using cache/.test(text)) return { tells: 'state', state: 'cached' };
  if (
    /^ ---> [0-9a-f]{12}$|^(?:\[\d+\/\d+\] )?--> [0-9a-f]{11,64}$|^Removing intermediate|^ ---> Removed/.test(
      text,
    )
  )
    return { tells: 'state', state: 'ran' };
  if (/^ ---> /.test(text)) return { tells: 'nothing' };
  if (/^Successfully (?:built|tagged) |^(?:\[\d+\/\d+\] )?COMMIT\b/.test(text)) return { tells: 'end' };
  return null;
}

/** What follows the number in a line of BuildKit's plain progress: `#8 0.374 text`, `#8 DONE 0.1s`. */
export function vertexLine(said: string): BuilderLine | { readonly tells: 'log'; readonly text: string } {
  const logged = /^\d+\.\d+ ?(.*)$/.exec(said);
  if (logged) return { tells: 'log', text: logged[1] ?? '' };
  if (said.startsWith('ERROR')) return { tells: 'log', text: said };
  if (said === 'CACHED') return { tells: 'state', state: 'cached' };
  if (/^DONE \d/.test(said)) return { tells: 'state', state: 'ran' };
  if (said.startsWith('CANCELED')) return { tells: 'state', state: 'canceled' };
  if (said.startsWith('[')) return { tells: 'step', text: instructionOf(said), state: 'unknown' };
  return { tells: 'nothing' };
}

/** `[builder 2/5] COPY . .` as `COPY . .`; the builder's own doings keep their bracket. */
export function instructionOf(name: string): string {
  return name.replace(/^\[[^\]]*\d+\/\d+\] /, '').trim();
}
