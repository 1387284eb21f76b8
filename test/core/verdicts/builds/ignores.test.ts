import { expect, test } from 'vitest';
import { ignoresNothing } from '../../../../src/core/verdicts/builds/ignores.ts';

const folder = (files: readonly string[], ignore: { name: string; text: string } | null) =>
  ignoresNothing({ files, ignore, goMod: null, goSum: null, scripts: {} });

test.each([
  ['.dockerignore', 'httpserver\n'],
  ['.dockerignore', '# all\n*\n!*.go\n'],
  ['Dockerfile.dockerignore', '.git\n'],
])('%s keeps something back', (name, text) => {
  expect(folder(['main.go', name], { name, text })).toBeNull();
});

test.each([
  'dockerignore',
  '.dockerignore.txt',
  '_dockerignore',
  '.DockerIgnore',
  '.docker-ignore',
  'docker.ignore',
])('a file called %s keeps nothing back', (name) => {
  expect(folder(['main.go', name], null)).toMatchObject({
    status: 'failed',
    cause: 'dockerignore-misnamed',
    place: { file: name, line: 1 },
  });
});

test('one that names nothing keeps nothing back', () => {
  const ignore = { name: '.dockerignore', text: '\n # later\n' };
  expect(folder(['.dockerignore'], ignore)).toMatchObject({ status: 'failed', cause: 'dockerignore-empty' });
});

test('where none was written yet, nothing is wrong yet', () => {
  expect(folder(['main.go'], null)).toMatchObject({ status: 'unknown', fault: null });
});
