import { describe, expect, test } from 'vitest';
import type { Program } from '../../../../src/core/verdicts/facts/binary.ts';
import type { ServerRun } from '../../../../src/core/verdicts/facts/http.ts';
import type { ModuleFact } from '../../../../src/core/verdicts/facts/module.ts';
import {
  compiledFrom,
  readBuildInfo,
  rebuildWith,
  withoutRecorded,
} from '../../../../src/core/verdicts/go/build-info.ts';
import { binary } from '../../../../src/core/verdicts/kinds/binary.ts';
import { http } from '../../../../src/core/verdicts/kinds/http.ts';
import { modules } from '../../../../src/core/verdicts/kinds/modules.ts';
import { binaryFact, moduleFact, off, on } from './facts.ts';

const stale: Program['state'] = { is: 'stale', differs: 'sources', detail: 'x', newer: null };
const library: Partial<ModuleFact> = {
  packages: [{ name: 'web', file: 'main.go', line: 1 }],
  build: { code: 0, output: '', makes: 'archive' },
};
const broken: Partial<ModuleFact> = {
  build: { code: 1, output: './main.go:3:1: syntax error', makes: 'nothing' },
};

describe('binary', () => {
  test.each<[string, Program['state'] | null, Partial<Program>, Partial<ModuleFact>, string]>([
    ['current', { is: 'current' }, {}, {}, 'passed'],
    ['current, any name', { is: 'current' }, { path: 'bin/x' }, {}, 'passed'],
    ['current, Mach-O', { is: 'current' }, { form: 'mach-o' }, {}, 'passed'],
    ['not executable', { is: 'current' }, { executable: false }, {}, 'not-executable'],
    ['of another module', { is: 'other-module', path: 'a/b' }, {}, {}, 'binary-of-another-module'],
    ['the tests', { is: 'tests' }, {}, {}, 'binary-of-the-tests'],
    ['empty', { is: 'no-program', what: 'empty' }, {}, {}, 'binary-empty'],
    ['a script', { is: 'no-program', what: 'script' }, {}, {}, 'binary-is-a-script'],
    ['cut short', { is: 'no-program', what: 'cut short' }, {}, {}, 'binary-cut-short'],
    ['somebody else’s', { is: 'no-program', what: 'not of Go' }, {}, {}, 'binary-not-of-go'],
    ['a folder', { is: 'no-program', what: 'folder' }, {}, {}, 'binary-is-a-folder'],
    ['a link', { is: 'no-program', what: 'link to nothing' }, {}, {}, 'binary-link-to-nothing'],
    ['text', { is: 'no-program', what: 'text' }, {}, {}, 'binary-no-program'],
    ['stale', stale, {}, {}, 'binary-stale'],
    [
      'for another system',
      { is: 'foreign', platform: 'windows/amd64', host: 'linux/amd64' },
      {},
      {},
      'wrong-platform',
    ],
    ['a library', { is: 'archive' }, {}, library, 'package-not-main'],
    ['a library of before', { is: 'archive' }, {}, {}, 'not-a-program'],
    ['of sources that do not build', { is: 'unbuildable' }, {}, broken, 'syntax-error'],
    ['none', null, {}, {}, 'binary-missing'],
    ['none, not main', null, {}, library, 'package-not-main'],
    ['none, broken', null, {}, broken, 'syntax-error'],
    ['none, modules off', null, {}, { modules: off }, 'go111module-off-env'],
    [
      'none, no go.mod',
      null,
      {},
      { goMod: { at: 'nowhere' }, manifest: null, build: null },
      'go-mod-missing',
    ],
  ])('%s', (_name, state, program, module, comes) => {
    const verdict = binary.judge({}, binaryFact(state, program, moduleFact(module)));
    expect(verdict.status === 'failed' ? verdict.cause : verdict.status).toBe(comes);
  });
});

const answered = {
  is: 'answered',
  program: './x',
  address: '127.0.0.1:1',
  at: 'asked',
  status: 200,
  body: 'Hello\n',
  logged: true,
  log: 'GET /\n',
} as const;

