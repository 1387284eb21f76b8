import { describe, expect, test } from 'vitest';
import type { ModuleFact } from '../../../../src/core/verdicts/facts/module.ts';
import { module } from '../../../../src/core/verdicts/kinds/module.ts';
import { manifest, moduleFact, off } from './facts.ts';

const logrus = 'github.com/sirupsen/logrus';
const all = { requires: [logrus], tidy: true, sums: true, builds: true };
const bad = (output: string) => ({ code: 1, output });
const unbuilt = (output: string): Partial<ModuleFact> => ({ build: { ...bad(output), makes: 'nothing' } });
const diff = (mod: string, sum = '') =>
  bad(
    `${mod && `diff current/go.mod tidy/go.mod\n--- current/go.mod\n+++ tidy/go.mod\n@@ -1 +1 @@\n${mod}\n`}${sum && `diff current/go.sum tidy/go.sum\n--- current/go.sum\n+++ tidy/go.sum\n@@ -1 +1 @@\n${sum}\n`}`,
  );

describe('module', () => {
  test.each<[string, unknown, Partial<ModuleFact>, string]>([
    ['right', all, {}, 'passed'],
    ['nothing in it', {}, { manifest: { ...manifest, requires: [] }, goSum: null }, 'passed'],
    ['modules off, and nothing to be run', {}, { modules: off }, 'passed'],
    ['modules off', { builds: true }, { modules: off }, 'go111module-off-env'],
    ['no go.mod', {}, { goMod: { at: 'nowhere' }, manifest: null }, 'go-mod-missing'],
    [
      'no go.mod, modules off',
      {},
      { goMod: { at: 'nowhere' }, manifest: null, modules: off },
      'go111module-off-env',
    ],
    ['go.mod.txt', {}, { goMod: { at: 'misnamed', path: 'go.mod.txt' }, manifest: null }, 'go-mod-misnamed'],
    [
      'go.mod above',
      {},
      { goMod: { at: 'elsewhere', path: '../go.mod' }, manifest: null },
      'go-mod-in-wrong-folder',
    ],
    [
      'go.mod broken',
      {},
      { manifest: { broken: 'go: errors parsing go.mod:\n/x/go.mod:3: unknown directive: <<', line: 3 } },
      'go-mod-malformed',
    ],
    [
      'two words',
      {},
      { manifest: { broken: '/x/go.mod:1: usage: module module/path', line: 1 } },
      'module-path-invalid',
    ],
    [
      'a path of the standard library',
      {},
      { manifest: { ...manifest, path: 'net/http', standard: true } },
      'module-path-invalid',
    ],
    ['the path of what is imported', {}, { manifest: { ...manifest, path: logrus } }, 'module-path-invalid'],
    [
      'imported without its host, which tidy passes over',
      { requires: [logrus] },
      { manifest: { ...manifest, requires: [] }, imports: [{ path: 'logrus', file: 'main.go', line: 3 }] },
      'no-such-standard-package',
    ],
    [
      'not required',
      { requires: [logrus] },
      { manifest: { ...manifest, requires: [] } },
      'dependency-missing',
    ],
    [
      'not required, modules off',
      { requires: [logrus] },
      { manifest: { ...manifest, requires: [] }, modules: off },
      'go111module-off-env',
    ],
    [
      'required in capitals',
      { requires: [logrus] },
      {
        manifest: {
          ...manifest,
          requires: [{ path: 'github.com/Sirupsen/logrus', version: 'v1', indirect: false, line: 3 }],
        },
      },
      'wrong-case-sirupsen',
    ],
    [
      'imported in capitals',
      { builds: true },
      { imports: [{ path: 'github.com/Sirupsen/logrus', file: 'main.go', line: 3 }] },
      'wrong-case-sirupsen',
    ],
    ['no go.sum', { sums: true }, { goSum: null }, 'go-sum-missing'],
    ['no go.sum, vendored', { sums: true }, { goSum: null, vendored: true }, 'passed'],
    [
      'a changed cache',
      { sums: true },
      { verify: bad('github.com/a/b v1.0.0: dir has been modified (/x)') },
      'module-cache-modified',
    ],
    [
      'a sum that differs',
      { sums: true },
      {
        tidy: bad(
          'verifying github.com/a/b@v1.0.0: checksum mismatch\n\tdownloaded: h1:x\n\tgo.sum:     h1:abc=\n\nSECURITY ERROR',
        ),
      },
      'go-sum-mismatch',
    ],
    ['tidy would add sums, not asked', { sums: true }, { tidy: diff('', '+a v1 h1:x') }, 'passed'],
    [
      'direct marked indirect',
      { tidy: true },
      { tidy: diff(`-\t${logrus} v1.10.2 // indirect\n+require ${logrus} v1.10.2`) },
      'dependency-indirect',
    ],
    [
      'tidy would add what an internal package of another module needs',
      { tidy: true },
      {
        tidy: diff('+require x.org/a v1.0.0'),
        imports: [{ path: `${logrus}/internal/testutils`, file: 'main.go', line: 8 }],
      },
      'internal-package',
    ],
    ['tidy would add', { tidy: true }, { tidy: diff(`+require ${logrus} v1.10.2`) }, 'dependency-missing'],
    [
      'tidy would drop',
      { tidy: true },
      { tidy: diff(`-require ${logrus} v1.10.2`), imports: [] },
      'requirement-unused',
    ],
    [
      'tidy would drop what a file imports that no build takes',
      { tidy: true },
      { tidy: diff(`-require ${logrus} v1.10.2`) },
      'excluded-by-constraints',
    ],
    [
      'tidy would change a version',
      { tidy: true },
      { tidy: diff('-\tx.org/a v1.0.0\n+\tx.org/a v1.1.0') },
      'not-tidy',
    ],
    ['tidy would change go.sum', { tidy: true }, { tidy: diff('', '+a v1 h1:x') }, 'go-sum-incomplete'],
    [
      'tidy would write go.sum',
      { tidy: true },
      { tidy: diff('', '+a v1 h1:x'), goSum: null },
      'go-sum-missing',
    ],
    ['tidy fails, nobody knows why', { tidy: true }, { tidy: bad('boom') }, 'not-tidy'],
    [
      'a library',
      { builds: true },
      {
        build: { code: 0, output: '', makes: 'archive' },
        packages: [{ name: 'web', file: 'main.go', line: 2 }],
      },
      'package-not-main',
    ],
    [
      'no go line',
      { builds: true },
      { ...unbuilt('x: missing go.sum entry for go.mod file'), manifest: { ...manifest, go: null } },
      'go-line-missing',
    ],
    ['a build that fails, nobody knows why', { builds: true }, unbuilt('boom'), 'build-failed'],
  ])('%s', (_name, spec, spoilt, comes) => {
    const verdict = module.judge(module.schema.parse(spec), moduleFact(spoilt));
    expect(verdict.status === 'failed' ? verdict.cause : verdict.status, JSON.stringify(verdict)).toBe(comes);
  });

  test('the line of go.sum that differs is named', () => {
    const tidy = bad('verifying a@v1: checksum mismatch\n\tdownloaded: h1:x\n\tgo.sum:     h1:abc=\n');
    const fact = moduleFact({ tidy, goSum: 'b v1 h1:other=\na v1 h1:abc=\n' });
    expect(module.judge(module.schema.parse({ sums: true }), fact)).toMatchObject({
      place: { file: 'go.sum', line: 2 },
    });
  });
});
