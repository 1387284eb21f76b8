import { describe, expect, test } from 'vitest';
import type { Course } from '../../../src/core/course/types.ts';
import type { StepRecord } from '../../../src/core/progress/types.ts';
import type { Msg } from '../../../src/core/tour/messages.ts';
import { stepRecord } from '../../../src/core/tour/selectors.ts';
import type { CheckSpec } from '../../../src/core/verdicts/kinds.ts';
import type { Verdict } from '../../../src/core/verdicts/verdict.ts';
import { copiesAllFirst, engineDown, passed, titled, withRecords } from '../../support/model.ts';
import { aLesson, aStep, type Tour, tour } from '../../support/tour.ts';

const downloads: CheckSpec = {
  kind: 'build',
  spec: { keepsDownloads: true, keepsCompiled: false },
  title: 'the download stays cached',
};
const course: Course = {
  id: 'proofs',
  title: 'Proofs',
  lessons: [
    aLesson(1, 'one', [
      aStep('reorder', { run: ['docker build .'], checks: [titled('done'), downloads] }),
      aStep('next', { checks: [titled('more')] }),
    ]),
    aLesson(2, 'two', [aStep('last', { checks: [titled('last')] })]),
  ],
};

const agreement = { sees: 'agreement' } as const;
const right = { sees: 'right' } as const;
const fault = { sees: 'fault', verdict: copiesAllFirst } as const;

const kinds = ({ effects }: Tour) => effects.map(({ kind }) => kind);
const state = ({ model }: Tour, step = 'reorder') => stepRecord(model, 'one', step).state;
const id = ({ model }: Tour) => model.checking.id;
const glanced = (of: number, glance: typeof agreement | typeof right | typeof fault): Msg => ({
  kind: 'glanced',
  id: of,
  glances: [null, glance],
});
const verdict = (of: number, index: number, what: Verdict): Msg => ({
  kind: 'verdict',
  id: of,
  index,
  verdict: what,
});

/** The learner's own build has ended, and the instant check has passed. */
function built(): Tour {
  const driver = tour(course).open('one').run('docker build .').ends();
  return driver.world(verdict(id(driver), 0, passed));
}

/** The same, opened by glances; the proof's id. */
function opened(): { driver: Tour; proof: number } {
  const driver = built();
  const proof = id(driver);
  return { driver: driver.world(glanced(proof, agreement)), proof };
}

