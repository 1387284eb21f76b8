import type { Attempt } from '../../support/exam.ts';
import { at } from '../make.ts';

/** A sixth set for lesson 1. */
export const sixthModules: readonly Attempt[] = [
  {
    name: 'unset with go env -u',
    commands: ['go env -u GO111MODULE'],
    expect: 'right',
  },
  {
    name: 'auto, and a go.mod',
    commands: ['go env -w GO111MODULE=auto', 'go mod init httpserver'],
    expect: 'right',
  },
  {
    name: 'settings file by hand: comment, other settings, on',
    commands: [
      `printf '# mine\\nGOFLAGS=-mod=mod\\nGO111MODULE=on\\nGOTOOLCHAIN=local\\n' > "$(go env GOENV)"`,
    ],
    expect: 'right',
  },
  {
    name: 'an empty value saved',
    commands: [`printf 'GO111MODULE=\\n' > "$(go env GOENV)"`],
    expect: 'right',
  },
  {
    name: 'off is saved, but on is exported',
    env: { GO111MODULE: 'on' },
    expect: 'right',
  },
  {
    name: 'the line begins with export (Go skips it; nobody says off)',
    commands: [`printf 'export GO111MODULE=on\\n' > "$(go env GOENV)"`],
    expect: 'right',
  },
  {
    name: 'off, and on below it',
    commands: [`printf 'GO111MODULE=off\\nGO111MODULE=on\\n' > "$(go env GOENV)"`],
    expect: 'right',
  },
  {
    name: 'on saved, off exported',
    commands: ['go env -w GO111MODULE=on'],
    env: { GO111MODULE: 'off' },
    expect: { cause: 'go111module-off-env' },
  },
  {
    name: 'yes saved',
    commands: [`printf 'GO111MODULE=yes\\n' > "$(go env GOENV)"`],
    expect: { cause: 'go111module-bad-value' },
    says: at('.tour/goenv', 1),
  },
  {
    name: 'YAML colon below off',
    commands: [`printf 'GO111MODULE=off\\nGO111MODULE: on\\n' > "$(go env GOENV)"`],
    expect: { cause: 'go111module-off-file' },
    says: at('.tour/goenv', 1),
  },
  {
    name: 'on, and off below it',
    commands: [`printf 'GOFLAGS=-v\\nGO111MODULE=on\\nGO111MODULE=off\\n' > "$(go env GOENV)"`],
    expect: { cause: 'go111module-off-file' },
    says: at('.tour/goenv', 3),
  },
  {
    name: 'auto without go.mod',
    commands: ['go env -w GO111MODULE=auto'],
    expect: 'right',
  },
  {
    name: 'an empty export over off',
    env: { GO111MODULE: '' },
    expect: { cause: 'go111module-off-file' },
    says: at('.tour/goenv', 1),
  },
  {
    name: 'a space behind on',
    commands: [`printf 'GO111MODULE=on \\n' > "$(go env GOENV)"`],
    expect: { cause: 'go111module-with-space' },
    says: at('.tour/goenv', 1),
  },
  {
    name: 'go env -w with GOENV=off',
    commands: ['GOENV=off go env -w GO111MODULE=on'],
    expect: { cause: 'go111module-off-file' },
    says: at('.tour/goenv', 1),
  },
];
