import { expect, test } from 'vitest';
import { inWordsOf } from '../../src/core/engine-words.ts';

test.each([
  ['docker build -t httpserver .', 'podman build -t httpserver .'],
  ['sudo docker run -p 8080:8080 x && docker ps', 'sudo podman run -p 8080:8080 x && podman ps'],
  ['Run `docker stop bare`, then look.', 'Run `podman stop bare`, then look.'],
  ['```sh\ndocker images httpserver\n```', '```sh\npodman images httpserver\n```'],
  ['Docker keeps the result; go-docker-tour does not.', 'Docker keeps the result; go-docker-tour does not.'],
  ['sudo systemctl start docker, then go on', 'sudo systemctl start docker, then go on'],
  ['docker builder prune', 'docker builder prune'],
  ['the docker-buildx package', 'the docker-buildx package'],
])('%s', (text, told) => {
  expect(inWordsOf('podman', text)).toBe(told);
  expect(inWordsOf('docker', text)).toBe(text);
});
