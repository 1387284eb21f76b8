import { describe, expect, test } from 'vitest';
import type { ModuleFact } from '../../../../src/core/verdicts/facts/module.ts';
import { explainGo, noSourcesProblem } from '../../../../src/core/verdicts/go/explain.ts';
import { manifest, moduleFact } from './facts.ts';

const importing = (path: string) => ({ imports: [{ path, file: 'main.go', line: 7 }] });
const noGreet = '# httpserver\n./main.go:25:23: undefined: greet';
const noMain = 'runtime.main_main·f: function main is undeclared in the main package';
const declaring = (name: string, file: string, line: number) => ({ declared: [{ name, file, line }] });
const notInStd = (path: string) => `main.go:7:2: package ${path} is not in std (/usr/local/go/src/${path})`;

/** What go said, in which module, the cause, and its place. */
test.each<[string, Partial<ModuleFact>, string, string, string | null]>([
  [
    'a package of its own that is not there',
    importing('httpserver/greet'),
    notInStd('httpserver/greet'),
    'own-package-missing',
    'main.go:7',
  ],
  [
    'a package of its own by the former name',
    { ...importing('old/greet'), folders: ['', 'greet'] },
    notInStd('old/greet'),
    'own-package-by-another-path',
    'main.go:7',
  ],
  [
    'a package of its own by its folder alone',
    { ...importing('greet'), folders: ['', 'greet'] },
    notInStd('greet'),
    'own-package-by-another-path',
    'main.go:7',
  ],
  [
    'vendor asked for, and none there',
    {},
    'go: inconsistent vendoring in /home/me/s:\n\tgithub.com/a/b@v1: is explicitly required',
    'vendor-missing',
    null,
  ],
  [
    'a version changed by hand',
    { goSum: 'github.com/sirupsen/logrus v1.9.0 h1:abc=\n' },
    'main.go:9:2: missing go.sum entry for module providing package github.com/sirupsen/logrus (imported by httpserver); to add:',
    'go-sum-incomplete',
    'go.mod:5',
  ],
  ['Main', declaring('Main', 'main.go', 12), noMain, 'main-missing', 'main.go:12'],
  ['no main', {}, noMain, 'main-missing', 'main.go:1'],
  ['a test file', declaring('greet', 'a_test.go', 3), noGreet, 'name-of-a-test-file', 'a_test.go:3'],
  ['another system', declaring('greet', 'a_arm64.go', 3), noGreet, 'excluded-by-constraints', 'a_arm64.go:1'],
  ['another folder', declaring('greet', 'b/a.go', 3), noGreet, 'name-of-another-folder', 'main.go:25'],
  ['nowhere', declaring('great', 'b/a.go', 3), noGreet, 'undefined-name', 'main.go:25'],
  [
    'a package that nobody has',
    importing('net/htp'),
    notInStd('net/htp'),
    'no-such-standard-package',
    'main.go:7',
  ],
  [
    'a merge left in the middle',
    { merges: [{ file: 'main.go', line: 15 }] },
    '# httpserver\n./main.go:15:1: syntax error: non-declaration statement outside function body',
    'merge-markers',
    'main.go:15',
  ],
  [
    'markers in a text of a program that fails for another reason',
    { merges: [{ file: 'text.go', line: 4 }] },
    '# httpserver\n./main.go:9:2: "os" imported and not used',
    'unused-import',
    'main.go:9',
  ],
  [
    'no go line',
    { manifest: { ...manifest, go: null, goLine: null } },
    'go: github.com/a/b@v1.0.0: missing go.sum entry for go.mod file; to add it:',
    'go-line-missing',
    'go.mod:1',
  ],
  [
    'a go line that is too new',
    {},
    'go: go.mod requires go >= 1.99 (running go 1.26.8; GOTOOLCHAIN=local)',
    'go-line-too-new',
    'go.mod:3',
  ],
  [
    'a version that is not there',
    {},
    'go: httpserver imports\n\tgithub.com/sirupsen/logrus: github.com/sirupsen/logrus@v1.99.0: reading https://proxy.example.org/x.zip: 404 Not Found',
    'version-missing',
    'go.mod:5',
  ],
  [
    'a replacement',
    { manifest: { ...manifest, others: [{ path: 'github.com/sirupsen/logrus', line: 9 }] } },
    'github.com/sirupsen/logrus@v1.10.2: replacement directory ../logrus does not exist',
    'replacement-missing',
    'go.mod:9',
  ],
  [
    'constraints',
    { packages: [{ name: 'main', file: 'main_windows.go', line: 1 }] },
    'package httpserver: build constraints exclude all Go files in /home/me/httpserver',
    'excluded-by-constraints',
    'main_windows.go:1',
  ],
])('%s', (_name, more, output, cause, place) => {
  const problem = explainGo(moduleFact(more), output);
  expect(problem?.cause).toBe(cause);
  expect(problem?.place && `${problem.place.file}:${problem.place.line}`).toBe(place);
});

test('a sum that is missing is named by its module', () => {
  const said = (output: string) => explainGo(moduleFact(), output)?.found;
  expect(
    said(
      'main.go:9:2: missing go.sum entry for module providing package github.com/a/b (imported by x); to add:',
    ),
  ).toContain('github.com/a/b');
  expect(said('main.go:9:2: github.com/a/b@v1.10.2: missing go.sum entry for go.mod file; to add it:')).toBe(
    'go.sum has no sum for github.com/a/b',
  );
});

describe('no Go files', () => {
  const without = (names: readonly string[], folders: readonly string[] = []) =>
    noSourcesProblem(moduleFact({ packages: [], names, folders }));
  test('none', () => expect(without(['go.mod'])?.cause).toBe('no-go-files'));
  test('one of another name', () => expect(without(['main.go.txt'])?.found).toContain('main.go.txt'));
  test('tests alone', () => {
    expect(without(['main_test.go'])?.cause).toBe('only-test-files');
    expect(without(['main_test.go'])?.found).toContain('main_test.go');
  });
  test('an empty one', () => expect(without(['main.go'], [''])?.cause).toBe('source-empty'));
  test('there are some', () => expect(noSourcesProblem(moduleFact())).toBeNull());
});
