import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CheckSpec } from '../../../src/core/verdicts/kinds.ts';
import type { Environment } from '../../../src/core/workspace/paths.ts';
import { removeFolder, sandboxEnvironment, temporaryFolder } from '../../support/facts.ts';
import { judged, plainSource, run, serverSource, snapshot, write } from '../../support/go-module.ts';
import { describeReal } from '../../support/tools.ts';

type Asks = Partial<Extract<CheckSpec, { kind: 'module' }>['spec']>;

const logrus = 'github.com/sirupsen/logrus';
const check = (asks: Asks): CheckSpec => ({
  kind: 'module',
  title: null,
  spec: { requires: [], tidy: false, sums: false, builds: false, ...asks },
});
const everything: Asks = { requires: [logrus], tidy: true, sums: true, builds: true };

/** What is done to a right module, or to a folder with main.go alone (`bare`), what is asked, and the outcome. */
type Case = {
  name: string;
  bare?: true;
  /** A module cache of its own, to be emptied or spoilt. */
  ownCache?: true;
  line?: string;
  files?: { [path: string]: string };
  environment?: Environment;
  asks: Asks;
  /** 'passed', or the cause of the failure. */
  comes: string;
  place?: string;
};

const cases: Case[] = [
  {
    name: 'flags that are none',
    environment: { GOFLAGS: 'mod=vendor' },
    asks: { builds: true },
    comes: 'goflags-bad',
  },
  { name: 'as it should be', asks: everything, comes: 'passed' },
  {
    name: 'any path',
    line: 'go mod edit -module=example.com/Me/my_app/v2',
    asks: everything,
    comes: 'passed',
  },
  {
    name: 'a path that is one bare word',
    bare: true,
    line: 'go mod init x && go mod tidy',
    asks: everything,
    comes: 'passed',
  },
  { name: 'init alone', bare: true, line: 'go mod init httpserver', asks: {}, comes: 'passed' },
  {
    name: 'get alone is enough to require',
    bare: true,
    line: `go mod init a && go get ${logrus}`,
    asks: { requires: [logrus] },
    comes: 'passed',
  },
  { name: 'a vendored tree', line: 'go mod vendor', asks: everything, comes: 'passed' },
  {
    name: 'vendored, without go.sum entries needed',
    line: 'go mod vendor',
    asks: { builds: true },
    comes: 'passed',
  },
  { name: 'GOFLAGS=-mod=mod', environment: { GOFLAGS: '-mod=mod' }, asks: everything, comes: 'passed' },
  {
    name: 'CRLF in go.mod',
    line: "sed -i 's/$/\\r/' go.mod",
    asks: { sums: true, builds: true },
    comes: 'passed',
  },
  {
    name: 'an older logrus',
    line: `go get ${logrus}@v1.9.3 && go mod tidy`,
    asks: everything,
    comes: 'passed',
  },
  { name: 'no go.mod', bare: true, asks: {}, comes: 'go-mod-missing' },
  {
    name: 'go.mod in the workspace',
    line: 'mv go.mod go.sum ..',
    asks: everything,
    comes: 'go-mod-in-wrong-folder',
    place: '../go.mod:1',
  },
  {
    name: 'go.mod in a folder below',
    line: 'mkdir a && mv go.mod a',
    asks: {},
    comes: 'go-mod-in-wrong-folder',
    place: 'a/go.mod:1',
  },
  { name: 'go.mod.txt', line: 'mv go.mod go.mod.txt', asks: {}, comes: 'go-mod-misnamed' },
  ...[
    'net/http',
    'fmt',
    'std',
    'all',
    'https://github.com/me/x',
    './x',
    logrus,
    '/x',
    'a@b',
    'localhost:80/x',
  ].map((path) => ({
    name: `path ${path}`,
    line: `sed -i '1s#.*#module ${path}#' go.mod`,
    asks: {},
    comes: 'module-path-invalid',
    place: 'go.mod:1',
  })),
  {
    name: 'two words',
    line: "sed -i '1s/.*/module my app/' go.mod",
    asks: {},
    comes: 'module-path-invalid',
    place: 'go.mod:1',
  },
  { name: 'no module line', line: 'sed -i 1d go.mod', asks: {}, comes: 'module-line-missing' },
  { name: 'conflict markers', line: "echo '<<<<<<< HEAD' >> go.mod", asks: {}, comes: 'merge-markers' },
  {
    name: 'not required',
    bare: true,
    line: 'go mod init a',
    asks: { requires: [logrus] },
    comes: 'dependency-missing',
  },
  {
    name: 'not required, asked to build',
    bare: true,
    line: 'go mod init a',
    asks: { builds: true },
    comes: 'dependency-missing',
    place: 'main.go:7',
  },
  {
    name: 'not required, asked to be tidy',
    bare: true,
    line: 'go mod init a',
    asks: { tidy: true },
    comes: 'dependency-missing',
  },
  {
    name: 'get without tidy',
    bare: true,
    line: `go mod init a && go get ${logrus}`,
    asks: everything,
    comes: 'dependency-indirect',
  },
  {
    name: 'required and never imported',
    files: { 'main.go': plainSource },
    asks: { tidy: true },
    comes: 'requirement-unused',
  },
  { name: 'no go.sum', line: 'rm go.sum', asks: { sums: true }, comes: 'go-sum-missing' },
  { name: 'no go.sum, asked to build', line: 'rm go.sum', asks: { builds: true }, comes: 'go-sum-missing' },
  { name: 'no go.sum, asked to be tidy', line: 'rm go.sum', asks: { tidy: true }, comes: 'go-sum-missing' },
  { name: 'an empty go.sum', line: ': > go.sum', asks: { sums: true }, comes: 'go-sum-empty' },
  {
    name: 'a line of go.sum gone',
    line: `sed -i '/logrus.* h1/{/go.mod/!d}' go.sum`,
    asks: { sums: true },
    comes: 'go-sum-incomplete',
  },
  {
    name: 'one letter changed',
    line: `sed -i '/logrus v[^ ]* h1/s/h1:./h1:_/;s/h1:_/h1:A/' go.sum`,
    asks: { sums: true },
    comes: 'go-sum-mismatch',
  },
  {
    name: 'one letter changed in the sum of a go.mod',
    line: `sed -i '/logrus v.*go.mod/s/h1:../h1:AA/' go.sum`,
    asks: everything,
    comes: 'go-sum-mismatch',
  },
  {
    name: 'garbage in go.sum',
    line: 'echo garbage >> go.sum',
    asks: { sums: true },
    comes: 'go-sum-malformed',
  },
  {
    name: 'Sirupsen imported',
    line: 'sed -i s/sirupsen/Sirupsen/ main.go',
    asks: everything,
    comes: 'wrong-case-sirupsen',
    place: 'main.go:7',
  },
  {
    name: 'Sirupsen everywhere',
    line: 'sed -i s/sirupsen/Sirupsen/ main.go go.mod',
    asks: { requires: [logrus] },
    comes: 'wrong-case-sirupsen',
  },
  {
    name: 'a version that is not there',
    line: "sed -i 's/logrus v[^ ]*/logrus v1.99.2/' go.mod",
    asks: { tidy: true },
    comes: 'version-missing',
  },
  {
    name: 'a go line of the future',
    line: "sed -i 's/^go .*/go 1.99/' go.mod",
    asks: { builds: true },
    comes: 'go-line-too-new',
  },
  { name: 'no go line', line: "sed -i '/^go /d' go.mod", asks: { builds: true }, comes: 'go-line-missing' },
  {
    name: 'package server',
    files: { 'main.go': serverSource.replace('package main', 'package server') },
    asks: { builds: true },
    comes: 'package-not-main',
    place: 'main.go:1',
  },
  {
    name: 'no func main',
    files: { 'main.go': serverSource.replace('func main', 'func Main') },
    asks: { builds: true },
    comes: 'main-missing',
  },
  {
    name: 'a syntax error',
    files: { 'main.go': `${serverSource}}\n` },
    asks: { builds: true },
    comes: 'syntax-error',
    place: 'main.go:21',
  },
  {
    name: 'an unused import',
    files: { 'main.go': serverSource.replace('"os"', '"os"\n\t"fmt"') },
    asks: { builds: true },
    comes: 'unused-import',
    place: 'main.go:6',
  },
  {
    name: 'a compile error is no matter of sums',
    files: { 'main.go': `${serverSource}}\n` },
    asks: { sums: true },
    comes: 'passed',
  },
  { name: 'no Go files', line: 'rm main.go', asks: { builds: true }, comes: 'no-go-files' },
  { name: 'two mains', line: 'cp main.go two.go', asks: { builds: true }, comes: 'declared-twice' },
  {
    name: 'off in the environment',
    environment: { GO111MODULE: 'off' },
    asks: { builds: true },
    comes: 'go111module-off-env',
  },
  {
    name: 'off in the file',
    line: 'go env -w GO111MODULE=off',
    asks: everything,
    comes: 'go111module-off-file',
    place: '.tour/goenv:1',
  },
  {
    name: 'off, and no go.mod because of it',
    bare: true,
    environment: { GO111MODULE: 'off' },
    asks: {},
    comes: 'go111module-off-env',
  },
  {
    name: 'off, and everything there',
    environment: { GO111MODULE: 'off' },
    asks: { requires: [logrus] },
    comes: 'passed',
  },
  {
    name: 'a bad value',
    environment: { GO111MODULE: 'true' },
    asks: everything,
    comes: 'go111module-bad-value',
  },
  {
    name: 'GOPROXY=off and nothing in the cache',
    ownCache: true,
    line: 'go clean -modcache',
    environment: { GOPROXY: 'off' },
    asks: { builds: true },
    comes: 'goproxy-off',
  },
  {
    name: 'GOPROXY=off and a full cache',
    environment: { GOPROXY: 'off' },
    asks: everything,
    comes: 'passed',
  },
  { name: 'an empty cache', ownCache: true, line: 'go clean -modcache', asks: everything, comes: 'passed' },
  {
    name: 'a proxy that is not there',
    ownCache: true,
    line: 'go clean -modcache',
    environment: { GOPROXY: 'https://nobody.invalid' },
    asks: everything,
    comes: 'machine: dns',
  },
  {
    name: 'a proxy that refuses',
    ownCache: true,
    line: 'go clean -modcache',
    environment: { GOPROXY: 'http://127.0.0.1:9' },
    asks: everything,
    comes: 'machine: module-proxy-unreachable',
  },
];

