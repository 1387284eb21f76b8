import type { Attempt } from '../../support/exam.ts';
import { at } from '../make.ts';

/** A seventh set for lesson 1. */
export const seventhModules: readonly Attempt[] = [
  {
    name: 'the saved line deleted with sed',
    commands: [`sed -i '/GO111MODULE/d' "$(go env GOENV)"`],
    expect: 'right',
  },
  {
    name: 'GOENV=off exported, so that the file is not read',
    env: { GOENV: 'off' },
    expect: 'right',
  },
  {
    name: 'another settings file by GOENV',
    commands: [`printf 'GO111MODULE=on\\n' > ../mine`, 'cat "$(go env GOENV)"'],
    env: { GO111MODULE: 'on' },
    expect: 'right',
  },
  {
    name: 'go env without -w',
    commands: ['go env GO111MODULE=on', 'go env GO111MODULE on'],
    expect: { cause: 'go111module-off-file' },
    says: at('.tour/goenv', 1),
  },
  {
    name: 'a line with export in front below off',
    commands: [`echo 'export GO111MODULE=on' >> "$(go env GOENV)"`],
    expect: { cause: 'go111module-off-file' },
    says: /Line 2 counts for nothing/,
  },
  {
    name: 'the name misspelt in the file',
    commands: [`sed -i 's/.*/GO11MODULE=on\\nGO111MODULE=off/' "$(go env GOENV)"`],
    expect: { cause: 'go111module-off-file' },
    says: /Line 1 counts for nothing/,
  },
  {
    name: 'auto saved in a folder without go.mod',
    commands: ['go env -w GO111MODULE=auto'],
    expect: 'right',
  },
  {
    name: '0 exported',
    env: { GO111MODULE: '0' },
    expect: { cause: 'go111module-bad-value' },
  },
  {
    name: 'a semicolon taken along from a blog',
    commands: [`printf 'GO111MODULE=on;\\n' > "$(go env GOENV)"`],
    expect: { cause: 'go111module-bad-value' },
    says: at('.tour/goenv', 1),
  },
];
