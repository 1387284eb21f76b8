import type { Area } from '../areas.ts';
import { sourcesBeside } from './go-beside.ts';

/** Which files and packages go builds, and what they say they are. */
export const goSources: Area = {
  name: 'go-compile',
  diagnoses: [
    {
      id: 'no-go-files',
      title: 'No Go files where go builds',
      fault: 'learner',
      link: 'https://pkg.go.dev/cmd/go#hdr-Compile_packages_and_dependencies',
      matches: [
        { says: /^build \.: cannot find module for path \.$/ },
        {
          says: /^(?:can't load package: )?(?:go: |package \S+: )?no Go files in (?<path>\S.*)$/,
        },
        { says: /^go: no package to get in current directory/ },
        { says: /^go: no packages loaded from (?<path>\S+)/ },
        { says: /^no packages to (?:test|vet|fix)$/ },
        { says: /^(?:can't load package: .*: )?no Go source files/ },
        { says: /^(?:can't load package: )?(?:package \S+: )?no buildable Go source files in (?<path>\S+)/ },
        { says: /^(?:(?:package )?\S+: )?no non-test Go files in (?<path>\S+)/ },
      ],
      cause: 'There is no .go file in the directory that is built{path|}.',
      why: 'Either main.go lies in another directory, or it did not come into the image: not copied with COPY, or kept out by .dockerignore.',
      sharper: (found) =>
        sourcesBeside(found) ??
        (found.groups.path
          ? { cause: 'There is no .go file in the directory that is built: {path}.' }
          : null),
      fix: [
        'Build the right directory: `cd` to the one with main.go, or name it: `go build ./cmd/app`.',
        'In a Dockerfile `COPY . .` has to come before go build; .dockerignore may keep files out.',
      ],
      yieldsTo: ['build-constraints'],
    },
    {
      id: 'not-main-package',
      title: 'The package is not main',
      fault: 'learner',
      link: 'https://go.dev/ref/spec#Program_execution',
      matches: [
        { says: /^package (?<package>\S+) is not a main package/ },
        { says: /^go run: cannot run non-main package/ },
      ],
      cause: 'There is no program in {package|this package}: the first line of its file is not package main.',
      why: 'Only package main with a func main becomes a program; of any other package go makes a library.',
      sharper: ({ groups }) =>
        /^(?!example\.com)[^/]+\.[^/]+\//.test(groups.package ?? '')
          ? {
              title: 'A library is not installed or run',
              cause: '{package} is a library, not a program: there is nothing to install or to run in it.',
              fix: [
                'To use it, import it in your code and add it to your module: `go get {package}`.',
                'If you mean a program of that project, name its directory, often `{package}/cmd/NAME@latest`.',
              ],
            }
          : null,
      fix: ['Let the file begin with `package main`, and define `func main()`.'],
    },
    {
      id: 'main-undeclared',
      title: 'func main is missing',
      fault: 'learner',
      link: 'https://go.dev/ref/spec#Program_execution',
      matches: [
        {
          says: /function main is undeclared in the main package/,
        },
      ],
      cause: 'In the main package func main is missing.',
      why: 'A program begins in func main: it is misspelt, in another case, or in a file that was not passed or not copied.',
      fix: ['Write `func main() { ... }`, and build the directory, not one file: `go build .`.'],
    },
    {
      id: 'expected-package',
      title: 'A Go file without its package line',
      fault: 'learner',
      link: 'https://go.dev/ref/spec#Package_clause',
      matches: [
        {
          says: /^(?<file>\S+\.go):\d+:\d+: expected 'package', found (?<found>\S+)/,
        },
        { says: /^(?<file>\S+\.go):\d+:\d+: syntax error: package statement must be first/ },
      ],
      cause:
        'The package clause is missing on the first line of {file}: go found {found|something else} instead.',
      why: 'Each Go file begins with the name of its package; an EOF means that the file is empty, or was not saved.',
      fix: ['Put `package main` on the first line, and save the file.'],
      yieldsTo: ['disk-full'],
    },
    {
      id: 'file-encoding',
      title: 'A Go file that is not UTF-8 text',
      fault: 'learner',
      link: 'https://go.dev/ref/spec#Source_code_representation',
      matches: [
        { says: /^(?<file>\S+\.go):\d+:\d+: illegal UTF-8 encoding/ },
        {
          has: 'invalid NUL character',
          says: /^(?<file>\S+\.go):\d+:\d+: (?:invalid|illegal) NUL character/,
        },
        {
          says: /^(?<file>\S+\.go):(?<line>\d+):\d+: invalid character U\+(?:201C|201D|2018|2019|00A0|FEFF)/,
        },
        { says: /^go: reading (?<file>\S+\.go): unexpected NUL in input/ },
        {
          has: 'invalid BOM in the middle',
          says: /^(?<file>\S+\.go):\d+:\d+: (?:invalid|illegal) BOM in the middle/,
        },
      ],
      cause: '{file} has characters that are no Go: typographic quotes, or another encoding than UTF-8.',
      why: 'Text pasted from a web page or a document brings curly quotes along, and PowerShell and some editors save UTF-16.',
      fix: ['Type the quotes again as " and save the file as UTF-8.'],
    },
    {
      id: 'main-redeclared',
      title: 'Two main functions in one package',
      fault: 'learner',
      link: 'https://go.dev/ref/spec#Packages',
      matches: [
        {
          says: /^(?<file>\S+\.go):\d+:\d+: main redeclared in this block/,
          also: { says: /^\s*(?<other>\S+\.go):\d+:\d+: other declaration/, within: 2 },
        },
        {
          says: /^(?<file>\S+\.go):\d+:\d+: main redeclared in this block/,
        },
      ],
      sharper: ({ groups: { file, other } }) =>
        file === other
          ? {
              cause: 'func main stands twice in {file}.',
              why: 'A program begins at one place, and a name is declared once.',
              fix: ['Delete one of the two, or give it another name.'],
            }
          : null,
      cause: 'Two files of the same package have a func main: {file} and {other|another}.',
      why: 'All .go files of a directory belong together; a copy of main.go left there counts too.',
      fix: ['Delete one of the two, or move it to a directory of its own.'],
    },
    {
      id: 'multiple-packages',
      title: 'Two packages in one directory',
      fault: 'learner',
      link: 'https://go.dev/ref/spec#Packages',
      matches: [
        {
          says: /found packages (?<one>\S+) \((?<file>[^)]+)\) and (?<two>\S+) \((?<other>[^)]+)\) in (?<path>\S+)/,
        },
      ],
      cause: '{file} says package {one} and {other} says package {two}, in the same directory.',
      why: 'All .go files of a directory have to be of one package.',
      fix: ['Let both begin with `package {one}`, or move {other} to a directory of its own.'],
    },
    {
      id: 'build-constraints',
      title: 'Build constraints exclude every file',
      fault: 'learner',
      link: 'https://pkg.go.dev/cmd/go#hdr-Build_constraints',
      matches: [
        {
          says: /build constraints exclude all Go files in (?<path>\S+)/,
        },
      ],
      cause:
        'Every Go file in {path} is excluded by build constraints: they are for another system, or need cgo.',
      why: '//go:build lines and names as x_windows.go choose files by GOOS, GOARCH and CGO_ENABLED; a package that imports "C" has none left with CGO_ENABLED=0.',
      fix: [
        'See what is set: `go env GOOS GOARCH CGO_ENABLED`, and unset what should not be: `unset GOOS GOARCH`.',
        'If the package needs C: `CGO_ENABLED=1 go build`.',
      ],
    },
  ],
};