describeReal(['go', 'network'], 'the module check, on real modules', () => {
  let home: string;
  let right: string;
  let cache: string;

  beforeAll(async () => {
    home = await temporaryFolder('gdt-module');
    right = join(home, 'right');
    cache = join(home, 'cache');
    await mkdir(join(right, 'httpserver'), { recursive: true });
    await mkdir(join(right, '.tour'));
    await write(right, 'main.go', serverSource);
    const environment = sandboxEnvironment(right, { GOMODCACHE: cache });
    await run(
      right,
      `go mod init httpserver && go mod tidy && go build -o /dev/null && go get ${logrus}`,
      environment,
    );
  });

  afterAll(() => removeFolder(home));

  async function prepare(
    one: Omit<Case, 'asks' | 'comes'>,
  ): Promise<{ root: string; environment: Environment }> {
    const root = join(home, one.name.replace(/\W+/g, '-'));
    await cp(right, root, { recursive: true });
    const GOMODCACHE = one.ownCache ? join(root, '.tour/modcache') : cache;
    if (one.ownCache) await cp(cache, GOMODCACHE, { recursive: true });
    if (one.bare) await run(root, 'rm go.mod go.sum');
    for (const [path, text] of Object.entries(one.files ?? {})) await write(root, path, text);
    if (one.line) await run(root, one.line, sandboxEnvironment(root, { GOMODCACHE }));
    return { root, environment: sandboxEnvironment(root, { GOMODCACHE, ...one.environment }) };
  }

  test.each(cases)('$name: $comes', async (one) => {
    const { root, environment } = await prepare(one);
    const before = await snapshot(root);

    const verdict = await judged({ root, environment }, check(one.asks));
    const again = await judged({ root, environment }, check(one.asks));

    const outcome = { passed: 'passed', failed: '', unknown: 'machine: ' }[verdict.status];
    expect(outcome + (verdict.status === 'passed' ? '' : verdict.cause), JSON.stringify(verdict)).toBe(
      one.comes,
    );
    if (one.place && verdict.status === 'failed')
      expect(`${verdict.place?.file}:${verdict.place?.line}`).toBe(one.place);
    expect(again).toEqual(verdict);
    expect(withoutLocks(await snapshot(root))).toBe(withoutLocks(before));
    await removeFolder(root);
  });

  test('a file of the module cache that was changed', async () => {
    const line = `d=$(go list -m -f {{.Dir}} ${logrus}) && chmod u+w $d $d/* && echo "// x" >> $d/doc.go`;
    const { root, environment } = await prepare({ name: 'spoilt', ownCache: true, line });
    const verdict = await judged({ root, environment }, check({ sums: true }));
    expect(verdict).toMatchObject({ status: 'failed', cause: 'module-cache-modified' });
    await removeFolder(root);
  });

  test('an emptied cache stays empty: the next build downloads by itself', async () => {
    const { root, environment } = await prepare({
      name: 'emptied',
      ownCache: true,
      line: 'go clean -modcache',
    });
    expect(await judged({ root, environment }, check(everything))).toMatchObject({ status: 'passed' });
    expect(await run(root, 'go build -o /dev/null 2>&1', environment)).toContain(
      'go: downloading github.com/sirupsen',
    );
    await removeFolder(root);
  });
});

/** go puts empty folders and lock files of its own into the module cache even when it only looks. */
function withoutLocks(text: string): string {
  return text
    .split('\n')
    .filter((line) => !/^\.tour\/modcache( |\/cache)|^\.tour {2}/.test(line))
    .join('\n');
}
