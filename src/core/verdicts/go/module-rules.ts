import type { Problem } from '../outcome.ts';
import type { Rule } from './rule.ts';
import { vendorRules } from './vendor-rules.ts';

/** What go says of its settings, of go.mod, go.sum and the modules it needs; the first that fits wins. */
export const moduleRules: readonly Rule[] = [
  {
    pattern: /unknown environment setting GO111MODULE=(.*)/,
    read: ([, value]) => ({
      found: `go refuses to work: GO111MODULE=${value?.trim()}`,
      why: 'GO111MODULE knows on, off and auto, spelt exactly so. Any other value stops every go command.',
      next: 'Put it right: go env -u GO111MODULE for a saved value, unset GO111MODULE for an exported one.',
      cause: 'go111module-bad-value',
      place: null,
    }),
  },
  {
    pattern:
      /parsing \$GOFLAGS: (.*)|(-mod=\S+ not supported.*)|(-mod may only be set to.*)|(flag provided but not defined.*|invalid value .* for flag.*)/,
    read: ([, said, mode, older, flag]) => ({
      found: `GOFLAGS cannot be read: ${said ?? mode ?? older ?? flag}`,
      why: 'GOFLAGS is a list of flags with dashes, as -mod=vendor, and goes with every go command; a bad one stops them all.',
      next: 'Run unset GOFLAGS, or go env -u GOFLAGS for a saved value.',
      cause: 'goflags-bad',
      place: null,
    }),
  },
  {
    pattern:
      /modules disabled (?:inside GOPATH\/src )?by GO111MODULE=off|GO111MODULE=off|cannot find package "([^"]+)" in any of:/,
    read: (match) => ({
      found: match[1]
        ? `go looked for ${match[1]} in GOROOT and GOPATH only`
        : 'go says that modules are disabled',
      why: 'GO111MODULE is off, so go ignores go.mod and works as it did before 2018.',
      next: 'Switch modules on: go env -u GO111MODULE for a saved off, unset GO111MODULE for an exported one.',
      cause: 'go111module-off',
      place: null,
    }),
  },
  {
    pattern: /module declares its path as: (\S+)\s+but was required as: (\S+)/,
    read: ([, right, wrong]) => wrongCase(wrong ?? '', right ?? ''),
  },
  {
    pattern: /github\.com\/Sirupsen\/logrus/,
    read: () => wrongCase('github.com/Sirupsen/logrus', 'github.com/sirupsen/logrus'),
  },
  {
    pattern: /verifying (\S+?)@(\S+): checksum mismatch|SECURITY ERROR/,
    read: ([, path, version]) => ({
      found: path
        ? `the sum of ${path} ${version} in go.sum is not the sum of what was downloaded`
        : 'a sum in go.sum does not match',
      why: 'go.sum holds the fingerprint of each module. One that differs means other code than the one you chose, or an edited go.sum; go stops either way.',
      next: 'If you changed go.sum yourself, put the line back; or delete the line and run go mod tidy.',
      cause: 'go-sum-mismatch',
      place: null,
    }),
  },
  {
    pattern: /malformed go\.sum:\s+(?:\S*\/)?go\.sum:(\d+): (.*)/,
    read: ([, line, said]) => ({
      found: `line ${line} of go.sum cannot be read: ${said}`,
      why: 'Each line of go.sum is a module, its version and a hash.',
      next: `Delete line ${line} of go.sum, then run go mod tidy.`,
      cause: 'go-sum-malformed',
      place: { file: 'go.sum', line: Number(line) },
    }),
  },
  {
    pattern: /(?:(\S+)@\S+: )?missing go\.sum entry(?: for module providing package (\S+))?/,
    read: ([, other, path]) => ({
      found: `go.sum has no sum for ${path ?? other ?? 'a module that is needed'}`,
      why: 'go builds only with modules whose fingerprint is in go.sum, and go build itself never adds one.',
      next: 'Run go mod tidy: it writes the missing lines.',
      cause: 'go-sum-incomplete',
      place: null,
    }),
  },
  {
    pattern:
      /malformed import path "([^"]*)"|invalid import path: (\S+)|import path "([^"]*)" should not have @version|(\S+): can only use path@version syntax/,
    read: ([, one, two, three, four]) => ({
      found: `${one ?? two ?? three ?? four} is imported, and that is no import path`,
      why: 'An import path is a host and words between slashes: no https:// in front, no @version behind (that is what go.mod is for), and no slash at its end.',
      next: 'Correct the import: "github.com/sirupsen/logrus" is right.',
      cause: 'import-path-malformed',
      place: null,
    }),
  },
  {
    pattern: /malformed module path "([^"]*)": (.*)|"(\w+)" is not an importable package/,
    read: ([, path, said, meta]) => ({
      found: `the path ${path ?? meta} is not one that go takes${said ? `: ${said}` : ''}`,
      why: 'A path is words between slashes, of letters, digits and -._~, and the first of a downloaded one is a host name.',
      next: 'Set another module path with go mod edit -module=httpserver, or correct the import.',
      cause: 'module-path-invalid',
      place: null,
    }),
  },
  {
    pattern: /ambiguous import: found package (\S+) in multiple modules/,
    read: ([, path]) => ({
      found: `both your module and another have a package ${path}`,
      why: `The module path ${path} is taken, so go cannot tell which of the two is meant.`,
      next: 'Choose a path of your own: go mod edit -module=httpserver.',
      cause: 'module-path-invalid',
      place: { file: 'go.mod', line: 1 },
    }),
  },
  {
    // Its first line names the package that was to be built, the next ones how it leads back to one of them.
    pattern:
      /^package (\S+)\n(?!\s+imports \1[: ]).*\n(?:\s+imports .*\n?)*?\s+imports (\S+).*: import cycle not allowed/m,
    read: ([, , path]) => ({
      found: `packages of the module import each other in a circle, by way of ${path}`,
      why: 'Go builds a package when all that it imports is built; in a circle there is none to begin with.',
      next: 'Move what both need into a third package.',
      cause: 'own-import-cycle',
      place: null,
    }),
  },
  {
    pattern: /import cycle not allowed/,
    read: () => ({
      found: 'the program imports itself',
      why: 'The module path is the path of a package that it imports, so the import leads back to your own folder.',
      next: 'Choose a path of your own: go mod edit -module=httpserver.',
      cause: 'module-path-invalid',
      place: { file: 'go.mod', line: 1 },
    }),
  },
  {
    pattern: /no required module provides package (\S+?)[;:\s]/,
    read: ([, path]) => ({
      found: `${path} is imported, and go.mod requires no module that has it`,
      why: 'go build takes modules from go.mod only; it never adds one by itself.',
      next: `Run go get ${path}.`,
      cause: 'dependency-missing',
      place: null,
    }),
  },
  ...vendorRules,
  {
    pattern:
      /updates to go\.mod needed|go: updating go\.mod|missing required|is explicitly required in go\.mod, but not marked/,
    read: () => ({
      found: 'go.mod does not say all that go needs to know',
      why: 'go build reads go.mod and never edits it, so a requirement that is missing stops it.',
      next: 'Run go mod tidy.',
      cause: 'not-tidy',
      place: null,
    }),
  },
  {
    pattern:
      /(\S+)@(\S+?):? (?:invalid version|reading \S+: (?:404|410|403)|[^\n]*unknown revision)|unknown revision (\S+)/,
    read: ([, path, version, revision]) => ({
      found: path ? `there is no ${path} ${version}` : `there is no version ${revision}`,
      why: 'A requirement names a version that was published; go could not find this one.',
      next: `Take the newest: go get ${path ?? 'github.com/sirupsen/logrus'}@latest.`,
      cause: 'version-missing',
      place: null,
    }),
  },
  {
    pattern: /module (\S+)@\S+ found[^\n]*, but does not contain package (\S+?)\/(v[2-9]\d*)(?=$|\s)/m,
    read: ([, module, path, major]) => ({
      found: `${path}/${major} is imported, and ${module} has no ${major}`,
      why: 'From v2 on the major version is a part of the path, as in example.com/x/v2, and this module has not come to that one.',
      next: `Import ${path}, without /${major}.`,
      cause: 'version-of-another-major',
      place: null,
    }),
  },
  {
    pattern: /module (\S+)@\S+ found[^\n]*, but does not contain package (\S+)/,
    read: ([, module, path]) => ({
      found: `${module} has no package ${path}`,
      why: 'The module is there, and the folder that the import names is not in it.',
      next: 'Correct the import: look the path up on pkg.go.dev.',
      cause: 'package-not-in-module',
      place: null,
    }),
  },
  {
    pattern:
      /: module (\S+): reading \S+: 4\d\d|cannot find module providing package (\S+?)[:;\s]|module (\S+): (?:git |not found)|unrecognized import path "([^"]+)"/,
    read: ([, path, other, third, fourth]) => ({
      found: `there is no module ${path ?? other ?? third ?? fourth} to be had`,
      why: 'An import path is an address, and go found no module at this one: it is misspelt, private, or gone.',
      next: 'Correct the import, or take it away.',
      cause: 'module-not-found',
      place: null,
    }),
  },
  {
    pattern: /invalid proxy URL[^\n]*|GOPROXY list [^\n]*/,
    read: ([said]) => ({
      found: `GOPROXY names no proxy: ${said}`,
      why: 'GOPROXY is a list of addresses with https:// in front, or the words direct and off. From anything else nothing can be fetched.',
      next: 'Let go use its own again: unset GOPROXY, or go env -u GOPROXY for a saved value.',
      cause: 'goproxy-bad',
      place: null,
    }),
  },
  {
    pattern: /module lookup disabled by GOPROXY=off/,
    read: () => ({
      found: 'a module is not in the cache, and GOPROXY=off forbids to fetch it',
      why: 'With GOPROXY=off go lives on what was downloaded before.',
      next: 'Let go download again: unset GOPROXY, or go env -u GOPROXY for a saved value.',
      cause: 'goproxy-off',
      place: null,
    }),
  },
];

export function wrongCase(wrong: string, right: string): Problem {
  return {
    found: `${wrong} instead of ${right}`,
    why: 'Import paths tell capital letters from small ones, and the project was renamed to small ones in 2017.',
    next: `Write ${right}, in main.go and in go.mod, then run go mod tidy.`,
    cause: 'wrong-case-sirupsen',
    place: null,
  };
}
