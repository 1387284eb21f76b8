import type { Area } from '../areas.ts';
import { inBuild } from '../match.ts';
import type { Found, Sharper, Words } from '../types.ts';

/** How the program in the image was built: for which machine, with which libraries. */
export const imageProgram: Area = {
  name: 'scratch',
  diagnoses: [
    {
      id: 'scratch-dynamic-binary',
      title: 'A dynamically linked program in an image without its loader',
      fault: 'learner',
      link: 'https://pkg.go.dev/cmd/cgo',
      matches: [
        { says: /^(?:\S+: )?exec (?<program>(?!\S+\.(?:sh|bash|py)\b)\S+): no such file or directory$/ },
        { says: /(?<program>\/?\S+): \S+: bad ELF interpreter: No such file/ },
        { has: 'exec user process caused', says: /exec user process caused:? "?no such file or directory/ },
        { says: /exec container process (?:\(.*\) )?`(?<program>[^`]+)`: No such file/ },
        { says: /: cannot execute: required file not found$/ },
        {
          has: 'sh: ',
          says: /^(?:\/bin\/)?(?:ba|a)?sh: (?:\d+: )?(?<program>\/\S+): not found$/,
          where: 'outside',
        },
      ],
      when: ({ line, facts }) =>
        !/^(?:\/bin\/)?(?:ba|a)?sh: .*: not found$/.test(line.text) ||
        facts.programs.some(({ elf }) => elf?.interpreter != null),
      cause:
        'The program {program|} is there, but it is dynamically linked (built with CGO): the loader and libc that it asks for are not in the image, as in scratch or alpine.',
      why: 'With a C compiler at hand, Go links packages as net against the C library; "no such file" means the loader, not the program.',
      sharper: loader,
      fix: [
        'Build it static: `CGO_ENABLED=0 go build -o /server .`.',
        'Or use a base image with glibc, as debian:bookworm-slim.',
      ],
      yieldsTo: ['crlf-script'],
    },
    {
      id: 'exec-format',
      title: 'A program for another processor or system',
      fault: 'learner',
      link: 'https://docs.docker.com/build/building/multi-platform/',
      matches: [
        { says: /^(?:\S+: )?(?:standard_init_linux.*: )?exec (?<program>\S+): exec format error/ },
        { says: /\.buildkit_qemu_emulator: (?<program>\S+): Invalid ELF image for this architecture/ },
        { has: 'exec format error', says: /exec user process caused:? "?exec format error/ },
        {
          says: /exec container process (?:\(missing dynamic library\?\) )?`(?<program>[^`]+)`: Exec format error/,
        },
      ],
      cause:
        'The program {program|} is built for another CPU architecture or system (GOARCH, GOOS) than the platform of the container, or it is no program at all (a script without #!).',
      why: 'It was built on an Apple Silicon Mac for an amd64 image, or on another system without GOOS=linux.',
      sharper: (found) => (inBuild(found.line, found.reading) ? emulated : foreign(found)),
      fix: [
        'Build for the container: `GOOS=linux GOARCH=amd64 go build`, or build it in the Dockerfile.',
        'Or choose the platform: `docker build --platform linux/amd64 .`; a script has to begin with `#!/bin/sh`.',
      ],
    },
    {
      id: 'qemu-crash',
      title: 'The emulated processor crashed',
      fault: 'machine',
      link: 'https://docs.docker.com/build/building/multi-platform/#cross-compilation',
      matches: [
        { says: /qemu: uncaught target signal \d+ \((?<said>[^)]*)\)/ },
        {
          has: ': signal: ',
          says: /\/tool\/linux_\w+\/\w+: signal: (?<said>illegal instruction|segmentation fault)/,
        },
        { has: 'SIGILL', says: /^SIGILL: (?<said>illegal instruction)/, where: 'build' },
        {
          says: /installation script subprocess returned error (?<said>exit status (?:132|139))/,
          where: 'build',
        },
        { says: /^go tool \w+: signal: (?<said>segmentation fault|illegal instruction)/, where: 'build' },
        {
          has: 'obtaining buildID',
          says: /error obtaining buildID for go tool \w+: (?<said>fork\/exec \S+: invalid argument)/,
        },
        { has: 'rosetta error', says: /(?<said>rosetta error: .*)$/ },
        { says: /^qemu-[\w-]+: Could not open '(?<said>[^']+)'/ },
        {
          says: /(?:gcc|g\+\+|cc1\w*|clang)\S*: internal compiler error: (?<compiler>.*?)(?: signal.*)?$/,
          where: 'build',
        },
      ],
      sharper: ({ groups }) =>
        groups.compiler
          ? {
              title: 'The C compiler crashed',
              cause:
                'The C compiler crashed in a build step ({compiler}), as it does where it runs in emulation (QEMU), for another processor.',
              confidence: 'medium',
            }
          : null,
      cause:
        'The program runs in emulation (QEMU, Rosetta), for another processor than this machine has, and that gave up: {said}.',
      why: 'The image is for amd64 on an arm64 machine or the other way round; the Go compiler is known to crash in qemu.',
      fix: [
        "Build on this machine's own platform and let Go cross-compile: `FROM --platform=$BUILDPLATFORM golang:1.26`, then `RUN GOOS=$TARGETOS GOARCH=$TARGETARCH go build`.",
        'Or leave --platform out, and take an image for this processor.',
      ],
    },
    {
      id: 'platform-mismatch',
      title: 'The image is for another processor',
      fault: 'nobody',
      link: 'https://docs.docker.com/build/building/multi-platform/',
      weight: 'notice',
      matches: [
        {
          says: /The requested image's platform \((?<platform>[^)]+)\) does not match the detected host platform \((?<host>[^)]+)\)/,
        },
        {
          has: 'image platform',
          says: /WARNING: image platform \((?<platform>[^)]+)\) does not match the expected platform \((?<host>[^)]+)\)/,
        },
      ],
      // Where the container goes on to say something of its own, it does run.
      when: ({ line, reading }) =>
        !reading.lines.some(
          ({ kind, text, line: at }) =>
            kind === 'said' && at > line.line && text.trim() !== '' && !/^[0-9a-f]{64}$/.test(text),
        ),
      cause: 'The image is for the platform {platform}, and this machine is {host}.',
      why: 'It runs in emulation, slowly, or not at all.',
      fix: [
        'Build or pull it for this machine: `docker build --platform {host} .`.',
        'If you do mean the other, say so: `docker run --platform {platform} ...`.',
      ],
    },
    {
      id: 'glibc-mismatch',
      title: 'The C library of the image is too old',
      fault: 'learner',
      link: 'https://pkg.go.dev/cmd/cgo',
      matches: [{ has: 'GLIBC', says: /version [`'‘](?<version>GLIBC(?:XX)?_[\d.]+)['’] not found/ }],
      cause:
        'The program was linked with CGO against a newer glibc ({version}) than the one in the base image that it runs in.',
      why: 'The builder image is of a newer Debian than the final one.',
      fix: [
        'Build it static, without C: `CGO_ENABLED=0 go build`.',
        'Or use the same Debian in both stages: `FROM golang:1.26-bookworm` and `FROM debian:bookworm-slim`.',
      ],
    },
    {
      id: 'shared-library-missing',
      title: 'A C library is missing in the image',
      fault: 'learner',
      link: 'https://pkg.go.dev/cmd/cgo',
      matches: [
        { says: /[Ee]rror (?:while )?loading shared librar(?:ies|y):? (?<library>[\w.+-]+)/ },
        { says: /^dyld(?:\[\d+\])?: Library not loaded: (?:\S*\/)?(?<library>[^/\s]+)(?<mac>)$/ },
        { says: /^exit status (?<dll>3221225781|0xc0000135)$/ },
        {
          says: /Error relocating (?<program>[^\s:]+): (?<symbol>\S+): symbol not found/,
        },
      ],
      sharper: ({ groups }) => {
        if (groups.dll)
          return {
            title: 'A DLL is missing',
            cause:
              'Windows ended the program at once ({dll}): a DLL that it is linked with (CGO) is not in PATH.',
            why: 'That number means: a library was not found.',
            fix: [
              'Put the folder with the DLLs of your C compiler into PATH, or copy them beside the .exe.',
              'Or build without C: `go env -w CGO_ENABLED=0`, then `go build`.',
            ],
          };
        if (groups.mac !== undefined)
          return {
            title: 'A C library is missing',
            cause:
              'The program is dynamically linked (CGO) and needs {library}, which is not where it looks for it.',
            why: 'Homebrew gave the library another version, or it was never installed on this Mac.',
            fix: ['Install it (`brew install NAME`), and build again: `go build -a .`.'],
          };
        if (groups.symbol === undefined) return null;
        return {
          title: 'A program for another C library',
          cause:
            '{program} was linked (CGO) against another C library than the one in this image, which has no {symbol}: glibc and the musl of alpine do not fit together.',
          fix: [
            'Build it static, without C: `CGO_ENABLED=0 go build`.',
            'Or build and run on the same: `FROM golang:1.26-alpine` and `FROM alpine`, or both of Debian.',
          ],
        };
      },
      cause: 'The program is dynamically linked (CGO) and needs {library}, which is not in the image.',
      why: 'It was built where that C library is, and runs where it is not, as on alpine.',
      fix: [
        'Build it static, without C: `CGO_ENABLED=0 go build`.',
        'Or install the library in the final image.',
      ],
    },
  ],
};

/** With the program itself beside the output there is no guessing. */
function loader({ groups, facts: { programs } }: Found): Sharper | null {
  const dynamic = programs.find(({ elf }) => elf?.interpreter != null);
  if (!dynamic && groups.program === undefined)
    return {
      title: 'What the program needs to start is not there',
      confidence: 'medium',
      cause:
        'The program that is to start is there, and what it needs for that is not: it is dynamically linked (CGO) and its loader is missing, or it is a script whose first line names a shell that is not there, as with Windows line ends (CRLF).',
      why: '"no such file" means the loader or the interpreter, not the program itself.',
      fix: [
        'A Go program: build it static: `CGO_ENABLED=0 go build -o /server .`, or use a base image with glibc.',
        'A script: save it with LF (`dos2unix start.sh`), and begin it with a shell that the image has: `#!/bin/sh`.',
      ],
    };
  return dynamic
    ? {
        cause: `The program is dynamically linked (built with CGO): ${dynamic.name} asks for the loader ${dynamic.elf?.interpreter} and libc, and the image, as scratch or alpine, does not have them.`,
      }
    : null;
}

function foreign({ facts: { programs } }: Found): Partial<Words> | null {
  const mac = programs.find(({ form }) => form === 'mach-o');
  const windows = programs.find(({ form }) => form === 'windows');
  const other = mac ?? windows;
  return other && programs.length === 1
    ? {
        cause: `${other.name} is a program for ${mac ? 'macOS' : 'Windows'}, another platform than the container's (GOOS, GOARCH, architecture): a container runs Linux programs.`,
      }
    : null;
}

const emulated: Sharper = {
  title: 'A build step for another processor, without emulation',
  cause:
    'The step runs {program|a program} of another platform (architecture) than this machine, without an emulator (QEMU).',
  why: '--platform (or DOCKER_DEFAULT_PLATFORM) asks for another processor, and RUN executes its programs.',
  fix: [
    "Build on this machine's own platform and let Go cross-compile: `FROM --platform=$BUILDPLATFORM golang:1.26`, then `RUN GOOS=$TARGETOS GOARCH=$TARGETARCH go build`.",
    'Or install emulators: `docker run --privileged --rm tonistiigi/binfmt --install all` (GitHub Actions: docker/setup-qemu-action).',
  ],
};
