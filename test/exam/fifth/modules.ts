import type { Attempt } from '../../support/exam.ts';

/** A fifth set for lesson 1. */
export const fifthModules: readonly Attempt[] = [
  { name: 'off made on with sed', commands: [`sed -i 's/=off/=on/' "$(go env GOENV)"`], expect: 'right' },
  { name: 'settings emptied', commands: [': > "$(go env GOENV)"'], expect: 'right' },
  {
    name: 'auto exported over a saved off, with a go.mod',
    commands: ['export GO111MODULE=auto', 'go mod init example.com/httpserver'],
    env: { GO111MODULE: 'auto' },
    expect: 'right',
  },
  {
    name: 'settings replaced by a comment, an empty line and on',
    commands: ['printf "# modules\\n\\nGO111MODULE=on\\n" > "$(go env GOENV)"'],
    expect: 'right',
  },
  {
    name: 'spaces around the sign, and nothing else left: the line counts for nothing',
    commands: ['echo "GO111MODULE = on" > "$(go env GOENV)"'],
    expect: 'right',
  },
  {
    name: 'spaces around the sign, below the saved off',
    commands: ['echo "GO111MODULE = on" >> "$(go env GOENV)"'],
    expect: { cause: 'go111module-off-file' },
    says: /"line":1/,
  },
  {
    name: 'GOENV asked to be off by go env -w',
    commands: ['go env -w GOENV=off'],
    expect: { cause: 'go111module-off-file' },
  },
  {
    name: 'On',
    commands: ['echo GO111MODULE=On > "$(go env GOENV)"'],
    expect: { cause: 'go111module-in-capitals' },
  },
  {
    name: 'true in the environment',
    commands: ['go env -u GO111MODULE'],
    env: { GO111MODULE: 'true' },
    expect: { cause: 'go111module-bad-value' },
  },
  {
    name: 'saved with a comment behind it',
    commands: ['printf "GO111MODULE=on # since 2018\\n" > "$(go env GOENV)"'],
    expect: { cause: 'go111module-with-comment' },
    says: /"line":1/,
  },
];
