import type { Area } from '../areas.ts';
import type { Sharper } from '../types.ts';
import { sourcesBeside } from './go-beside.ts';

/** Flags of go that are younger than many an installation, and the version they came with. */
const newer: { readonly [flag: string]: string } = {
  '-compat': '1.17',
  '-buildvcs': '1.18',
  '-C': '1.20',
  '-pgo': '1.20',
  '-diff': '1.23',
  '-tool': '1.24',
};

/** How go was called: commands, flags, files and directories that it does not know. */
export const goUsage: Area = {
  name: 'go-env',
  diagnoses: [
    {
      id: 'go-unknown-command',
      title: 'go has no such command',
      fault: 'learner',
      link: 'https://pkg.go.dev/cmd/go',
      matches: [
        { says: /^go (?<command>[\w-]+(?: [\w-]+)?)(?: \S+)?: unknown command/ },
        { says: /^go: unknown subcommand "(?<command>[^"]+)"/ },
      ],
      cause: 'There is no command go {command}: a typo.',
      sharper: ({ groups }) =>
        /^(?:mod|work|tool|telemetry)$/.test(groups.command ?? '')
          ? {
              cause: 'The word after go {command} is none that it knows: a typo.',
              why: 'go {command} has commands of its own, as go mod init and go mod tidy.',
              fix: ['See which there are: `go help {command}`.'],
            }
          : null,
      why: 'go knows a fixed list of commands, as build, run, get, test and mod tidy.',
      fix: ['Correct the spelling; all commands: `go help`, and `go help mod`.'],
    },
    {
      id: 'go-unknown-flag',
      title: 'A flag that the go command does not have',
      fault: 'learner',
      link: 'https://pkg.go.dev/cmd/go#hdr-Compile_packages_and_dependencies',
      matches: [
        {
          says: /^flag provided but not defined: (?<flag>-\S+)/,
          also: { says: /^(?:usage: go (?<command>\w+)|Go is a tool for managing)/, within: 3 },
        },
        {
          says: /^flag provided but not defined: (?<flag>-\S+)/,
          also: { says: /^Usage of (?<program>.+):$/, within: 1 },
        },
        {
          says: /^invalid value "(?<wrong>[^"]*)" for flag (?<flag>-\S+): /,
          also: { says: /^Usage of (?<program>.+):$/, within: 1 },
        },
        { says: /^go: (?<flag>-\w+) flag is no longer supported/ },
        {
          says: /^flag needs an argument: (?<empty>-\S+)/,
          also: { says: /^usage: go (?<command>\w+)/, within: 3 },
        },
        { says: /link(?:\.exe)?: (?<flag>-X) flag requires argument of the form (?<form>\S+)/ },
        {
          says: /^(?<flag>-\S+?)=(?<value>\S*) not supported \(can be (?<known>.*)\)$/,
        },
      ],
      cause: 'The go command has no flag {flag}.',
      sharper: ({ groups }) => {
        if (groups.empty)
          return {
            title: 'A flag without its value',
            cause: 'The flag {empty} of go {command} needs a value behind it, and there is none.',
            why: 'The line ends there, or the value was an empty variable.',
            fix: ['Give it one: `go build -o server .`; what it takes: `go help {command}`.'],
          };
        if (groups.form)
          return {
            title: 'A variable for the linker without its value',
            cause: '-X in -ldflags takes {form}, and a part of that is missing.',
            why: 'The variable of the shell behind = is empty, or a blank in it ends the word.',
            fix: ['Give both, in quotes: `go build -ldflags "-X main.version=1.0.0" .`.'],
          };
        if (groups.known)
          return {
            cause: 'The flag {flag} has no value {value}: it can be {known}.',
            why: 'It stands in the command, or in GOFLAGS.',
            fix: ['Correct it, or leave it out: `go build`; GOFLAGS shows `go env GOFLAGS`.'],
          };
        if (groups.wrong !== undefined)
          return {
            title: 'A flag with a value that it does not take',
            cause: 'The flag {flag} of the program takes no "{wrong}".',
            why: 'A flag has a type, as a number, true or false, or a time as 5s.',
            fix: ['What each flag takes stands below "Usage of": `go run . -h`.'],
          };
        if (groups.program && groups.flag?.startsWith('-test.'))
          return {
            title: 'Flags are read too early for a test',
            cause:
              'The program of the tests does not know {flag} yet: flag.Parse is called before the tests begin, in an init or for a variable of the package.',
            why: 'Since Go 1.13 go test registers its flags only when its own main starts.',
            fix: [
              'Call flag.Parse in main, or in TestMain: `func TestMain(m *testing.M) { flag.Parse(); os.Exit(m.Run()) }`.',
            ],
          };
        if (groups.program)
          return {
            title: 'A flag that the program does not have',
            cause: '{program} has no flag {flag}: it is misspelt, or meant for go.',
            why: 'What stands behind the package (of docker run: behind the image) goes to the program.',
            fix: ['Its flags stand below "Usage of"; those of go test: `go help testflag`.'],
          };
        if (newer[groups.flag ?? ''])
          return {
            cause: `The flag {flag} came with Go ${newer[groups.flag ?? '']}, and an older one runs here.`,
            why: 'Makefiles and tools are written for the Go of their day.',
            fix: ['See which Go runs: `go version`, and install a newer one from https://go.dev/dl.'],
          };
        if (groups.command) return { cause: 'go {command} has no flag {flag}.' };
        return null;
      },
      why: 'It is misspelt, stands at the wrong place, or is part of a value without quotes, as -ldflags "-s -w".',
      fix: [
        'See the flags: `go help {command|build}`.',
        'Quote values with spaces: `go build -ldflags "-s -w"`.',
      ],
    },
    {
      id: 'go-file-missing',
      title: 'The file or directory that go is to build is not there',
      fault: 'learner',
      link: 'https://pkg.go.dev/cmd/go#hdr-Compile_and_run_Go_program',
      matches: [
        { says: /^build \S+: cannot find module for path (?<path>\.\/\S+)$/ },
        { says: /^cover: open (?<profile>\S+): no such file or directory$/ },
        {
          says: /^(?<profile>\S+): stat \S+: no such file or directory$/,
          also: { says: /^failed to fetch any source profiles$/, within: 2 },
        },
        {
          has: 'stat ',
          says: /^(?:go: |pattern \S+: )?l?stat (?<path>(?!\S+\.ya?ml:)\S+): (?:no such file or directory|directory not found)$/,
        },
        {
          // With modules off.
          says: /^cannot find package "\." in:$/,
          also: { says: /^\s*(?<path>\/\S+)$/, within: 1 },
        },
        { says: /^go(?: run)?: no go files listed(?<none>)/ },
        {
          says: /^(?:go: )?named files must (?<mixed>all be in one directory|be \.go files)(?:[;:] (?:have )?(?<what>.*))?/,
        },
        {
          says: /^(?:go: )?(?:CreateFile|GetFileAttributesEx) (?<path>.+): The system cannot find the (?:file|path) specified\.?$/,
        },
        {
          says: /^(?:go: )?chdir (?<path>.+): The system cannot find the path specified\.?$/,
        },
        {
          says: /^no required module provides package (?<path>\S+\.go);/,
        },
        {
          says: /^go(?: run)?: cannot run \*_test\.go files \((?<test>[^)]*)\)/,
        },
      ],
      cause: 'go was given a file that does not exist in this directory{path|}.',
      sharper: (found) => {
        if (!found.groups.path) return called(found.groups);
        const cause = 'go was given {path}, and that file or directory does not exist here.';
        return { ...sourcesBeside(found), cause };
      },
      why: 'The name is misspelt, or the command runs in another directory than you think (in a container: the WORKDIR).',
      fix: ['Go to the right directory (`ls` shows what is in it), and run the whole package: `go run .`.'],
      yieldsTo: ['module-path-invalid', 'run-cd-not-persisted'],
    },
  ],
};

