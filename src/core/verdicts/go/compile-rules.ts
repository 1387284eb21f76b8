import type { Place } from '../../course/types.ts';
import type { Problem } from '../outcome.ts';
import { mistakeIn } from './compiler-says.ts';
import type { Rule } from './rule.ts';

/** What go says of the folder and of the code in it; the first that fits wins. */
export const compileRules: readonly Rule[] = [
  {
    pattern: /go\.mod file not found in current directory|cannot find main module/,
    read: () => ({
      found: 'there is no go.mod in the folder or above it',
      why: 'A build needs a module, and go.mod is what makes a folder one.',
      next: 'In the folder with main.go, run go mod init httpserver.',
      cause: 'go-mod-missing',
      place: null,
    }),
  },
  {
    pattern: /build constraints exclude all Go files in/,
    read: () => ({
      found: 'every Go file in the folder is meant for another system or another build',
      why: 'An ending like _windows.go, or a //go:build line, tells go when to leave a file out; here it leaves out all of them.',
      next: 'Take the //go:build line away, or rename the file to main.go.',
      cause: 'excluded-by-constraints',
      place: null,
    }),
  },
  {
    pattern: /no non-test Go files in/,
    read: () => ({
      found: 'all Go files in the folder end in _test.go',
      why: 'go build leaves out what ends in _test.go: such files are for go test.',
      next: 'Rename the file: mv main_test.go main.go.',
      cause: 'only-test-files',
      place: null,
    }),
  },
  {
    pattern: /no Go files in|no go files listed|matched no packages|no packages to build/,
    read: () => ({
      found: 'there are no Go files in the folder',
      why: 'A program is built from the .go files of a folder.',
      next: "Put main.go back into the module's folder.",
      cause: 'no-go-files',
      place: null,
    }),
  },
  {
    pattern: /found packages (\w+) \(([^)]+)\) and (\w+) \(([^)]+)\) in /,
    read: ([, one, first, two, second]) => {
      const [other, file] = one === 'main' ? [two, second] : [one, first];
      return {
        found: `${first} is of package ${one}, ${second} of package ${two}`,
        why: 'All Go files of a folder belong to one package; go does not build a folder with two.',
        next: `Write package main in ${file}, or move it into a folder ${other} of its own.`,
        cause: 'two-packages',
        place: { file: file ?? '', line: 1 },
      };
    },
  },
  {
    pattern: /package \S+ is not a main package|cannot run non-main package/,
    read: () => notMain(null),
  },
  {
    pattern: /function main is undeclared in the main package/,
    read: () => ({
      found: 'package main has no func main',
      why: 'A program begins in func main; without one go cannot link it.',
      next: 'Write func main() { ... } in main.go, in small letters.',
      cause: 'main-missing',
      place: null,
    }),
  },
  {
    // go build puts the file in front of it, go mod tidy the package that imports it.
    pattern: /"(\.{1,2}\/[^"]*)" is relative, but relative import paths/,
    read: ([, path]) => relativeImport(path ?? ''),
  },
  {
    pattern: /package (\S+) is not in (?:std|GOROOT)/,
    read: ([, path]) => ({
      found: `${path} is imported, and Go has no such package`,
      why: "An import without a dot in its first word is one of Go's own packages. One that is not Go's own has a host in front, as github.com/sirupsen/logrus.",
      next: 'Write the path as its documentation does.',
      cause: 'no-such-standard-package',
      place: null,
    }),
  },
  {
    pattern: /read(?:ing)? (?:\S*\/)?(\S+\.go): unexpected NUL in input/,
    read: ([, file = '']) => ({
      found: `${file} is not plain text: there are zero bytes in it`,
      next: 'Save the file as UTF-8 in your editor.',
      ...mistakeIn('unexpected NUL'),
      place: { file, line: 1 },
    }),
  },
  {
    pattern: /C compiler "([^"]+)" not found/,
    read: ([, compiler]) => ({
      found: `a package with C in it needs the compiler ${compiler}, which is not here`,
      why: 'With CGO_ENABLED=1 go compiles the C parts of packages too, and asks a C compiler to do it.',
      next: 'Build without them: unset CGO_ENABLED, or CGO_ENABLED=0 go build.',
      cause: 'c-compiler-missing',
      place: null,
    }),
  },
  {
    pattern: /^(?:vet: )?(?:\.\/)?([^\s:]+\.go):(\d+)(?::\d+)?: (.*)/m,
    read: ([, file = '', line, said = '']) => ({
      found: `${file}:${line}: ${said}`,
      next: `Correct line ${line} of ${file}, then build again.`,
      place: { file, line: Number(line) },
      ...mistakeIn(said),
    }),
  },
];

/** Causes that lie in the code alone: go.mod and go.sum have no part in them. */
export function isOfTheCode(cause: string): boolean {
  return ofTheCode.has(cause);
}

const ofTheCode = new Set([
  'excluded-by-constraints',
  'only-test-files',
  'no-go-files',
  'two-packages',
  'package-not-main',
  'main-missing',
  'c-compiler-missing',
  'merge-markers',
  'own-package-missing',
  'relative-import',
  'no-such-standard-package',
  'compile-error',
  'unused-import',
  'unused-variable',
  'unused-label',
  'undefined-name',
  'declared-twice',
  'type-error',
  'syntax-error',
  'source-empty',
  'source-encoding',
  'embedded-file-missing',
  'internal-package',
  'own-import-cycle',
  'main-with-arguments',
  'missing-return',
]);

export function relativeImport(path: string, place: Place | null = null): Problem {
  return {
    found: `${path} is imported, by a relative path`,
    why: "In a module an import is never relative: a folder of your own is imported by the module's path, a slash and the folder.",
    next: `Write the module path in front of it, as httpserver/${path.replace(/^[./]+/, '')}.`,
    cause: 'relative-import',
    place,
  };
}

export function notMain(place: Place | null): Problem {
  return {
    found: 'the package in main.go is not called main',
    why: 'go build makes a program of package main only. Of any other it makes a library, or nothing, and says no word.',
    next: 'Let the first line of main.go be: package main',
    cause: 'package-not-main',
    place,
  };
}
