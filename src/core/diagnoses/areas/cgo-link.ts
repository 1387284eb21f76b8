import type { Area } from '../areas.ts';

/** What the C compiler and its linker do not find, or are not allowed. */
export const cgoLink: Area = {
  name: 'go-compile',
  diagnoses: [
    {
      id: 'cgo-link',
      title: 'The C linker does not find its way',
      fault: 'learner',
      link: 'https://pkg.go.dev/cmd/cgo',
      matches: [
        {
          says: /\/link: running (?<linker>\S+) failed: exit status/,
          also: {
            says: /(?:undefined reference to|multiple definition of|undefined symbol:) (?<symbol>[^\s;]+)|Undefined symbols for architecture/,
            within: 30,
          },
        },
        {
          says: /\/ld: \S*(?:\/pkg\/mod\/|\$WORK|go-build|go-link)\S*.*undefined reference to [`'](?<symbol>\w+)'/,
        },
        { says: /_cgo\w*\.(?:o|c)\b.*undefined reference to [`'](?<symbol>\w+)'/ },
        {
          says: /\.go:\d+: undefined reference to [`'](?<symbol>\w+)'/,
          also: { says: /^(?:\S*collect2|\S*ld|clang)\S*: /, within: 20 },
        },
      ],
      cause:
        'go hands the C parts to {linker|the linker}, and that finds {symbol|a symbol} nowhere, or twice.',
      why: 'A library is missing, there twice, or made for another one: what was built against glibc does not link on alpine.',
      fix: [
        'Build on Debian instead of alpine: `FROM golang:1.26`.',
        'Or without C: `CGO_ENABLED=0 go build`.',
      ],
      yieldsTo: ['cgo-header'],
    },
    {
      id: 'cgo-flag',
      title: 'A flag for the C compiler that go does not allow',
      fault: 'learner',
      link: 'https://pkg.go.dev/cmd/cgo',
      matches: [{ says: /invalid flag in (?<where>#cgo \w+|pkg-config --\w+|go:cgo_ldflag): (?<flag>\S+)/ }],
      cause: 'A package hands the C compiler the flag {flag}, which go does not let through.',
      why: 'A flag could run anything while a module is built, so go allows only those that are known to be harmless.',
      fix: [
        "If you trust the package: `CGO_CFLAGS_ALLOW='{flag}' go build` (or CGO_LDFLAGS_ALLOW).",
        'Or take a newer version of it: `go get PACKAGE@latest`.',
      ],
    },
    {
      id: 'cgo-header',
      title: 'A C header is missing',
      fault: 'learner',
      link: 'https://pkg.go.dev/cmd/cgo',
      matches: [
        { says: /: fatal error: (?<header>[\w./+-]+\.h): No such file or directory/ },
        { says: /: fatal error: '(?<header>[^']+\.h)' file not found/ },
        {
          has: 'pkg-config',
          says: /exec: "pkg-config": executable file not found|^Package (?<header>\S+) was not found in the pkg-config search path/,
        },
        { says: /cannot find -l(?<header>\w+)/ },
        { says: /\/ld: cannot find (?<header>S?crt[1in]\.o)/ },
      ],
      sharper: ({ line, groups }) =>
        /exec: "pkg-config"/.test(line.text)
          ? {
              title: 'pkg-config is not installed',
              cause:
                'A package asks pkg-config where its C library lies, and pkg-config is not installed here.',
              fix: [
                'Install it, and the -dev package of the library: `apt-get install -y pkg-config`, `apk add --no-cache pkgconf`.',
                'Or take a package without C, and build with `CGO_ENABLED=0`.',
              ],
            }
          : /cannot find -l/.test(line.text)
            ? {
                title: 'A C library is missing',
                cause: `The linker cannot find the C library ${groups.header}: it is not installed here, or (in a static build) only its shared form is.`,
              }
            : /^(?:errno|stdlib|stdio|string|stdint|assert|pthread)\.h$|^S?crt/.test(groups.header ?? '')
              ? {
                  cause: 'gcc is here, and the headers of the C library itself are not: {header} is missing.',
                  why: 'On alpine gcc comes without them; they are in the package musl-dev (Debian: libc6-dev).',
                  fix: [
                    'Install them as well: `apk add --no-cache gcc musl-dev` (alpine), `apt-get install -y libc6-dev` (Debian).',
                    'Or build without C: `CGO_ENABLED=0 go build`.',
                  ],
                }
              : null,
      // Any C compiler says so of any program in C.
      when: ({ line, reading }) =>
        line.step !== null || /cgo|\.go:|\bgo(?:: | )|^# \S+\/|-sqlite3|pkg-config|\/ld:/m.test(reading.text),
      cause: 'A package needs the C library that {header|it names} belongs to, and it is not installed here.',
      why: 'cgo compiles against the headers and libraries of the system or the image.',
      fix: [
        'Install its -dev package (as `apt-get install -y libsqlite3-dev`).',
        'Or take a package without C, and build with `CGO_ENABLED=0`.',
      ],
      yieldsTo: ['build-tools-missing'],
    },
  ],
};
