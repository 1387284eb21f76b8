import type { Rule } from './rule.ts';

/** What go says of whatever stands in for a downloaded module: a vendor folder, replace and exclude lines, a go.work. */
export const vendorRules: readonly Rule[] = [
  {
    pattern: /-mod=vendor[^\n]*vendor\/modules\.txt|inconsistent vendoring in/,
    read: () => ({
      found: 'the vendor folder and go.mod do not say the same',
      why: 'With a vendor folder go builds from the copies in it, which go mod vendor made; go.mod has changed since.',
      next: 'Run go mod vendor again, or remove the vendor folder.',
      cause: 'vendor-inconsistent',
      place: { file: 'vendor/modules.txt', line: 1 },
    }),
  },
  {
    pattern: /cannot find module providing package (\S+?): import lookup disabled by -mod=vendor/,
    read: ([, path]) => ({
      found: `${path} is not in the vendor folder`,
      why: 'With a vendor folder go builds from the copies in it and looks nowhere else.',
      next: 'Run go mod vendor again, or remove the vendor folder.',
      cause: 'vendor-incomplete',
      place: null,
    }),
  },
  {
    pattern: /(\S+)@\S+: replacement directory (\S+) does not exist/,
    read: ([, path, folder]) => ({
      found: `go.mod replaces ${path} by ${folder}, and there is no such folder`,
      why: 'A replace line makes go take a module from that folder, here or wherever else it is built, instead of downloading it.',
      next: `Take the line away: go mod edit -dropreplace=${path}, then go mod tidy.`,
      cause: 'replacement-missing',
      place: null,
    }),
  },
  {
    pattern: /(\S+)@\S+ \(replaced by (\S+)\): reading (\S+): open/,
    read: ([, path, folder]) => ({
      found: `go.mod replaces ${path} by ${folder}, where there is no go.mod`,
      why: 'What a replace line names has to be a module: a folder with a go.mod in it.',
      next: `Take the line away: go mod edit -dropreplace=${path}, then go mod tidy.`,
      cause: 'replacement-no-module',
      place: null,
    }),
  },
  {
    pattern: /(?:ignoring|dropping) requirement on excluded version (\S+) (\S+)/,
    read: ([, path, version]) => ({
      found: `go.mod requires ${path} ${version} and excludes it`,
      why: 'go passes over a version that an exclude line names, so the requirement counts for nothing.',
      next: `Take the exclude line away: go mod edit -dropexclude=${path}@${version}, or run go mod tidy for another version.`,
      cause: 'version-excluded',
      place: null,
    }),
  },
  {
    pattern: /go\.work|current workspace|modules listed in go\.work/,
    read: () => ({
      found: 'a go.work file is in force, and this module is not in it',
      why: 'A go.work, here or in a folder above or named by GOWORK, makes go build the modules that it lists and no other.',
      next: 'Run go work use . where it lies, or switch it off: export GOWORK=off.',
      cause: 'go-work-in-the-way',
      place: null,
    }),
  },
];
