import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDockerfile } from '../../../src/core/dockerfile/read.ts';
import { type BuildRecord, locateSteps } from '../../../src/core/verdicts/build-record.ts';
import { RawJsonReader, readRawJson } from '../../../src/core/verdicts/build-records/rawjson.ts';
import { readBuildRecord } from '../../../src/core/verdicts/build-records/read.ts';

// Outputs of Docker 28.5.2 with buildx 0.29.1, its legacy builder, and Podman; shortened in their hashes only.

const plain = `#0 building with "default" instance using docker driver

#1 [internal] load build definition from Dockerfile
#1 transferring dockerfile: 151B done
#1 DONE 0.0s

#4 [1/4] FROM docker.io/library/golang:1.26
#4 CACHED

#7 [3/4] COPY . .
#7 DONE 0.0s

#6 [2/4] WORKDIR /app
#6 CACHED

#8 [4/4] RUN go build -o httpserver .
#8 0.128 go: downloading github.com/sirupsen/logrus v1.10.2
#8 0.393 main.go:2:8: package nowhere is not in std (/usr/local/go/src/nowhere)
#8 ERROR: process "/bin/sh -c go build -o httpserver ." did not complete successfully: exit code: 1
------
 > [4/4] RUN go build -o httpserver .:
0.128 go: downloading github.com/sirupsen/logrus v1.10.2
------
ERROR: failed to build: failed to solve: process "/bin/sh -c go build -o httpserver ." did not complete successfully: exit code: 1
`;

const tty = `[+] Building 0.2s (2/8)                                     docker:default
 => [builder 3/5] COPY go.mod go.sum ./                                    0.0s
 => [builder 4/5] RUN go mod download                                      0.1s
[+] Building 1.4s (8/8) FINISHED                            docker:default
 => [internal] load build definition from Dockerfile                       0.0s
 => => transferring dockerfile: 154B                                       0.0s
 => [builder 1/5] FROM docker.io/library/golang:1.26                       0.0s
 => CACHED [builder 2/5] WORKDIR /app                                      0.0s
 => CACHED [builder 3/5] COPY go.mod go.sum ./                             0.0s
 => [builder 4/5] RUN go mod download                                      2.1s
 => ERROR [builder 5/5] RUN go build -o httpserver .                       0.3s
`;

const legacy = `Sending build context to Docker daemon  5.632kB
Step 1/7 : FROM golang:1.26 AS builder
 ---> 74f947511b8a
Step 2/7 : WORKDIR /app
 ---> Using cache
 ---> 8c4a8f2a19e6
Step 3/7 : COPY . .
 ---> 4b1463088925
Step 4/7 : RUN go build -o httpserver .
 ---> Running in 23976d633f29
\u001b[91mgo: downloading github.com/sirupsen/logrus v1.10.2
\u001b[0m ---> Removed intermediate container 23976d633f29
 ---> 409582a66648
Step 5/7 : FROM scratch
 ---> 
Step 6/7 : COPY --from=builder /app/httpserver /httpserver
 ---> 7d91b14a2234
Step 7/7 : CMD ["/httpserver"]
 ---> Running in f50b89c03f60
 ---> Removed intermediate container f50b89c03f60
 ---> dec5626c0b9a
Successfully built dec5626c0b9a
`;

const podman = `[1/2] STEP 1/4: FROM golang:1.26 AS builder
[1/2] STEP 2/4: WORKDIR /app
--> Using cache 3f9b6d9f2f9fd1d6d5d1a0a3f0d4b5dd3c5f1d1ab0a4f5b6c7d8e9f0a1b2c3d4
--> 3f9b6d9f2f9f
[1/2] STEP 3/4: COPY . .
--> 0b1c2d3e4f5a
[1/2] STEP 4/4: RUN go build -o httpserver .
go: downloading github.com/sirupsen/logrus v1.10.2
Error: building at STEP "RUN go build -o httpserver .": while running runtime: exit status 1
`;

const states = (record: BuildRecord | null) =>
  record?.steps.map(({ stage, number, text, state, seconds }) =>
    [stage, number, text.split(' ')[0], state, seconds].filter((each) => each !== null).join(' '),
  );

test('plain', () => {
  const record = readBuildRecord(plain);
  expect(states(record)).toEqual(['2 WORKDIR cached', '3 COPY ran 0', '4 RUN failed']);
  expect(record?.steps[2]?.log[0]).toBe('go: downloading github.com/sirupsen/logrus v1.10.2');
});

