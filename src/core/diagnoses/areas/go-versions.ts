import type { Area } from '../areas.ts';
import { inBuild } from '../match.ts';

/** Modules and packages that are not where they are looked for. */
export const goVersions: Area = {
  name: 'go-download',
  diagnoses: [
    {
      id: 'module-path-case',
      title: 'The module calls itself by another path',
      fault: 'learner',
      link: 'https://go.dev/ref/mod#go-mod-file-module',
      matches: [
        {
          has: 'module declares its path as:',
          says: /^\s*module declares its path as: (?<declared>\S+)/,
          also: { says: /^\s*but was required as: (?<required>\S+)/, within: 3 },
        },
        {
          // Go 1.11 and 1.12.
          has: 'unexpected module path',
          says: /(?<required>[^\s@:]+)@\S+: parsing go\.mod: unexpected module path "(?<declared>[^"]+)"/,
        },
      ],
      cause: 'The import path {required} is not what the module line of that dependency says: {declared}.',
      why: 'Import paths tell capital letters from small ones (logrus moved from Sirupsen to sirupsen, in lower case), and a renamed or forked module keeps its own name.',
      fix: [
        'Use the declared path, in lower case where it is, in your imports and here: `go get {declared}`.',
        'Then `go mod tidy`.',
      ],
    },
    {
      id: 'repo-auth',
      title: 'git asks for a login: no such repository, or a private one',
      fault: 'learner',
      link: 'https://go.dev/doc/faq#git_https',
      matches: [
        {
          has: 'could not read Username',
          says: /could not read Username for '(?<host>https?:\/\/[^']+)': (?:terminal prompts disabled|No such device|Device not configured)/,
        },
        { has: 'could not read Password', says: /could not read Password for '(?<host>[^']+)'/ },
        { has: 'Permission denied (publickey', says: /(?<host>git@\S+): Permission denied \(publickey/ },
        { has: 'Host key verification failed', says: /^\s*Host key verification failed\./ },
        { has: 'Authentication failed for', says: /fatal: Authentication failed for '(?<host>[^']+)'/ },
        { has: 'remote: Repository not found', says: /^\s*remote: Repository not found/ },
      ],
      // git says the same to somebody who clones: only what go, or a build, asked it for is of concern here.
      when: ({ line, reading }) =>
        inBuild(line, reading) ||
        /\bgo(?: get| mod| build| install| run|:) |cache\/vcs|pkg\/mod|git ls-remote -q|import path|^package \S+: exit status/m.test(
          reading.text,
        ) ||
        reading.lines.some(({ kind, text }) => kind === 'command' && /^(?:\w+=\S* )*go /.test(text)),
      cause:
        'git asked {host|the host} for a login: the repository does not exist (a typo in the path), or it is private and no credentials are here.',
      why: 'A host does not tell strangers whether a repository exists; inside docker build there are no credentials at all.',
      fix: [
        'Check the path for typos first.',
        'For a private module: `go env -w GOPRIVATE=github.com/you/*`, and give git credentials; in a build, `RUN --mount=type=ssh` or `--mount=type=secret`.',
      ],
    },
    {
      id: 'package-not-in-std',
      title: 'The import is no package of the standard library',
      fault: 'learner',
      link: 'https://pkg.go.dev/std',
      matches: [
        {
          has: ' is not in std',
          says: /(?:^|: )package (?<package>(?!(?:fmt|os|runtime|errors|unsafe) )\S+) is not in std/,
        },
        {
          has: ' is not in GOROOT',
          says: /(?:^|: )package (?<package>(?!(?:fmt|os|runtime|errors|unsafe) )\S+) is not in GOROOT/,
        },
      ],
      cause:
        'The import path {package} has no domain in front, so go looks for it in the standard library, and it is not there.',
      why: 'It is a typo (net/htpp), a bare name instead of the full path (logrus), or a package of your own without the module path in front.',
      fix: [
        'Correct it, or write the full path: `github.com/sirupsen/logrus`.',
        'A package of your own is imported by the module path of go.mod and its directory: `example.com/hello/util`.',
      ],
      yieldsTo: ['go-too-old', 'goroot-missing'],
      sharper: ({ line, reading, groups, facts: { goMod } }) =>
        goMod?.module && groups.package?.startsWith(`${goMod.module}/`)
          ? {
              title: 'A package of your own is not there',
              cause: '{package} belongs to your own module, and its directory is not there.',
              why: 'What begins with the module path is looked for in the directory of that name; in an image there is only what COPY brought.',
              fix: [
                'In a Dockerfile copy all sources: `COPY . .`; else correct the import or make the directory.',
              ],
            }
          : inBuild(line, reading) && groups.package?.includes('/')
            ? {
                cause:
                  '{package} is neither in the standard library nor among the files in the image: a package of your own whose directory was not copied, or a misspelt import.',
                why: 'The module path has no domain in front, so what is not in a directory of the module is looked for in the standard library.',
                fix: [
                  'Copy all sources, with their directories: `COPY . .` (COPY *.go takes those at the top only).',
                  'Or correct the import path.',
                ],
              }
            : goMod?.module && groups.package?.includes('/')
              ? {
                  fix: [
                    'Correct the typo, or write the full path, as `github.com/sirupsen/logrus`.',
                    `A package of your own is imported by the module path and its directory: \`${goMod.module}/...\`.`,
                  ],
                }
              : null,
    },
    {
      id: 'found-no-package',
      title: 'The module has no such package',
      fault: 'learner',
      link: 'https://pkg.go.dev/about#best-practices',
      matches: [
        {
          has: 'but does not contain package',
          says: /module (?<module>\S+) found(?: \((?<version>[^)]*)\))?, but does not contain package (?<package>\S+)/,
        },
      ],
      cause:
        'The module {module} exists, but the package {package} does not exist in it: no such sub-directory in that version.',
      why: 'A module is found by the beginning of the path; what follows has to be a directory with Go files.',
      fix: [
        'Correct the import path: remove or fix its last part.',
        'See what packages there are on `https://pkg.go.dev`.',
      ],
    },
    {
      id: 'no-required-module',
      title: 'An import that go.mod requires no module for',
      fault: 'learner',
      link: 'https://go.dev/ref/mod#go-get',
      matches: [
        {
          has: 'no required module provides package',
          says: /no required module provides package (?!\S+\.go;)(?<package>[^\s;]+); to add it/,
        },
        {
          has: 'cannot find module providing package',
          says: /cannot find module providing package (?<package>[^\s:]+)/,
        },
      ],
      cause: '{package} is imported, and go.mod requires no module that has this package.',
      why: 'go build takes modules from go.mod only; it never adds one by itself.',
      fix: [
        'Add it: `go get {package}`, or everything that is imported: `go mod tidy`.',
        'If the name is misspelt, correct the import.',
      ],
    },
    {
      id: 'version-missing',
      title: 'There is no such version of a module',
      fault: 'learner',
      link: 'https://go.dev/ref/mod#version-queries',
      matches: [
        {
          has: 'unknown revision',
          says: /^(?!\s*server response)(?:.*\s)?(?<module>\S+)@(?<version>[^\s:]+): (?:.*)unknown revision (?<revision>\S+)/,
        },
        {
          has: 'no matching versions for query',
          says: /(?<module>\S+)@(?<version>[^\s:]+): no matching versions for query/,
        },
        {
          has: 'reading http',
          says: /(?:^|: )(?<module>[^\s@:]+)@(?<version>[^\s:]+): (?:invalid version: )?reading https?:\/\/(?!\S*\/lookup\/)\S+: 40[34]/,
        },
        {
          has: 'invalid version: ',
          says: /^(?!\s*server response)(?:.*\s)?(?<module>\S+)@(?<version>[^\s:]+): invalid version: (?:unknown|should be|must be)/,
        },
      ],
      cause:
        'There is no version {version} of {module}: that tag or commit was never published under this path.',
      why: 'A version is a tag of the repository, as v1.9.3; from v2 on the path has to end in /v2.',
      fix: [
        'See which there are: `go list -m -versions {module}`.',
        'Take the newest: `go get {module}@latest`.',
      ],
      yieldsTo: ['toolchain-not-available', 'repo-auth', 'major-version-path'],
    },
    {
      id: 'major-version-path',
      title: 'From version 2 on, the path ends in the version',
      fault: 'learner',
      link: 'https://go.dev/ref/mod#major-version-suffixes',
      matches: [
        {
          has: 'so module path must match major version',
          says: /(?<module>[^\s@]+)@(?<version>v\d[^\s:]*): .*so module path must match major version \("(?<path>[^"]+)"\)/,
        },
        {
          has: 'so module path must match major version',
          says: /(?<module>[^\s@]+)@(?<version>v\d[^\s:]*): .*so module path must match major version/,
        },
        {
          has: 'should be v0 or v1, not v',
          says: /(?<module>[^\s@]+)@(?<version>v\d[^\s:]*)["']?: .*should be v0 or v1, not v\d/,
        },
      ],
      cause:
        'Version {version} of {module} goes by another path: {path|its path with the major version at the end}.',
      why: 'For go, v2 and later are modules of their own, so that a program can use two of them; their path ends in /v2, /v3 and so on.',
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
          has: '/lookup/',
          says: /verifying \S+: (?<module>[^\s@]+)@\S+: reading https?:\/\/\S+\/lookup\/\S+: 404/,
        },
        {
          has: '/@v/list: 4',
          says: /(?:^|: )module (?<module>\S+): reading https?:\/\/\S+\/@v\/list: 4\d\d/,
        },
        {
          has: '410 Gone',
          says: /(?:^|: )(?<module>[^\s@]+)(?:@\S+)?: (?:reading|verifying \S+: reading) https?:\/\/\S+: 410 Gone/,
        },
        {
          has: 'unrecognized import path',
          says: /unrecognized import path "(?<module>[^"]+)":? (?!https fetch: Get)/,
        },
      ],
      cause:
        'Neither the module proxy nor the host knows a module {module}: a typo in the path, or it is private.',
      why: 'The public proxy and checksum database see public repositories only, and answer 404 or 410 for all others.',
      fix: [
        'Check the path for typos; look it up on https://pkg.go.dev.',
        'For a private module: `go env -w GOPRIVATE=github.com/you/*`, so that go asks the repository itself.',
      ],
      yieldsTo: ['repo-auth', 'version-missing'],
    },
  ],
};
