import { describe, expect, test } from 'vitest';
import type { Explanation } from '../../../src/core/diagnoses/types.ts';
import type { Msg } from '../../../src/core/tour/messages.ts';
import { newLines } from '../../../src/ui/plain/print.ts';
import { copiesAllFirst, engineDown } from '../../support/model.ts';
import { aLesson, aStep, type Tour, tour, twoLessons } from '../../support/tour.ts';

const why = (id: string, fault: Explanation['fault'] = 'learner'): Explanation => ({
  id,
  area: 'go-compile',
  title: 'A title',
  cause: `The cause is ${id}.`,
  why: 'It comes about so.',
  fix: ['Do `this` next.', 'Or that.'],
  fault,
  evidence: { line: 1, text: 'evidence' },
  link: 'https://go.dev/',
  confidence: 'high',
});

const explained = (driver: Tour, explanation: Explanation | null): Msg => ({
  kind: 'explained',
  run: driver.model.blocks.at(-1)?.id ?? -1,
  explanation,
});
const asked = ({ effects }: Tour) => effects.filter(({ kind }) => kind === 'explain');
const state = ({ model }: Tour) => model.blocks.at(-1)?.explained?.is ?? null;
const build = () => tour().open('first').press('enter');
const failing = (line = 'go build', code = 1) =>
  build()
    .run(line)
    .ends({ end: { how: 'exited', code } });

describe('why a command failed', () => {
  test('is asked of what it printed, and where it ran', () => {
    const driver = build().run('go build');
    driver.world({ kind: 'output', run: driver.model.lastId, text: 'go: what\n' });
    driver.ends({ end: { how: 'exited', code: 1 } });
    expect(asked(driver)).toEqual([
      expect.objectContaining({
        line: 'go build',
        code: 1,
        output: 'go: what',
        directory: expect.any(String),
      }),
    ]);
  });

  test.each([
    [{ how: 'exited', code: 0 }],
    [{ how: 'stopped' }],
    [{ how: 'timed-out', seconds: 5 }],
    [{ how: 'not-started', reason: 'no bash' }],
  ] as const)('is not asked of what ended so: %j', (end) => {
    expect(asked(build().run('go build').ends({ end }))).toEqual([]);
  });

  test('is told once the checks are through, and not before', () => {
    const driver = failing();
    driver.world(explained(driver, why('undefined')));
    expect(state(driver)).toBe('held');
    driver.judged(copiesAllFirst);
    expect(state(driver)).toBe('told');
  });

  test('is not told where a check has said the same', () => {
    const driver = failing();
    driver.world(explained(driver, why('undefined')));
    driver.judged({ ...copiesAllFirst, cause: 'undefined-name' });
    expect(state(driver)).toBeNull();
  });

  test("nor where a check has named the machine's fault", () => {
    const driver = failing('docker build .');
    driver.world(explained(driver, why('daemon-not-running', 'machine')));
    driver.judged(engineDown);
    expect(state(driver)).toBeNull();
  });

  test('that nobody knows says nothing', () => {
    const driver = failing();
    expect(state(driver)).toBe('asked');
    driver.world(explained(driver, null));
    driver.judged(copiesAllFirst);
    expect(state(driver)).toBeNull();
  });
});

describe('a step that breaks something on purpose', () => {
  const course = (line?: string) => ({
    ...twoLessons,
    lessons: [
      aLesson(1, 'first', [
        aStep('break', {
          run: ['go build'],
          checks: [
            {
              kind: 'ran',
              title: null,
              spec: { exit: 'nonzero', prints: [], ...(line === undefined ? {} : { line }) },
            },
          ],
        }),
      ]),
    ],
  });
  const broken = (line?: string) =>
    tour(course(line))
      .open('first')
      .run('go build')
      .ends({ end: { how: 'exited', code: 1 } });

  test('explains itself', () => {
    expect(asked(broken())).toEqual([]);
    expect(asked(broken('^go build'))).toEqual([]);
  });

  test('but not what else goes wrong in it', () => {
    expect(asked(broken('^docker'))).toHaveLength(1);
  });
});

test('while a prediction is open, nothing is told that might answer it', () => {
  const driver = build().run('go build').press('escape', 's');
  expect(driver.model.screen).toMatchObject({ step: 'guess', focus: { on: 'question' } });
  driver.ends({ end: { how: 'exited', code: 1 } });
  driver.world(explained(driver, why('panic')));
  expect(state(driver)).toBe('held');
  driver.press('1').judged(copiesAllFirst);
  expect(state(driver)).toBe('told');
});

describe('on the linear tour', () => {
  test('it is printed once, below the verdict of the command', () => {
    const driver = failing();
    driver.world(explained(driver, why('undefined')));
    const before = driver.model;
    driver.judged(copiesAllFirst);
    const lines = newLines(before, driver.model).join('\n');
    expect(lines).toMatch(/The cause is undefined\.[\s\S]*Do `this` next\./);
    expect(newLines(driver.model, { ...driver.model, now: 5 }).join('\n')).not.toMatch(/The cause/);
  });

  test("the machine's fault is marked as one", () => {
    const driver = failing();
    driver.world(explained(driver, why('disk-full', 'machine')));
    const before = driver.model;
    driver.judged(copiesAllFirst);
    expect(newLines(before, driver.model).join('\n')).toMatch(/\x1b\[33m.*The cause is disk-full/);
  });
});
