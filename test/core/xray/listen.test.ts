import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BuildListener } from '../../../src/core/xray/listen.ts';

const plain = `#0 building with "default" instance using docker driver
#1 [internal] load build definition from Dockerfile
#1 DONE 0.0s
#4 [1/4] FROM docker.io/library/golang:1.26
#4 CACHED
#5 [internal] load build context
#5 transferring context: 145B done
#7 [3/4] COPY . .
#7 DONE 0.1s
#6 [2/4] WORKDIR /app
#6 CACHED
#8 [4/4] RUN go build -o httpserver .
#8 0.374 go: downloading github.com/sirupsen/logrus v1.10.2
#8 DONE 14.2s
`;

const legacy = `Sending build context to Docker daemon  14.3kB
Step 1/4 : FROM golang:1.26
 ---> 0123456789ab
Step 2/4 : WORKDIR /app
 ---> Using cache
 ---> 123456789abc
Step 3/4 : COPY . .
 ---> 23456789abcd
Step 4/4 : RUN go build -o httpserver .
 ---> Running in 3456789abcde
go: downloading github.com/sirupsen/logrus v1.10.2
 ---> 456789abcdef
Successfully built 456789abcdef
`;

const podman = `STEP 1/4: FROM golang:1.26
STEP 2/4: WORKDIR /app
--> Using cache 0123456789012345678901234567890123456789012345678901234567890123
--> 012345678901
STEP 3/4: COPY . .
--> 123456789012
STEP 4/4: RUN go build -o httpserver .
--> 234567890123
COMMIT httpserver
`;

function heard(text: string, pieces: readonly number[] = [text.length]): readonly string[] {
  const listener = new BuildListener();
  let at = 0;
  for (const [index, size] of pieces.entries()) {
    listener.push(text.slice(at, at + size), 1000 * index);
    at += size;
  }
  listener.push(text.slice(at), 1000 * pieces.length);
  listener.end(true, 1000 * pieces.length);
  return (listener.heard()?.steps ?? []).map(({ number, text: said, state }) => `${number} ${said} ${state}`);
}

test.each([
  ['BuildKit', plain, 3],
  ['the legacy builder', legacy, 3],
  ['Podman', podman, 3],
])('%s: what became of each step, however its output is cut', (_name, text, count) => {
  const whole = heard(text);
  expect([...whole].sort()).toEqual([
    '2 WORKDIR /app cached',
    '3 COPY . . ran',
    '4 RUN go build -o httpserver . ran',
  ]);
  expect(whole).toHaveLength(count);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 12 }), (pieces) => {
      expect(heard(text, pieces)).toEqual(whole);
    }),
    { numRuns: 60 },
  );
});

test('the clock stands in where the builder does not say how long a line took', () => {
  const listener = new BuildListener();
  listener.push('Step 1/3 : FROM golang:1.26\nStep 2/3 : RUN a\n', 1000);
  expect(listener.heard()?.steps).toMatchObject([{ state: 'running', startedAt: 1000 }]);
  listener.push('Step 3/3 : RUN b\n', 3500);
  listener.end(false, 4000);
  expect(listener.heard()?.steps).toMatchObject([
    { state: 'ran', seconds: 2.5 },
    { state: 'failed', seconds: 0.5 },
  ]);
});

test('of several builds in one command the last one counts, and what is no build is none', () => {
  const second = plain.replace('#6 CACHED', '#6 DONE 0.3s');
  expect(heard(plain + second)).toContain('2 WORKDIR /app ran');
  expect(heard(plain + second)).toHaveLength(3);
  const listener = new BuildListener();
  expect(listener.push('hello\n# a comment\nSTEPPE\n', 0)).toBe(false);
  expect(listener.heard()).toBeNull();
});
