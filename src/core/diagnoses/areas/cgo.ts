import type { Area } from '../areas.ts';

/** Go together with C. */
export const cgo: Area = {
  name: 'go-compile',
  diagnoses: [
    {
      id: 'cgo-no-gcc',
      title: 'cgo needs a C compiler',
      fault: 'learner',
      link: 'https://pkg.go.dev/cmd/cgo',
      matches: [
        { has: 'C compiler "', says: /C compiler "(?<compiler>[^"]+)" not found/ },
        {
          has: 'executable file not found',
          says: /exec: "(?<compiler>gcc|cc|clang|g\+\+)": executable file not found in/,
        },
      ],
      cause:
        'CGO is enabled and a package needs C, but there is no C compiler here: {compiler} is not installed (golang:alpine has none).',
      why: 'With CGO_ENABLED=1 some packages, as net or sqlite, are compiled together with C.',
      fix: [
        'Build without C: `CGO_ENABLED=0 go build`.',
        'Or install gcc: `apk add --no-cache gcc musl-dev` (alpine), `apt-get install -y build-essential` (Debian).',
      ],
    },
    {
      id: 'cgo-cross',
      title: 'cgo with a compiler for another processor',
      fault: 'learner',
      link: 'https://pkg.go.dev/cmd/cgo',
      matches: [
        { has: 'gcc_', says: /^gcc_\w+\.S:\d+: Error: / },
        {
          has: 'error: unrecognized command-line option',
          says: /^(?:\S*gcc\S*|cc1): error: unrecognized command-line option '(?:-marm|-m64)'/,
        },
      ],
      cause: 'CGO is enabled while building for another processor, and the C compiler here is for this one.',
      why: 'Go cross-compiles by itself; C needs a compiler that does the same.',
      fix: [
        'Build without C: `CGO_ENABLED=0 GOARCH=arm64 go build`.',
        'Or name a cross compiler: `CC=aarch64-linux-gnu-gcc`.',
      ],
    },
    {
      id: 'cgo-header',
      title: 'A C header is missing',
      fault: 'learner',
      link: 'https://pkg.go.dev/cmd/cgo',
      matches: [
        { has: 'fatal error: ', says: /: fatal error: (?<header>[\w./+-]+\.h): No such file or directory/ },
        { has: "fatal error: '", says: /: fatal error: '(?<header>[^']+\.h)' file not found/ },
        {
          has: 'pkg-config',
          says: /exec: "pkg-config": executable file not found|^Package (?<header>\S+) was not found in the pkg-config search path/,
        },
        { has: 'cannot find -l', says: /cannot find -l(?<header>\w+)/ },
      ],
      cause: 'A package needs the C library that {header|it names} belongs to, and it is not installed here.',
      why: 'cgo compiles against the headers and libraries of the system or the image.',
      fix: [
        'Install its -dev package (as `apt-get install -y libsqlite3-dev`).',
        'Or take a package without C, and build with `CGO_ENABLED=0`.',
      ],
    },
  ],
};
