import type { Attempt } from '../../support/exam.ts';

/** Lesson 1 begins with `GO111MODULE=off` saved in the workspace's own settings file, `../.tour/goenv`. */
const saved = (text: string): Pick<Attempt, 'files'> => ({ files: { '../.tour/goenv': text } });

export const rightModules: readonly Attempt[] = [
  { name: 'go env -w on', commands: ['go env -w GO111MODULE=on'], twice: true, expect: 'right' },
  { name: 'go env -u', commands: ['go env -u GO111MODULE'], expect: 'right' },
  { name: 'go env -w of nothing', commands: ['go env -w GO111MODULE='], expect: 'right' },
  { name: 'sed', commands: ['sed -i s/off/on/ "$(go env GOENV)"'], expect: 'right' },
  {
    name: 'several settings at once',
    commands: ['go env -w GO111MODULE=on GOFLAGS=-mod=mod'],
    expect: 'right',
  },
  { name: 'the file removed', commands: ['rm ../.tour/goenv'], expect: 'right' },
  { name: 'the file emptied', ...saved(''), expect: 'right' },
  { name: 'by hand', ...saved('GO111MODULE=on\n'), expect: 'right' },
  { name: 'by hand, without an end of line', ...saved('GO111MODULE=on'), expect: 'right' },
  { name: 'the old line as a comment', ...saved('# GO111MODULE=off\nGO111MODULE=on\n'), expect: 'right' },
  { name: 'commented out, and nothing instead', ...saved('#GO111MODULE=off\n'), expect: 'right' },
  { name: 'off, then on', ...saved('GO111MODULE=off\nGO111MODULE=on\n'), expect: 'right' },
  { name: 'an empty value by hand', ...saved('GO111MODULE=\n'), expect: 'right' },
  { name: 'off with spaces, which Go overlooks', ...saved('GO111MODULE = off\n'), expect: 'right' },
  {
    name: 'an export in the file instead, which Go overlooks',
    ...saved('export GO111MODULE=on\n'),
    expect: 'right',
  },
  { name: 'another line with CR', ...saved('# mine\r\nGO111MODULE=on\n'), expect: 'right' },
  { name: 'exported on over the saved off', env: { GO111MODULE: 'on' }, expect: 'right' },
  {
    name: 'exported on, and saved on',
    commands: ['go env -w GO111MODULE=on'],
    env: { GO111MODULE: 'on' },
    expect: 'right',
  },
  { name: 'exported empty, nothing saved', ...saved(''), env: { GO111MODULE: '' }, expect: 'right' },
  {
    name: 'auto, with a go.mod',
    files: { 'go.mod': 'module httpserver\n\ngo 1.21\n', '../.tour/goenv': 'GO111MODULE=auto\n' },
    expect: 'right',
  },
  { name: 'auto, which is on as soon as there is a go.mod', ...saved('GO111MODULE=auto\n'), expect: 'right' },
  { name: 'auto exported', env: { GO111MODULE: 'auto' }, expect: 'right' },
  {
    name: 'a module begun already',
    commands: ['go env -w GO111MODULE=on', 'go mod init httpserver', 'go mod tidy'],
    expect: 'right',
  },
  {
    name: 'in a program that does not compile',
    files: { 'main.go': 'package main\n\nfunc main() {\n', '../.tour/goenv': '' },
    expect: 'right',
  },
  { name: 'without a proxy', ...saved(''), env: { GOPROXY: 'off', GOTOOLCHAIN: 'local' }, expect: 'right' },
  { name: 'a folder that was never a workspace', commands: ['rm -r ../.tour'], expect: 'right' },
];

const off = ['go111module-off-file', 'go111module-off-env'];
const word = [
  'go111module-bad-value',
  'go111module-in-capitals',
  'go111module-in-quotes',
  'go111module-with-space',
  'go111module-with-comment',
  'go111module-carriage-return',
];

export const wrongModules: readonly Attempt[] = [
  { name: 'nothing done', twice: true, expect: { cause: off }, says: /goenv.*(line"?:? ?1\b)/ },
  {
    name: 'on saved, off exported',
    commands: ['go env -w GO111MODULE=on'],
    env: { GO111MODULE: 'off' },
    expect: { cause: off },
    says: /environment|export/,
  },
  {
    name: 'off saved and exported',
    env: { GO111MODULE: 'off' },
    expect: { cause: off },
    says: /environment|export/,
  },
  {
    name: 'an empty export over the saved off',
    env: { GO111MODULE: '' },
    expect: { cause: off },
    says: /empty/,
  },
  ...['true', '1', 'ON', 'On', 'yes', '"on"', "'on'", ' on', 'on ', 'enabled', 'on # modules', 'OFF'].map(
    (value): Attempt => ({
      name: `saved: ${value}|`,
      ...saved(`GO111MODULE=${value}\n`),
      expect: { cause: word },
      says: /goenv/,
    }),
  ),
  {
    name: 'saved with CRLF',
    ...saved('GO111MODULE=on\r\n'),
    expect: { cause: word },
    says: /\bCR\b|Windows|carriage/i,
  },
  ...['true', '1', 'ON', '"on"', 'on;'].map(
    (value): Attempt => ({
      name: `exported: ${value}|`,
      ...saved(''),
      env: { GO111MODULE: value },
      expect: { cause: word },
      says: /environment|export/,
    }),
  ),
  {
    name: 'go env -w with GOENV=off',
    commands: ['GOENV=off go env -w GO111MODULE=on'],
    expect: { cause: off },
  },
  {
    name: 'saved into another file',
    commands: ['GOENV=$PWD/elsewhere go env -w GO111MODULE=on', 'rm elsewhere'],
    expect: { cause: off },
    says: /goenv/,
  },
  { name: 'in small letters', ...saved('GO111MODULE=off\ngo111module=on\n'), expect: { cause: off } },
  {
    name: 'misspelt',
    ...saved('GO111MODULE=off\nGO111MODULES=on\nG0111MODULE=on\n'),
    expect: { cause: off },
    says: /line"?:? ?1\b/,
  },
  { name: 'on as a comment', ...saved('GO111MODULE=off\n#GO111MODULE=on\n'), expect: { cause: off } },
  {
    name: 'on, then off',
    ...saved('GO111MODULE=on\nGOFLAGS=\nGO111MODULE=off\n'),
    expect: { cause: off },
    says: /line"?:? ?3\b/,
  },
  {
    name: 'an export line after the off',
    ...saved('GO111MODULE=off\nexport GO111MODULE=on\n'),
    expect: { cause: off },
    says: /line"?:? ?1\b/,
  },
  {
    name: 'spaces around the on, after the off',
    ...saved('GO111MODULE=off\nGO111MODULE = on\n'),
    expect: { cause: off },
    says: /line"?:? ?1\b/,
  },
  { name: 'in the middle of an edit', ...saved('GO111MODULE=of\n'), expect: { cause: word } },
  {
    name: 'written beside main.go',
    files: { goenv: 'GO111MODULE=on\n', '.env': 'GO111MODULE=on\n' },
    expect: { cause: off },
  },
  {
    name: 'a module begun with the variable before the command',
    commands: ['GO111MODULE=on go mod init httpserver', 'GO111MODULE=on go mod tidy'],
    expect: { cause: off },
    says: /goenv/,
  },
  { name: 'no go here', env: { PATH: '/nonexistent' }, expect: { cause: 'go-missing', fault: 'machine' } },
];
