import { readDockerfile } from '../../../src/core/dockerfile/read.ts';
import { type BuildRecord, locateSteps, recordText } from '../../../src/core/verdicts/build-record.ts';
import { RawJsonReader } from '../../../src/core/verdicts/build-records/rawjson.ts';
import { readBuildRecord } from '../../../src/core/verdicts/build-records/read.ts';
import { readLegacy, readPodman } from '../../../src/core/verdicts/build-records/sequential.ts';
import { mutate, pieces, type Random } from '../random.ts';
import { holds, type Target } from '../target.ts';
import { dockerfiles } from './dockerfile.ts';

const vertex = (more: object) => JSON.stringify({ vertexes: [{ digest: 'sha256:1', ...more }] });
const samples = [
  [
    vertex({ name: '[3/5] RUN go mod download', started: '2026-11-01T10:00:00Z' }),
    '{"logs":[{"vertex":"sha256:1","stream":2,"data":"Z286IGRvd25sb2FkaW5nIHg=","timestamp":"2026-11-01T10:00:01Z"}]}',
    vertex({
      name: '[3/5] RUN go mod download',
      started: '2026-11-01T10:00:00Z',
      completed: '2026-11-01T10:00:02Z',
    }),
    vertex({ digest: 'sha256:2', name: '[4/5] COPY . .', completed: '2026-11-01T10:00:02Z', cached: true }),
    'Dockerfile:3',
    'ERROR: failed to build: failed to solve: process "/bin/sh -c go build" did not complete successfully: exit code: 1',
  ].join('\n'),
  '#5 [2/5] WORKDIR /app\n#5 CACHED\n\n#6 [3/5] COPY . .\n#6 DONE 0.1s\n\n#7 [4/5] RUN go build\n#7 0.374 go: downloading github.com/sirupsen/logrus v1.10.2\n#7 ERROR: process "/bin/sh -c go build" did not complete successfully: exit code: 1\n',
  '[+] Building 1.4s (6/8) FINISHED  docker:default\n => CACHED [2/4] WORKDIR /app   0.0s\n => ERROR [3/4] COPY go.mod ./  0.0s\n',
  'Step 1/4 : FROM golang:1.26\n ---> 0123456789ab\nStep 2/4 : COPY . .\n ---> Using cache\n ---> 0123456789ac\nStep 3/4 : RUN go mod download\n ---> Running in 0123456789ad\nRemoving intermediate container 0123456789ad\n',
  'STEP 1/4: FROM golang:1.26\nSTEP 2/4: COPY . .\n--> Using cache 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\n--> 0123456789ab\nSTEP 3/4: RUN go mod download\n',
];

const read = dockerfiles.map((text) => ({ text, dockerfile: readDockerfile(text) }));

/** A builder's record, of any format, cut and broken: what is not in it is not made up. */
export const buildRecord: Target = {
  name: 'build record',
  weight: 15,
  attempt(random: Random, show) {
    const text = mutate(samples, random);
    show(text);
    const reader = new RawJsonReader();
    for (const piece of pieces(text, random)) reader.push(piece);
    for (const record of [reader.record(), readBuildRecord(text), readLegacy(text), readPodman(text)])
      if (record !== null) sound(record, text, random);
  },
};

function sound(record: BuildRecord, text: string, random: Random): void {
  const { text: source, dockerfile } = random.pick(read);
  for (const { instruction } of locateSteps(record, dockerfile))
    holds(instruction.line <= source.split('\n').length, 'a step outside its Dockerfile');
  recordText(record);
  const said = /cached|using cache/i.test(text);
  for (const { state, seconds } of record.steps) {
    holds(state !== 'cached' || said, 'a step from the cache, of which nothing was said');
    holds(seconds === null || !Number.isNaN(seconds), 'seconds that are no number');
  }
}
