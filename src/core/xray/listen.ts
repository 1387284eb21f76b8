import type { RecordFormat } from '../verdicts/build-record.ts';
import { readBracket } from '../verdicts/build-records/bracket.ts';
import { type Dialect, legacy, podman } from '../verdicts/build-records/sequential.ts';
import type { SeenStep } from './seen.ts';

/** What a builder has said so far of its steps. Logs are passed over: a hundred thousand lines of them cost nothing. */
export type Heard = { readonly format: RecordFormat; readonly steps: readonly SeenStep[] };

/**
 * Follows a build by the lines that the builder prints, whichever builder it is (BuildKit's plain progress, the legacy
 * one, Podman). Seconds are the builder's own, or where it does not say what the clock showed.
 */
export class BuildListener {
  private partial = '';
  private format: RecordFormat | null = null;
  /** By BuildKit's number of the block, or the order in which they came. */
  private steps = new Map<string, SeenStep>();
  private stages = 0;
  private stage: string | null = null;
  private open: string | null = null;

  /** Takes output as it comes. @param now milliseconds since the epoch. Answers whether something new was heard. */
  push(text: string, now: number): boolean {
    const lines = (this.partial + text).split('\n');
    this.partial = (lines.pop() ?? '').slice(-4000);
    let news = false;
    for (const line of lines) news = this.line(line.replace(/\r$/, ''), now) || news;
    return news;
  }

  /** What was heard; null while nothing of a build was. */
  heard(): Heard | null {
    return this.format && { format: this.format, steps: [...this.steps.values()] };
  }

  /** The command has ended: what was still running ran, or broke the build. */
  end(ok: boolean, now: number): void {
    for (const [id, step] of this.steps)
      if (step.state === 'running') this.close(id, ok ? 'ran' : 'failed', now);
  }

  private line(line: string, now: number): boolean {
    if (line.startsWith('#')) return this.plain(line, now);
    return this.sequential(line, legacy, now) || this.sequential(line, podman, now);
  }

  private plain(line: string, now: number): boolean {
    const match = /^#(\d+) (\[.*|CACHED|DONE [\d.]+s|ERROR.*|CANCELED.*)$/.exec(line);
    if (!match) return false;
    const [, id = '', said = ''] = match;
    if (id === '1' && said.startsWith('[internal]') && this.steps.size > 0) this.steps = new Map();
    this.format = 'plain';
    const step = this.steps.get(id);
    const name = step ? null : readBracket(said);
    if (name) this.steps.set(id, { ...name, state: 'running', seconds: null, startedAt: now });
    if (!step) return name !== null || said.startsWith('[internal]');
    const done = /^DONE ([\d.]+)s$/.exec(said)?.[1];
    if (said === 'CACHED') this.steps.set(id, { ...step, state: 'cached', seconds: null });
    else if (said.startsWith('ERROR')) this.close(id, 'failed', now);
    else if (said.startsWith('CANCELED')) this.steps.set(id, { ...step, state: 'not-reached' });
    else if (done !== undefined && step.state !== 'cached')
      this.steps.set(id, { ...step, state: 'ran', seconds: Number(done) });
    return true;
  }

  private sequential(line: string, dialect: Dialect, now: number): boolean {
    const match = dialect.step.exec(line);
    if (match) {
      const [, stages, number = '', text = ''] = match;
      if (this.open !== null) this.close(this.open, 'ran', now);
      if (/^1\b/.test(number) && (stages ?? '1') === '1' && this.stages > 0) this.restart();
      this.format = dialect.format;
      this.open = null;
      if (/^FROM\b/i.test(text)) {
        this.stage = (/\sAS\s+(\S+)\s*$/i.exec(text)?.[1] ?? `stage-${this.stages}`).toLowerCase();
        this.stages += 1;
      } else if (!/^ARG\b/i.test(text)) {
        this.open = String(this.steps.size);
        const named = { stage: this.stage, number: Number(number), text };
        this.steps.set(this.open, { ...named, state: 'running', seconds: null, startedAt: now });
      }
      return true;
    }
    if (this.open === null || this.format !== dialect.format) return false;
    const step = this.steps.get(this.open);
    if (!step) return false;
    if (dialect.cached.test(line)) this.steps.set(this.open, { ...step, state: 'cached', seconds: null });
    else if (dialect.failed.test(line)) this.close(this.open, 'failed', now);
    else if (dialect.finished.test(line)) this.close(this.open, 'ran', now);
    else return false;
    return true;
  }

  private restart(): void {
    this.steps = new Map();
    this.stages = 0;
  }

  private close(id: string, state: 'ran' | 'failed', now: number): void {
    const step = this.steps.get(id);
    if (step?.state !== 'running') return;
    const seconds = step.startedAt === null ? null : Math.max(0, (now - step.startedAt) / 1000);
    this.steps.set(id, { ...step, state, seconds });
  }
}
