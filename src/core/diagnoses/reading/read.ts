import { parseRawJson } from '../../verdicts/build-records/rawjson.ts';
import { beginsRound, isChangelog, isFrame, isWarning } from './asides.ts';
import { type BuilderLine, instructionOf, sequentialLine, ttyLine, vertexLine } from './builders.ts';
import type { Draft, DraftStep } from './drafts.ts';
import { gramsOf } from './grams.ts';
import { withoutMargin } from './margin.ts';
import { eachPiece } from './pieces.ts';
import { isLogged, withoutPrefixes } from './prefixes.ts';
import { commandAt } from './prompts.ts';
import { takeRawJson } from './rawjson.ts';
import type { Line, Reading } from './types.ts';

/**
 * Reads an output of go, docker, podman and what they run, in whatever form it was kept: colours and redrawn lines,
 * prefixes of CI systems and of Compose, all of BuildKit's progress formats, the legacy builder and Podman. Never throws.
 */
export function readOutput(output: string): Reading {
  const reader = new Reader();
  eachPiece(withoutMargin(output), (piece, line) => reader.take(piece, line));
  return reader.reading();
}

class Reader {
  private readonly drafts: Draft[] = [];
  private readonly steps: DraftStep[] = [];
  private readonly builds = new Set<number>();
  private vertices = new Map<string, DraftStep>();
  /** Steps of which only the numbers are known: the log was cut off above them. */
  private nameless = new Map<string, DraftStep>();
  /** Lines of rawjson logs that have not ended, by vertex. */
  private readonly begun = new Map<string, string>();
  private step: DraftStep | null = null;
  private segment = 0;
  /** The line at hand was said by a program, through a logger. */
  private logged = false;
  /** The builder goes from line to line: a step's lines follow it. */
  private sequential = false;
  /** Where, among the drafts, the latest round of a program that watches files begins. */
  private round = 0;

