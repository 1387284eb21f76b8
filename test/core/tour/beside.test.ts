import { describe, expect, test } from 'vitest';
import type { Course } from '../../../src/core/course/types.ts';
import { ran } from '../../../src/core/verdicts/kinds/ran.ts';
import type { CheckSpec } from '../../../src/core/verdicts/kinds.ts';
import type { Failed } from '../../../src/core/verdicts/verdict.ts';
import { passed, titled } from '../../support/model.ts';
import { aLesson, aStep, type Tour, tour } from '../../support/tour.ts';

const asks = (spec: unknown): CheckSpec => ({ kind: 'ran', spec: ran.schema.parse(spec), title: null });
const course = (run: readonly string[], ...checks: readonly CheckSpec[]): Course => ({
  id: 'fixture',
  title: 'Fixture',
  lessons: [aLesson(1, 'first', [aStep('look', { run, checks })])],
});
const look = course(
  ['ls', 'cat main.go'],
  asks({ prints: 'main\\.go' }),
  asks({ prints: 'package main' }),
  titled('the files'),
);
const failed: Failed = {
  status: 'failed',
  expected: '',
  found: '',
  why: '',
  next: '',
  cause: 'exit-differs',
  place: null,
};
const notRun: Failed = { ...failed, cause: 'not-run' };
const fails = { end: { how: 'exited', code: 1 } } as const;
const shown = ({ model }: Tour) => model.checking.verdicts.map((verdict) => verdict?.status ?? 'open');

describe('after a command that failed', () => {
  test.each<[string, readonly string[]]>([
    ['docker buid .', ['open', 'open', 'failed']],
    ['cat Main.go', ['open', 'failed', 'failed']],
    ['sl', ['failed', 'open', 'failed']],
    ['LANG=C ls nowhere', ['failed', 'open', 'failed']],
  ])('%s: what it has nothing to do with stays open', (line, comes) => {
    const driver = tour(look).open('first').run(line).ends(fails).judged(failed, failed, failed);
    expect(shown(driver)).toEqual(comes);
  });

  test('what was told before is still told', () => {
    const driver = tour(look).open('first').run('cat Main.go').ends(fails).judged(failed, failed, passed);
    driver.run('docker buid').ends(fails).judged(failed, failed, passed);
    expect(shown(driver)).toEqual(['open', 'failed', 'passed']);
  });

  test('a subcommand tells which of two is meant', () => {
    const both = course(
      ['go env GO111MODULE', 'go env GOENV'],
      asks({ prints: 'off' }),
      asks({ prints: 'x' }),
    );
    const told = (line: string) =>
      shown(tour(both).open('first').run(line).ends(fails).judged(failed, failed));
    expect(told('go evn GOENV')).toEqual(['open', 'failed']);
    expect(told('go build')).toEqual(['open', 'open']);
  });

  test('a command that is asked for by its line is open until it has run', () => {
    const stop = course(['docker ps', 'docker stop x'], asks({ line: 'ps' }), asks({ line: 'stop' }));
    const driver = tour(stop).open('first').run('docker stop y').ends(fails).judged(notRun, failed);
    expect(shown(driver)).toEqual(['open', 'failed']);
  });

  test('does not pass what has not passed', () => {
    const driver = tour(look).open('first').run('docker buid').ends(fails).judged(failed, failed, passed);
    expect(driver.model.progress.steps['first/look']?.state).toBe('open');
  });
});

test('a command that went well, and is another one, is told of', () => {
  const stop = course(['docker stop x'], asks({ line: 'stop' }));
  expect(shown(tour(stop).open('first').run('docker images').ends().judged(notRun))).toEqual(['failed']);
});
