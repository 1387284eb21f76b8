import { expect, test } from 'vitest';
import { onlyLooks } from '../../../src/core/shell/only-looks.ts';

test.each([
  ['docker images httpserver', true],
  ['docker image ls', true],
  ['docker container inspect quiet', true],
  ['  podman ps -a', true],
  ['docker stop quiet', true],
  ['docker logs -f web', true],
  ['docker build .', false],
  ['docker run -d httpserver', false],
  ['docker --context other ps', false],
  ['docker ps && docker build .', false],
  ['docker stop $(docker run -d httpserver)', false],
  ['docker stop `docker run -d httpserver`', false],
  ['docker ps\ndocker build .', false],
  ['docker start quiet', false],
  ['docker images-of-mine', false],
  ['echo docker ps', false],
])('%j: %s', (line, only) => expect(onlyLooks(line)).toBe(only));