/** What is wrong with how go was called, where no file is missing. */
function called({ mixed, what, test, none, profile }: Readonly<Record<string, string>>): Sharper | null {
  if (mixed !== undefined)
    return {
      title: 'go was given files that it cannot take together',
      cause: `go was given files or words that it cannot take together${what ? ' ({what})' : ''}.`,
      why: 'All have to be .go files of one directory, with flags before them.',
      fix: what?.startsWith('-')
        ? ['Put the flags in front: `go build {what} ... .`.']
        : ['Name the package instead of its files: `go run .`, or `go run ./cmd/app`.'],
    };
  if (profile !== undefined)
    return {
      title: 'There is no profile to show',
      cause: 'go tool was given the profile {profile}, and there is no such file here.',
      why: 'A profile is written by a run of the tests, or by the program, in the directory where that ran.',
      fix: ['Write one first: `go test -coverprofile={profile} ./...` (or -cpuprofile).'],
    };
  if (test !== undefined)
    return {
      title: 'A test is not run by go run',
      cause: '{test} is a file of tests by its name, and go run takes none.',
      why: 'What ends in _test.go is for go test only.',
      fix: ['Run the tests: `go test ./...`.', 'If it is the program, rename it: `mv {test} main.go`.'],
    };
  return none === undefined
    ? null
    : {
        title: 'go run was not told what to run',
        cause: 'go run was given neither a package nor a file.',
        why: 'It does not take the current directory by itself.',
        fix: ['Name it: `go run .`.'],
      };
}
