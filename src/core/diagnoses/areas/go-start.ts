import type { Area } from '../areas.ts';

/** A program that cannot be started on this machine. */
export const goStart: Area = {
  name: 'go-run',
  diagnoses: [
    {
      id: 'host-exec-format',
      title: 'A program for another system or processor',
      fault: 'learner',
      link: 'https://go.dev/doc/install/source#environment',
      matches: [
        {
          says: /^(?:\S*sh: )?(?:line \d+: )?(?<program>\S+): cannot execute binary file: Exec format error/,
        },
        { says: /^zsh: exec format error: (?<program>\S+)/ },
        { says: /fork\/exec (?<program>\S+): exec format error/ },
        {
          has: 'bad CPU type in executable',
          says: /(?<program>(?!zsh:)\S+): bad CPU type in executable(?!: )/i,
        },
        { has: 'bad CPU type', says: /bad CPU type in executable: (?<program>\S+)/ },
        {
          says: /Program '(?<program>[^']+)' failed to run: .*(?:not a valid application|not a valid Win32)/,
        },
        { says: /(?<program>\S+) is not a valid Win32 application/ },
        {
          says: /fork\/exec (?<program>\S+): This version of .* is not compatible with the version of Windows/,
        },
      ],
      cause:
        'The program {program|} was built for another platform (GOOS) or architecture (GOARCH) than this machine.',
      why: 'GOOS or GOARCH was set while it was built, as for a container, or it comes from another machine.',
      fix: ['Unset them and rebuild: `unset GOOS GOARCH; go env -u GOOS; go env -u GOARCH; go build`.'],
      sharper: ({ groups, facts: { programs } }) => {
        const name = groups.program?.replace(/^\.\//, '');
        const program = programs.find((each) => each.name === name);
        if (program?.form === 'mach-o')
          return {
            cause:
              'The program {program} is built for macOS (GOOS=darwin), another platform than this machine; GOOS and GOARCH were set.',
          };
        if (program?.form === 'windows')
          return {
            cause:
              'The program {program} is built for Windows (GOOS=windows), another platform than this machine; GOOS and GOARCH were set.',
          };
        return program?.elf
          ? {
              cause: `The program {program} is built for Linux on ${program.elf.machine}: another platform (GOOS) or architecture (GOARCH) than this machine.`,
            }
          : null;
      },
    },
    {
      id: 'not-executable',
      title: 'The file may not be executed',
      fault: 'learner',
      link: 'https://pkg.go.dev/cmd/go#hdr-Compile_packages_and_dependencies',
      matches: [
        {
          says: /^(?:-?(?:\.\/)?[\w.-]*sh: )?(?:line \d+: |\d+: )?(?<program>\.{0,2}\/\S+): Permission denied$/,
        },
        { says: /^zsh: permission denied: (?<program>\.{0,2}\/\S+)$/ },
        {
          says: /^(?:-?\w*sh: )?(?:line \d+: |\d+: )?(?<program>\.{0,2}\/\S+): Is a directory$/,
        },
        { says: /^(?<program>\S+): line 1: `!<arch>'$/ },
      ],
      cause:
        '{program} is no program that may be run: it has no x permission, is a directory, or is a library that go build wrote.',
      why: 'go build -o of a package that is not main writes a library without x, and says nothing; a file from Windows loses its x as well.',
      fix: [
        'Build it again, from a package main: `go build -o server .`.',
        'If it is a program: `chmod +x {program}`.',
      ],
    },
    {
      id: 'program-not-found',
      title: 'There is no such program',
      fault: 'learner',
      link: 'https://go.dev/doc/code',
      matches: [
        {
          says: /^(?:-?\w*sh): (?:line \d+: |\d+: )?(?<program>\.{0,2}\/\S+): No such file or directory$/,
        },
        {
          says: /^\/bin\/\w*sh: (?:line \d+: |\d+: )?(?<program>\/(?:Users|home|mnt\/c)\/(?!\S*\/bin\/go:)\S+): (?:No such file or directory|not found)$/,
        },
        { says: /^\/\S+: line \d+: (?<program>\/\S+): No such file or directory$/ },
        {
          says: /^zsh: no such file or directory: (?<program>\.{0,2}\/\S+)$/,
        },
        {
          says: /^(?:-?\w*sh): (?:line \d+: |\d+: )?(?<program>\.{0,2}\/\S+): not found$/,
        },
        {
          says: /^(?!.*(?:OCI|runc|docker|container|cgo|go: |daemon|running "|\.go:)).*\bexec: "(?<tool>(?!(?:gcc|g\+\+|cc|clang|git|hg|svn|bzr|fossil|pkg-config|go|sh|bash)")[^"/]+)": executable file not found in (?:\$PATH|%PATH%)$/,
          also: { says: /^exit status [1-9]|^goroutine \d+ |exited with code [1-9]/, within: 4 },
          where: 'outside',
        },
      ],
      cause:
        'There is no {program} here: it was not built yet, has another name, or lies in another directory.',
      why: 'go build names the program after the last part of the module path; go run leaves none behind.',
      fix: ['Build it by this name: `go build -o {program} .`; `ls` shows what is here.'],
      sharper: ({ groups }) =>
        groups.tool
          ? {
              title: 'A program that yours starts is not there',
              cause: 'The program starts {tool} (os/exec), and there is no such command in its PATH.',
              why: 'It is not installed where the program runs; an image has only what was put there.',
              fix: [
                'Install it: in an image `RUN apt-get update && apt-get install -y {tool}` (alpine: `apk add {tool}`).',
              ],
            }
          : /^\/(?:Users|home|mnt)\//.test(groups.program ?? '')
            ? {
                cause:
                  'A shell was told to start {program}, and there is no such program: the path was cut at a blank, or nothing was built there.',
                why: 'Tools as air hand the path to sh, and there a blank ends it.',
                fix: [
                  'Move the project to a path without blanks, or give the tool a relative path: `bin = "./tmp/main"` in .air.toml.',
                ],
              }
            : null,
    },
    {
      id: 'text-file-busy',
      title: 'The program is running while it is replaced',
      fault: 'machine',
      link: 'https://pkg.go.dev/cmd/go#hdr-Compile_packages_and_dependencies',
      matches: [
        { has: 'ext file busy', says: /(?:^|: |')(?:open )?(?<path>[^\s':]*)'?: [Tt]ext file busy/ },
        {
          says: /(?:open|remove) (?<path>[^\s:]+): The process cannot access the file because it is being used/,
        },
      ],
      cause: 'The file {path|of the program} is busy: the program still runs, or somebody still writes it.',
      why: "The system does not let a running program's file be changed under it.",
      fix: ['Stop the running one first (Ctrl+C, or `pkill -x NAME`), then build or copy again.'],
    },
  ],
};
