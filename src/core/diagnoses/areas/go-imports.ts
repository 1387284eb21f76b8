import type { Area } from '../areas.ts';

/** Imports that go does not take. */
export const goImports: Area = {
  name: 'go-compile',
  diagnoses: [
    {
      id: 'import-cycle',
      title: 'Packages import each other in a circle',
      fault: 'learner',
      link: 'https://go.dev/ref/spec#Import_declarations',
      matches: [{ says: /(?:^|: |\s)import cycle not allowed/ }],
      cause: 'Packages import each other in a circle, or one imports itself.',
      why: "Go compiles a package after its imports, so a circle has no beginning; a module path equal to a dependency's makes one too.",
      fix: [
        'Move what both need into a third package.',
        'If your module has the path of a dependency, rename it: `go mod edit -module=example.com/hello`.',
      ],
    },
    {
      id: 'internal-package',
      title: 'An internal package of somebody else',
      fault: 'learner',
      link: 'https://go.dev/doc/go1.4#internalpackages',
      matches: [{ says: /use of internal package (?<package>\S+) not allowed/ }],
      cause:
        '{package} is internal: only code below the directory that holds the internal directory may import it.',
      why: 'That is how a project keeps packages for itself.',
      fix: ['Use a public package of that project, or move your own out of internal/.'],
    },
    {
      id: 'import-program',
      title: 'A program is imported as if it were a library',
      fault: 'learner',
      link: 'https://go.dev/ref/spec#Import_declarations',
      matches: [
        {
          says: /import "(?<package>[^"]+)" is a program, not an importable package/,
        },
      ],
      cause: '{package} is package main, a program, and programs cannot be imported.',
      why: 'Only libraries are imported; a program is installed and run.',
      fix: ['Move what you need from it into a package of another name.'],
    },
    {
      id: 'import-relative',
      title: 'An import relative to the directory',
      fault: 'learner',
      link: 'https://go.dev/ref/spec#Import_declarations',
      matches: [
        {
          says: /"(?<package>[^"]+)" is relative, but relative import paths are not supported/,
        },
        { says: /local import "(?<package>[^"]+)" in non-local package/ },
      ],
      cause:
        'The import {package} is relative to the directory, and in a module there are no relative imports.',
      why: 'A package is imported by the module path of go.mod followed by its directory.',
      fix: [
        'Write `example.com/hello/util` instead of ./util, with the module path of your go.mod: `go list -m`.',
      ],
    },
    {
      id: 'import-collision',
      title: 'Two imports that differ in case only',
      fault: 'learner',
      link: 'https://go.dev/ref/mod#go-mod-file-ident',
      matches: [
        {
          says: /case-insensitive import collision: "(?<one>[^"]+)" and "(?<two>[^"]+)"/,
        },
        { says: /ambiguous import: found (?:package )?(?<one>\S+) in multiple modules/ },
      ],
      sharper: ({ line }) =>
        line.text.includes('ambiguous import')
          ? {
              title: 'Two modules have the same package',
              cause:
                'The package {one} is in two of the required modules, and go does not choose between them.',
              why: 'A package moved from one module to another, and one requirement is older than that move.',
              fix: [
                'Bring both up to date: `go get -u ./...`, then `go mod tidy`; the older one may have to be excluded or dropped.',
              ],
            }
          : null,
      cause: '{one} is imported by two paths that differ only in case, or comes from two modules.',
      why: 'Some code spells the path with a capital letter (Sirupsen/logrus), some without.',
      fix: [
        'Spell all imports alike, in small letters; who imports what: `go mod why -m MODULE`.',
        'Then `go mod tidy`.',
      ],
    },
    {
      id: 'install-no-version',
      title: 'go get and go install have changed',
      fault: 'learner',
      link: 'https://go.dev/doc/go-get-install-deprecation',
      matches: [
        {
          says: /^\s*'go get' is no longer supported outside a module/,
        },
        {
          says: /^go(?: install)?: (?:'go install' requires a version|version is required) when current directory is not in a module/,
        },
        {
          // Up to Go 1.15, or with modules switched off.
          has: 'path@version syntax',
          says: /cannot use path@version syntax in GOPATH mode|can only use path@version syntax with 'go get'/,
        },
        { says: /cannot find package "[^"]+@[^"]+" in any of/ },
        { says: /^go(?: install)?: no install location for/ },
        {
          says: /The go\.mod file for the module providing named packages contains one or/,
        },
      ],
      sharper: ({ line }) => {
        if (/providing named packages/.test(line.text))
          return {
            title: 'A module with replace is not installed from afar',
            cause:
              'go install PATH@VERSION refuses this module, because its go.mod has replace (or exclude) lines.',
            why: 'Such lines hold in the module itself only.',
            fix: ['Build it from its sources: `git clone` the repository, and `go install .` in it.'],
          };
        if (/no install location/.test(line.text))
          return {
            title: 'go install has nowhere to put the program',
            cause:
              'This directory is outside GOPATH, and modules are off: go install does not know where the program goes.',
            why: 'Without modules it works in GOPATH only.',
            fix: [
              'Switch modules on: `go env -u GO111MODULE; unset GO111MODULE`, then `go mod init example.com/hello`.',
            ],
          };
        if (/path@version|@\S+" in any of/.test(line.text))
          return {
            cause:
              'This Go is older than 1.16 (or GO111MODULE is off), and such a one takes no path@version here.',
            why: 'go install with a version came with Go 1.16; Debian and Ubuntu ship older ones for years.',
            fix: [
              'Install a newer Go from https://go.dev/dl, then try again: `go version` tells which one runs.',
              'If it is new enough, switch modules on: `go env -u GO111MODULE; unset GO111MODULE`.',
            ],
          };
        return null;
      },
      cause:
        'This is not inside a module, and there go get adds nothing; a program is installed with go install and a version.',
      why: 'Since Go 1.18 go get only edits the go.mod of the module that you are in.',
      fix: [
        'To install a program: `go install example.com/cmd@latest`.',
        'To use a library: `cd` to your module (or `go mod init example.com/hello`), then `go get PACKAGE`.',
      ],
    },
  ],
};