test('a terminal', () => {
  expect(states(readBuildRecord(tty))).toEqual([
    'builder 2 WORKDIR cached',
    'builder 3 COPY cached',
    'builder 4 RUN ran 2.1',
    'builder 5 RUN failed 0.3',
  ]);
});

test('legacy', () => {
  const record = readBuildRecord(legacy);
  expect(states(record)).toEqual([
    'builder 2 WORKDIR cached',
    'builder 3 COPY ran',
    'builder 4 RUN ran',
    'stage-1 6 COPY ran',
    'stage-1 7 CMD ran',
  ]);
  expect(record?.steps[2]?.log).toEqual(['go: downloading github.com/sirupsen/logrus v1.10.2']);
  expect(record?.layers).toEqual(['4b1463088925', '409582a66648', '7d91b14a2234', 'dec5626c0b9a']);
});

test('podman', () => {
  const record = readBuildRecord(podman);
  expect(states(record)).toEqual(['builder 2 WORKDIR cached', 'builder 3 COPY ran', 'builder 4 RUN failed']);
  expect(record?.layers).toEqual(['0b1c2d3e4f5a']);
});

const vertex = (digest: string, name: string, more = {}) =>
  JSON.stringify({ vertexes: [{ digest, name, ...more }] });
const time = (seconds: number) => `2026-11-23T04:05:0${seconds}.000000000Z`;
const rawjson = [
  vertex('c', '[builder 3/3] RUN go mod download'),
  vertex('b', '[builder 2/3] COPY go.mod go.sum ./'),
  vertex('f', '[builder 1/3] FROM docker.io/library/golang:1.26'),
  vertex('b', '[builder 2/3] COPY go.mod go.sum ./', { started: time(1), completed: time(1), cached: true }),
  vertex('c', '[builder 3/3] RUN go mod download', { started: time(1) }),
  JSON.stringify({ logs: [{ vertex: 'c', stream: 2, data: btoa('one\ntw') }] }),
  JSON.stringify({ logs: [{ vertex: 'c', stream: 2, data: btoa('o\n') }] }),
  vertex('c', '[builder 3/3] RUN go mod download', { started: time(1), completed: time(3) }),
  'Dockerfile:3',
].join('\n');

test('rawjson', () => {
  const record = readRawJson(rawjson);
  expect(states(record)).toEqual(['builder 2 COPY cached', 'builder 3 RUN ran 2']);
  expect(record.steps[1]?.log).toEqual(['one', 'two']);
  expect(record.rest).toContain('Dockerfile:3');
});

test('rawjson in pieces of any size comes to the same', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(rawjson.length)), (cuts) => {
      const reader = new RawJsonReader();
      const places = [0, ...cuts.sort((a, b) => a - b), rawjson.length];
      for (const [index, from] of places.slice(0, -1).entries())
        reader.push(rawjson.slice(from, places[index + 1]));
      expect(reader.record()).toEqual(readRawJson(rawjson));
    }),
  );
});

test('a record that was cut in the middle, and garbage, never throw', () => {
  const whole = fc.constantFrom(plain, tty, legacy, podman, rawjson);
  fc.assert(
    fc.property(whole, fc.nat(2000), fc.nat(2000), fc.string(), (text, from, to, noise) => {
      readBuildRecord(text.slice(0, from) + noise + text.slice(to));
    }),
  );
  expect(readBuildRecord('$ ls\nDockerfile\n')).toBeNull();
});

test.each([
  [
    'plain',
    plain,
    'FROM golang:1.26\nENV A=b\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver .\n',
    [3, 4, 5],
  ],
  [
    'legacy',
    legacy,
    'FROM golang:1.26 AS builder\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver .\nFROM scratch\nCOPY --from=builder /app/httpserver /httpserver\nCMD ["/httpserver"]\n',
    [2, 3, 4, 6, 7],
  ],
  [
    'tty',
    tty,
    'FROM golang:1.26 AS builder\nWORKDIR /app\nENV X=y\nCOPY go.mod go.sum ./\nRUN go mod download\nRUN go build -o httpserver .\nFROM scratch\n',
    [2, 4, 5, 6],
  ],
])('%s: steps find their lines', (_name, output, dockerfile, lines) => {
  const record = readBuildRecord(output);
  expect(
    record && locateSteps(record, readDockerfile(dockerfile)).map(({ instruction }) => instruction.line),
  ).toEqual(lines);
});
