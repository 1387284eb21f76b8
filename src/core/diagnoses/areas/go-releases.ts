import type { Area } from '../areas.ts';

/** Modules, and versions of modules, that nobody has published. */
export const goReleases: Area = {
  name: 'go-download',
  diagnoses: [
    {
      id: 'version-missing',
      title: 'There is no such version of a module',
      fault: 'learner',
      link: 'https://go.dev/ref/mod#version-queries',
      matches: [
        {
          says: /^(?!\s*server response)(?:.*\s)?(?<module>\S+)@(?<version>[^\s:]+): (?:.*)unknown revision (?<revision>\S+)/,
        },
        {
          says: /(?<module>\S+)@(?<version>[^\s:]+): no matching versions for query/,
        },
        {
          says: /(?:^|: |\s)(?<module>[^\s@:]+)@(?<version>[^\s:]+): (?:invalid version: )?reading https?:\/\/(?!\S*\/(?:lookup|tile)\/)\S+: 404/,
        },
        {
          // A proxy of a company that says so of what it has not got.
          says: /(?:^|: |\s)(?<module>[^\s@:]+)@(?<version>[^\s:]+): (?:invalid version: )?reading https?:\/\/(?!\S*\/(?:lookup|tile)\/)\S+: 403/,
          also: { says: /^\s*server response: .*(?:not available|not found|no such)/i, within: 2 },
        },
        {
          says: /^(?!\s*server response)(?:.*\s)?(?<module>\S+)@(?<version>[^\s:]+): invalid version: (?:unknown|should be|must be)/,
        },
        {
          says: /(?<module>[^\s@]+)@(?<version>[^\s:]+): invalid pseudo-version: /,
        },
      ],
      cause:
        'There is no version {version} of {module}: that tag or commit was never published under this path.',
      why: 'A version is a tag of the repository, as v1.9.3; from v2 on the path has to end in /v2.',
      fix: [
        'See which there are: `go list -m -versions {module}`.',
        'Take the newest: `go get {module}@latest`.',
      ],
      sharper: ({ groups }) =>
        /^v0\.0\.0-00010101000000-0{12}$/.test(groups.version ?? '')
          ? {
              cause:
                '{version} is no version: go writes it for {module} where that is replaced by a directory, and no replace line holds here.',
              why: 'replace lines hold in the main module only, not in a module that requires yours.',
              fix: [
                'Replace it here as well: `go mod edit -replace={module}=../DIRECTORY`, or use a workspace: `go work init . ../DIRECTORY`.',
                'Or take a published version: `go get {module}@latest`.',
              ],
            }
          : null,
      yieldsTo: ['toolchain-not-available', 'repo-auth', 'major-version-path', 'git-too-old', 'vcs-missing'],
    },
    {
      id: 'major-version-path',
      title: 'From version 2 on, the path ends in the version',
      fault: 'learner',
      link: 'https://go.dev/ref/mod#major-version-suffixes',
      matches: [
        {
          says: /(?<module>[^\s@]+)@(?<version>v\d[^\s:]*): .*so module path must match major version \("(?<path>[^"]+)"\)/,
        },
        {
          says: /(?<module>[^\s@]+)@(?<version>v\d[^\s:]*): .*so module path must match major version/,
        },
        {
          says: /go\.mod:\d+(?::\d+)?: (?:require |replace )?(?<module>\S+): version "(?<version>v\d[^"]*)" invalid: should be v0 or v1/,
        },
        {
          says: /(?<module>[^\s@]+)@(?<version>v\d[^\s:]*)["']?: .*should be v0 or v1, not v\d/,
        },
        {
          says: /(?<module>[^\s@]+)@(?<version>v\d[^\s:]*): .*go\.mod has post-v\d module path "(?<path>[^"]+)"/,
        },
        {
          says: /go\.mod:\d+(?::\d+)?: (?:require |replace )?(?<module>\S+): version "(?<version>v\d[^"]*)" invalid: should be (?<major>v[2-9]\d*), not v\d/,
        },
      ],
      cause:
        'Version {version} of {module} goes by another path: {path|its path with the major version at the end}.',
      sharper: ({ groups }) =>
        groups.major
          ? {
              title: 'The version does not fit the path',
              cause:
                'The path {module} ends in /{major}, and the version in go.mod is {version}, of another major one.',
              fix: [
                'Take a version that fits: `go get {module}@latest`.',
                'Or the path without /{major}, for {version}.',
              ],
            }
          : null,
      why: 'v2 and later are modules of their own, so that a program can use two of them; their path ends in /v2, /v3 and so on.',
      fix: [
        'Import and require it by that path: `go get {path|MODULE/v2}@latest`.',
        'Change the import lines likewise, then `go mod tidy`.',
      ],
    },
    {
      id: 'module-not-found',
      title: 'There is no such module',
      fault: 'learner',
      link: 'https://go.dev/ref/mod#module-proxy',
      matches: [
        {
          says: /verifying \S+: (?<module>[^\s@]+)@\S+: reading https?:\/\/\S+\/lookup\/\S+: 404/,
        },
        {
          says: /(?:^|: )module (?<module>\S+): reading https?:\/\/\S+\/@v\/list: 4\d\d/,
        },
        {
          says: /(?:^|: |\s)(?<module>[^\s@:]+)(?:@\S+)?: (?:reading|verifying \S+: reading) https?:\/\/\S+: 410 Gone/,
        },
        { says: /(?:^|: |\s)(?<module>[^\s@:]+)@v\S+: unrecognized import path$/ },
        {
          says: /unrecognized import path "(?<module>[^"]+)":? (?!\(?https fetch: Get)/,
        },
        {
          says: /^\s*(?:go get: )?(?:\S+: )?(?:module )?(?<module>[^\s@:]+): no matching versions for query/,
        },
      ],
      sharper: ({ line }) =>
        /verifying \S+: reading \S*\/lookup\//.test(line.text)
          ? {
              title: 'The checksum database does not know this module',
              cause:
                'The public checksum database cannot see {module} in this version: it is private, or that tag is not public.',
              why: 'go asks the database about each new module, and it sees public repositories only.',
              fix: [
                'For a private module: `go env -w GOPRIVATE=github.com/you/*`, so that go asks neither proxy nor database for it.',
                'For a public one look at the path and the tag, on https://pkg.go.dev.',
              ],
            }
          : null,
      cause:
        'Neither the module proxy nor the host knows a module {module}: a typo in the path, or it is private.',
      why: 'The public proxy and checksum database see public repositories only, and answer 404 or 410 for all others.',
      fix: [
        'Check the path for typos; look it up on https://pkg.go.dev.',
        'For a private module: `go env -w GOPRIVATE=github.com/you/*`, so that go asks the repository itself.',
      ],
      yieldsTo: ['repo-auth', 'version-missing', 'goroot-missing'],
    },
  ],
};
