import { expect, test } from 'vitest';
import { readBuildCommand } from '../../../src/core/xray/command.ts';

test.each([
  ['docker build -t httpserver .', { context: '.', file: null, uncached: false }],
  ['podman build .', { context: '.', file: null, uncached: false }],
  [
    'docker buildx build --load -f Dockerfile.dev app',
    { context: 'app', file: 'Dockerfile.dev', uncached: false },
  ],
  [
    'echo >> main.go && docker image build --no-cache . 2>&1 | tee log',
    { context: '.', file: null, uncached: true },
  ],
  ['docker build --file="my file" "a folder"', { context: 'a folder', file: 'my file', uncached: false }],
  ['docker build --tag=x --progress plain ..; ls', { context: '..', file: null, uncached: false }],
])('%s', (line, command) => {
  expect(readBuildCommand(line)).toEqual(command);
});

test.each([
  'docker images',
  'go build .',
  'docker build -',
  'docker build https://x.example/y.git',
  'docker run x build .',
])('no build that can be followed: %s', (line) => {
  expect(readBuildCommand(line)).toBeNull();
});
