import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CheckSpec } from '../../../src/core/verdicts/kinds.ts';
import type { Environment } from '../../../src/core/workspace/paths.ts';
import { removeFolder, sandboxEnvironment, temporaryFolder } from '../../support/facts.ts';
import { judged, snapshot } from '../../support/go-module.ts';
import { describeReal } from '../../support/tools.ts';

const check: CheckSpec = { kind: 'modules', title: null, spec: {} };

type Case = { name: string; file?: string; environment?: Environment; comes: string; place?: string };

const off = 'GO111MODULE=off\n';
const cases: Case[] = [
  { name: 'nothing set', comes: 'passed' },
  { name: 'on, saved', file: 'GO111MODULE=on\n', comes: 'passed' },
  { name: 'auto, saved', file: 'GO111MODULE=auto\n', comes: 'passed' },
  { name: 'empty, saved', file: 'GO111MODULE=\n', comes: 'passed' },
  { name: 'on, exported over a saved off', file: off, environment: { GO111MODULE: 'on' }, comes: 'passed' },
  {
    name: 'auto, exported over a saved off',
    file: off,
    environment: { GO111MODULE: 'auto' },
    comes: 'passed',
  },
  { name: 'on in the last of two lines', file: `${off}GO111MODULE=on\n`, comes: 'passed' },
  { name: 'no settings file wanted', file: off, environment: { GOENV: 'off' }, comes: 'passed' },
  { name: 'a space before the equals sign, which go ignores', file: 'GO111MODULE =off\n', comes: 'passed' },
  { name: 'commented out', file: `# ${off}`, comes: 'passed' },
  { name: 'off, saved', file: off, comes: 'go111module-off-file', place: '.tour/goenv:1' },
  {
    name: 'off, in the last of two lines',
    file: `GOFLAGS=\nGO111MODULE=on\n${off}`,
    comes: 'go111module-off-file',
    place: '.tour/goenv:3',
  },
  {
    name: 'off, saved under an empty export',
    file: off,
    environment: { GO111MODULE: '' },
    comes: 'go111module-off-file',
  },
  { name: 'off, exported', environment: { GO111MODULE: 'off' }, comes: 'go111module-off-env' },
  {
    name: 'off, exported over a saved on',
    file: 'GO111MODULE=on\n',
    environment: { GO111MODULE: 'off' },
    comes: 'go111module-off-env',
  },
  ...[
    ['true', 'go111module-bad-value'],
    ['ON', 'go111module-in-capitals'],
    ['1', 'go111module-bad-value'],
    ['on ', 'go111module-with-space'],
    ['"on"', 'go111module-in-quotes'],
    ['on # yes', 'go111module-with-comment'],
  ].flatMap(([value = '', comes = '']) => [
    { name: `<${value}>, exported`, environment: { GO111MODULE: value }, comes },
    {
      name: `<${value}>, saved`,
      file: `GO111MODULE=${value}\n`,
      comes,
      place: '.tour/goenv:1',
    },
  ]),
  {
    name: 'a carriage return',
    file: 'GO111MODULE=on\r\n',
    comes: 'go111module-carriage-return',
    place: '.tour/goenv:1',
  },
  { name: 'a space after the equals sign', file: 'GO111MODULE= on\n', comes: 'go111module-with-space' },
  {
    name: 'another setting that go refuses',
    environment: { GOTOOLCHAIN: 'nonsense' },
    comes: 'go-env-refused',
  },
  { name: 'no go', environment: { PATH: '/nowhere' }, comes: 'machine: go-missing' },
];

describeReal(['go'], 'the modules check, with real settings', () => {
  let home: string;
  beforeAll(async () => {
    home = await temporaryFolder('gdt-modules');
  });
  afterAll(() => removeFolder(home));

  test.each(cases)('$name: $comes', async (one) => {
    const root = join(home, String(cases.indexOf(one)));
    await mkdir(join(root, 'httpserver'), { recursive: true });
    await mkdir(join(root, '.tour'));
    if (one.file !== undefined) await writeFile(join(root, '.tour/goenv'), one.file);
    const before = await snapshot(root);
    const environment = sandboxEnvironment(root, one.environment);
    const verdict = await judged({ root, environment }, check);
    const outcome = { passed: 'passed', failed: '', unknown: 'machine: ' }[verdict.status];
    expect(outcome + (verdict.status === 'passed' ? '' : verdict.cause), JSON.stringify(verdict)).toBe(
      one.comes,
    );
    if (one.place && verdict.status === 'failed')
      expect(`${verdict.place?.file}:${verdict.place?.line}`).toBe(one.place);
    expect(await judged({ root, environment }, check)).toEqual(verdict);
    expect(await snapshot(root)).toBe(before);
  });
});
