import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { otherBuilders, type TestEngine, testEngine } from '../../support/engines.ts';
import { removeFolder } from '../../support/facts.ts';
import { inShort, makeWorkspace } from '../../support/judging.ts';
import { describeReal, warmImage } from '../../support/tools.ts';

/** Carried by every layer and container of this run from its first FROM on. */
const label = `go-docker-tour.test=${randomUUID()}`;
const go = `${warmImage()}`;

const lines = (...all: string[]) => `${all.join('\n').replace(/^(FROM .*)$/gim, `$1\nLABEL ${label}`)}\n`;
const single = (...all: string[]) => lines(`FROM ${go}`, 'WORKDIR /app', ...all);
const first = ['COPY go.mod go.sum ./', 'RUN go mod download', 'COPY . .'];
const build = 'RUN go build -o httpserver .';
const start = 'CMD ["./httpserver"]';

const caching: [string, string, string][] = [
  ['passed', 'go.mod and go.sum first', single(...first, build, start)],
  [
    'passed',
    'patterns, lower case, two stages',
    lines(
      `from ${go} as build`,
      'workdir /src/app',
      'add go.* ./',
      'run ["go", "mod", "download"]',
      'copy *.go ./',
      'run CGO_ENABLED=0 go build -o /server',
      'from scratch',
      'copy --from=build /server /server',
      'entrypoint ["/server"]',
    ),
  ],
  [
    'passed',
    'a stage for the modules',
    lines(
      `FROM ${go} AS modules`,
      'WORKDIR /m',
      ...first.slice(0, 2),
      `FROM ${go} AS builder`,
      'COPY --from=modules /go/pkg/mod /go/pkg/mod',
      'WORKDIR /app',
      'COPY . .',
      build,
      start,
    ),
  ],
  [
    'copies-all-first @ Dockerfile:4',
    'everything first',
    single('COPY . .', 'RUN go mod download', build, start),
  ],
  [
    'no-download-step @ Dockerfile:6',
    'no download',
    single('COPY go.mod go.sum ./', 'COPY . .', build, start),
  ],
  [
    'requirements-made-up @ Dockerfile:4',
    'made up in the image',
    single('RUN go mod init httpserver && go get github.com/sirupsen/logrus', 'COPY main.go .', build, start),
  ],
  [
    'go-sum-not-copied @ Dockerfile:7',
    'go.sum never arrives',
    single('COPY go.mod ./', 'RUN go mod download', 'COPY main.go .', build, start),
  ],
];

const builder = (name: string, how = 'RUN CGO_ENABLED=0 go build -o /httpserver .') =>
  [`FROM ${go} AS ${name}`, 'WORKDIR /src', 'COPY . .', how] as const;
const shipped = ['FROM scratch', 'COPY --from=builder /httpserver /httpserver'];
const entry = 'ENTRYPOINT ["/httpserver"]';

const specs = {
  runs: {},
  ships: { maxMegabytes: 60 },
  build: { keepsDownloads: false, keepsCompiled: false },
};
type Kind = keyof typeof specs;
const proof: Check = { kind: 'build', spec: { keepsDownloads: true, keepsCompiled: false } };
type Check = Parameters<TestEngine['judge']>[1];
const stages: [Kind, string, string, string][] = [
  ['runs', 'passed', 'static in scratch', lines(...builder('builder'), ...shipped, entry)],
  ['ships', 'passed', 'a small image', lines(...builder('builder'), ...shipped, 'EXPOSE 8080', entry)],
  [
    'runs',
    'dynamic-in-scratch @ Dockerfile:5',
    'dynamic in scratch',
    lines(...builder('builder', 'RUN go build -o /httpserver .'), ...shipped, entry),
  ],
  [
    'runs',
    'shell-form-in-scratch @ Dockerfile:9',
    'shell form',
    lines(...builder('builder'), ...shipped, 'ENTRYPOINT /httpserver'),
  ],
  [
    'runs',
    'entrypoint-missing @ Dockerfile:9',
    'another path',
    lines(...builder('builder'), ...shipped, 'ENTRYPOINT ["/app/server"]'),
  ],
  [
    'runs',
    'workdir-lost @ Dockerfile:9',
    'seen from a folder of the first stage',
    lines(
      ...builder('builder'),
      'FROM scratch',
      'COPY --from=builder /httpserver /app/httpserver',
      'ENTRYPOINT ["./httpserver"]',
    ),
  ],
  [
    'build',
    'wrong-stage-name @ Dockerfile:8',
    'a stage that is none',
    lines(...builder('build'), ...shipped, entry),
  ],
  [
    'build',
    'wrong-copy-path @ Dockerfile:8',
    'a path that is none',
    lines(...builder('builder', build), ...shipped, entry),
  ],
  [
    'build',
    'from-missing @ Dockerfile:1',
    'a line before FROM',
    `WORKDIR /app\n${single(...first, build, start)}`,
  ],
  ['ships', 'toolchain-shipped @ Dockerfile:1', 'one stage', lines(...builder('builder'), entry)],
];

for (const [name, { needs, more, prefer }] of Object.entries(otherBuilders))
  describeReal(needs, `the same verdicts with ${name}`, () => {
    let on: TestEngine;
    beforeAll(async () => {
      on = await testEngine(more, prefer);
    });

    test('it is the builder that is meant', () => {
      expect(on.engine.builder).toBe(name === 'podman' ? 'buildah' : 'legacy');
    });

    /** @param times the same answer each time: no cache of the first judging may tell in the second */
    const judge = async (Dockerfile: string, check: Check, times: number) => {
      const root = await makeWorkspace({ Dockerfile });
      try {
        const verdict = await on.judge(root, check);
        if (times > 1) expect(inShort(await on.judge(root, check))).toBe(inShort(verdict));
        return verdict;
      } finally {
        await removeFolder(root);
      }
    };
    test.each(caching)('caching, %s: %s', async (cause, _name, Dockerfile) => {
      const verdict = await judge(Dockerfile, proof, Dockerfile === caching[0]?.[2] ? 2 : 1);
      expect(inShort(verdict), JSON.stringify(verdict)).toBe(cause);
      expect(await on.labelled(label)).toEqual([]);
    });

    test.each(stages)('%s, %s: %s', async (kind, cause, _name, Dockerfile) => {
      const verdict = await judge(
        Dockerfile,
        { kind, spec: specs[kind] } as Check,
        Dockerfile === stages[0]?.[3] ? 2 : 1,
      );
      expect(inShort(verdict), JSON.stringify(verdict)).toBe(cause);
      expect(await on.labelled(label)).toEqual([]);
    });
  });
