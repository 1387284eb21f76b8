import { describe, expect, test } from 'vitest';
import type { StepRecord } from '../../../src/core/progress/types.ts';
import {
  type Gather,
  judgeCheck,
  judgeStep,
  stepStatus,
  type Thoroughness,
} from '../../../src/core/verdicts/judge.ts';
import type { CheckSpec } from '../../../src/core/verdicts/kinds.ts';
import type { Verdict } from '../../../src/core/verdicts/verdict.ts';
import { aCommand } from '../../support/model.ts';
import { emptyRecord } from '../../support/records.ts';
import { aStep } from '../../support/tour.ts';

const served: CheckSpec = { kind: 'served', spec: { by: 'container' }, title: null };
const runs: CheckSpec = { kind: 'runs', spec: {}, title: null };
const down = { id: 'engine-down', what: 'Docker does not answer.', next: 'Start it.' };

/** A world without an engine, which knows only the step's record. */
const world =
  (record: StepRecord | null): Gather =>
  async (request) =>
    request.fact === 'record' ? { ok: true, value: record } : { ok: false, fault: down };

async function judged(record: StepRecord, thoroughness: Thoroughness): Promise<readonly string[]> {
  const step = aStep('run', { checks: [runs, served] });
  const kinds: string[] = [];
  for await (const { check } of judgeStep(
    step,
    world(record),
    { record, laterLessonEntered: false },
    thoroughness,
  ))
    kinds.push(check.kind);
  return kinds;
}

const doing = (line: string, code: number): StepRecord => ({
  ...emptyRecord,
  commands: [aCommand(line, { end: { how: 'exited', code } })],
});

describe('what builds or starts something comes last, and only when there is something to look at', () => {
  test.each([
    ['nothing was done', emptyRecord, ['served']],
    ['something else was done', doing('ls', 0), ['served']],
    ['it went wrong: the reason is in the image', doing('docker run httpserver', 127), ['served', 'runs']],
  ])('%s', async (_name, record, kinds) => {
    expect(await judged(record, 'as-needed')).toEqual(kinds);
    expect(await judged(record, 'instant')).toEqual(['served']);
    expect(await judged(record, 'all')).toEqual(['served', 'runs']);
  });
});

test("a fact that cannot be had is the machine's fault, whatever the kind", async () => {
  const verdict = await judgeCheck(runs, world(null), { record: null, laterLessonEntered: false });
  expect(verdict).toMatchObject({
    status: 'unknown',
    fault: 'machine',
    cause: 'engine-down',
    next: 'Start it.',
  });
});

test('what a later lesson may rightly undo stands by its record then, and only then', async () => {
  const image: CheckSpec = { kind: 'image', spec: { tag: 'httpserver' }, title: null };
  const record: StepRecord = { ...emptyRecord, state: 'passed' };
  const status = async (check: CheckSpec, laterLessonEntered: boolean) =>
    (await judgeCheck(check, world(record), { record, laterLessonEntered })).status;
  expect(await status(image, true)).toBe('passed');
  expect(await status(image, false)).toBe('unknown');
  expect(await status(runs, true)).toBe('unknown');
});

test.each<[string, readonly Verdict['status'][], StepRecord['state'], string]>([
  ['all passed', ['passed', 'passed'], 'open', 'passed'],
  ['one failed', ['passed', 'failed', 'unknown'], 'open', 'failed'],
  ['one unknown', ['passed', 'unknown'], 'open', 'unknown'],
  ['skipped and not right', ['failed'], 'skipped', 'skipped'],
  ['skipped and right all the same', ['passed'], 'skipped', 'passed'],
  ['nothing to check, read', [], 'passed', 'passed'],
  ['nothing to check, not read', [], 'open', 'unknown'],
])('%s', (_name, statuses, state, expected) => {
  const verdicts = statuses.map((status) => ({ status }) as Verdict);
  expect(stepStatus(verdicts, { ...emptyRecord, state })).toBe(expected);
});

test('a Dockerfile that is called otherwise is named as the learner calls it', async () => {
  const text = 'FROM scratch\n';
  const asked = { file: 'docker/app.Dockerfile', target: null, args: {} };
  const gather: Gather = async () => ({ ok: true, value: { text, lookalike: null, asked } });
  const check: CheckSpec = { kind: 'dockerfile', spec: { stages: 2 }, title: null };
  const verdict = await judgeCheck(check, gather, { record: null, laterLessonEntered: false });
  expect(verdict).toMatchObject({ status: 'failed', place: { file: 'docker/app.Dockerfile', line: 1 } });
});
