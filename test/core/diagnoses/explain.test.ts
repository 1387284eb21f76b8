import { describe, expect, test } from 'vitest';
import { areas } from '../../../src/core/diagnoses/areas.ts';
import { explain, rootCauses } from '../../../src/core/diagnoses/explain.ts';
import { noFacts } from '../../../src/core/diagnoses/facts.ts';
import { literalOf } from '../../../src/core/diagnoses/match.ts';
import { samplesIn } from './outputs.ts';

const failures = samplesIn();
const well = samplesIn('well');
const unknown = samplesIn('unknown');
const all = areas.flatMap(({ diagnoses }) => diagnoses);
const ids = (text: string) => rootCauses(text).map(({ diagnosis }) => diagnosis.id);

describe('each output has exactly one root cause', () => {
  test.each(failures.map(({ id, from, text }) => [id, from, text] as const))('%s (%s)', (id, _from, text) => {
    expect(ids(text)).toEqual([id]);
  });
});

describe('what went well is nothing to be explained', () => {
  test('there are at least a hundred such outputs', () => expect(well.length).toBeGreaterThanOrEqual(100));

  test.each(well.map(({ id, from, text }) => [id, from, text] as const))('%s (%s)', (_id, _from, text) => {
    expect(ids(text)).toEqual([]);
    expect(explain(text)).toBeNull();
    expect(explain(text, { ...noFacts, exit: 0 })).toBeNull();
  });
});

describe('what is not known is not guessed at', () => {
  test.each(unknown.map(({ id, from, text }) => [id, from, text] as const))('%s (%s)', (_id, _from, text) => {
    expect(ids(text)).toEqual([]);
    expect(explain(text)).toBeNull();
  });
});

describe('what a narrow terminal has torn apart', () => {
  const line =
    'ERROR: failed to solve: failed to compute cache key: failed to calculate checksum of ref 79a7e2d7-ffad-4bad-9339-4d3ba5a30e7e::rk1j970u74tyoui9mzv4bgzxg: "/go.sum": not found';

  test.each([60, 73, 80, 100, 120])('is put together: %i columns', (width) => {
    const torn = (line.match(new RegExp(`.{1,${width}}`, 'g')) ?? []).join('\n');
    expect(explain(`above\n${torn}\nbelow`)).toMatchObject({
      id: 'copy-source-missing',
      evidence: { line: 2 },
    });
  });
});

describe('the table', () => {
  test('has no id twice, and yields only to what there is', () => {
    const known = new Set(all.map(({ id }) => id));
    expect(known.size).toBe(all.length);
    for (const { id, yieldsTo = [] } of all)
      for (const other of yieldsTo) expect(known, `${id} yields to ${other}`).toContain(other);
  });

  test('no two yield to each other, which would leave none', () => {
    const yields = new Map(all.map(({ id, yieldsTo = [] }) => [id, yieldsTo]));
    for (const [id, others] of yields)
      expect(
        others.filter((other) => yields.get(other)?.includes(id)),
        id,
      ).toEqual([]);
  });

  test('has an output for every diagnosis', () => {
    const shown = new Set(failures.map(({ id }) => id));
    expect(all.filter(({ id }) => !shown.has(id)).map(({ id }) => id)).toEqual([]);
  });

  test('links to official pages only', () => {
    for (const { id, link } of all)
      expect(link, id).toMatch(/^https:\/\/(?:go\.dev|pkg\.go\.dev|docs\.docker\.com|docs\.podman\.io)\//);
  });

  test('says what happened in short sentences, and leaves no gap in them', () => {
    for (const { id, text } of failures) {
      const told = explain(text);
      const words = [told?.title, told?.cause, told?.why, ...(told?.fix ?? [])].join(' ');
      expect(words, id).not.toMatch(/\{\w+[|}]|undefined|: *[.,]( |$)| {2}/);
      expect(told?.cause.length, id).toBeLessThan(420);
      expect(told?.fix.length, id).toBeGreaterThan(0);
      expect(told?.evidence.line, id).toBeGreaterThan(0);
    }
  });

  test('patterns are looked for by a literal, and tried on one line at a time', () => {
    for (const { id, matches } of all)
      for (const pattern of matches) {
        expect(literalOf(pattern).length, `${id} ${pattern.says}`).toBeGreaterThan(1);
        expect(pattern.says.flags, id).toMatch(/^i?$/);
      }
  });
});

test('a long line that is said twice is not the edge of a terminal', () => {
  const progress = `sha256:${'5'.repeat(64)} 12.58MB / 71.21MB 1.2s`;
  const denied = '##[error]denied: requested access to the resource is denied';
  expect(explain([progress, denied, progress].join('\n'))?.id).toBe(explain(denied)?.id);
});

test('a package that calls itself by another name than its directory is one cause for two errors', () => {
  const text =
    '# example.com/app\n./main.go:3:8: "example.com/app/util" imported as helpers and not used\n./main.go:5:15: undefined: util\n';
  expect(explain(text)?.title).toBe('A package of another name than its directory');
});
