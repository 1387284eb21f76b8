import { expect, test } from 'vitest';
import { insteadOf, misplacedIn } from '../../../../src/core/verdicts/image/other-command.ts';

test.each<[string, readonly string[], readonly string[], string | null]>([
  ['the image’s own', ['./httpserver'], ['./httpserver'], null],
  ['with other arguments', ['./httpserver', '-v'], ['./httpserver'], null],
  ['by way of --init', ['/run/podman-init', '--', './httpserver'], ['./httpserver'], null],
  ['another', ['sleep', '9'], ['./httpserver'], 'sleep 9'],
  ['an image that starts nothing', ['sleep', '9'], [], null],
])('%s', (_name, started, own, runs) => {
  expect(insteadOf(started, own)?.runs ?? null).toBe(runs);
});

test.each<[readonly string[], string | null]>([
  [['./httpserver'], null],
  [['./httpserver', '-p', '8080:8080'], '-p 8080:8080'],
  [['./httpserver', '-d', '--publish=80:8080'], '--publish=80:8080'],
  [['./httpserver', '-p8080:8080'], '-p8080:8080'],
  [['./httpserver', '--port', '80'], null],
])('%j: %s stood behind the name', (started, misplaced) => {
  expect(misplacedIn(started)).toBe(misplaced);
});
