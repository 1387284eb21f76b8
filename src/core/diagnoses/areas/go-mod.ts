import type { Area } from '../areas.ts';
import { inBuild } from '../match.ts';

/** Where go.mod is, and how it comes to be. */
export const goMod: Area = {
  name: 'go-modules',
  diagnoses: [
    {
      id: 'no-go-mod',
      title: 'No go.mod in this directory or above it',
      fault: 'learner',
      link: 'https://go.dev/ref/mod#go-mod-init',
      matches: [
        {
          says: /^(?:\S+\.go:\d+:\d+: no required module provides package \S+: |no required module provides package \S+: |go: )(?:cannot match "all": )?go\.mod file not found in current directory or any parent/,
        },
        { says: /^go: cannot find main module, but found (?<before>(?!\.git)\S+) in/ },
        { says: /^go: cannot find main module[,;]/ },
        { says: /^build flag -mod=\S+ only valid when using modules/ },
        { says: /You are (?<editor>outside of a module) and outside of \$GOPATH\/src/ },
        {
          has: 'outside a module',
          says: /^go: (?:go\.mod file not found|cannot .* outside a module)/,
        },
      ],
      when: (found) => found.groups.before !== undefined || !inBuild(found.line, found.reading),
      sharper: ({ groups }) =>
        groups.before
          ? {
              title: 'A project from the time before modules',
              cause: 'There is no go.mod, only {before}: the project is from the time before modules.',
              why: 'Up to Go 1.15 it could be built in GOPATH; now go needs a go.mod.',
              fix: ['Make it a module: `go mod init github.com/owner/project`, then `go mod tidy`.'],
            }
          : groups.editor
            ? {
                title: 'The editor is open on a folder that is no module',
                cause: 'The folder that is open in the editor has no go.mod, nor has any folder above it.',
                why: 'gopls, which tells the editor about Go, works on modules.',
                fix: [
                  'Open the folder that has go.mod. Where there are several below, list them: `go work init ./one ./two`.',
                  'Or make the folder a module: `go mod init example.com/hello`.',
                ],
              }
            : null,
      cause:
        'The command needs a module, and go.mod was not found in this directory or any parent directory.',
      why: 'Either this is the wrong directory, or the project was never made a module.',
      fix: [
        'Go to the directory that has go.mod: `cd ...`.',
        'Or make this directory a module: `go mod init example.com/hello`, then `go mod tidy`.',
      ],
      yieldsTo: ['gomod-not-copied', 'install-no-version'],
    },
    {
      id: 'mod-download-no-mod',
      title: 'go mod download without a go.mod',
      fault: 'learner',
      link: 'https://go.dev/ref/mod#go-mod-download',
      matches: [{ says: /^go: no modules specified \(see 'go help mod download'\)/ }],
      cause:
        'go mod download found no go.mod in the working directory: in a Dockerfile, go.mod was not copied into the image yet.',
      why: 'It downloads what go.mod lists, so go.mod has to be there before it runs.',
      fix: [
        'In the Dockerfile, put `COPY go.mod go.sum ./` before `RUN go mod download`.',
        'On your machine, `cd` to go.mod, or make one: `go mod init example.com/hello`.',
      ],
    },
    {
      id: 'mod-init-no-path',
      title: 'go mod init without a module path',
      fault: 'learner',
      link: 'https://go.dev/ref/mod#go-mod-init',
      matches: [
        {
          says: /^go: cannot determine module path for source directory/,
        },
      ],
      cause:
        'go mod init was given no module path, and outside GOPATH go cannot guess one: the argument is needed.',
      why: 'The module path is the name under which the packages of this directory are imported.',
      fix: ['Give it a path: `go mod init example.com/hello` (your repository without https://).'],
    },
    {
      id: 'mod-init-exists',
      title: 'go.mod is there already',
      fault: 'nobody',
      link: 'https://go.dev/ref/mod#go-mod-init',
      matches: [{ says: /^go(?: mod init)?: .*go\.mod already exists/ }],
      cause: 'This directory already has a go.mod: the module was initialised before.',
      why: 'A directory is made a module once, and go does not overwrite it.',
      fix: [
        'Nothing is broken: continue with the next command.',
        'To give it another name: `go mod edit -module=example.com/other`.',
      ],
    },
    {
      id: 'mod-init-too-many-args',
      title: 'go mod init with more than one argument',
      fault: 'learner',
      link: 'https://go.dev/ref/mod#go-mod-init',
      matches: [
        { says: /^go: 'go mod init' accepts at most one argument/ },
        { says: /^go mod init: too many arguments/ },
      ],
      cause: 'go mod init takes one argument, and a space has split the module path into several.',
      why: 'A module path has no spaces in it.',
      fix: ['Use one path with no spaces: `go mod init example.com/my-app`.'],
    },
    {
      id: 'module-missing-dot',
      title: 'A module path without a domain',
      fault: 'learner',
      link: 'https://go.dev/ref/mod#go-mod-file-ident',
      matches: [
        {
          says: /malformed module path "(?<path>[^"]+)": missing dot in first path element/,
        },
      ],
      cause:
        'The module path {path} has no domain in front, as github.com, so go cannot know where to download it.',
      why: 'What is downloaded is named by its whole path: host, owner and repository.',
      fix: ['Use the full path: `go get github.com/sirupsen/logrus` instead of logrus.'],
      yieldsTo: ['module-path-invalid', 'go-too-old'],
    },
    {
      id: 'module-path-invalid',
      title: 'A module path with characters that go does not take',
      fault: 'learner',
      link: 'https://go.dev/ref/mod#go-mod-file-ident',
      matches: [
        {
          says: /malformed module path "(?<path>[^"]*)": (?<said>invalid char|double slash|empty string|leading|trailing|leading dash)/,
        },
        { says: /malformed import path "(?<path>[^"]*)": (?<said>.*)$/ },
        { says: /^\S+\.go:\d+:\d+: invalid import path: (?<path>\S+)/ },
        { says: /^go: (?<path>git@\S+): malformed module path "git": (?<ssh>missing dot)/ },
      ],
      cause: 'The path {path} is not one that go takes{said|}.',
      why: 'A path is a host and names between single slashes, of letters, digits and -._~, without https:// in front.',
      fix: ['Write it without https:// and without spaces: `github.com/owner/project`.'],
      sharper: ({ groups }) => {
        if (groups.ssh)
          return {
            cause: '{path} is the address of a repository for git, and go takes a module path.',
            why: 'go makes the address from the path: github.com/owner/project.',
            fix: [
              'Write it as a path: `go get github.com/owner/project`.',
              'To have git go by ssh: `git config --global url."git@github.com:".insteadOf "https://github.com/"`.',
            ],
          };
        if (groups.said?.endsWith('leading dash') && groups.path?.startsWith('-'))
          return {
            title: 'A flag behind the package',
            cause:
              'The flag {path} stands behind the package, where go takes it for the path of another one.',
            why: 'Flags of go stand right behind the command, in front of packages and files.',
            fix: ['Put it in front: `go build {path} ... .`.'],
          };
        if (groups.path?.includes('='))
          return {
            title: 'Quotes are missing around the value of a flag',
            cause:
              'go takes {path} for a package: the shell has split the value of a flag, as -ldflags, at its blank.',
            why: 'A value with blanks is one word only in quotes.',
            fix: ['Quote it: `go build -ldflags "-X main.version=1.0" -o server .`.'],
          };
        if (groups.said) return { cause: 'The path {path} is not one that go takes: {said}.' };
        return null;
      },
    },
    {
      id: 'all-matched-no-packages',
      title: 'go mod tidy before there is any code',
      fault: 'learner',
      link: 'https://go.dev/ref/mod#go-mod-tidy',
      weight: 'notice',
      matches: [
        {
          says: /^go: warning: "all" matched no packages/,
        },
      ],
      // go says so whenever a pattern matches nothing, and goes on; with nothing more to say, it was tidy in an empty folder.
      when: ({ line, reading }) =>
        !reading.lines.some(
          ({ kind, text, line: at }) => at > line.line && kind !== 'quiet' && text.trim() !== '',
        ),
      cause:
        'The module has no packages yet, no .go file, so tidy finds nothing to require and removes every requirement.',
      why: 'go mod tidy reads the imports of your code, so the code has to be there first.',
      fix: ['Create main.go with its imports first, then run `go mod tidy` again.'],
    },
    {
      id: 'nested-module',
      title: 'The package lies in another, nested module',
      fault: 'learner',
      link: 'https://go.dev/ref/mod#modules-overview',
      matches: [
        {
          says: /^(?:go: )?main module \((?<main>\S+)\) does not contain package (?<package>\S+)/,
        },
      ],
      cause:
        'The package {package} is not part of the module {main}: its directory has a go.mod of its own, a nested module.',
      why: 'A go.mod makes its directory and all below it a module of its own, cut out of the one above.',
      fix: [
        'Delete the inner go.mod: one module a project is enough.',
        'Or `cd` into it and build there, or join both with go.work: `go work init . ./sub`.',
      ],
    },
    {
      id: 'pattern-outside-module',
      title: './... where there is no module',
      fault: 'learner',
      link: 'https://go.dev/ref/mod#go-mod-init',
      matches: [
        {
          says: /(?:^|: )pattern (?<pattern>\S+): directory prefix \S+ does not contain main module or its selected dependencies/,
        },
        {
          says: /(?:^|: )directory (?<pattern>\S+) (?:is )?outside (?<outside>main module or its selected dependencies|available modules|modules listed in go\.work)/,
        },
      ],
      sharper: ({ groups }) =>
        groups.outside
          ? {
              title: 'A directory of another module',
              cause: 'The directory {pattern} does not belong to the module that go works in here.',
              why: 'go builds what lies below the directory of go.mod, and nothing beside it.',
              fix: [
                'Go there and build there: `cd {pattern} && go build`.',
                'To work on both at once: `go work init . {pattern}`.',
              ],
            }
          : null,
      cause:
        'The pattern {pattern} is looked for in a directory that is not part of any module: there is no go.mod here or above.',
      why: './... means all packages of the module below this directory, and there is none.',
      fix: [
        'Go into the directory of the module: `cd ...`.',
        'Or make this one a module: `go mod init example.com/hello`.',
      ],
    },
  ],
};
