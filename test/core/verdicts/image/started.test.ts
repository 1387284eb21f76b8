import { expect, test } from 'vitest';
import { placesOf, programOf, startedBy } from '../../../../src/core/verdicts/image/started.ts';
import { isLoopback, unansweredProblem } from '../../../../src/core/verdicts/image/unanswered.ts';
import { config } from './samples.ts';

test.each([
  [['/httpserver'], [], '/httpserver'],
  [[], ['go', 'run', '.'], 'go'],
  [['/httpserver'], ['-v'], '/httpserver'],
  [['/bin/sh', '-c', 'exec ./server -x'], [], './server'],
  [['/bin/sh', '-c', 'cd /app && ./server'], [], null],
  [[], ['sh', '-c', 'server'], 'server'],
  [[], [], null],
])('%j %j starts %s', (entrypoint, command, program) => {
  expect(programOf(startedBy({ ...config, entrypoint, command }))).toBe(program);
});

test.each([
  ['/a/../server', '/app', ['/server']],
  ['./server', '/app', ['/app/server']],
  ['bin/server', '/', ['/bin/server']],
  ['server', '/app', ['/x/server', '/app/y/server']],
])('%s in %s is looked for in %j', (program, workdir, places) => {
  expect(placesOf(program, { ...config, workdir, environment: ['PATH=/x:y'] })).toEqual(places);
});

test.each([
  [[{ port: 8080, address: '127.0.0.1' }], 'listens-on-loopback'],
  [[{ port: 8080, address: '::1' }], 'listens-on-loopback'],
  [[{ port: 3000, address: '0.0.0.0' }], 'listens-elsewhere'],
  [[{ port: 8080, address: '::' }], 'no-answer'],
  [[], 'no-answer'],
  [null, 'no-answer'],
])('what listens inside tells: %j', (listening, cause) => {
  expect(unansweredProblem([8080], listening, '').cause).toBe(cause);
});

test('any address is not a loopback', () => {
  expect(isLoopback({ port: 1, address: '::' })).toBe(false);
});
