import type { BuildRecord, BuildStep } from '../build-record.ts';
import { readBracket } from './bracket.ts';

type Vertex = {
  readonly digest: string;
  readonly name?: string;
  readonly started?: string;
  readonly completed?: string;
  readonly cached?: boolean;
  readonly error?: string;
};

/** A line of rawjson progress. */
export type RawJsonLine = {
  readonly vertexes?: readonly Vertex[];
  readonly logs?: readonly { readonly vertex: string; readonly data: string }[];
};

/** Reads `--progress=rawjson` as it comes: one JSON object a line, between them the builder's last words as text. */
export class RawJsonReader {
  private readonly vertices = new Map<string, Vertex>();
  private readonly logs = new Map<string, string>();
  private rest = '';
  private partial = '';

  push(chunk: string): void {
    const lines = (this.partial + chunk).split('\n');
    this.partial = lines.pop() ?? '';
    for (const line of lines) this.line(line);
  }

  /** The record so far; `final` takes an unfinished last line as finished. */
  record(): BuildRecord {
    const steps: BuildStep[] = [];
    for (const vertex of this.vertices.values()) {
      const name = readBracket(vertex.name ?? '');
      if (name)
        steps.push({ ...name, ...outcome(vertex), log: textLines(this.logs.get(vertex.digest) ?? '') });
    }
    const rest = this.partial.startsWith('{') ? this.rest : this.rest + this.partial;
    return { format: 'rawjson', steps: inOrder(steps), rest, layers: [] };
  }

  private line(line: string): void {
    const value = line.startsWith('{') ? parseRawJson(line) : null;
    if (!value) {
      this.rest += `${line}\n`;
      return;
    }
    for (const vertex of value.vertexes ?? []) {
      // The same vertex comes several times. A cache key is computed in a start and an end of its own, so the last
      // word wins; the name is only in some.
      const before = this.vertices.get(vertex.digest);
      this.vertices.set(vertex.digest, { ...vertex, name: vertex.name || before?.name || '' });
    }
    for (const { vertex, data } of value.logs ?? [])
      this.logs.set(vertex, (this.logs.get(vertex) ?? '') + decodeLog(data));
  }
}

/** Reads a whole rawjson record. */
export function readRawJson(text: string): BuildRecord {
  const reader = new RawJsonReader();
  reader.push(text);
  return reader.record();
}

/**
 * A line of rawjson progress; null where it is no JSON object. What has not the shape of a record is left out of it, for a
 * container may print JSON of its own.
 */
export function parseRawJson(line: string): RawJsonLine | null {
  try {
    const value: unknown = JSON.parse(line);
    if (!isObject(value)) return null;
    return { vertexes: list(value.vertexes).filter(isVertex), logs: list(value.logs).filter(isLog) };
  } catch {
    return null;
  }
}

type Fields = { readonly [name: string]: unknown };

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const list = (value: unknown): readonly Fields[] => (Array.isArray(value) ? value.filter(isObject) : []);
const isText = (value: unknown) => typeof value === 'string';
const isTextOrNone = (value: unknown) => value === undefined || isText(value);

function isVertex(value: Fields): value is Vertex & Fields {
  const { digest, name, started, completed, error } = value;
  return isText(digest) && [name, started, completed, error].every(isTextOrNone);
}

function isLog(value: Fields): value is { vertex: string; data: string } & Fields {
  return isText(value.vertex) && isText(value.data);
}

/** A log's text, '' where it is not base64. */
export function decodeLog(base64: string): string {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(base64), (char) => char.charCodeAt(0)));
  } catch {
    return '';
  }
}

function outcome(vertex: Vertex): Pick<BuildStep, 'state' | 'seconds'> {
  if (vertex.cached) return { state: 'cached', seconds: null };
  const took = (Date.parse(vertex.completed ?? '') - Date.parse(vertex.started ?? '')) / 1000;
  const seconds = Number.isNaN(took) ? null : took;
  if (vertex.error) {
    const gone = /context canceled|CANCELED/i.test(vertex.error);
    return gone ? { state: 'not-reached', seconds: null } : { state: 'failed', seconds };
  }
  if (vertex.completed) return { state: 'ran', seconds };
  return { state: vertex.started ? 'running' : 'not-reached', seconds: null };
}

/** Steps arrive in any order; within a stage they are numbered. */
export function inOrder(steps: readonly BuildStep[]): readonly BuildStep[] {
  const stages = [...new Set(steps.map(({ stage }) => stage))];
  return [...steps].sort((a, b) => stages.indexOf(a.stage) - stages.indexOf(b.stage) || a.number - b.number);
}

/** The lines of a log, without colours; of a line that was written over, its last text. */
export function textLines(text: string): readonly string[] {
  const plain = text.replace(/\u001b\[[\d;?]*[A-Za-z]/g, '');
  const lines = plain.split(/\r?\n/).map((line) => line.slice(line.lastIndexOf('\r') + 1).trimEnd());
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}
