import type { Area } from '../areas.ts';

/** Where modules are kept. */
export const goModcache: Area = {
  name: 'go-download',
  diagnoses: [
    {
      id: 'modcache-readonly',
      title: 'The module cache is read-only for rm',
      fault: 'nobody',
      link: 'https://go.dev/ref/mod#module-cache',
      matches: [
        {
          has: 'pkg/mod/',
          says: /^(?:rm|unlinkat|find): (?:cannot remove )?'?(?<path>[^'\n]*pkg\/mod\/[^'\n:]*)'?: Permission denied/i,
        },
        {
          says: /EACCES: permission denied, (?:rmdir|unlink) '(?<path>[^']*(?:pkg.mod|@v\d)[^']*)'/,
        },
      ],
      cause: 'go makes the files of its module cache read-only, so rm has no permission to remove them.',
      why: 'Nobody is meant to change a downloaded module, as go.sum vouches for it.',
      fix: ['Let go do it: `go clean -modcache`.', 'Or make it writable first: `chmod -R u+w ~/go/pkg/mod`.'],
    },
    {
      id: 'modcache-write-denied',
      title: 'go may not write to the module cache',
      fault: 'machine',
      link: 'https://go.dev/ref/mod#module-cache',
      matches: [
        {
          has: 'cache: mkdir',
          says: /(?:writing (?:go\.mod|stat|zip) cache|could not create module cache|failed to create cache directory(?: \S+)?): (?:mkdir|open) (?<path>[^\s:]+): (?<said>permission denied|read-only file system|no such file or directory)/,
        },
        {
          says: /could not create module cache: stat (?<path>\S+): (?<said>permission denied)/,
        },
        {
          says: /writing (?:go\.mod|stat|zip) cache: open (?<path>\S+): (?<said>permission denied|read-only file system)/,
        },
        {
          says: /failed to create cache directory (?<path>\S+): mkdir \S+: (?<said>permission denied)/,
        },
        {
          has: 'Access is denied',
          says: /writing (?:go\.mod|stat|zip) cache: open (?<path>[A-Za-z]:[^:]+): (?<said>Access is denied)/,
        },
        { says: /^go: \S+@v\S+: mkdir (?<path>[^\s:]+): (?<said>permission denied|read-only file system)$/ },
        {
          has: 'Access is denied',
          says: /: rename (?<path>\S*[\\/]pkg[\\/]mod[\\/]\S+) \S+: (?<said>Access is denied)/,
        },
        {
          says: /^go: RLock (?<path>\S*[\\/]pkg[\\/]mod[\\/]cache\S*): (?<said>.*)$/,
        },
        {
          says: /\bin (?<path>\S*cache\/vcs\/\w+): exit status 128/,
          also: { says: /(?<said>detected dubious ownership)/, within: 2 },
        },
        {
          has: 'pkg/mod/cache',
          says: /(?:^|: )(?:mkdir|open) (?<path>\S*pkg\/mod\/cache\S*): (?<said>permission denied|read-only file system)/,
        },
      ],
      cause: 'The user that runs go has no write permission to the module cache: {path}: {said}.',
      sharper: ({ groups }) =>
        /^[A-Za-z]:\\Program Files/.test(groups.path ?? '')
          ? {
              why: 'GOPATH or GOMODCACHE names the folder of Go itself, which belongs to the administrator.',
              fix: [
                'Let go use your own: `go env -u GOPATH`, `go env -u GOMODCACHE`; what is set: `go env GOPATH GOMODCACHE`.',
              ],
            }
          : /^Access/.test(groups.said ?? '')
            ? {
                title: 'Something holds a downloaded module open',
                cause: 'Windows does not let go put a downloaded module in its place: {said}.',
                why: 'An editor or an antivirus program reads the files at that moment.',
                fix: [
                  'Try again, with the editor closed: `go mod download`.',
                  'Let the antivirus leave out the folder that `go env GOMODCACHE` names.',
                ],
              }
            : null,
      why: 'The cache belongs to root, or a container runs as another user than the one who made it.',
      fix: [
        'Make it yours: `sudo chown -R $(id -u) "$(go env GOMODCACHE)"`.',
        'Or name another: `export GOMODCACHE=/tmp/mod` (in a Dockerfile: download before USER).',
      ],
      yieldsTo: ['disk-full'],
    },
    {
      id: 'gopath-gomod',
      title: 'go.mod lies in GOPATH itself',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/dockerfile/#workdir',
      matches: [
        {
          says: /^(?:go: )?\$GOPATH\/go\.mod exists but should not/,
        },
      ],
      cause:
        'go.mod lies directly in GOPATH, which go does not allow: the golang image begins in /go, and that is GOPATH, because no WORKDIR was set.',
      why: 'COPY . . without a WORKDIR puts the project into the directory where the image starts.',
      fix: ['Set a directory of your own before COPY: `WORKDIR /app`.'],
    },
    {
      id: 'gopath-gomod-ignored',
      title: 'go.mod lies in GOPATH, and go says so',
      fault: 'learner',
      link: 'https://docs.docker.com/reference/dockerfile/#workdir',
      weight: 'notice',
      matches: [
        {
          says: /^go: warning: ignoring go\.mod in \$GOPATH (?<path>\S+)/,
        },
      ],
      cause: 'go.mod lies directly in GOPATH ({path}), where the golang image begins when no WORKDIR is set.',
      why: 'From Go 1.22 on that is a warning only; older ones refuse to build.',
      fix: ['Set a directory of your own before COPY: `WORKDIR /app`.'],
    },
  ],
};
