import type { Area } from '../areas.ts';

/** Machines that do not let go, or what it built, do its work. */
export const goBlocked: Area = {
  name: 'go-run',
  diagnoses: [
    {
      id: 'go-build-blocked',
      title: 'The system does not let the built program run',
      fault: 'machine',
      link: 'https://go.dev/doc/faq#virus',
      matches: [
        {
          has: 'go-build',
          says: /fork\/exec (?<path>\S*go-build\S+): (?<said>permission denied)$/,
        },
        {
          has: 'go-build',
          says: /(?:^|: )(?:fork\/exec|open|remove|unlinkat) (?<path>.*\\go-build[^:]*\.exe): (?<said>Access is denied|Operation did not complete successfully because the file contains a virus.*?|This program is blocked.*?|An Application Control policy has blocked this file.*?)\.?$/,
        },
        {
          has: 'cannot create $WORK',
          says: /cannot create (?<path>\$WORK\S+): open \S+: (?<said>Access is denied)/,
        },
      ],
      cause: 'The system refuses what go has just built: {said}.',
      why: 'Antivirus programs and company policies take new, unsigned programs in the temporary folder for harmful ones; Go programs are a known false alarm.',
      fix: [
        'Let the antivirus leave out the folders `go env GOCACHE` and `go env GOTMPDIR` name, or ask who looks after the machine.',
        'Build into a folder of your own: `go build -o server.exe .`, or name another for the work: `go env -w GOTMPDIR=C:\\gotmp`.',
      ],
      sharper: ({ groups }) =>
        groups.path?.startsWith('/')
          ? {
              cause: 'go may not run what it has built below the temporary folder: {said}.',
              why: '/tmp is mounted with noexec, or a policy forbids programs there; go run and go test start theirs from it.',
              fix: [
                'Let go work elsewhere: `mkdir -p ~/tmp && export GOTMPDIR=~/tmp`.',
                'Or build and run it here: `go build -o server . && ./server`.',
              ],
            }
          : null,
    },
    {
      id: 'macos-go-too-old',
      title: 'This Go is too old for this macOS',
      fault: 'machine',
      link: 'https://go.dev/doc/go1.24',
      matches: [{ has: 'missing LC_UUID', says: /^dyld(?:\[\d+\])?: missing LC_UUID load command/ }],
      cause:
        'macOS does not start the program: it lacks the identifier LC_UUID, which older versions of Go do not write.',
      why: 'macOS 26 insists on it, and Go writes it since 1.24.',
      fix: [
        'Install a newer Go: `brew upgrade go`, then build again.',
        "Or let Apple's linker do it: `go build -ldflags=-linkmode=external`.",
      ],
    },
    {
      id: 'cpu-too-old',
      title: 'The program asks for a newer processor',
      fault: 'learner',
      link: 'https://go.dev/wiki/MinimumRequirements#amd64',
      matches: [
        {
          has: 'microarchitecture support',
          says: /^This program can only be run on (?<cpu>\S+) processors with (?<level>v\d) microarchitecture support/,
        },
      ],
      cause:
        'The program was built for {cpu} processors of level {level} (GOAMD64={level}), and this one, or the emulated one, is older.',
      why: 'A higher level allows instructions that older processors do not have.',
      fix: ['Build it for all: `GOAMD64=v1 go build`, and unset what is saved: `go env -u GOAMD64`.'],
    },
  ],
};
