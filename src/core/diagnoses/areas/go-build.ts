import type { Area } from '../areas.ts';
import { keptOut } from './go-beside.ts';

/** What stops a build or its tests beside the code itself: files, memory, the place for the program. */
export const goBuild: Area = {
  name: 'go-compile',
  diagnoses: [
    {
      id: 'test-failed',
      title: 'A test failed',
      fault: 'learner',
      link: 'https://pkg.go.dev/testing',
      weight: 'follows',
      matches: [
        { says: /^\s*--- FAIL: (?<test>\S+)(?: \(|$)/ },
        { says: /^=== FAIL: \S+ (?<test>[^\s/]+)\S* \(\d/ },
        { has: 'FAIL', says: /^FAIL\s+(?<package>\S+)\s+\d+\.\d+s$/ },
      ],
      sharper: ({ groups }) =>
        groups.package
          ? {
              title: 'The tests ended with a failure',
              cause:
                'The tests of {package} failed, and no test is named: TestMain, an init or the code itself ended them.',
              why: 'go test compiled and started them; what was printed above is the last that was heard.',
              fix: ['See all that they say: `go test -v {package}`, and look for os.Exit and log.Fatal.'],
            }
          : null,
      cause: 'The test {test} failed.',
      why: 'go test compiled the code and ran it; what the test found wrong stands below its name.',
      fix: ['Run it alone, with all it says: `go test -run {test} -v ./...`.'],
    },
    {
      id: 'output-unwritable',
      title: 'go cannot write the program',
      fault: 'learner',
      link: 'https://pkg.go.dev/cmd/go#hdr-Compile_packages_and_dependencies',
      matches: [
        { says: /^go: creating \$GOPATH\/bin: mkdir (?<path>[^\s:]+)(?<said>: .*)$/ },
        {
          has: 'go ',
          says: /^(?:go (?:build|install)|go: |\S+: go build) \S+: (?:copying \S+: )?(?:mkdir|open|copying \S+ to) (?<path>[^\s:]+)(?<said>: .*)$/,
        },
        {
          says: /build output "(?<path>[^"]+)" already exists and is (?:a directory|not an object file)(?<said>)/,
        },
        {
          says: /cannot write multiple packages to non-directory (?<path>\S+)(?<several>)/,
        },
      ],
      sharper: ({ line, groups }) =>
        groups.several === undefined
          ? /[\\/]pkg[\\/]\w+_\w+[\\/]/.test(groups.path ?? '')
            ? {
                title: 'Go may not write into its own directory',
                cause: 'Go wants to keep a part of its own library, compiled anew, in {path}{said|}.',
                why: 'Before Go 1.20 the compiled library lay beside Go, which belongs to root; for another platform, or with cgo off, it had to be compiled anew.',
                fix: [
                  'Leave out -i and -installsuffix, or take a Go since 1.20: https://go.dev/dl.',
                  'Or make the directory of Go yours: `sudo chown -R $(id -u) "$(go env GOROOT)/pkg"`.',
                ],
              }
            : /\bgo install\b(?!.*already exists)/.test(line.text)
              ? {
                  title: 'go install may not write where it wants to',
                  cause: 'go install cannot write the program to {path}{said|}.',
                  why: 'GOBIN, or GOPATH, names a folder that belongs to root, or to Go itself.',
                  fix: [
                    'Let it write to your own: `go env -u GOBIN; unset GOBIN`, which means ~/go/bin.',
                    'sudo is no cure: it leaves files of root in your caches.',
                  ],
                }
              : null
          : {
              title: 'Several programs for one file',
              cause: 'go build was given several packages, and -o names one file for them: {path}.',
              why: './... means all packages of the module.',
              fix: [
                'Name the one package with the program: `go build -o {path} .` (or ./cmd/app).',
                'Or write all into a directory: `go build -o bin/ ./...`.',
              ],
            },
      cause: 'go compiled the program and cannot write it to {path}{said|}.',
      why: 'The directory does not exist or is not yours, or something else of that name is in the way.',
      fix: ['Write it somewhere else: `go build -o ./server .`.'],
      yieldsTo: ['disk-full', 'text-file-busy'],
    },
    {
      id: 'killed-compiling',
      title: 'The compiler was killed',
      fault: 'machine',
      link: 'https://docs.docker.com/engine/containers/resource_constraints/',
      matches: [
        { says: /(?:^|\/)(?:compile|link|asm|cgo|go build|go)\S*: .*signal: killed/ },
        { says: /\bKilled\s+(?:\w+=\S+ )*go (?:build|install|test|run|vet)\b/ },
        { says: /fork\/exec (?!\/proc\/self\/exe)\S+: cannot allocate memory/ },
        { says: /fatal error: Killed signal terminated program (?:cc1|as|ld|collect2)/ },
        {
          says: /collect2: fatal error: ld terminated with signal 9/,
        },
      ],
      cause: 'The compiler was killed: there was not enough memory for it.',
      why: 'When memory runs out, the system ends the largest program; Docker Desktop and CI runners give builds little.',
      fix: [
        'Give more memory (Docker Desktop: Settings, Resources), or close other programs.',
        'Or compile fewer packages at a time: `go build -p 1 ./...`.',
      ],
    },
    {
      id: 'compiler-crash',
      title: 'The compiler itself crashed',
      fault: 'machine',
      link: 'https://go.dev/doc/devel/release',
      matches: [
        { says: /^(?<file>\S+\.go):(?<line>\d+)(?::\d+)?: internal compiler error: (?<said>.*?):?$/ },
        { says: /^(?:\S*\/)?(?:compile|link): internal compiler error: (?<said>.*?):?$/ },
      ],
      cause: 'The Go compiler failed at its own work{file|}: {said}.',
      sharper: ({ groups }) =>
        groups.file
          ? { cause: 'The Go compiler failed at its own work, at line {line} of {file}: {said}.' }
          : null,
      why: 'That is a fault of this version of Go (or of broken memory), and none of the code.',
      fix: [
        'Take another Go, the newest of its line: https://go.dev/dl; which one runs: `go version`.',
        'Clear what it left behind: `go clean -cache`. If it stays, write the line in another way.',
      ],
    },
    {
      id: 'embed-no-match',
      title: 'go:embed finds no file',
      fault: 'learner',
      link: 'https://pkg.go.dev/embed',
      matches: [
        {
          says: /(?<file>\S+\.go):\d+:\d+: pattern (?<pattern>\S+): no matching files found/,
        },
        {
          says: /(?<file>\S+\.go):\d+:\d+: pattern (?<pattern>\S+): (?<said>cannot embed .*|invalid pattern syntax)$/,
        },
        {
          says: /^(?<file>\S+\.go):(?<line>\d+):\d+: (?:\/\/)?go:embed (?<rule>requires import|only allowed in Go files that import) "embed"/,
        },
      ],
      sharper: (found) => {
        const { groups } = found;
        if (groups.rule)
          return {
            title: 'go:embed without the package embed',
            cause: 'Line {line} of {file} has a go:embed comment, and the file does not import embed.',
            why: 'The comment works only in files that import the package.',
            fix: ['Add the import, with _ where nothing of it is named: `import _ "embed"`.'],
          };
        if (groups.said)
          return {
            title: 'go:embed cannot take a file',
            cause: '{file} embeds {pattern}: {said}.',
            why: 'Only files at or below the directory of the source file can be embedded, not ../ and not an empty directory.',
            ...(groups.pattern?.includes('..') && {
              fix: [
                'Move the file below the directory of {file}, or a Go file that embeds it to where the file is.',
              ],
            }),
          };
        if (/[\\/]pkg[\\/]mod[\\/]/.test(groups.file ?? ''))
          return {
            title: 'A dependency embeds files that it does not bring',
            cause:
              'The release of the dependency does not have the files {pattern}, which its {file} embeds.',
            why: 'They are made by a step of its own build, and go install runs no such step.',
            fix: [
              'Take another version of it, or its ready-made program; or `git clone` it, and build it as its README says.',
            ],
          };
        return keptOut(`${groups.file}`.replace(/^\.\//, '').replace(/[^/]*$/, '') + groups.pattern, found);
      },
      cause: '{file} embeds {pattern}, and there are no such files.',
      why: 'The pattern is relative to the file, and in a Docker build the files have to be copied before go build.',
      fix: ['Put the files there, or correct the pattern; in a Dockerfile: `COPY . .` before go build.'],
    },
  ],
};
