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
          says: /(?:^|: )(?:fork\/exec|open|remove|unlinkat) (?<path>.*\\go-build[^:]*\.exe): (?<said>Access is denied|Operation did not complete successfully because the file contains a virus.*?|This program is blocked.*?|An Application Control policy has blocked this file.*?)\.?$/,
        },
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
        groups.path?.startsWith('/')
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
      matches: [{ says: /^dyld(?:\[\d+\])?: missing LC_UUID load command/ }],
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
