import type { Area } from '../areas.ts';

/** The go command and its settings. */
export const goEnv: Area = {
  name: 'go-env',
  diagnoses: [
    {
      id: 'go-not-found',
      title: 'go: command not found',
      fault: 'machine',
      link: 'https://go.dev/doc/install',
      matches: [
        { says: /^(?:\S*sh: |sudo: )?(?:line \d+: |\d+: )?go: (?:command )?not found$/ },
        { says: /^zsh: command not found: go$/ },
        { says: /^\S*sh: (?:line )?\d+: \/\S*\/bin\/go: not found$/ },
        { says: /^\S*sh: eval: line \d+: go: not found$/ },
        { says: /^'go' is not recognized as an internal or external command/ },
        { says: /The term 'go' is not recognized as/ },
        { says: /[Ff]ailed to find the "go" binary in/ },
        { says: /^Command 'go' not found/ },
        {
          says: /^(?!.*(?:OCI|runc|crun|building image)).*exec: "go": executable file not found in/,
        },
        { says: /^make(?:\[\d+\])?: go: (?:No such file or directory|Command not found)/ },
      ],
      cause: 'There is no go command here: Go is not installed, or its folder is not in PATH.',
      why: 'The shell looks for a command in the folders that PATH names, and none of them has go in it.',
      fix: [
        {
          linux:
            'Install Go from https://go.dev/dl and put it into PATH: `export PATH=$PATH:/usr/local/go/bin`; then open a new terminal.',
          darwin:
            'Install Go: `brew install go`, or the package from https://go.dev/dl; then open a new terminal.',
          windows: 'Install Go: `winget install GoLang.Go`; then open a new terminal.',
        },
        'Inside a Dockerfile, start from an image that has Go: `FROM golang:1.26`.',
      ],
      sharper: ({ line }) =>
        line.text.startsWith('sudo: ')
          ? {
              cause: 'sudo finds no go: it looks in a PATH of its own, in which /usr/local/go/bin is not.',
              why: 'For safety sudo does not take over your PATH.',
              fix: [
                'go needs no sudo: leave it out. A built program may be started with it: `sudo ./server`.',
              ],
            }
          : null,
      yieldsTo: ['go-missing-in-image'],
    },
    {
      id: 'go111module-off-build',
      title: 'Modules are switched off, and go looks in GOPATH',
      fault: 'learner',
      link: 'https://go.dev/ref/mod#mod-commands',
      matches: [
        {
          says: /(?:^(?!doc: ).*: |^\s*|\()cannot find package "(?<package>[^"@]+)" in any of:?\s*$/,
        },
      ],
      cause:
        'GO111MODULE is off (or auto without a go.mod), so go works in GOPATH mode, with go.mod ignored: {package} is looked for in GOROOT and GOPATH only.',
      why: 'Modules are on by default since Go 1.16; somebody switched them off in the environment or with go env -w.',
      fix: [
        'Switch modules on again: `unset GO111MODULE; go env -u GO111MODULE`, then build again.',
        'Make sure that the folder has a go.mod: `go mod init example.com/hello`.',
      ],
      yieldsTo: ['go-too-old', 'goroot-missing'],
    },
    {
      id: 'go111module-off-mod',
      title: 'GO111MODULE=off forbids module commands',
      fault: 'learner',
      link: 'https://go.dev/ref/mod#mod-commands',
      matches: [
        {
          says: /^go: (?:\S+ )?modules disabled (?:inside GOPATH\/src )?by GO111MODULE=(?<value>off|auto)/,
        },
        {
          says: /^go: .*cannot be used with GO111MODULE=(?<value>off)/,
        },
      ],
      cause:
        'GO111MODULE={value} is set, and with it go has its modules disabled: go mod, go get and go install need them.',
      why: 'Modules are on by default since Go 1.16, so the variable was set in the environment or saved with go env -w.',
      fix: [
        'Unset it, and modules are on: `unset GO111MODULE; go env -u GO111MODULE`.',
        'Look whether your shell profile exports it.',
      ],
    },
    {
      id: 'go111module-bad-value',
      title: 'GO111MODULE has a value that go does not know',
      fault: 'learner',
      link: 'https://go.dev/ref/mod#mod-commands',
      matches: [
        {
          says: /^go: unknown environment setting GO111MODULE=(?<value>.*)$/,
        },
      ],
      cause: 'GO111MODULE is set to {value}, and it knows on, off and auto only, in small letters.',
      why: 'Any other value stops every go command, even go env.',
      fix: [
        'Unset it: `unset GO111MODULE`.',
        'For one saved with go env -w: `go env -u GO111MODULE`, or edit the file go/env among your settings.',
      ],
    },
    {
      id: 'go-env-unknown-var',
      title: 'go env -w of a variable that go does not know',
      fault: 'learner',
      link: 'https://pkg.go.dev/cmd/go#hdr-Print_Go_environment_information',
      matches: [{ says: /^go: unknown go command variable (?<name>\S+)/ }],
      cause: '{name} is not a variable name that the go command knows: a typo.',
      why: 'go env -w saves only settings of its own, as GO111MODULE, GOPROXY or GOFLAGS, in capitals.',
      fix: ['Correct the spelling: `go env -w GO111MODULE=on` (G-O-one-one-one-MODULE).'],
    },
    {
      id: 'goflags-parse',
      title: 'GOFLAGS cannot be read',
      fault: 'learner',
      link: 'https://pkg.go.dev/cmd/go#hdr-Environment_variables',
      matches: [
        { says: /^go: parsing \$GOFLAGS: (?<said>.*)$/ },
        {
          says: /^go: (?:unknown|invalid) (?<name>GO(?:EXPERIMENT|AMD64|ARM64|ARM|386|MIPS64|MIPS|PPC64|WASM)):? (?<value>.*)$/,
        },
      ],
      sharper: ({ groups }) =>
        groups.name
          ? {
              title: 'A setting of Go has a value that it does not know',
              cause: '{name} is set to what this Go does not know: {value}.',
              why: 'It was mistyped, or is of a newer or older Go.',
              fix: ['Clear it: `unset {name}; go env -u {name}`.'],
            }
          : null,
      cause:
        'GOFLAGS cannot be read ({said}): each word in it has to be a flag, with a dash in front and = before its value.',
      why: 'Every go command takes its flags from GOFLAGS, so a bad one stops them all.',
      fix: ['Clear it: `unset GOFLAGS; go env -u GOFLAGS`.', 'Or write it as a flag: `GOFLAGS=-mod=vendor`.'],
    },
    {
      id: 'go-env-conflict',
      title: 'A saved setting is hidden by the environment',
      fault: 'nobody',
      link: 'https://pkg.go.dev/cmd/go#hdr-Environment_variables',
      weight: 'notice',
      matches: [
        {
          says: /^warning: go env -w (?<name>\w+)=\S* does not override conflicting OS environment variable/,
        },
      ],
      cause: '{name} was saved, but the environment sets it too, and the environment wins.',
      why: "go env -w writes a file of go's own; an exported variable of the same name is stronger.",
      fix: ['Unset the exported one: `unset {name}`, and take it out of your shell profile.'],
    },
  ],
};
