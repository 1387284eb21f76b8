import type { Area } from '../areas.ts';

/** Which Go runs, for what it builds, and where it keeps what it made. */
export const goToolchain: Area = {
  name: 'go-env',
  diagnoses: [
    {
      id: 'unsupported-goos',
      title: 'GOOS/GOARCH that Go does not know',
      fault: 'learner',
      link: 'https://go.dev/doc/install/source#environment',
      matches: [
        {
          says: /^(?:go: |cmd\/go: )?unsupported GOOS\/GOARCH pair (?<pair>\S+)/,
        },
        {
          says: /^(?:go: )?(?<flag>-(?:race|msan|asan|buildmode=\S+)) (?:is )?(?:not supported|only supported) on (?<pair>\S+)/,
        },
      ],
      sharper: ({ groups }) =>
        groups.flag
          ? {
              title: 'A flag that this platform does not have',
              cause: 'Go has no {flag} for {pair}.',
              why: 'The detectors and some kinds of output exist for a few systems and processors only.',
              fix: [
                'Leave {flag} out, or build for another platform: `GOOS=linux GOARCH=amd64 go build {flag}`.',
              ],
            }
          : null,
      cause: 'GOOS/GOARCH is {pair}, which Go does not build for.',
      why: 'Go says amd64 and arm64 where others say x86_64 and aarch64, and darwin for macOS.',
      fix: [
        'Use a pair that exists: `GOOS=linux GOARCH=amd64 go build` (or arm64).',
        'All pairs: `go tool dist list`.',
      ],
    },
    {
      id: 'toolchain-not-available',
      title: 'A Go version is asked for that cannot be downloaded',
      fault: 'learner',
      link: 'https://go.dev/doc/toolchain',
      matches: [
        {
          says: /^go: download go(?<version>[\w.]+) for \S+: toolchain not available/,
        },
        {
          says: /^go: download go(?<version>[\w.]+)(?: for \S+)?: golang\.org\/toolchain@\S+: reading \S+: (?:403|404|410)/,
        },
      ],
      cause:
        'The go line (or toolchain line) of go.mod, or GOTOOLCHAIN, asks for Go version {version}, and there is no such toolchain to download.',
      why: 'go downloads the version that a module asks for; this one does not exist, or the module proxy does not serve it.',
      fix: ['Write a released version into go.mod: `go mod edit -go=1.26 -toolchain=none`.'],
      sharper: ({ groups }) =>
        /^1\.(?:2[1-9]|[3-9]\d)$/.test(groups.version ?? '')
          ? {
              cause:
                'The go line of go.mod asks for Go {version}, and no release has that name: the first one is {version}.0.',
              why: 'From Go 1.21 on releases have three numbers, and the go that runs here looks for one by exactly the name in go.mod.',
              fix: [
                'Write all three numbers: `go mod edit -go={version}.0`.',
                'Or install a newer Go, which needs no download: https://go.dev/dl.',
              ],
            }
          : null,
    },
    {
      id: 'toolchain-invalid',
      title: 'GOTOOLCHAIN has a value that go does not know',
      fault: 'learner',
      link: 'https://go.dev/doc/toolchain#select',
      matches: [
        { says: /^go: invalid GOTOOLCHAIN "?(?<value>[^"\s]*)"?/ },
        { says: /^go: invalid toolchain: (?<value>.*)$/ },
      ],
      cause: 'GOTOOLCHAIN is {value}, which is neither local, auto, path nor a version as go1.26.8.',
      why: 'GOTOOLCHAIN says which Go may run, so an unreadable one stops every go command.',
      fix: ['Unset it: `unset GOTOOLCHAIN; go env -u GOTOOLCHAIN`.'],
    },
    {
      id: 'snap-classic',
      title: 'snap wants to be told --classic',
      fault: 'machine',
      link: 'https://go.dev/doc/install',
      matches: [
        { says: /^error: This revision of snap "(?<name>[^"]+)" was published using classic confinement/ },
      ],
      cause: '{name} was not installed: snap wants you to agree that it may leave its sandbox.',
      why: 'A compiler has to read and write your files, and snap calls that classic confinement.',
      fix: [
        'Say so: `sudo snap install {name} --classic`, then open a new terminal.',
        'Or install Go from https://go.dev/dl.',
      ],
    },
    {
      id: 'toolchain-not-in-path',
      title: 'The Go version that is asked for is not in PATH',
      fault: 'learner',
      link: 'https://go.dev/doc/toolchain#select',
      matches: [{ says: /^go: cannot find "(?<version>go1[\w.]*)" in PATH$/ }],
      cause: 'Go {version} is asked for, and GOTOOLCHAIN allows only versions that are in PATH.',
      why: 'With +path or path, go does not download toolchains.',
      fix: [
        'Install it: `go install golang.org/dl/{version}@latest && {version} download`.',
        'Or let go download it: `go env -u GOTOOLCHAIN`.',
      ],
    },
    {
      id: 'go-tool-unknown',
      title: 'go has no such tool',
      fault: 'learner',
      link: 'https://go.dev/ref/mod#go-mod-file-tool',
      matches: [{ says: /^go(?: tool)?: no such tool "(?<tool>[^"]+)"/ }],
      cause: 'go tool {tool}: neither Go itself nor a tool line of go.mod has a tool of that name.',
      why: 'go tool runs what comes with Go and, since 1.24, the tools that go.mod names.',
      fix: ['Add it to your module: `go get -tool example.com/cmd/{tool}@latest`.'],
      sharper: ({ groups }) =>
        /^(?:asm|cgo|compile|covdata|cover|link|pprof|trace|vet)$/.test(groups.tool ?? '')
          ? {
              title: 'A part of Go is missing',
              cause: 'The tool {tool} belongs to Go, and it is not there: the installation is not whole.',
              why: 'Some distributions and images leave tools out, and so does a broken update.',
              fix: ['Install Go anew from https://go.dev/dl, as new as go.mod asks.'],
            }
          : null,
    },
    {
      id: 'gotmpdir-denied',
      title: 'go cannot make its temporary folder',
      fault: 'machine',
      link: 'https://pkg.go.dev/cmd/go#hdr-Environment_variables',
      matches: [
        {
          says: /(?:^|: )go: creating work dir: (?:mkdir|stat) (?<path>.+?): (?<said>(?!no space)[^:(]*[^:( ])(?: \(.*)?$/,
        },
        {
          says: /^(?:go: )?mkdir (?<path>.*[\\/]go-build\d+): (?<said>Access is denied|permission denied)/,
        },
      ],
      cause: 'go cannot make a folder for its work at {path}: {said}.',
      why: 'TMPDIR (/tmp) is missing, read-only, or belongs to somebody else.',
      fix: ['Name another: `mkdir -p ~/tmp && export GOTMPDIR=~/tmp`.'],
    },
    {
      id: 'gocache-unset',
      title: 'go does not know where its cache is',
      fault: 'machine',
      link: 'https://pkg.go.dev/cmd/go#hdr-Build_and_test_caching',
      matches: [
        {
          says: /build cache is required, but could not be located: GOCACHE is not defined/,
        },
        {
          says: /module cache not found: neither GOMODCACHE nor GOPATH is set/,
        },
        { says: /build cache is disabled by GOCACHE=off/ },
      ],
      cause: 'go has no place for its cache: neither HOME nor GOCACHE is set, or GOCACHE is off.',
      why: 'go keeps what it compiles in a folder below HOME; services, cron jobs and containers often run without HOME.',
      fix: ['Name a folder: `export HOME=/root`, or `export GOCACHE=/tmp/go-build GOPATH=/tmp/go`.'],
    },
    {
      id: 'gocache-denied',
      title: 'go may not write to its build cache',
      fault: 'machine',
      link: 'https://pkg.go.dev/cmd/go#hdr-Build_and_test_caching',
      matches: [
        { says: /^go: disabling cache \((?<path>[^)]+)\) due to initialization failure: (?<said>.*)$/ },
        {
          says: /^(?:go: )?failed to initialize build cache at (?<path>.+?): (?<said>\S.*)$/,
        },
        {
          has: 'go-build/',
          says: /(?:^|: )open (?<path>\S+\/go-build\/\S+): (?<said>permission denied|read-only file system)/,
        },
        {
          has: 'go-build\\',
          says: /(?:^|: )(?:open|mkdir|rename) (?<path>.*\\go-build\\[^\\:]+(?:\\[^\\:]+)?-[ad]): (?<said>Access is denied)/,
        },
      ],
      cause: 'go cannot write its build cache, {path}: {said}.',
      why: "The folder belongs to another user; in a container that is so after USER, when HOME is not the user's.",
      fix: [
        'Make it yours: `sudo chown -R $(id -u) "$(go env GOCACHE)"`.',
        'Or name another: `export GOCACHE=/tmp/go-build` (in a Dockerfile: `ENV GOCACHE=/tmp/go-build`).',
      ],
      yieldsTo: ['disk-full'],
    },
    {
      id: 'gopath-relative',
      title: 'GOPATH is not an absolute path',
      fault: 'learner',
      link: 'https://pkg.go.dev/cmd/go#hdr-GOPATH_environment_variable',
      matches: [
        {
          says: /^go: GOPATH entry (?:is relative; must be absolute path|cannot start with shell metacharacter '~'): "(?<value>[^"]*)"/,
        },
        { says: /^(?:go: )?cannot install, (?<name>GOBIN) must be an absolute path/ },
      ],
      sharper: ({ groups }) =>
        groups.name
          ? {
              title: 'GOBIN is not an absolute path',
              cause: 'GOBIN names the folder for programs, and is not an absolute path.',
              fix: [
                'Write the whole of it: `export GOBIN=$PWD/bin`, or unset it: `unset GOBIN; go env -u GOBIN`.',
              ],
            }
          : null,
      cause: 'GOPATH is {value}, which is not an absolute path.',
      why: 'go expands neither ~ nor relative paths in it.',
      fix: ['Unset it, and it is ~/go: `unset GOPATH; go env -u GOPATH`.'],
    },
  ],
};
