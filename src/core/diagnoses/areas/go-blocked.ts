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
          says: /fork\/exec (?<path>\S*go-build\S+): (?<said>permission denied)$/,
        },
        {
          has: 'go-build',
          says: /(?:^|: )(?:fork\/exec|open|remove|unlinkat) (?<path>.*\\go-build[^:]*\.exe): (?<said>Access is denied|Operation did not complete successfully because the file contains a virus.*?|This program is blocked.*?|The process cannot access the file.*?|An Application Control policy has blocked this file.*?)\.?$/,
        },
        { says: /^fork\/exec (?<mac>(?!\/proc\/)\S+): (?<said>operation not permitted)$/ },
        {
          has: 'cannot create $WORK',
          says: /cannot create (?<path>\$WORK\S+): open \S+: (?<said>Access is denied)/,
        },
      ],
      cause: 'The system refuses what go has just built: {said}.',
      why: 'Antivirus programs and policies distrust new programs in temporary folders; with Go that is a known false alarm.',
      fix: [
        'Let the antivirus leave out the folder that `go env GOCACHE` names, and the temporary one.',
        'Or let go work elsewhere: `go env -w GOTMPDIR=C:\\gotmp`.',
      ],
      sharper: ({ groups }) =>
        groups.mac
          ? {
              cause: 'The system does not let {mac} start: {said}.',
              why: 'macOS keeps programs in quarantine that came from elsewhere, and security software forbids some.',
              fix: [
                'Lift it: `xattr -d com.apple.quarantine {mac}`, or build the program on this machine: `go build`.',
              ],
            }
          : groups.path?.startsWith('/')
            ? {
                cause: 'go may not run what it has built below the temporary folder: {said}.',
                why: '/tmp is mounted with noexec; go run and go test start programs there.',
                fix: ['Let go work elsewhere: `mkdir -p ~/tmp && export GOTMPDIR=~/tmp`.'],
              }
            : null,
    },
    {
      id: 'macos-go-too-old',
      title: 'This Go is too old for this macOS',
      fault: 'machine',
      link: 'https://go.dev/doc/go1.24',
      matches: [
        { says: /^dyld(?:\[\d+\])?: missing LC_UUID load command/ },
        { says: /^dyld(?:\[\d+\])?: Symbol not found: (?<symbol>_(?:Sec|CF|kSec)\w+)/ },
      ],
      sharper: ({ groups }) =>
        groups.symbol
          ? {
              title: 'This macOS is too old for this Go',
              cause: 'The program asks macOS for {symbol}, which this version of macOS does not have.',
              why: 'Each Go drops the oldest macOS: Go 1.21 needs 10.15, Go 1.23 macOS 11, Go 1.25 macOS 12.',
              fix: [
                'Update macOS, or build with an older Go: `go mod edit -go=1.20 -toolchain=none`, with that Go from https://go.dev/dl.',
              ],
            }
          : null,
      cause:
        'macOS does not start the program: it lacks the identifier LC_UUID, which older versions of Go do not write.',
      why: 'macOS 26 insists on it, and Go writes it since 1.24.',
      fix: [
        'Install a newer Go: `brew upgrade go`, then build again.',
        "Or let Apple's linker do it: `go build -ldflags=-linkmode=external`.",
      ],
    },
  ],
};
