import type { Attempt } from '../../support/exam.ts';

/** A fourth set for lesson 1. */
export const fourthModules: readonly Attempt[] = [
  { name: 'unset with go env -u', commands: ['go env -u GO111MODULE'], expect: 'right' },
  {
    name: 'saved as auto, with a go.mod made by hand',
    commands: ['go env -w GO111MODULE=auto', 'go mod init httpserver'],
    expect: 'right',
  },
  { name: 'settings file deleted', commands: ['rm "$(go env GOENV)"'], expect: 'right' },
  {
    name: 'line commented out with sed',
    commands: [`sed -i 's/^GO111MODULE/#&/' "$(go env GOENV)"`],
    expect: 'right',
  },
  { name: 'saved empty', commands: ['go env -w GO111MODULE='], expect: 'right' },
  {
    name: 'on appended below off: the last line wins',
    commands: ['echo GO111MODULE=on >> "$(go env GOENV)"'],
    expect: 'right',
  },
  {
    name: 'saved on, beside GOFLAGS and GOPROXY',
    commands: ['go env -w GO111MODULE=on GOFLAGS=-trimpath'],
    expect: 'right',
  },
  { name: 'exported on in the shell over a saved off', env: { GO111MODULE: 'on' }, expect: 'right' },
  {
    name: 'a line with export in front in the settings file',
    commands: ['echo "export GO111MODULE=on" >> "$(go env GOENV)"'],
    expect: { cause: 'go111module-off-file' },
    says: /"line":1/,
  },
  {
    name: 'off put above on by mistake',
    commands: ['printf "GO111MODULE=on\\nGO111MODULE=off\\n" > "$(go env GOENV)"'],
    expect: { cause: 'go111module-off-file' },
    says: /"line":2/,
  },
  {
    name: 'saved with quotes by an editor',
    commands: ['printf \'GO111MODULE="on"\\n\' > "$(go env GOENV)"'],
    expect: { cause: 'go111module-in-quotes' },
  },
  { name: 'yes', commands: ['go env -w GO111MODULE=yes'], expect: { cause: 'go111module-off-file' } },
  {
    name: 'unset in the shell only',
    commands: ['unset GO111MODULE'],
    expect: { cause: 'go111module-off-file' },
  },
  {
    name: 'saved on but exported off',
    commands: ['go env -w GO111MODULE=on'],
    env: { GO111MODULE: 'off' },
    expect: { cause: 'go111module-off-env' },
  },
  {
    name: 'another variable',
    commands: ['go env -w GOMODULE111=on'],
    expect: { cause: 'go111module-off-file' },
  },
];
