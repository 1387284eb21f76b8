import { expect, test } from 'vitest';
import { addImports, addRequirement, newRequirements } from '../../../src/core/verdicts/builds/edits.ts';

test('a requirement that the module has is not taken', () => {
  const first = (goMod: string) => newRequirements(goMod)[0]?.module;
  expect(first('module x\n')).toBe('github.com/google/uuid');
  expect(first('require github.com/google/uuid v1.0.0\n')).toBe('github.com/pkg/errors');
});

test('go.mod and go.sum get their lines once', () => {
  const [uuid] = newRequirements('');
  if (!uuid) throw new Error('none');
  const once = addRequirement('module x', 'a v1 h1:=', uuid);
  expect(once.goMod).toBe('module x\n\nrequire github.com/google/uuid v1.6.0\n');
  expect(once.goSum.split('\n')).toHaveLength(4);
  expect(addRequirement('', once.goSum, uuid).goSum).toBe(once.goSum);
});

test.each([
  ['package main\n\nimport "fmt"\n', 'package main\n\nimport _ "a"\nimport _ "b"\n\n\nimport "fmt"\n'],
  [
    '// package x\r\npackage main // hi\nfunc main() {}\n',
    '// package x\r\npackage main // hi\n\nimport _ "a"\nimport _ "b"\n\nfunc main() {}\n',
  ],
  ['no clause', 'no clause'],
])('imports go after the package clause: %j', (source, edited) => {
  expect(addImports(source, ['a', 'b'])).toBe(edited);
});
