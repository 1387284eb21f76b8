import { decodeLog, type RawJsonLine } from '../../verdicts/build-records/rawjson.ts';
import type { Draft, DraftStep } from './drafts.ts';

const longestLine = 4000;

/**
 * What one line of BuildKit's rawjson progress says: the outcome of vertices, and lines of their logs.
 * @param begun logs' last lines that have not ended, by vertex
 */
export function takeRawJson(
  value: RawJsonLine,
  vertices: Map<string, DraftStep>,
  begun: Map<string, string>,
  line: number,
  segment: number,
): readonly { readonly draft: Draft; readonly named: boolean }[] {
  const drafts: { draft: Draft; named: boolean }[] = [];
  const stepOf = (digest: string, name: string): DraftStep => {
    const known = vertices.get(digest);
    if (known) {
      if (name !== '') known.text = name;
      return known;
    }
    const step: DraftStep = { text: name, state: 'unknown' };
    vertices.set(digest, step);
    drafts.push({ draft: { line, text: name, kind: 'header', step, segment }, named: true });
    return step;
  };
  for (const vertex of listed(value.vertexes)) {
    const step = stepOf(vertex.digest, String(vertex.name ?? '').replace(/^\[[^\]]*\d+\/\d+\] /, ''));
    if (vertex.error) {
      step.state = /context canceled|CANCELED/i.test(String(vertex.error)) ? 'canceled' : 'failed';
      drafts.push({
        draft: { line, text: `ERROR: ${vertex.error}`, kind: 'said', step, segment },
        named: false,
      });
    } else if (vertex.cached) step.state = 'cached';
    else if (vertex.completed) step.state = 'ran';
  }
  for (const { vertex, data } of listed(value.logs)) {
    // A line may come in several pieces: what has not ended waits for its end.
    const texts = ((begun.get(vertex) ?? '') + decodeLog(String(data))).split(/\r?\n/);
    begun.set(vertex, (texts.pop() ?? '').slice(-longestLine));
    for (const text of texts)
      if (text !== '')
        drafts.push({ draft: { line, text, kind: 'said', step: stepOf(vertex, ''), segment }, named: false });
  }
  return drafts;
}

/** What should be a list, where it is one. */
function listed<Item>(value: readonly Item[] | undefined): readonly Item[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'object' && each !== null) : [];
}