describe('a step whose reading and own build agree', () => {
  test('is open before any proof build has ended, and says so in what is saved', () => {
    const { driver, proof } = opened();
    expect(kinds(driver)).toEqual(['keep-proving', 'save']);
    expect(state(driver)).toBe('provisional');
    expect(driver.model.proofs).toMatchObject([{ id: proof, step: 'reorder', files: 'same' }]);
    driver.world({ kind: 'checking', id: proof, doing: 'build 2 of 4' });
    expect(driver.model.proofs[0]?.doing).toBe('build 2 of 4');
    expect(driver.press('enter').model.screen).toMatchObject({ step: 'next' });
  });

  test('has passed when the proof says so, wherever the learner is', () => {
    const { driver, proof } = opened();
    driver.press('enter').world(verdict(proof, 1, passed), { kind: 'checked', id: proof });
    expect(state(driver)).toBe('passed');
    expect(driver.model.proofs).toEqual([]);
    expect(driver.model.notice).toBeNull();
  });

  test('is open again with the cause when the proof finds what they could not see', () => {
    const { driver, proof } = opened();
    driver.world(verdict(proof, 1, copiesAllFirst), { kind: 'checked', id: proof });
    expect(state(driver)).toBe('open');
    expect(driver.model.checking.verdicts).toEqual([passed, copiesAllFirst]);
    expect(driver.model.notice).toBeNull();
    // From now on only a proof opens it: glances are blind to what is wrong.
    driver.run('docker build .').ends();
    driver.world(verdict(id(driver), 0, passed), glanced(id(driver), agreement));
    expect(state(driver)).toBe('open');
    expect(driver.judged().model.proofs).toEqual([]);
    expect(state(driver)).toBe('passed');
  });

  test('tells it calmly to a learner who has gone on, and judges it anew when it is come back to', () => {
    const { driver, proof } = opened();
    driver.press('enter').world(verdict(proof, 1, copiesAllFirst), { kind: 'checked', id: proof });
    expect(driver.model.screen).toMatchObject({ step: 'next' });
    expect(driver.model.notice).toMatchObject({ tone: 'info', text: expect.stringMatching(/^Step 1 \(/) });
    expect(stepRecord(driver.model, 'one', 'reorder').commands).toHaveLength(1);
    driver.press('escape', 'b');
    expect(driver.effects).toContainEqual(expect.objectContaining({ kind: 'verify', scope: 'all' }));
  });

  test('stays open provisionally where the machine kept it from being proven, and is proven later', () => {
    const { driver, proof } = opened();
    driver.world(verdict(proof, 1, engineDown), { kind: 'checked', id: proof });
    expect(state(driver)).toBe('provisional');
    expect(driver.press('enter').effects).toContainEqual(
      expect.objectContaining({ kind: 'prove', step: 'reorder' }),
    );
  });
});

describe('a step stays closed', () => {
  test.each<[string, (driver: Tour) => Msg]>([
    ['where it only reads right', (driver) => glanced(id(driver), right)],
    ['where it reads wrong', (driver) => glanced(id(driver), fault)],
    ['at what an older judging saw', (driver) => glanced(id(driver) - 1, agreement)],
  ])('%s', (_name, message) => {
    const driver = built();
    expect(state(driver.world(message(driver)))).toBe('open');
    expect(driver.model.proofs).toEqual([]);
  });

  test('while another check has not passed', () => {
    const driver = tour(course).open('one').run('docker build .').ends();
    driver.world(verdict(id(driver), 0, copiesAllFirst), glanced(id(driver), agreement));
    expect(state(driver)).toBe('open');
  });

  test('when a file is saved and nothing was built', () => {
    const driver = tour(course)
      .open('one')
      .world({ kind: 'files-changed', paths: ['Dockerfile'] });
    driver.world(verdict(id(driver), 0, passed), glanced(id(driver), agreement));
    expect(state(driver)).toBe('open');
  });
});

describe('what reading says', () => {
  test('is told on save: the cause, and that it is right again', () => {
    const driver = built().world({ kind: 'files-changed', paths: ['Dockerfile'] });
    driver.world(glanced(id(driver), fault), { kind: 'checked', id: id(driver) });
    expect(driver.model.checking.verdicts[1]).toEqual(copiesAllFirst);
    driver.world({ kind: 'files-changed', paths: ['Dockerfile'] });
    driver.world(glanced(id(driver), right), { kind: 'checked', id: id(driver) });
    expect(driver.model.checking.verdicts[1]).toBeNull();
  });
});

describe('a tour that ended before the proof', () => {
  const record: Partial<StepRecord> = { state: 'provisional' };
  const resumed = () => tour(course, { progress: withRecords({ 'one/reorder': record }) }).open('one');

  test('carries it on when the lesson is opened', () => {
    const driver = resumed();
    expect(driver.effects).toContainEqual(expect.objectContaining({ kind: 'prove', step: 'reorder' }));
    const [proof] = driver.model.proofs;
    driver.world(...[0, 1].map((index) => verdict(proof?.id ?? 0, index, passed)));
    expect(state(driver.world({ kind: 'checked', id: proof?.id ?? 0 }))).toBe('passed');
  });

  test.each([
    ['refutes it where the files are those of then', agreement, 'open'],
    ['leaves it where they have changed since', right, 'provisional'],
  ] as const)('%s', (_name, glance, expected) => {
    const driver = resumed();
    const of = driver.model.proofs[0]?.id ?? 0;
    driver.world(glanced(of, glance), verdict(of, 0, passed), verdict(of, 1, copiesAllFirst));
    expect(state(driver.world({ kind: 'checked', id: of }))).toBe(expected);
  });
});

test('a reset gives proofs up', () => {
  const { driver, proof } = opened();
  driver.press('escape', 'r', 'y');
  expect(driver.model.proofs).toEqual([]);
  driver.world(verdict(proof, 1, copiesAllFirst), { kind: 'checked', id: proof });
  expect(driver.model.notice).toBeNull();
});
