import { describe, expect, test } from 'vitest';
import type { CommandRecord, RunEnd, StepRecord } from '../../../src/core/progress/types.ts';
import { ran } from '../../../src/core/verdicts/kinds/ran.ts';
import { served } from '../../../src/core/verdicts/kinds/served.ts';
import type { Verdict } from '../../../src/core/verdicts/verdict.ts';
import { emptyRecord } from '../../support/records.ts';

const exited = (code: number): RunEnd => ({ how: 'exited', code });

function command(line: string, end: RunEnd | null, more: Partial<CommandRecord> = {}): CommandRecord {
  return {
    line,
    end,
    milliseconds: 5,
    startedAt: '2026-11-23T00:00:00Z',
    output: '',
    ports: [],
    container: null,
    ...more,
  };
}

function recordOf(...commands: CommandRecord[]): StepRecord {
  return { ...emptyRecord, commands };
}

function outcome(verdict: Verdict): string | null {
  return verdict.status === 'passed' ? 'passed' : `${verdict.status}: ${verdict.cause}`;
}

const goBuild = command('go build', exited(0), {
  output: 'one\ngo: downloading github.com/sirupsen/logrus v1.10.2\n',
});
const failing = command('go build', exited(1), {
  output: 'main.go:7:2: no required module provides package github.com/sirupsen/logrus; to add it:\n',
});
const offline = command('go get x', exited(1), {
  output: 'dial tcp: lookup proxy.example.org: no such host\n',
});

describe('ran', () => {
  test.each<[string, unknown, StepRecord | null, string]>([
    ['no record', {}, null, 'unknown: null'],
    ['no commands', {}, emptyRecord, 'unknown: null'],
    ['a command that ended well', {}, recordOf(goBuild), 'passed'],
    ['one of several', { line: '^go build' }, recordOf(goBuild, command('ls', exited(1))), 'passed'],
    ['only others', { line: '^go build' }, recordOf(command('ls', exited(0))), 'failed: not-run'],
    [
      'prints, on a line of its own',
      { prints: '^go: downloading .* v[\\d.]+$' },
      recordOf(goBuild),
      'passed',
    ],
    ['prints all of them', { prints: ['one', 'logrus'] }, recordOf(goBuild), 'passed'],
    ['prints one of two', { prints: ['one', 'two'] }, recordOf(goBuild), 'failed: prints-differs'],
    [
      'one prints, another ends well',
      { prints: 'provides' },
      recordOf(goBuild, failing),
      'failed: dependency-missing',
    ],
    ['fails as it must', { exit: 'nonzero', prints: 'no required module' }, recordOf(failing), 'passed'],
    ['does not fail as it must', { exit: 'nonzero' }, recordOf(goBuild), 'failed: exit-differs'],
    ['fails, with a known cause', {}, recordOf(failing), 'failed: dependency-missing'],
    ['fails, without one', {}, recordOf(command('ls x', exited(2))), 'failed: exit-differs'],
    ['fails for want of a network', {}, recordOf(offline), 'unknown: dns'],
    [
      'a text about a network in a command that went well',
      { prints: 'nope' },
      recordOf({ ...offline, end: exited(0) }),
      'failed: prints-differs',
    ],
    ['still runs', {}, recordOf(command('./httpserver', null)), 'failed: still-running'],
    ['still runs, any end', { exit: 'any' }, recordOf(command('./httpserver', null)), 'passed'],
    ['stopped, any end', { exit: 'any' }, recordOf(command('x', { how: 'stopped' })), 'passed'],
    [
      'stopped is no failure',
      { exit: 'nonzero' },
      recordOf(command('x', { how: 'stopped' })),
      'failed: exit-differs',
    ],
    ['killed', {}, recordOf(command('x', { how: 'killed', signal: 'SIGKILL' })), 'failed: exit-differs'],
    ['out of time', {}, recordOf(command('x', { how: 'timed-out', seconds: 9 })), 'failed: exit-differs'],
    [
      'never started',
      { exit: 'any' },
      recordOf(command('x', { how: 'not-started', reason: 'y' })),
      'failed: exit-differs',
    ],
  ])('%s', (_name, spec, record, comes) => {
    expect(outcome(ran.judge(ran.schema.parse(spec), record))).toBe(comes);
  });

  test.each<[unknown, string]>([
    [{ prints: 'main\\.go' }, ': "main.go"'],
    [{ prints: '\\boff\\b' }, ': "off"'],
    [{ prints: 'GOROOT|GOPATH' }, ': "GOROOT" or "GOPATH"'],
    [{ prints: '"github\\.com/sirupsen/logrus"' }, ': "github.com/sirupsen/logrus"'],
    [{ prints: 'a[^]*b', shows: 'both tags' }, ': both tags'],
    [{ prints: 'a[^]*b' }, ''],
    [{ prints: 'a.b' }, ''],
  ])('what is missing is told in words: %j', (spec, told) => {
    const verdict = ran.judge(ran.schema.parse(spec), recordOf(command('ls', exited(0))));
    expect(verdict.found).toBe(`ls: it ended well, without printing what the step is after${told}`);
  });

  test.each([{ prints: '(' }, { line: '[' }, { exit: 'one' }, { print: 'x' }, { prints: [], line: '' }])(
    '%j is refused',
    (spec) => {
      expect(ran.schema.safeParse(spec).success).toBe(false);
    },
  );
});

