import type { Area } from '../areas.ts';

/** Code that asks for a newer Go than there is. */
export const goTooOld: Area = {
  name: 'go-modules',
  diagnoses: [
    {
      id: 'go-too-old',
      title: 'go.mod asks for a newer Go than the one that runs',
      fault: 'learner',
      link: 'https://go.dev/doc/toolchain',
      matches: [
        {
          says: /^go: (?:\S*\/)?(?:go\.mod|go\.work|module \S+ listed in go\.work file) requires go >= (?<wanted>[\w.]+) \(running go (?<running>[\w.]+)/,
        },
        { says: /^note: module requires Go (?<wanted>[\w.]+)/ },
        {
          // Before 1.21 go knew no third number, and none knows a version that came after it.
          says: /^(?:.*[\\/])?go\.(?:mod|work):\d+: invalid go version '(?<wanted>1\.\d+(?:\.\d+|rc\d+))': must match/,
        },
        {
          says: /: package (?:embed|io\/fs|net\/netip|testing\/(?:fstest|slogtest|synctest)|runtime\/metrics|go\/build\/constraint|slices|maps|cmp|iter|unique|weak|structs|log\/slog|math\/rand\/v2|crypto\/(?:ecdh|hkdf|mlkem|pbkdf2|sha3)|encoding\/json\/v2) is not in (?:GOROOT|std)/,
        },
        {
          has: 'cannot find package "',
          says: /cannot find package "(?:context|math\/bits|hash\/maphash|time\/tzdata|embed|io\/fs|net\/netip|slices|maps|cmp|iter|log\/slog|math\/rand\/v2)" in any of/,
        },
        {
          says: /cannot load (?:embed|io\/fs|context|math\/bits|slices|maps|cmp|iter|net\/netip|log\/slog): /,
        },
        {
          says: /^invalid value "(?<wanted>[\d.]+)" for flag -go: maximum supported Go version is (?<running>[\d.]+\d)/,
        },
        {
          // A type parameter, before Go 1.18.
          says: /^(?:vet: )?(?<file>\S+\.go):\d+:\d+: syntax error: unexpected (?<generic>\[, expecting \()/,
        },
        {
          says: /go\.mod file indicates go (?<wanted>[\d.]+), but maximum (?:supported )?version (?:supported by tidy )?is (?<running>[\d.]+\d)/,
        },
      ],
      cause:
        'The code asks for a newer Go than the one that runs{running|}; golang images set GOTOOLCHAIN=local and never download another.',
      why: 'The go line is the oldest Go that may build the module; it was written by a newer Go than the one in the image or on this machine.',
      sharper: ({ groups, line, reading }) =>
        groups.running
          ? {
              cause:
                'The go line of go.mod asks for Go {wanted}, newer than the Go {running} that runs; golang images set GOTOOLCHAIN=local and never download another.',
            }
          : groups.wanted
            ? {
                ...(/^note: /.test(line.text) &&
                  /[\\/]pkg[\\/]mod[\\/]/.test(reading.text) && { title: 'A dependency needs a newer Go' }),
                cause:
                  /^note: /.test(line.text) && /[\\/]pkg[\\/]mod[\\/]/.test(reading.text)
                    ? 'A dependency asks for Go {wanted}, and an older Go runs here or in the image.'
                    : 'The go line of go.mod asks for Go {wanted}, newer than the Go that runs here or in the image.',
                fix: [
                  'Use a newer golang image: `FROM golang:{wanted}`, or a newer Go on your machine, from https://go.dev/dl: `go version` tells which one runs.',
                ],
              }
            : {
                title: 'The Go that runs is too old',
                ...(groups.generic && {
                  why: '{file} has type parameters, in square brackets, and Go reads them since 1.18.',
                }),
                fix: ['Use a newer Go: `go version` tells which one runs; in an image `FROM golang:1.26`.'],
                cause: groups.generic
                  ? 'The Go that runs is too old: the code is written with generics.'
                  : 'The Go that runs is too old: the code, or a dependency, imports a package of the standard library that this Go does not have yet.',
              },
      fix: [
        'Use a newer golang image: `FROM golang:{wanted|1.26}` (or a newer Go on your machine).',
        'Or ask for less: `go mod edit -go={running|1.26}`.',
      ],
    },
    {
      id: 'dep-requires-newer-go',
      title: 'A dependency needs a newer Go',
      fault: 'learner',
      link: 'https://go.dev/doc/toolchain',
      matches: [
        {
          says: /^go: (?:\S+: )?(?<module>[^\s@]+)@(?<version>\S+) requires go >= (?<wanted>[\w.]+) \(running go (?<running>[\w.]+)/,
        },
        {
          says: /This version of (?<tool>gopls) requires at least Go (?<wanted>[\d.]+\d)/,
        },
        {
          says: /(?<module>[^\s@(]+)@(?<version>[^\s:)]+)\)?: (?:parsing )?go\.mod:\d+: invalid go version '(?<wanted>1\.\d+(?:\.\d+|rc\d+))': must match/,
        },
      ],
      cause: 'The dependency {module} {version} needs a newer Go: {wanted}, and an older one runs.',
      sharper: ({ groups }) =>
        groups.tool
          ? {
              title: 'The language server needs a newer Go',
              cause: '{tool}, the language server of the editor, needs Go {wanted}, and an older one runs.',
              why: 'Each gopls works with the Go versions of its own time.',
              fix: [
                'Install a newer Go from https://go.dev/dl: `go version` tells which one runs.',
                'Or an older gopls: `go install golang.org/x/tools/gopls@v0.15.3`.',
              ],
            }
          : groups.running
            ? {
                cause:
                  'The dependency {module} {version} needs a newer Go: {wanted}, and {running} runs, with GOTOOLCHAIN forbidding another.',
              }
            : null,
      why: 'Each module says in its own go.mod which Go it needs at least.',
      fix: [
        'Upgrade Go, or the image: `FROM golang:{wanted}`.',
        'Or take an older version of it: `go get {module}@v...` (all: `go list -m -versions {module}`).',
      ],
    },
    {
      id: 'go-line-too-low',
      title: 'The go line of go.mod is too low for the code',
      fault: 'learner',
      link: 'https://go.dev/ref/mod#go-mod-file-go',
      matches: [
        {
          says: /^(?:vet: )?(?<file>\S+\.go):(?<line>\d+):\d+: .*\brequires? go(?<wanted>1\.\d+) or later(?: \((?:-lang was set to go(?<lang>1\.\d+)|file declares))?/,
        },
        {
          says: /(?:file|package) requires newer Go version go(?<wanted>1\.\d+)(?: \(application built with go(?<built>1\.\d+))?/,
        },
        {
          says: /could not load export data: .*(?:unsupported version: \d|export data version \d+ is greater than|unknown iexport format|newer version - update tool)/,
        },
        {
          says: /Go language version \(go(?<built>1\.\d+)\) used to build \S+ is lower than the targeted Go version \((?<wanted>[\d.]+)\)/,
        },
      ],
      cause: 'Line {line} of {file} needs Go {wanted}, and go.mod says go {lang|of an older version}.',
      why: 'The go line decides which language the compiler reads, however new it is itself.',
      fix: ['Raise it: `go mod edit -go={wanted}`, then `go mod tidy`.'],
      sharper: ({ groups }) =>
        groups.file
          ? null
          : {
              title: 'A tool is older than the code',
              cause: groups.wanted
                ? 'The tool was built with an older Go {built|} than the {wanted} that the code asks for.'
                : 'The tool (as golangci-lint) was built with an older Go than the one that runs, and cannot read what that one compiles.',
              why: 'A linter understands the Go that it was built with.',
              fix: [
                'Install the tool anew with the Go that you use now: `go install PATH@latest`; in CI take its newest release.',
              ],
            },
      yieldsTo: ['go-too-old'],
    },
  ],
};