describe('http', () => {
  test.each<[string, unknown, ServerRun, Program['state'] | null, string]>([
    ['right', { body: 'Hello' }, answered, { is: 'current' }, 'passed'],
    ['created is success too', {}, { ...answered, status: 201 }, { is: 'current' }, 'passed'],
    ['no log', {}, { ...answered, logged: false }, { is: 'current' }, 'nothing-logged'],
    ['no log, none asked', { logs: false }, { ...answered, logged: false }, { is: 'current' }, 'passed'],
    ['another text', { body: 'Bye' }, answered, { is: 'current' }, 'wrong-body'],
    ['another text, of an old program', { body: 'Bye' }, answered, stale, 'binary-stale'],
    ['404', {}, { ...answered, status: 404 }, { is: 'current' }, 'no-handler-for-root'],
    ['500', {}, { ...answered, status: 500 }, { is: 'current' }, 'handler-fails'],
    ['403', {}, { ...answered, status: 403 }, { is: 'current' }, 'status'],
    [
      'HTTPS',
      {},
      { ...answered, status: 400, body: 'Client sent an HTTP request to an HTTPS server.\n' },
      { is: 'current' },
      'serves-https',
    ],
    ['the port that the lesson asks', {}, { ...answered, at: 'usual' }, { is: 'current' }, 'passed'],
    ['any other port', {}, { ...answered, at: 'elsewhere' }, { is: 'current' }, 'listens-on-another-port'],
    ['no program', {}, { is: 'no-program' }, null, 'binary-missing'],
    [
      'ended',
      {},
      { is: 'exited', program: './x', how: 'exit 1', output: 'a\nb\n' },
      { is: 'current' },
      'server-exited',
    ],
    [
      'port taken',
      {},
      { is: 'exited', program: './x', how: 'exit 1', output: 'bind: address already in use\n' },
      { is: 'current' },
      'port-taken',
    ],
    [
      'silent',
      {},
      { is: 'silent', program: './x', seconds: 10, output: '' },
      { is: 'current' },
      'not-listening',
    ],
    [
      'no answer',
      {},
      { is: 'no-answer', program: './x', address: 'a:1', reason: 'x', output: '', ended: null },
      { is: 'current' },
      'no-answer',
    ],
  ])('%s', (_name, spec, run, state, comes) => {
    const verdict = http.judge(http.schema.parse(spec), { binary: binaryFact(state), run });
    expect(verdict.status === 'failed' ? verdict.cause : verdict.status).toBe(comes);
  });

  test('the last line of what it printed is told', () => {
    const run = { is: 'exited', program: './x', how: 'exit 1', output: 'a\nno config\n' } as const;
    expect(http.judge({ logs: true }, { binary: binaryFact(null), run }).found).toContain('no config');
  });
});

describe('modules', () => {
  const file = { in: 'file', place: { file: '.tour/goenv', line: 2 }, line: 'x' } as const;
  test.each([
    ['unset', on, 'passed'],
    ['on', { ...on, value: 'on' }, 'passed'],
    ['off, exported', off, 'go111module-off-env'],
    ['off, saved', { ...off, from: file }, 'go111module-off-file'],
    ['off, from somewhere', { ...off, from: { in: 'nowhere' } as const }, 'go111module-off-file'],
    ['a bad value, exported', { ...off, value: 'true', refused: 'go: unknown' }, 'go111module-bad-value'],
    [
      'a bad value, saved',
      { ...off, value: 'ON', from: file, refused: 'go: unknown' },
      'go111module-in-capitals',
    ],
    [
      'refused for another reason',
      { ...off, value: '', from: { in: 'nowhere' } as const, refused: 'go: x' },
      'go-env-refused',
    ],
  ])('%s', (_name, fact, comes) => {
    const verdict = modules.judge({}, fact);
    expect(verdict.status === 'failed' ? verdict.cause : verdict.status).toBe(comes);
    if (verdict.status === 'failed' && fact.from.in === 'file') expect(verdict.place).toEqual(file.place);
  });
});

describe('build information', () => {
  const report = [
    '/x/httpserver: go1.26.8',
    '\tpath\thttpserver',
    '\tmod\thttpserver\t(devel)\t',
    '\tdep\tgithub.com/sirupsen/logrus\tv1.10.2\th1:a=',
    '\tbuild\t-buildmode=exe',
    '\tbuild\t-compiler=gc',
    '\tbuild\t-ldflags="-s -w -X \\"main.v=1\\""',
    '\tbuild\tCGO_ENABLED=0',
    '\tbuild\tCGO_CFLAGS=',
    '\tbuild\tGOAMD64=v1',
    '\tbuild\tvcs=git',
  ].join('\n');

  test('is read, and builds the same once more', () => {
    const info = readBuildInfo(report);
    expect(info).toMatchObject({ go: 'go1.26.8', path: 'httpserver', module: 'httpserver' });
    expect(info && rebuildWith(info)).toEqual({
      flags: ['-buildmode=exe', '-ldflags=-s -w -X "main.v=1"'],
      environment: { CGO_ENABLED: '0', GOAMD64: 'v1' },
    });
  });

  test.each(['', 'x: not a Go executable', '/x: go1.26.8'])('%j has none', (text) => {
    expect(readBuildInfo(text)).toBeNull();
  });

  test('the middle of a build id', () => {
    expect(compiledFrom('a/b/c/d\n')).toEqual({ action: 'b', content: 'c', linked: 'd' });
    expect(compiledFrom('\n')).toBeNull();
  });
});

test.each([
  ['', ''],
  ['-mod=mod', '-mod=mod'],
  ['-trimpath -mod=vendor --tags=a -ldflags=-s', '-mod=vendor'],
])('flags that are set now and not recorded: %j', (goflags, kept) => {
  expect(withoutRecorded(goflags)).toBe(kept);
});
