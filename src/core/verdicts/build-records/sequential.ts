import type { BuildRecord, BuildStep } from '../build-record.ts';
import { textLines } from './rawjson.ts';

/** How a builder that goes from line to line says it. */
export type Dialect = {
  readonly format: 'legacy' | 'podman';
  /** Stage of stages (podman, null), number, text. */
  readonly step: RegExp;
  readonly cached: RegExp;
  /** An image that it keeps: its id. */
  readonly layer: RegExp;
  /** Its own words while a step runs: no log. */
  readonly noise: RegExp;
  readonly failed: RegExp;
  readonly finished: RegExp;
};

export const legacy: Dialect = {
  format: 'legacy',
  step: /^()Step (\d+)\/\d+ : (.*)$/,
  cached: /^ ---> Using cache$/,
  layer: /^ ---> ([0-9a-f]{12})$/,
  noise: /^ ---> /,
  failed:
    /returned a non-zero code|^(?:COPY|ADD) failed|^OCI runtime|^failed to |^invalid from flag|^Error|^unable to |^pull access denied|^Get "|^manifest for/,
  finished: /^Successfully built /,
};

/** Podman and Buildah. */
export const podman: Dialect = {
  format: 'podman',
  step: /^(?:\[(\d+)\/\d+\] )?STEP (\d+)\/\d+: (.*)$/,
  cached: /^--> Using cache /,
  layer: /^(?:\[\d+\/\d+\] )?--> (?:Using cache )?([0-9a-f]{11,64})$/,
  noise: /^(?:\[\d+\/\d+\] )?-->/,
  failed: /^Error: /,
  finished: /^(?:\[\d+\/\d+\] )?COMMIT\b|^Successfully tagged/,
};

/** Reads the legacy builder's output. */
export const readLegacy = (text: string) => readSequential(text, legacy);

/** Reads Podman's and Buildah's output. */
export const readPodman = (text: string) => readSequential(text, podman);

type Open = { -readonly [Key in keyof BuildStep]: BuildStep[Key] } & { lines: string[]; from: boolean };

function readSequential(text: string, dialect: Dialect): BuildRecord | null {
  const steps: Open[] = [];
  const rest: string[] = [];
  const layers: string[] = [];
  let stages = 0;
  let stage: string | null = null;
  let ended = false;
  for (const line of textLines(text)) {
    const step = dialect.step.exec(line);
    const open = steps.at(-1);
    if (step) {
      if (open) close(open, 'ran');
      const said = step[3] ?? '';
      const from = /^FROM\b/i.test(said);
      if (from) {
        const number: number = step[1] ? Number(step[1]) - 1 : stages;
        stage = (/\sAS\s+(\S+)\s*$/i.exec(said)?.[1] ?? `stage-${number}`).toLowerCase();
        stages += 1;
      }
      const number = Number(step[2]);
      steps.push({ stage, number, text: said, state: 'running', seconds: null, log: [], lines: [], from });
    } else if (open && dialect.cached.test(line)) open.state = 'cached';
    else if (open && dialect.failed.test(line)) {
      close(open, 'failed');
      rest.push(line);
    } else if (dialect.finished.test(line)) ended = true;
    else if (open && !dialect.noise.test(line) && !/^Removing intermediate|^Removed intermediate/.test(line))
      open.lines.push(line);
    else if (!open) rest.push(line);
    const layer = dialect.layer.exec(line)?.[1];
    // What FROM names was there before, and what came from the cache belongs to another build.
    if (layer && open && !open.from && open.state !== 'cached') layers.push(layer);
  }
  const last = steps.at(-1);
  if (last && ended) close(last, 'ran');
  if (steps.length === 0) return null;
  const shown = steps
    .filter(({ from, text }) => !from && !/^ARG\b/i.test(text))
    .map(({ lines, from: _, ...step }) => ({ ...step, log: lines }));
  return { format: dialect.format, steps: shown, rest: [...rest, ...leftOver(last)].join('\n'), layers };
}

function close(step: Open, state: 'ran' | 'failed'): void {
  if (step.state === 'running') step.state = state;
}

/** What the last step printed may as well be the builder's error, in words that we do not know. */
function leftOver(last: Open | undefined): readonly string[] {
  if (!last || last.state === 'ran' || last.state === 'cached') return [];
  return last.from ? [`at ${last.text}`, ...last.lines] : last.lines;
}
