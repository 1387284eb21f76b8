import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newProgress, readProgress, writeProgress } from '../../../src/core/progress/progress.ts';
import type { Progress } from '../../../src/core/progress/types.ts';

const nullable = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
const end = fc.oneof(
  fc.record({ how: fc.constant('exited' as const), code: fc.nat(255) }),
  fc.record({ how: fc.constant('killed' as const), signal: fc.string() }),
  fc.record({ how: fc.constant('stopped' as const) }),
  fc.record({ how: fc.constant('timed-out' as const), seconds: fc.nat() }),
  fc.record({ how: fc.constant('not-started' as const), reason: fc.string() }),
);
const command = fc.record({
  line: fc.string(),
  end: nullable(end),
  milliseconds: fc.nat(),
  startedAt: fc.string(),
  output: fc.string({ unit: 'binary' }),
  ports: fc.array(fc.nat(65_535)),
  container: nullable(fc.string()),
});
const record = fc.record({
  state: fc.constantFrom('open' as const, 'provisional' as const, 'passed' as const, 'skipped' as const),
  enteredAt: nullable(fc.string()),
  commands: fc.array(command, { maxLength: 3 }),
  answer: nullable(fc.record({ choice: fc.nat(), right: fc.boolean(), tries: fc.nat() })),
  hints: fc.nat(),
  solved: fc.boolean(),
  refuted: fc.boolean(),
});
const id = fc.stringMatching(/^[a-z][a-z-]{0,8}$/);
const progress: fc.Arbitrary<Progress> = fc.record({
  version: fc.constant(1 as const),
  course: fc.string(),
  at: nullable(fc.record({ lesson: id, step: id })),
  steps: fc
    .array(fc.tuple(id, id, record), { maxLength: 3 })
    .map((all) =>
      Object.fromEntries(all.map(([lesson, step, each]) => [`${lesson}/${step}` as const, each])),
    ),
  shell: fc.record({
    directory: fc.string().map((each) => `/${each}`),
    set: fc.dictionary(fc.stringMatching(/^[A-Z]{1,4}$/), fc.string()),
    unset: fc.array(fc.string()),
  }),
  history: fc.array(fc.string()),
});

describe('the progress file', () => {
  test('is read as it was written', () => {
    fc.assert(
      fc.property(progress, (each) => {
        const read = readProgress(writeProgress(each));
        expect(read).toEqual({ is: 'read', progress: JSON.parse(JSON.stringify(each)) });
      }),
    );
  });

  test('cut off anywhere it is corrupt, and never misread', () => {
    const text = writeProgress(newProgress('course', '/w/httpserver'));
    for (let length = 0; length < text.trimEnd().length; length += 1)
      expect(readProgress(text.slice(0, length)).is).toBe('corrupt');
  });

  test('garbage of any kind is told, not thrown', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.string({ unit: 'binary' })), (text) => {
        expect(['corrupt', 'newer']).toContain(readProgress(text).is);
      }),
    );
  });

  test.each([
    ['', 'it is empty'],
    ['{', 'it is not JSON'],
    ['{"version":1}', /^course: /],
    [JSON.stringify({ ...newProgress('c', '/w'), at: 7 }), /^at: /],
    [JSON.stringify({ ...newProgress('c', '/w'), steps: { 'no-slash': {} } }), /steps/],
    [JSON.stringify(newProgress('c', 'relative')), /^shell.directory: /],
  ])('%j: %s', (text, why) => {
    expect(readProgress(text)).toMatchObject({
      is: 'corrupt',
      why: why instanceof RegExp ? expect.stringMatching(why) : why,
    });
  });

  test('a newer version is told from garbage', () => {
    expect(readProgress('{"version":2,"whatever":[]}')).toEqual({ is: 'newer', version: 2 });
    expect(readProgress('{"version":0}').is).toBe('corrupt');
  });
});
