import type { Area } from '../areas.ts';

/** Packages that every Go has, however old: where one is missing, Go itself is. */
const ofGo =
  '(?:bufio|bytes|crypto|crypto/\\w+|encoding/(?:base64|binary|hex|json|xml)|errors|flag|fmt|io|io/ioutil|log|math|math/rand|net|net/http|net/url|os|os/exec|path|path/filepath|reflect|regexp|runtime|sort|strconv|strings|sync|sync/atomic|syscall|testing|time|unicode|unicode/utf8|unsafe)';

/** Where Go itself lies. */
export const goRoot: Area = {
  name: 'go-env',
  diagnoses: [
    {
      id: 'goroot-missing',
      title: 'GOROOT points to a directory that does not exist',
      fault: 'machine',
      link: 'https://go.dev/doc/manage-install',
      matches: [
        {
          says: /^go: cannot find GOROOT directory: (?<path>\S.*)$/,
        },
        {
          says: /^compile: version "[^"]+" does not match go tool version "(?<path>[^"]+)"/,
        },
        {
          says: /^flag provided but not defined: -(?<path>goversion|lang|p|pack|buildid|V)\b/,
          also: { says: /^usage: (?:compile|link|asm) \[options\]/, within: 2 },
        },
        { has: ' is not in ', says: new RegExp(`(?:^|: )package (?<path>${ofGo}) is not in (?:GOROOT|std)`) },
        {
          has: 'cannot find package "',
          says: new RegExp(`cannot find package "(?<path>${ofGo})" in any of:?`),
        },
        {
          has: ' redeclared in this block',
          says: /^(?<path>\S*[\\/]go[^\\/]*(?:[\\/]libexec)?[\\/]src[\\/](?:bufio|bytes|cmd|crypto|encoding|errors|fmt|hash|internal|io|math|net|os|reflect|runtime|sort|strconv|strings|sync|syscall|time|unicode)[\\/]\S+\.go):\d+(?::\d+)?: (?<twice>\S+ redeclared)/,
        },
        {
          has: 'fork/exec ',
          says: /fork\/exec (?<path>\S*[\\/]pkg[\\/]tool[\\/]\S+): (?<tool>no such file or directory|The system cannot find .*)/,
        },
        {
          says: /\.go:\d+:\d+: open (?<path>\S*\/go(?:\/libexec)?\/src\/\S+\.\w+): (?<denied>permission denied)/,
        },
        {
          has: 'does not begin with hostname',
          says: new RegExp(
            `package (?<path>${ofGo}): unrecognized import path .*does not begin with hostname`,
          ),
        },
      ],
      cause:
        'The environment variable GOROOT points to a directory that does not exist, or to another Go than the one that runs.',
      sharper: ({ line, groups }) => {
        if (groups.denied)
          return {
            title: "Go's own files may not be read",
            cause: 'The files of Go itself may not be read by this user: {path}: permission denied.',
            why: 'Go was unpacked by root with rights for root alone, or as another user.',
            fix: ['Let everybody read them: `sudo chmod -R a+rX /usr/local/go`.'],
          };
        if (groups.twice || /does not match go tool version|^flag provided/.test(line.text))
          return {
            title: 'Two Go installations are mixed up',
            cause:
              'The go command, the compiler that it started and the files of Go are of different versions: GOROOT or PATH mixes two installations.',
            why: 'GOROOT names another Go than the one in PATH, or a new version was unpacked over an old one.',
            fix: [
              'Unset GOROOT: `unset GOROOT; go env -u GOROOT`, and see which go comes first: `which -a go`.',
              'If it stays, delete `/usr/local/go` and install Go again from https://go.dev/dl.',
            ],
          };
        if (/binary is trimmed/.test(line.text))
          return {
            title: 'go does not find its own files',
            cause: 'go does not find the directory of its own installation, and GOROOT does not name it.',
            why: 'The go command was copied, or linked, away from the files that belong to it, or only a part of Go was unpacked.',
            fix: [
              'Install Go again from https://go.dev/dl, the whole of it: `rm -rf /usr/local/go && tar -C /usr/local -xzf go1.26.8.linux-amd64.tar.gz`.',
              'See which go runs: `which -a go`; it has to lie in the bin folder of the installation.',
            ],
          };
        if (groups.tool)
          return {
            title: 'Parts of Go are missing',
            cause: 'go starts its compiler, {path}, and that is not there.',
            why: 'GOROOT names a wrong directory (it has to begin with /), or the installation is not whole.',
          };
        if (/^go: /.test(line.text)) return null;
        return {
          title: 'Go does not find its own standard library',
          cause: 'The package {path} belongs to Go itself, and it is not where GOROOT says.',
          why: 'GOROOT names another directory than that of the Go that runs, or the installation is not whole.',
        };
      },
      why: 'GOROOT is where Go itself lies ({path}); it is often left over, and go finds the right place without it.',
      fix: [
        'Unset GOROOT: `unset GOROOT; go env -u GOROOT`, and take it out of your shell profile.',
        'If it stays, install Go again from https://go.dev/dl.',
      ],
    },
    {
      id: 'gopath-equals-goroot',
      title: 'GOPATH and GOROOT are the same directory',
      fault: 'learner',
      link: 'https://go.dev/wiki/InstallTroubleshooting',
      weight: 'notice',
      matches: [
        {
          says: /^warning: both GOPATH and GOROOT are the same directory \((?<path>[^)]*)\)/,
        },
        { says: /^warning: GOPATH set to GOROOT \((?<path>.*)\) has no effect/ },
      ],
      cause: 'GOPATH and GOROOT are the same directory: {path}.',
      why: 'GOPATH is where modules and tools are stored, GOROOT is the Go installation; they must not share one folder.',
      fix: ['Unset GOPATH, which then is ~/go, a different directory: `unset GOPATH; go env -u GOPATH`.'],
    },
  ],
};
