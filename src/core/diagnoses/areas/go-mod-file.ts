import type { Area } from '../areas.ts';

/** What stands in go.mod and go.work. */
export const goModFile: Area = {
  name: 'go-modules',
  diagnoses: [
    {
      id: 'gomod-unknown-directive',
      title: 'go.mod has a line that go cannot read',
      fault: 'learner',
      link: 'https://go.dev/ref/mod#go-mod-file',
      matches: [
        {
          says: /^(?:.*[\\/])?go\.(?:mod|work):(?<line>\d+)(?::\d+)?: unknown (?:directive|block type): (?<directive>\S+)/,
        },
      ],
      cause:
        'Line {line} of go.mod begins with {directive}, a directive that go does not know, so the file cannot be parsed.',
      why: 'It is left over from a merge conflict, mistyped, or (toolchain, tool, godebug) newer than this Go.',
      sharper: ({ groups }) =>
        /^[<=>]{7}/.test(groups.directive ?? '')
          ? {
              title: 'go.mod has the marks of a merge conflict',
              cause:
                'Line {line} of go.mod is the mark of a merge conflict, {directive}, which go cannot read.',
              why: 'git writes both sides of a conflict into the file, between such marks, for you to choose.',
              fix: ['Keep one side, delete the lines with <<<<<<<, ======= and >>>>>>>, then `go mod tidy`.'],
            }
          : null,
      fix: [
        'Fix the line or delete line {line}, then `go mod tidy`.',
        'For toolchain, tool or godebug use a newer Go: `FROM golang:1.26`.',
      ],
      yieldsTo: ['go-too-old'],
    },
    {
      id: 'gomod-syntax',
      title: 'go.mod cannot be parsed',
      fault: 'learner',
      link: 'https://go.dev/ref/mod#go-mod-file',
      matches: [
        {
          says: /^(?:go: )?(?:.*[\\/])?go\.mod:(?<line>\d+)(?::\d+)?: (?<said>(?!unknown (?:directive|block type)|invalid go version|.* should be v\d).+)$/,
        },
      ],
      cause: 'go cannot parse line {line} of go.mod: {said}.',
      why: 'go reads go.mod before anything else, so nothing works until it can.',
      fix: [
        'Correct line {line} of go.mod; a requirement looks like: `require github.com/sirupsen/logrus v1.9.3`.',
      ],
      yieldsTo: ['gomod-unknown-directive', 'go-too-old', 'gomod-go-version'],
    },
    {
      id: 'gomod-go-version',
      title: 'The go line of go.mod is no version',
      fault: 'learner',
      link: 'https://go.dev/ref/mod#go-mod-file-go',
      matches: [
        {
          says: /^(?:.*[\\/])?go\.(?:mod|work):(?<line>\d+): invalid go version '(?!1\.\d+(?:\.\d+|rc\d+)': must match)(?<version>[^']*)'/,
        },
      ],
      cause: 'The go line of go.mod says {version}, which this Go cannot read as a version.',
      why: 'It is written as 1.26 or 1.26.8; a Go older than 1.21 takes two numbers only.',
      fix: ['Write it so: `go mod edit -go=1.26`.', 'Or use a newer Go: `FROM golang:1.26`.'],
    },
    {
      id: 'gomod-no-module',
      title: 'go.mod has no module line',
      fault: 'learner',
      link: 'https://go.dev/ref/mod#go-mod-file-module',
      matches: [
        { says: /^go: error reading go\.mod: missing module declaration/ },
        { says: /^go: no module declaration in go\.mod/ },
      ],
      cause: 'go.mod has no module line: the file is empty, or its first line was lost.',
      why: 'The module line names your module, and without it go does not know what the directory is.',
      fix: ['Write it: `go mod edit -module=example.com/hello`.'],
    },
    {
      id: 'updates-to-gomod-needed',
      title: 'go.mod lacks requirements',
      fault: 'learner',
      link: 'https://go.dev/ref/mod#go-mod-tidy',
      matches: [
        { has: 'updates to go.', says: /^go: updates to go\.(?:mod|sum) needed/ },
        {
          says: /^go: updating go\.mod: existing contents have changed/,
        },
      ],
      cause:
        'go.mod (or go.sum) does not say all that go needs to know: a requirement is missing or out of date.',
      why: 'go build reads go.mod and never changes it, so it stops instead of guessing.',
      fix: ['Bring it up to date: `go mod tidy`.'],
    },
    {
      id: 'gomod-unwritable',
      title: 'go cannot write go.mod or go.sum',
      fault: 'machine',
      link: 'https://go.dev/ref/mod#go-sum-files',
      matches: [
        {
          has: ' go.',
          says: /^go: (?:writing|updating|error writing) go\.(?:mod|sum): (?:open|rename) (?<path>\S+?)(?: \S+)?: (?<said>read-only file system|permission denied)$/,
        },
        {
          says: /^go: RLock (?<path>\S*go\.(?:mod|sum|work)): (?<lock>[Ff]unction not implemented|Incorrect function|operation not supported|no locks available)\.?$/,
        },
        {
          has: 'go.mod: permission denied',
          says: /^go: (?:RLock|open|error reading go\.mod: open) (?<path>\S*go\.mod): (?<said>permission denied)$/,
        },
      ],
      cause: 'go has to change go.mod or go.sum, and may not write there: {said}.',
      sharper: ({ groups }) =>
        groups.lock
          ? {
              title: 'The file system knows no locks',
              cause: 'go locks {path} while it works, and the file system that it lies on cannot: {lock}.',
              why: 'Some network and shared folders (NFS, SMB, of virtual machines) know no locks.',
              fix: ['Work on a local folder: copy the project to your home directory, and build there.'],
            }
          : null,
      why: 'The folder is mounted read-only, or belongs to another user.',
      fix: ['Bring both up to date where you may write: `go mod tidy`; then go has nothing to change.'],
    },
    {
      id: 'inconsistent-vendoring',
      title: 'vendor/ and go.mod disagree',
      fault: 'learner',
      link: 'https://go.dev/ref/mod#vendoring',
      matches: [
        { says: /^go: inconsistent vendoring in (?<path>\S+):?/ },
        {
          says: /@v\S+: is (?:explicitly required in go\.mod, but not|marked as explicit in vendor|replaced in go\.mod, but not)/,
        },
        {
          has: '-mod=vendor',
          says: /cannot find package "?\S+"? (?:in vendor|.*-mod=vendor)|(?:import lookup disabled by|cannot query module due to) -mod=vendor/,
        },
        {
          says: /cannot find package "\." in:$/,
          also: { says: /^\s*\S*\/vendor\//, within: 1 },
        },
        {
          says: /^build \S+: cannot load \S+: open \S*\/vendor\/\S+: no such file or directory$/,
        },
      ],
      cause:
        'The vendor directory does not agree with go.mod: a requirement was changed after the copies were made.',
      why: 'With a vendor directory (or -mod=vendor) go builds from those copies, and checks that they are what go.mod asks for.',
      fix: [
        'Make the copies again: `go mod vendor`.',
        'Or do without them: `go build -mod=mod`, and delete vendor/.',
      ],
    },
    {
      id: 'replace-missing',
      title: 'A replace directive leads nowhere',
      fault: 'learner',
      link: 'https://go.dev/ref/mod#go-mod-file-replace',
      matches: [
        {
          says: /^go: (?:(?<module>\S+@\S+): )?parsing (?<path>\.\.?\/\S*)\/go\.mod: open \S+: no such file or directory$/,
        },
        {
          says: /(?<module>\S+@\S+): replacement directory (?<path>\S+) does not exist/,
        },
        // Up to Go 1.16.
        {
          says: /(?<module>\S+@\S+): parsing (?<path>(?:\/|\.\.)\S*)\/go\.mod: open \S+: no such file or directory/,
        },
        {
          says: /(?<module>\S+@\S+) \(replaced by (?<path>\S+)\): (?<bare>reading) \S+: open \S+: no such file or directory/,
        },
      ],
      cause: 'go.mod replaces {module|a module} by the directory {path}, and that does not exist here.',
      sharper: ({ groups }) =>
        groups.bare
          ? {
              title: 'A replace directive leads to what is no module',
              cause: 'go.mod replaces {module} by the directory {path}, and there is no go.mod in it.',
              fix: [
                'Make it a module: `cd {path} && go mod init PATH`, with the path that the replace line has on its left.',
                'Or correct the path: `ls {path}` shows what is there; in an image it has to be copied.',
              ],
            }
          : null,
      why: 'A local directory is there on your machine only; in a Docker build it has to be inside the build context and copied before.',
      fix: [
        'Drop it: `go mod edit -dropreplace=MODULE`, then `go mod tidy`.',
        'Or copy the directory into the image too, and build from the directory above both.',
      ],
    },
  ],
};
