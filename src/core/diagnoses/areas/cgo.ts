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
        { says: /^cgo: exec (?<blank>[A-Za-z]:\\Program): exec: .*does not exist/ },
        { says: /C compiler "(?<blank>[A-Za-z]:\\+Program)" not found/ },
        { says: /C compiler "(?<compiler>[^"]+)" not found/ },
        {
          says: /^You have not agreed to the Xcode license(?<license>)/,
        },
        {
          says: /^xcrun: error: (?:invalid active developer path|unable to find utility)(?<xcode>)/,
        },
        {
          says: /exec: "(?<compiler>gcc|cc|clang|g\+\+)": executable file not found in/,
        },
        { says: /^(?:go build )?\S+: \S+[\\/]cgo(?:\.exe)?: exit status \d(?<silent>)$/ },
        { says: /go list failed to return CompiledGoFiles(?<silent>)/ },
      ],
      cause:
        'CGO is enabled and a package needs C, but there is no C compiler here: {compiler} is not installed (golang:alpine has none).',
      why: 'With CGO_ENABLED=1 some packages, as net or sqlite, are compiled together with C.',
      sharper: ({ groups }) => {
        if (groups.blank)
          return {
            title: 'The path of the C compiler has a blank in it',
            cause:
              'CC names a C compiler below Program Files, and cgo takes only what stands before the blank: {blank}.',
            why: 'CC is a command line, so a blank ends the name of the program.',
            fix: [
              'Put the folder into PATH and name the compiler alone: `go env -w CC=gcc`.',
              'Or build without C: `go env -w CGO_ENABLED=0`.',
            ],
          };
        if (groups.license !== undefined)
          return {
            title: 'The license of Xcode is not agreed to',
            cause: "Apple's C compiler does nothing before its license is agreed to.",
            why: 'After an update of Xcode it asks again.',
            fix: [
              'Agree to it: `sudo xcodebuild -license accept`.',
              'Or build without C: `CGO_ENABLED=0 go build`.',
            ],
          };
        if (groups.silent !== undefined)
          return {
            title: 'The C compiler cannot be run',
            cause:
              'A package needs C, and cgo ended without a word: its C compiler is missing, or the wrong one.',
            fix: [
              'See whether there is one: `gcc --version`; on Windows install MinGW-w64 and open a new terminal.',
              'Or build without C: `CGO_ENABLED=0 go build`.',
            ],
          };
        if (groups.xcode === undefined) return null;
        return {
          title: "Apple's command line tools are missing",
          cause:
            'The command line tools of Xcode are missing, with the C compiler and git, often after an update of macOS.',
          fix: ['Install them: `xcode-select --install`.', 'Or build without C: `CGO_ENABLED=0 go build`.'],
        };
      },
      fix: [
        'Build without C: `CGO_ENABLED=0 go build`.',
        'Or install gcc: `apk add --no-cache gcc musl-dev` (alpine), `apt-get install -y build-essential` (Debian).',
      ],
    },
    {
      id: 'cgo-off',
      title: 'A package that needs C, built without C',
      fault: 'learner',
      link: 'https://pkg.go.dev/cmd/cgo',
      matches: [
        {
          says: /Binary was compiled with 'CGO_ENABLED=0', (?<package>\S+) requires cgo to work/,
        },
        {
          says: /(?:^|\/)(?<package>go-sqlite3)(?:@[^/]+)?\/\S+\.go:\d+:\d+: undefined: (?:SQLite\w+|Error|sqlite3)/,
        },
        {
          says: /package (?<package>\S+): C(?:\+\+)? source files not allowed when not using cgo/,
        },
        { has: 'undefined: sqlite3.', says: /: undefined: (?<package>sqlite3)\.\w+$/ },
      ],
      cause:
        '{package} is written with C, and the program was built without it: CGO_ENABLED is 0 (or there was no C compiler).',
      why: 'Without cgo the files that hold the C part are left out, and only a stub of the package remains.',
      fix: [
        'Build with C: `CGO_ENABLED=1 go build`, in an image with gcc (`apk add --no-cache gcc musl-dev` on alpine).',
        'Or take a package in Go alone, as modernc.org/sqlite, which runs in scratch as well.',
      ],
    },
    {
      id: 'race-needs-cgo',
      title: 'The race detector needs C',
      fault: 'learner',
      link: 'https://go.dev/doc/articles/race_detector',
      matches: [{ says: /-race requires cgo/ }],
      cause:
        'go was started with -race, and CGO is off (CGO_ENABLED=0, or there is no C compiler, as in golang:alpine).',
      why: 'The race detector is written in C++, and is linked in by cgo.',
      fix: [
        'Switch cgo on, with gcc at hand: `CGO_ENABLED=1 go test -race ./...` (alpine: `apk add --no-cache gcc musl-dev`).',
      ],
    },
    {
      id: 'x-sys-too-old',
      title: 'A dependency is too old for this Go',
      fault: 'learner',
      link: 'https://pkg.go.dev/golang.org/x/sys',
      matches: [
        {
          says: /(?<module>golang\.org\/x\/\w+)@(?<version>[^/\s]+)\/.*go:linkname must refer to declared function or variable/,
        },
        { says: /^link: (?<module>[^\s:]+): (?<link>invalid reference to \S+)/ },
        {
          says: /^panic: Something in this program imports (?<gc>go4\.org\/unsafe\/assume-no-moving-gc)/,
        },
        {
          says: /^sqlite3-binding\.c:\d+:\d+: error: '(?<missing>p(?:read|write)64|off64_t)' undeclared/,
        },
      ],
      sharper: ({ groups }) => {
        if (groups.link)
          return {
            cause: 'This version of {module} reaches into Go itself in a way that this Go forbids: {link}.',
            why: 'Since Go 1.23 the linker refuses to let packages use what the standard library keeps for itself.',
            fix: [
              'Take a newer one: `go get {module}@latest` (or the module that it is part of), then `go mod tidy`.',
              'To go on for now: `go build -ldflags=-checklinkname=0`.',
            ],
          };
        if (groups.gc)
          return {
            cause:
              'The version of {gc} that the program was built with is too old for the Go that built it, and stops the program at its start.',
            why: 'It allows only versions of Go that it knows, and a dependency brings it along.',
            fix: [
              'Take a newer one: `go get {gc}@latest`, then `go mod tidy`, and build again.',
              'To go on for now: `export ASSUME_NO_MOVING_GC_UNSAFE_RISK_IT_WITH=go1.26` (the Go that built it).',
            ],
          };
        if (groups.missing)
          return {
            cause:
              'This version of github.com/mattn/go-sqlite3 cannot be compiled on a new alpine: its C library has no {missing}.',
            why: 'musl 1.2.4, in alpine 3.18, dropped names that older versions of go-sqlite3 use.',
            fix: [
              'Take a newer one: `go get github.com/mattn/go-sqlite3@latest`, then `go mod tidy`.',
              'Or build on Debian: `FROM golang:1.26`.',
            ],
          };
        return null;
      },
      cause: 'The version of {module} that go.mod asks for is too old for the Go that runs.',
      why: 'It reached into the standard library in a way that Go 1.18 and later refuse.',
      fix: ['Take a newer one: `go get {module}@latest`, then `go mod tidy`.'],
    },
    {
      id: 'cgo-cross',
      title: 'cgo with a compiler for another processor',
      fault: 'learner',
      link: 'https://pkg.go.dev/cmd/cgo',
      matches: [
        { says: /^gcc_\w+\.S:\d+: Error: / },
        { says: /^linux_syscall\.c:\d+:\d+: (?:fatal )?error: / },
        {
          says: /^(?:ld|clang): (?:error: )?unknown option:? (?:--build-id|-rdynamic|--hash-style)/,
        },
        { says: /ld: unrecognized option '-(?:pagezero_size|arch|dynamic)/ },
        {
          says: /^(?:\S*gcc\S*|cc1): error: unrecognized command[- ]line option ['‘](?:-marm|-m64|(?<windows>-mthreads)|-arch)['’]/,
        },
        { says: /^cc1(?:\.exe|plus\.exe)?: sorry, unimplemented: (?<bits>64-bit mode not compiled in)/ },
        { says: /building for \S+ but attempting to link with file built for (?<other>\S+)/ },
      ],
      cause: 'CGO is enabled while building for another processor, and the C compiler here is for this one.',
      sharper: ({ groups }) => {
        if (groups.windows)
          return {
            fix: [
              'Build without C: `CGO_ENABLED=0 GOOS=windows go build`.',
              'Or with a C compiler for Windows (`apt-get install -y gcc-mingw-w64`): `CC=x86_64-w64-mingw32-gcc CGO_ENABLED=1 GOOS=windows go build`.',
            ],
          };
        if (groups.bits)
          return {
            title: 'A C compiler for 32 bits',
            cause: 'The gcc that comes first in PATH makes 32-bit programs only, and Go builds for 64 bits.',
            why: 'The old MinGW has no 64-bit mode; MinGW-w64 has.',
            fix: [
              'Install a 64-bit one, and put it first in PATH: `winget install MSYS2.MSYS2`, then `pacman -S mingw-w64-ucrt-x86_64-gcc`; which one comes first: `where gcc`.',
              'Or build without C: `go env -w CGO_ENABLED=0`.',
            ],
          };
        if (groups.other)
          return {
            cause: 'Parts for two kinds of processor are to be linked together: one was built for {other}.',
            why: 'Go, the C compiler or a C library is one for Intel, the others are for Apple silicon (or the other way round).',
            fix: [
              'See what Go is for: `go version`, `go env GOARCH`, and install the one for this machine.',
              'Or build without C: `CGO_ENABLED=0 go build`.',
            ],
          };
        return null;
      },
      why: 'Go cross-compiles by itself; C needs a compiler that does the same.',
      fix: ['Build without C: `CGO_ENABLED=0 GOARCH=arm64 go build`.'],
    },
  ],
};
