import { cp, mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CheckSpec } from '../../../src/core/verdicts/kinds.ts';
import type { Environment } from '../../../src/core/workspace/paths.ts';
import { removeFolder, sandboxEnvironment, temporaryFolder } from '../../support/facts.ts';
import { judged, run, serverSource, snapshot, write } from '../../support/go-module.ts';
import { describeReal } from '../../support/tools.ts';

const check: CheckSpec = { kind: 'binary', title: null, spec: {} };

/** What is run in a right module, and the outcome: 'passed', or the cause. */
type Case = { name: string; line: string; comes: string; files?: { [path: string]: string }; found?: string };

const changed = "sed -i 's/Hello/Good day/' main.go";
/** Whatever needs the standard library compiled anew uses this: it takes the runtime only. */
const tiny = { 'main.go': 'package main\n\nfunc main() { println("x") }\n' };
/** Nothing of what the inner package does shows in the ids of the outer ones. */
const nested = {
  'main.go': 'package main\n\nimport "httpserver/a"\n\nfunc main() { a.A() }\n',
  'a/a.go': 'package a\n\nimport "httpserver/a/b"\n\n//go:noinline\nfunc A() { b.B() }\n',
  'a/b/b.go': 'package b\n\n//go:noinline\nfunc B() { println("one") }\n',
};
const deeper = "sed -i 's/one/two/' a/b/b.go";
const commit =
  'git init -q . && git add -A && git -c user.name=a -c user.email=a@b commit -q --allow-empty -m a';
const goos = process.platform === 'linux' ? 'windows' : 'linux';

const cases: Case[] = [
  { name: 'go build', line: 'go build', comes: 'passed', found: 'httpserver' },
  { name: 'go build -o another name', line: 'go build -o server .', comes: 'passed', found: 'server' },
  {
    name: 'go build into a folder',
    line: 'mkdir bin && go build -o bin/ .',
    comes: 'passed',
    found: 'bin/httpserver',
  },
  { name: 'go build main.go', line: 'go build main.go', comes: 'passed', found: 'main' },
  { name: 'go build -o httpserver main.go', line: 'go build -o httpserver main.go', comes: 'passed' },
  { name: 'static and stripped', line: 'CGO_ENABLED=0 go build -trimpath -ldflags "-s -w"', comes: 'passed' },
  { name: 'linker flags with quotes', line: `go build -ldflags "-X 'main.version=a b'"`, comes: 'passed' },
  { name: 'no build id', line: 'go build -ldflags=-buildid=', comes: 'passed' },
  { name: 'pie', line: 'CGO_ENABLED=0 go build -buildmode=pie', files: tiny, comes: 'passed' },
  { name: 'compiler flags', line: 'go build -gcflags="all=-N -l"', files: tiny, comes: 'passed' },
  { name: 'tags', line: 'go build -tags some,thing', comes: 'passed' },
  { name: 'touched source', line: 'go build && touch -d tomorrow main.go', comes: 'passed' },
  {
    name: 'two files, from a list',
    line: 'echo "package main" > b.go && go build -o x main.go b.go',
    comes: 'passed',
  },
  {
    name: 'two files, one of them built',
    line: 'echo "package main" > b.go && go build -o x main.go',
    comes: 'passed',
  },
  {
    name: 'a path with a version',
    line: 'go mod edit -module=example.com/web/v2 && go build',
    comes: 'passed',
    found: 'web',
  },
  {
    name: 'an older one beside it',
    line: `go build && ${changed} && go build -o new`,
    comes: 'passed',
    found: 'new',
  },
  { name: 'vendored', line: 'go mod vendor && go build', comes: 'passed' },
  {
    name: 'in a git repository, stamped',
    line: `${commit} && go build -buildvcs=true`,
    comes: 'passed',
  },
  { name: 'packages of its own', line: 'go build', files: nested, comes: 'passed' },
  {
    name: 'packages of its own, stamped',
    line: `${commit} && go build -buildvcs=true`,
    files: nested,
    comes: 'passed',
  },
  {
    name: 'packages of its own, with flags, and a commit since',
    line: `${commit} && go build -buildvcs=true -ldflags "-s -w -X 'main.v=a \\b'" && ${commit}`,
    files: nested,
    comes: 'passed',
  },
  {
    name: 'what a package of its own imports changed since',
    line: `go build && ${deeper}`,
    files: nested,
    comes: 'binary-stale',
  },
  {
    name: 'what a package of its own imports changed since, stamped',
    line: `${commit} && go build -buildvcs=true && ${deeper}`,
    files: nested,
    comes: 'binary-stale',
  },
  { name: 'an emptied cache', line: 'go build && go clean -modcache', comes: 'passed' },
  {
    name: 'built with GO111MODULE unset, off now',
    line: 'go build && go env -w GO111MODULE=off',
    comes: 'passed',
  },
  { name: 'never built', line: 'true', comes: 'binary-missing' },
  { name: 'installed elsewhere', line: 'go install', comes: 'binary-installed-elsewhere' },
  { name: 'changed since', line: `go build && ${changed}`, comes: 'binary-stale' },
  { name: 'a comment more since', line: "go build && echo '// more' >> main.go", comes: 'binary-stale' },
  {
    name: 'changed since, with the old time',
    line: `go build && touch -r main.go t && ${changed} && touch -r t main.go && rm t`,
    comes: 'binary-stale',
  },
  {
    name: 'changed since, stripped of its id',
    line: `go build -ldflags="-s -w -buildid=" && ${changed}`,
    comes: 'binary-stale',
  },
  {
    name: 'changed since, and the cache emptied',
    line: `go build && ${changed} && go clean -modcache`,
    comes: 'binary-stale',
  },
  {
    name: 'changed since, built from a list',
    line: `go build -o x main.go && ${changed}`,
    comes: 'binary-stale',
  },
  {
    name: 'an embedded file changed since',
    line: 'go build && echo new > page.html',
    files: {
      'page.html': 'old',
      'page.go':
        'package main\n\nimport _ "embed"\n\n//go:embed page.html\nvar page string\n\nfunc init() { println(page) }\n',
    },
    comes: 'binary-stale',
  },
  {
    name: 'another version since',
    line: 'go build && go get github.com/sirupsen/logrus@v1.9.3',
    comes: 'binary-stale',
  },
  {
    name: 'package not main',
    line: "sed -i 's/^package main/package web/' main.go && go build -o httpserver .",
    comes: 'package-not-main',
  },
  {
    name: 'package not main, nothing made',
    line: "sed -i 's/^package main/package web/' main.go && go build",
    comes: 'package-not-main',
  },
  {
    name: 'an archive of before',
    line: "sed -i 's/^package main/package web/' main.go && go build -o httpserver . && sed -i 's/^package web/package main/' main.go",
    comes: 'not-a-program',
  },
  {
    name: 'for another system',
    line: `GOOS=${goos} CGO_ENABLED=0 go build -o httpserver`,
    files: tiny,
    comes: 'wrong-platform',
  },
  { name: 'not executable', line: 'go build && chmod -x httpserver', comes: 'not-executable' },
  { name: 'does not build any more', line: 'go build && echo "}" >> main.go', comes: 'syntax-error' },
  { name: 'does not build at all', line: 'echo "}" >> main.go', comes: 'syntax-error' },
  { name: 'no go.mod any more', line: 'go build && rm go.mod', comes: 'go-mod-missing' },
  { name: 'no go.sum any more', line: 'rm go.sum', comes: 'go-sum-missing' },
];