  take(raw: string, line: number): void {
    // A CI system puts its clock in front of these lines, too.
    const json = raw.slice(0, 60).indexOf('{"');
    if (json >= 0 && /^\{"(?:vertexes|logs|statuses)":/.test(raw.slice(json, json + 12))) {
      const value = parseRawJson(raw.slice(json));
      if (value) {
        this.builds.add(this.segment);
        for (const { draft, named } of takeRawJson(value, this.vertices, this.begun, line, this.segment)) {
          if (named && draft.step) this.steps.push(draft.step);
          this.drafts.push(draft);
        }
      }
      return;
    }
    if (/^\s*\d+ \|(?: {1,5}|$)(?:>>>|\s|$)/.test(raw)) {
      this.push(line, raw.replace(/^\s*\d+ \| (?:>>> |\s{4})?/, ''), 'excerpt', null);
      return;
    }
    const { text, level } = withoutPrefixes(raw);
    this.logged = text !== raw && isLogged(raw);
    const command = commandAt(text);
    if (command !== null) this.command(line, command);
    else if (beginsRound(text)) this.beginRound(line, text);
    else if (level === 'low' || isChangelog(text) || isWarning(text) || isFrame(text))
      this.push(line, text, 'quiet', null);
    else if (level === 'fatal') this.push(line, text, 'said', this.step, true);
    else this.takeText(line, text);
  }

  /** What went wrong before a watcher built anew is put right, or is said again. */
  private beginRound(line: number, text: string): void {
    for (let at = this.round; at < this.drafts.length; at += 1) {
      const draft = this.drafts[at];
      if (draft?.kind === 'said' && draft.segment === this.segment)
        this.drafts[at] = { ...draft, kind: 'quiet' };
    }
    this.push(line, text, 'quiet', null);
    this.round = this.drafts.length;
  }

  private command(line: number, command: string): void {
    this.segment += 1;
    this.vertices = new Map();
    this.nameless = new Map();
    this.step = null;
    this.sequential = false;
    this.logged = false;
    this.push(line, command, 'command', null);
  }

  private takeText(line: number, text: string): void {
    const first = text.charCodeAt(0);
    // '#'
    if (first === 35 && this.takeVertex(line, text)) return;
    // '-'
    if (first === 45 && /^-{6,}\s*$/.test(text)) {
      if (!this.sequential) this.step = null;
      this.push(line, text, 'quiet', null);
      return;
    }
    const headed = /^ ?> (\[.*\]? .*?):?\s*$/.exec(text);
    if (headed) {
      this.step = this.begin({ text: instructionOf(headed[1] ?? ''), state: 'failed' });
      this.push(line, this.step.text, 'header', this.step);
      return;
    }
    const told = ttyLine(text) ?? sequentialLine(text);
    if (told) {
      this.follow(told, line, text);
      return;
    }
    // The end of a build whose beginning was cut off.
    if (
      /^(?:ERROR: )?(?:failed to (?:build(?!, error: )|solve)|executor failed running|target \S+: failed to solve|Error: (?:error )?building at STEP|error building image: |Service '\S+' failed to build)|' returned a non-zero code: \d|" did not complete successfully: exit code: \d|: building at STEP "/.test(
        text,
      )
    )
      this.builds.add(this.segment);
    const timed = /^\d{1,4}\.\d{2,3} (.*)$/.exec(text);
    this.push(line, timed ? (timed[1] ?? '') : text, 'said', this.step);
    if (
      this.step &&
      this.sequential &&
      /^(?:The command '.*returned a non-zero code|Error: |COPY failed|ADD failed)/.test(text)
    )
      this.step.state = 'failed';
  }

  /** A line of BuildKit's plain progress; false where it is none. */
  private takeVertex(line: number, text: string): boolean {
    const match = /^#(\d+) (.*)$/.exec(text.trimEnd());
    if (!match) return false;
    const [, id = '', said = ''] = match;
    this.builds.add(this.segment);
    const told = vertexLine(said);
    let step = this.vertices.get(id);
    if (told.tells === 'step' && step?.text !== told.text) {
      step = this.begin({ text: told.text, state: told.state });
      this.vertices.set(id, step);
    }
    if (told.tells === 'log') {
      if (said.startsWith('ERROR') && step) step.state = 'failed';
      if (step) this.push(line, told.text, 'said', step);
      else this.pushNameless(line, told.text, id);
    } else {
      const ended = step ?? this.nameless.get(id);
      if (told.tells === 'state' && ended) ended.state = told.state;
      if (told.tells === 'step') this.push(line, told.text, 'header', step ?? null);
      else this.push(line, said, 'quiet', step ?? null);
    }
    return true;
  }

  private follow(told: BuilderLine, line: number, text: string): void {
    switch (told.tells) {
      case 'step': {
        this.builds.add(this.segment);
        const tty = /^\s*=>/.test(text);
        if (tty) {
          const known = this.vertices.get(told.text) ?? this.begin({ text: told.text, state: 'unknown' });
          this.vertices.set(told.text, known);
          if (told.state !== 'unknown') known.state = told.state;
          this.push(line, told.text, 'header', known);
        } else {
          if (this.step?.state === 'unknown') this.step.state = 'ran';
          this.sequential = true;
          this.step = this.begin({ text: told.text, state: told.state });
          this.push(line, told.text, 'header', this.step);
        }
        return;
      }
      case 'state':
        if (this.step) this.step.state = told.state;
        this.push(line, text, 'quiet', this.step);
        return;
      case 'end':
        if (this.step?.state === 'unknown') this.step.state = 'ran';
        this.step = null;
        this.sequential = false;
        this.push(line, text, 'quiet', null);
        return;
      case 'nothing':
        if (/^\[\+\]/.test(text)) this.builds.add(this.segment);
        this.push(line, text, 'quiet', null);
    }
  }

  private pushNameless(line: number, text: string, id: string): void {
    const nameless = this.nameless.get(id) ?? { text: '', state: 'unknown' };
    this.nameless.set(id, nameless);
    this.drafts.push({
      line,
      text: text.trimEnd(),
      kind: 'said',
      step: null,
      segment: this.segment,
      nameless,
    });
  }

  private begin(step: DraftStep): DraftStep {
    this.steps.push(step);
    return step;
  }

  private push(line: number, text: string, kind: Line['kind'], step: DraftStep | null, fatal = false): void {
    const { segment, logged } = this;
    this.drafts.push({ line, text: text.trimEnd(), kind, step, segment, fatal, ...(logged && { logged }) });
  }

  reading(): Reading {
    const end = this.drafts.at(-1)?.line ?? 1;
    for (const [vertex, text] of this.begun)
      if (text !== '') this.push(end, text, 'said', this.vertices.get(vertex) ?? null);
    const starts = new Int32Array(this.drafts.length);
    const texts: string[] = [];
    let at = 0;
    const lines: Line[] = this.drafts.map(({ nameless = null, ...draft }, index) => {
      const line: Line =
        draft.kind === 'said' && wentWell(draft.step ?? nameless) ? { ...draft, kind: 'quiet' } : draft;
      const text = line.kind === 'quiet' ? '' : line.text;
      texts.push(text);
      starts[index] = at;
      at += text.length + 1;
      return line;
    });
    const text = texts.join('\n');
    return { lines, text, grams: gramsOf(text), starts, steps: this.steps, builds: this.builds };
  }
}

/** What a step printed that did its work, or that was given up because of another, is no cause of anything. */
function wentWell(step: DraftStep | null): boolean {
  return step !== null && (step.state === 'ran' || step.state === 'cached' || step.state === 'canceled');
}