const listening = { ports: [8080] };
const container = { container: 'c0ffee' };

describe('served', () => {
  test.each<[string, 'program' | 'container', StepRecord | null, string]>([
    ['no record', 'program', null, 'unknown: null'],
    ['listens', 'program', recordOf(command('./httpserver', null, listening)), 'passed'],
    [
      'listened, and was stopped',
      'program',
      recordOf(command('./httpserver', { how: 'stopped' }, listening)),
      'passed',
    ],
    ['by go run', 'program', recordOf(command('go run .', null, listening)), 'passed'],
    [
      'a container is no program',
      'program',
      recordOf(command('docker run -p 1:1 x', null, { ...listening, ...container })),
      'failed: not-run',
    ],
    [
      'a program is no container',
      'container',
      recordOf(command('./httpserver', null, listening)),
      'failed: not-run',
    ],
    [
      'a container with a port',
      'container',
      recordOf(command('docker run -p 1:1 x', { how: 'stopped' }, { ...listening, ...container })),
      'passed',
    ],
    [
      'a detached one',
      'container',
      recordOf(command('docker run -d -p 1:1 x', exited(0), { ...listening, ...container })),
      'passed',
    ],
    ['one without a port', 'container', recordOf(command('docker run x', null, container)), 'passed'],
    [
      'one without a port, ended by docker stop',
      'container',
      recordOf(command('docker run x', exited(2), container)),
      'passed',
    ],
    [
      'one that panicked',
      'container',
      recordOf(command('docker run x', exited(2), { ...container, output: 'panic: no\n' })),
      'failed: server-exited',
    ],
    [
      'one that could not start',
      'container',
      recordOf(command('docker run x', exited(255), { ...container, output: 'exec /x: no such file' })),
      'failed: server-exited',
    ],
    [
      'a port in use',
      'program',
      recordOf(
        command('./httpserver', exited(1), { output: 'listen tcp :8080: bind: address already in use\n' }),
      ),
      'failed: port-taken',
    ],
    [
      'a port in use, for a container',
      'container',
      recordOf(
        command('docker run -p 1:1 x', exited(125), {
          output: 'Bind for 0.0.0.0:1 failed: port is already allocated',
        }),
      ),
      'failed: port-taken',
    ],
    [
      'no such program',
      'program',
      recordOf(
        command('./httpserver', exited(127), { output: 'bash: ./httpserver: No such file or directory' }),
      ),
      'failed: binary-missing',
    ],
    ['not yet', 'program', recordOf(command('./httpserver', null)), 'failed: not-listening'],
    ['other commands', 'program', recordOf(goBuild), 'failed: not-run'],
  ])('%s', (_name, by, record, comes) => {
    expect(outcome(served.judge({ by }, record))).toBe(comes);
  });
});
