import type { Area } from '../areas.ts';

/** Tools that most people have by go install. */
const installed =
  /^(?:air|buf|cobra-cli|deadcode|dlv|ginkgo|goctl|gofumpt|goimports|golangci-lint|golines|goose|gopls|goreleaser|gosec|gotestsum|govulncheck|gow|ko|mage|mockery|mockgen|oapi-codegen|protoc-gen-[\w-]+|reflex|revive|sqlc|staticcheck|stringer|swag|task|templ|wails|wire)$/;

/** What a shell does not know, or reads in another way. */
export const shells: Area = {
  name: 'go-run',
  diagnoses: [
    {
      id: 'command-not-found',
      title: 'The shell knows no such command',
      fault: 'learner',
      link: 'https://pkg.go.dev/cmd/go#hdr-GOPATH_environment_variable',
      weight: 'follows',
      matches: [
        {
          says: /^(?:(?:\/usr)?\/bin\/)?(?:-?\w*sh: )(?:line \d+: |\d+: )?(?<command>(?!go:|docker:|docker-compose:|sudo:|podman:)[\w.+-]+): command not found$/,
          where: 'outside',
        },
        {
          says: /^zsh: command not found: (?<command>(?!(?:go|docker|docker-compose|podman)$)[\w.+-]+)$/,
          where: 'outside',
        },
        { says: /^(?:\S*\/)?(?<command>protoc-gen-[\w-]+): program not found or is not executable/ },
        {
          says: /^'(?<command>(?!(?:go|docker|docker-compose|podman|GO\w+)')[\w-]+)' is not recognized as an internal or external/,
        },
        {
          says: /The term '(?<command>(?!(?:go|docker|docker-compose|podman|sudo)')[\w-]+)' is not recognized as/,
        },
        { says: /^\S*sh: eval: line \d+: (?<command>(?!(?:go|docker|podman):)[\w.+-]+): not found$/ },
        {
          says: /^\S+\.go:\d+: running "(?<command>[^"]+)": exec: "[^"]+": executable file not found in/,
        },
        {
          says: /^(?:\/bin\/)?(?:ba|da|a)?sh: (?:line \d+: |\d+: )(?<command>(?!(?:go|docker|docker-compose|sudo|podman):)[\w.+-]+): not found$/,
          where: 'outside',
        },
      ],
      // Windows says so of any tool.
      when: ({ line, groups }) =>
        !/is not recognized/.test(line.text) || installed.test(groups.command ?? ''),
      cause: 'There is no command {command} in PATH.',
      why: 'The name is misspelt, the program is not installed, or it lies in this folder (then it is run as ./{command}) or in $(go env GOPATH)/bin.',
      fix: [
        'A program of this folder: `./{command}`.',
        'One that go install put away: `export PATH=$PATH:$(go env GOPATH)/bin`.',
      ],
      sharper: ({ groups }) =>
        installed.test(groups.command ?? '')
          ? {
              title: 'A tool that go install puts away is not in PATH',
              cause:
                'There is no command {command} in PATH: it is not installed, or the folder where go install puts programs is not in PATH.',
              why: 'go install writes to $(go env GOPATH)/bin, usually ~/go/bin, which no system has in PATH by itself.',
              fix: [
                'Put the folder into PATH: `export PATH=$PATH:$(go env GOPATH)/bin`, and into your shell profile (on Windows: %USERPROFILE%\\go\\bin, among the environment variables).',
                'If it was never installed: `go install PATH/{command}@latest` (its page names the path).',
              ],
              confidence: 'high',
            }
          : null,
    },
    {
      id: 'windows-shell',
      title: 'A command line for another shell',
      fault: 'learner',
      link: 'https://go.dev/doc/tutorial/getting-started',
      matches: [
        { says: /The term '(?<name>[A-Z]\w+)=(?<value>[^']*)' is not recognized as/ },
        { says: /^'(?<name>CGO_ENABLED|GO\w+|DOCKER_BUILDKIT)' is not recognized as an internal/ },
        { says: /^The token '(?<token>&&|\|\|)' is not a valid statement separator/ },
        { says: /^'(?<dot>\.)' is not recognized as an internal/ },
      ],
      cause:
        'NAME=value in front of a command is how bash sets {name}; this shell of Windows takes it for a command.',
      why: 'PowerShell and cmd have words of their own for it.',
      fix: [
        'In PowerShell: `$env:{name}="{value|...}"; go build`; away again: `Remove-Item Env:{name}`.',
        'In cmd: `set {name}={value|...}`, and the command on the next line.',
      ],
      sharper: ({ groups }) =>
        groups.token
          ? {
              cause: 'This PowerShell does not know {token} between two commands.',
              why: 'It came with PowerShell 7; Windows brings 5.1.',
              fix: [
                'Type the commands one after the other, or join them with a semicolon: `go mod tidy; go build`.',
              ],
            }
          : groups.dot
            ? {
                cause: 'cmd does not start programs with ./ in front.',
                why: 'There a path has backslashes, and a program of this directory needs none.',
                fix: ['Leave ./ out, or turn it: `.\\server.exe`.'],
              }
            : null,
    },
  ],
};
