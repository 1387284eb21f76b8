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
          says: /^\s*module declares its path as: (?<declared>\S+)/,
          also: { says: /^\s*but was required as: (?<required>\S+)/, within: 3 },
        },
        {
          // Go 1.11 and 1.12.
          says: /(?<required>[^\s@:]+)@\S+: parsing go\.mod: unexpected module path "(?<declared>[^"]+)"/,
        },
      ],
      cause: 'The import path {required} is not what the module line of that dependency says: {declared}.',
      why: 'Paths tell capital letters from small ones (logrus moved from Sirupsen to sirupsen, in lower case), and a fork keeps the name of its model.',
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
          says: /could not read Username for '(?<host>https?:\/\/[^']+)': (?:terminal prompts disabled|No such device|Device not configured)/,
        },
        { says: /could not read Password for '(?<host>[^']+)'/ },
        { says: /(?<host>git@\S+): Permission denied \(publickey/ },
        { says: /^\s*Host key verification failed\./, where: 'outside' },
        { says: /fatal: Authentication failed for '(?<host>[^']+)'/ },
        { says: /^\s*(?:remote|ERROR): Repository not found/ },
        {
          says: /^\s*remote: (?:ERROR: )?The project you were looking for could not be found/,
        },
        { says: /(?:^|: )reading (?<host>https?:\/\/[^/\s]+)\S*: 401/ },
        {
          says: /^fatal: Cannot prompt because user interactivity has been disabled/,
        },
      ],
      // git says the same to somebody who clones: only what go, or a build, asked it for is of concern here.
      when: ({ line, reading }) =>
        inBuild(line, reading) ||
        /\bgo(?: get| mod| build| install| run|:) |cache\/vcs|pkg\/mod|git ls-remote -q|import path|^package \S+: exit status/m.test(
          reading.text,
        ) ||
        reading.lines.some(({ kind, text }) => kind === 'command' && /^(?:\w+=\S* )*go /.test(text)),
      sharper: ({ line, groups }) => {
        if (/Host key verification/.test(line.text))
          return {
            title: 'ssh does not know the host',
            cause:
              'git goes to the repository by ssh, and ssh does not know the key of that host: it trusts nobody it has not met.',
            why: 'The key is asked for once at a terminal and kept in ~/.ssh/known_hosts; a build or CI job has neither.',
            fix: [
              'Make it known: `ssh-keyscan github.com >> ~/.ssh/known_hosts` (the host of your module); in a Dockerfile before the download: `RUN mkdir -p -m 0700 ~/.ssh && ssh-keyscan github.com >> ~/.ssh/known_hosts`.',
              'And hand your key in: `RUN --mount=type=ssh go mod download`, with `docker build --ssh default .`.',
            ],
          };
        if (/Permission denied \(publickey/.test(line.text))
          return {
            title: 'The host takes none of your ssh keys',
            cause:
              'git goes to the repository by ssh, and {host} accepts no key: there is none here, or it is not known there.',
            why: 'A container or CI job has no keys of its own, and the key of an agent has to be handed in.',
            fix: [
              `See what the host says: \`ssh -T ${groups.host?.replace(/:.*$/, '') ?? 'git@github.com'}\`; add your public key there.`,
              'In a build: `RUN --mount=type=ssh go mod download`, with `docker build --ssh default .`.',
            ],
          };
        if (line.text.includes(': 401'))
          return {
            title: 'The module proxy asks for a login',
            cause: 'The module proxy {host} answers only with a login: 401 Unauthorized.',
            why: 'go takes user and password from ~/.netrc, and in docker build there is none.',
            fix: [
              'Put both into ~/.netrc: `machine HOST login USER password TOKEN`; in a build: `RUN --mount=type=secret,id=netrc,target=/root/.netrc`.',
            ],
          };
        return null;
      },
      cause:
        'git asked {host|the host} for a login: the repository does not exist (a typo in the path), or it is private and no credentials are here.',
      why: 'A host does not tell strangers whether a repository exists; inside docker build there are no credentials at all.',
      fix: [
        'Check the path for typos first.',
        'For a private module: `go env -w GOPRIVATE=github.com/you/*`, and credentials for git; in a build, `RUN --mount=type=ssh`.',
      ],
    },
    {
      id: 'package-not-in-std',
      title: 'The import is no package of the standard library',
      fault: 'learner',
      link: 'https://pkg.go.dev/std',
      matches: [
        { says: /^build \S+: cannot find module for path (?<package>[a-z]\w*(?:\/\w+)*)$/ },
        {
          says: /(?:^|: )package (?<package>\S+) is not in std/,
        },
        {
          says: /(?:^|: )package (?<package>\S+) is not in GOROOT/,
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
      sharper: ({ line, reading, groups, facts: { goMod } }) => {
        if (line.text.startsWith('package '))
          return {
            title: 'A directory is named without ./',
            cause: 'Without ./ in front go takes {package} for a package of the standard library.',
            why: 'A directory of your own is named by a path that begins with a dot.',
            fix: ['Name the directory: `go build ./{package}`, or the one you are in: `go build .`.'],
          };
        if (goMod?.module && groups.package?.startsWith(`${goMod.module}/`))
          return {
            title: 'A package of your own is not there',
            cause: '{package} belongs to your own module, and its directory is not there.',
            why: 'It is looked for in the directory of that name; in an image there is only what COPY brought.',
            fix: [
              'In a Dockerfile copy all sources: `COPY . .`; else correct the import or make the directory.',
            ],
          };
        if (inBuild(line, reading) && groups.package?.includes('/'))
          return {
            cause:
              '{package} is neither in the standard library nor in the image: a package of your own that was not copied, or a misspelt import.',
            why: 'Without a domain in front, what is not in the module is looked for in the standard library.',
            fix: [
              'Copy all sources, with their directories: `COPY . .` (COPY *.go takes those at the top only).',
            ],
          };
        if (goMod?.module && groups.package?.includes('/'))
          return {
            fix: [
              'Correct the typo, or write the full path, as `github.com/sirupsen/logrus`.',
              `A package of your own is imported by the module path and its directory: \`${goMod.module}/...\`.`,
            ],
          };
        return null;
      },
    },
    {
      id: 'found-no-package',
      title: 'The module has no such package',
      fault: 'learner',
      link: 'https://pkg.go.dev/about#best-practices',
      matches: [
        {
          says: /module (?<module>\S+) found(?: \((?<version>[^)]*)\))?, but does not contain package (?<package>\S+)/,
        },
      ],
      cause:
        'The module {module} exists, but the package {package} does not exist in it: no such sub-directory in that version.',
      why: 'A module is found by the beginning of the path; what follows has to be a directory with Go files.',
      fix: ['Correct the import path: remove or fix its last part.'],
    },
    {
      id: 'no-required-module',
      title: 'An import that go.mod requires no module for',
      fault: 'learner',
      link: 'https://go.dev/ref/mod#go-get',
      matches: [
        {
          says: /could not import \S+ \(no required module provides package "(?<package>[^"]+)"/,
        },
        {
          says: /no required module provides package (?!\S+\.go;)(?<package>[^\s;]+);/,
        },
        { says: /^build \S+: cannot find module for path (?<package>[^\s./_]+\.[^\s/]+\/\S+)$/ },
        {
          says: /cannot find module providing package (?<package>[^\s:]+)(?:$|\s|:(?! module ))/,
        },
      ],
      sharper: ({ groups, facts: { goMod } }) =>
        (goMod?.module && groups.package?.startsWith(`${goMod.module}/`)) ||
        groups.package?.startsWith('example.com/')
          ? {
              title: 'A package of your own is not there',
              cause: goMod?.module
                ? `{package} is to be a package of your own; the module is ${goMod.module}, and it has no directory of that name with Go files.`
                : '{package} is to be a package of your own, and the module has no directory of that name with Go files.',
              why: 'What begins with the module path is looked for in the directory of that name only.',
              fix: [
                'Let the import begin with the module path (`go list -m`) and end with the directory, letter by letter.',
                'In a Dockerfile copy the directories too: `COPY . .`.',
              ],
            }
          : null,
      cause: '{package} is imported, and go.mod requires no module that has this package.',
      why: 'go build takes modules from go.mod only; it never adds one by itself.',
      fix: [
        'Add it: `go get {package}`, or everything that is imported: `go mod tidy`.',
        'If the name is misspelt, correct the import.',
      ],
    },
  ],
};