describeReal(['go', 'network'], 'the binary check, on real programs', () => {
  let home: string;
  let right: string;
  let cache: string;

  beforeAll(async () => {
    home = await temporaryFolder('gdt-binary');
    right = join(home, 'right');
    cache = join(home, 'cache');
    await mkdir(join(right, 'httpserver'), { recursive: true });
    await mkdir(join(right, '.tour'));
    await write(right, 'main.go', serverSource);
    await run(right, 'go mod init httpserver && go mod tidy && go build -o /dev/null', environmentOf(right));
  });

  afterAll(() => removeFolder(home));

  function environmentOf(root: string, own = false): Environment {
    return sandboxEnvironment(root, { GOMODCACHE: own ? join(root, '.tour/modcache') : cache });
  }

  test.each(cases)('$name: $comes', async (one) => {
    const root = join(home, one.name.replace(/\W+/g, '-'));
    await cp(right, root, { recursive: true });
    const environment = environmentOf(root, one.line.includes('modcache'));
    if (environment.GOMODCACHE !== cache) await cp(cache, environment.GOMODCACHE ?? '', { recursive: true });
    for (const [path, text] of Object.entries(one.files ?? {})) await write(root, path, text);
    await run(root, one.line, environment);
    const before = await snapshot(join(root, 'httpserver'));

    const verdict = await judged({ root, environment }, check);
    const again = await judged({ root, environment }, check);

    expect(verdict.status === 'passed' ? 'passed' : verdict.cause, JSON.stringify(verdict)).toBe(one.comes);
    if (one.found) expect(verdict.found).toContain(one.found);
    expect(again).toEqual(verdict);
    expect(await snapshot(join(root, 'httpserver'))).toBe(before);
    await removeFolder(root);
  });

  test.each([
    ['as it was', '', 'passed'],
    ['as it was, stripped', '-s -w', 'passed'],
    ['and changed', '', 'binary-stale'],
  ])('a folder that was moved after the build, %s: %s%s', async (name, flags, comes) => {
    const root = join(home, 'before');
    const moved = join(home, 'a-place-with-another-name');
    await cp(right, root, { recursive: true });
    await run(root, `go build -ldflags="${flags}"`, environmentOf(root));
    await rename(root, moved);
    if (name === 'and changed') await run(moved, changed, environmentOf(moved));
    const verdict = await judged({ root: moved, environment: environmentOf(moved) }, check);
    expect(verdict.status === 'passed' ? 'passed' : verdict.cause, JSON.stringify(verdict)).toBe(comes);
    await removeFolder(moved);
  });

  test('another module cache than the one that it was built with', async () => {
    const root = join(home, 'caches');
    await cp(right, root, { recursive: true });
    await run(root, 'go build', environmentOf(root));
    const environment = sandboxEnvironment(root, { GOMODCACHE: join(root, 'other-cache') });
    expect(await judged({ root, environment }, check)).toMatchObject({ status: 'passed' });
    await removeFolder(root);
  });
});
