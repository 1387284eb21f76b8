import { expect, test } from 'vitest';
import { emptyRecord } from '../../../src/core/progress/progress.ts';
import type { CommandRecord, StepRecord } from '../../../src/core/progress/types.ts';
import { excused } from '../../../src/core/verdicts/command-faults.ts';
import { failed, passed } from '../../../src/core/verdicts/outcome.ts';

const unreachable =
  'go: module github.com/sirupsen/logrus: Get "https://proxy.example.org/x": dial tcp: lookup proxy.example.org on 10.0.0.1:53: dial udp 10.0.0.1:53: connect: network is unreachable\n';

const after = (output: string, code: number): StepRecord => {
  const command: CommandRecord = {
    line: 'go get github.com/sirupsen/logrus',
    end: { how: 'exited', code },
    milliseconds: 200,
    startedAt: '2026-01-01T00:00:00.000Z',
    output,
    ports: [],
    container: null,
  };
  return { ...emptyRecord, commands: [command] };
};

const missing = failed('logrus is required', {
  found: 'go.mod requires nothing yet',
  why: 'A module must stand in go.mod.',
  next: 'Run go get.',
  cause: 'dependency-missing',
  place: null,
});

test('what is missing because the network was is the machine’s fault', () => {
  expect(excused(missing, after(unreachable, 1))).toMatchObject({
    status: 'unknown',
    fault: 'machine',
    cause: 'module-proxy-unreachable',
  });
});

test.each([
  ['a command that ended well', after(unreachable, 0)],
  ['a mistake of the learner’s', after('main.go:3:1: syntax error', 1)],
  ['no command', emptyRecord],
  ['no record', null],
])('it is the learner’s after %s', (_name, record) => {
  expect(excused(missing, record)).toBe(missing);
});

test('what passed has passed', () => {
  const verdict = passed('logrus is required', 'it is');
  expect(excused(verdict, after(unreachable, 1))).toBe(verdict);
});
