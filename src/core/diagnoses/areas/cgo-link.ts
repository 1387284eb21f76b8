import type { Area } from '../areas.ts';

const mingw = [
  'Install MinGW-w64, and put it first in PATH: `winget install MSYS2.MSYS2`, then `pacman -S mingw-w64-ucrt-x86_64-gcc`; which one comes first: `where gcc`.',
  'Or without C: `go env -w CGO_ENABLED=0`.',
];

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
          says: /[\\/]link(?:\.exe)?: running (?<linker>\S+) failed: exit status/,
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
        {
          says: /^Undefined symbols for architecture (?<apple>\w+):/,
          also: { says: /_cgo_|^\s+_?\S+ in (?:_x\d+|\d{6})\.o$/, within: 10 },
        },
        {
          says: /^ld: (?<apple>framework|library) (?:not found (?:for )?(?<symbol>\S+)|'(?<named>[^']+)' not found)/,
          also: { says: /^clang\S*: error: linker command failed/, within: 3 },
        },
      ],
      sharper: ({ groups, reading }) =>
        groups.apple !== undefined || /running clang failed/.test(reading.text)
          ? {
              why: 'A library is missing, or was built for the other kind of processor, Intel or Apple.',
              fix: [
                'Install the library for this processor (`brew install NAME`), and tell cgo where it is: `export CGO_LDFLAGS=-L/opt/homebrew/lib`.',
                'Or without C: `CGO_ENABLED=0 go build`.',
              ],
            }
          : /\.exe: |msys|mingw/i.test(reading.text)
            ? {
                why: 'The gcc that comes first in PATH is the wrong one, as that of MSYS or Cygwin, or a library is missing.',
                fix: mingw,
              }
            : null,
      cause:
        'go hands the C parts to {linker|the linker}, and that finds {symbol|a symbol} nowhere, or twice.',
      why: 'A library is missing, there twice, or made for another one: what was built against glibc does not link on alpine.',
      fix: [
        'Build on Debian instead of alpine: `FROM golang:1.26`.',
        'Or without C: `CGO_ENABLED=0 go build`.',
      ],
      yieldsTo: ['cgo-header', 'cgo-cross'],
    },
    {
      id: 'go-link',
      title: 'The linker of Go does not find a function',
      fault: 'learner',
      link: 'https://pkg.go.dev/cmd/link',
      matches: [
        { says: /^(?:link: )?\S+: relocation target (?<symbol>\S+) not defined/ },
        { says: /^(?:link: )?duplicated definition of symbol (?<symbol>[^\s,]+)/ },
      ],
      cause: 'What is to become one program does not fit together: {symbol} is defined nowhere, or twice.',
      why: 'A function is declared without a body, its C or assembly file was left out (CGO_ENABLED=0, another GOARCH), or a dependency is too old for this Go.',
      fix: [
        'Bring the dependencies up to date: `go get -u ./...`, then `go mod tidy`.',
        'If the package needs C: `CGO_ENABLED=1 go build`; and where files of two builds were mixed: `go clean -cache`.',
      ],
      yieldsTo: ['cgo-link', 'x-sys-too-old'],
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
      sharper: ({ line, groups }) => {
        if (/exec: "pkg-config"/.test(line.text))
          return {
            title: 'pkg-config is not installed',
            cause:
              'A package asks pkg-config where its C library lies, and pkg-config is not installed here.',
            fix: [
              'Install it, and the -dev package of the library: `apt-get install -y pkg-config`, `apk add --no-cache pkgconf`.',
              'Or take a package without C, and build with `CGO_ENABLED=0`.',
            ],
          };
        if (/^mingw/.test(groups.header ?? ''))
          return {
            title: 'gcc is not the one for Windows programs',
            cause:
              'The linker cannot find the library {header}, a part of MinGW: the gcc that comes first in PATH is another one.',
            why: 'The gcc of MSYS or Cygwin makes programs for MSYS or Cygwin.',
            fix: mingw,
          };
        if (/cannot find -l/.test(line.text))
          return {
            title: 'A C library is missing',
            cause: `The linker cannot find the C library ${groups.header}: it is not installed here, or (in a static build) only its shared form is.`,
          };
        if (/^(?:errno|stdlib|stdio|string|stdint|assert|pthread)\.h$|^S?crt/.test(groups.header ?? ''))
          return {
            cause: 'gcc is here, and the headers of the C library itself are not: {header} is missing.',
            why: 'On alpine gcc comes without them; they are in the package musl-dev (Debian: libc6-dev).',
            fix: [
              'Install them as well: `apk add --no-cache gcc musl-dev` (alpine), `apt-get install -y libc6-dev` (Debian).',
              'Or build without C: `CGO_ENABLED=0 go build`.',
            ],
          };
        return null;
      },
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
