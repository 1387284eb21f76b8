import { expect, test } from 'vitest';
import { aBuild, files, rareFirst } from '../../core/xray/samples.ts';
import { aBlock, aCommand, aModel, atStep, passed, withRecords } from '../../support/model.ts';
import { screenOf } from '../../support/ui.tsx';

const before = aBuild(rareFirst, [
  'WORKDIR /app: 0.0',
  'COPY go.mod go.sum ./: 0.1',
  'RUN go mod download: 2.1',
  'COPY . .: 0.1',
  'RUN go build -o httpserver .: 14.2',
]);
const build = aBuild(
  rareFirst,
  [
    'WORKDIR /app: cached',
    'COPY go.mod go.sum ./: cached',
    'RUN go mod download: cached',
    'COPY . .: 0.1',
    'RUN go build -o httpserver .: 13.9',
  ],
  { files: { ...files, 'main.go': 'a2' } },
);
const building = aBuild(
  rareFirst,
  ['WORKDIR /app: cached', 'COPY go.mod go.sum ./: 0.1', 'RUN go mod download: running'],
  { ended: false },
);
const line = 'docker build -t httpserver .';
const marks = [
  { text: 'WORKDIR /app', runs: false },
  { text: 'COPY go.mod go.sum ./', runs: false },
  { text: 'RUN go mod download', runs: true },
  { text: 'COPY . .', runs: true },
  { text: 'RUN go build -o httpserver .', runs: true },
];

const before1 = aCommand(line, { build: before, startedAt: '1970-01-01T00:10:00.000Z' });
const atWrite = aModel({
  screen: atStep('dockerfile', 'write'),
  progress: withRecords({ 'dockerfile/write': { state: 'passed', commands: [before1] } }),
  checking: { ...aModel().checking, verdicts: [passed, passed] },
});
const output = ['#9 exporting layers', '#9 DONE 0.4s'];
const built = {
  ...atWrite,
  blocks: [aBlock(1, line, output, { step: 'dockerfile/write', build, milliseconds: 15_400 })],
};
const running = {
  ...atWrite,
  running: 1,
  now: 1_000_000,
  blocks: [
    aBlock(1, line, ['#7 [4/6] RUN go mod download'], {
      step: 'dockerfile/write',
      end: null,
      startedAt: 995_000,
      build: {
        ...building,
        steps: building.steps.map((step) =>
          step.state === 'running' ? { ...step, startedAt: 997_000 } : step,
        ),
      },
    }),
  ],
};
const predicted = {
  ...built,
  progress: withRecords({
    'dockerfile/write': { state: 'passed', commands: [before1], answer: { marks, tries: 1 } },
  }),
};

/** Only the terminal's half, which is what changes. */
const terminalOf = (screen: string) => screen.slice(screen.lastIndexOf('httpserver ───'));

test('a build beside the one before, 80x24', () => {
  expect(terminalOf(screenOf(built))).toMatchInlineSnapshot(`
    "httpserver ──────────────────────────────────────────────────
      $ docker build -t httpserver .
      #9 exporting layers
      #9 DONE 0.4s
                                       last build        this build
       1 FROM golang:1.26              ·                 ·
       2 WORKDIR /app                  0.0 s             CACHED
       3 COPY go.mod go.sum ./         ▏ 0.1 s           CACHED
       4 RUN go mod download           █ 2.1 s           CACHED
       5 COPY . .                      ▏ 0.1 s           ▏ 0.1 s           ←
       6 RUN go build -o httpserver .  █████████ 14.2 s  █████████ 13.9 s
      Line 5 ran: main.go changed.
      ✓ 15.4 s
      $
    ────────────────────────────────────────────────────────────────────────────────
     ⏎ go on   esc keys: hint, edit, next …"
  `);
});

test('a build beside what was said of it, 80x24', () => {
  expect(terminalOf(screenOf(predicted))).toMatchInlineSnapshot(`
    "httpserver ──────────────────────────────────────────────────
      ↑ 2 more lines · PgUp
      #9 DONE 0.4s
                                       you said last build     this build
       1 FROM golang:1.26                       ·              ·
       2 WORKDIR /app                  cached   0.0 s          CACHED         ✓
       3 COPY go.mod go.sum ./         cached   ▏ 0.1 s        CACHED         ✓
       4 RUN go mod download           runs     █ 2.1 s        CACHED         ✗
       5 COPY . .                      runs     ▏ 0.1 s        ▏ 0.1 s        ✓
       6 RUN go build -o httpserver .  runs     ██████ 14.2 s  ██████ 13.9 s  ✓
      Line 4 was cached: it, and all above it, are as they were.
      You said 4 of 5 right.
      ✓ 15.4 s
      $
    ────────────────────────────────────────────────────────────────────────────────
     ⏎ go on   esc keys: hint, edit, next …"
  `);
});

test('a build that runs, 80x24: what was done, what runs and for how long, what waits', () => {
  expect(terminalOf(screenOf(running))).toMatchInlineSnapshot(`
    "httpserver ──────────────────────────────────────────────────
      $ docker build -t httpserver .
      #7 [4/6] RUN go mod download
                                       last build        this build
       1 FROM golang:1.26              ·                 ·
       2 WORKDIR /app                  0.0 s             CACHED
       3 COPY go.mod go.sum ./         ▏ 0.1 s           ▏ 0.1 s           ←
       4 RUN go mod download           █ 2.1 s           ██ 3 s
       5 COPY . .                      ▏ 0.1 s           ·
       6 RUN go build -o httpserver .  █████████ 14.2 s  ·
      ▒ 5 s · ^C stops it



    ────────────────────────────────────────────────────────────────────────────────
     ^C stop   PgUp scroll   esc keys: hint, edit, next …"
  `);
});

test('the same at 60x20', () => {
  const size = { columns: 60, rows: 20 };
  expect(terminalOf(screenOf({ ...predicted, size }))).toMatchInlineSnapshot(`
    "httpserver ──────────────────────────────
      ↑ 4 more lines · PgUp
       5 COPY . .              runs     0.1 s   ▏ 0.1 s      ✓
       6 RUN go build -o http… runs     14.2 s  ████ 13.9 s  ✓
      Line 4 was cached: it, and all above it, are as they
      were.
      You said 4 of 5 right.
      ✓ 15.4 s
      $
    ────────────────────────────────────────────────────────────
     ⏎ go on   esc keys: hint, edit, next …"
  `);
});

test('the same at 110x30, side by side', () => {
  expect(screenOf({ ...predicted, size: { columns: 110, rows: 30 } })).toMatchInlineSnapshot(`
    " 2 Write a Dockerfile · step 1 of 1                                                                         ●
    ──────────────────────────────────────────────────────────────────────────────────────────────────────────────
      Write it                                         │ ~/go-docker-tour/httpserver
                                                       │ $ docker build -t httpserver .
      Five lines in a file called Dockerfile, in the   │ #9 exporting layers
      folder of the module. Esc e opens it.            │ #9 DONE 0.4s
                                                       │                          you said before  this build
      ✓ the Dockerfile builds                          │  1 FROM golang:1.26               ·       ·
      ✓ changing main.go leaves the download cached    │  2 WORKDIR /app          cached   0.0 s   CACHED       ✓
                                                       │  3 COPY go.mod go.sum ./ cached   0.1 s   CACHED       ✓
      ⏎ goes on                                        │  4 RUN go mod download   runs     2.1 s   CACHED       ✗
                                                       │  5 COPY . .              runs     0.1 s   ▏ 0.1 s      ✓
                                                       │  6 RUN go build -o http… runs     14.2 s  ████ 13.9 s  ✓
                                                       │ Line 4 was cached: it, and all above it, are as they
                                                       │ were.
                                                       │ You said 4 of 5 right.
                                                       │ ✓ 15.4 s
                                                       │ $
                                                       │
                                                       │
                                                       │
                                                       │
                                                       │
                                                       │
                                                       │
                                                       │
                                                       │
                                                       │
    ──────────────────────────────────────────────────────────────────────────────────────────────────────────────
     ⏎ go on   esc keys: hint, edit, next …"
  `);
});

test('without unicode', () => {
  const machine = { ...aModel().machine, unicode: false };
  expect(
    screenOf({ ...built, machine })
      .split('\n')
      .slice(-14)
      .join('\n'),
  ).toMatchInlineSnapshot(`
    "  #9 exporting layers
      #9 DONE 0.4s
                                       last build        this build
       1 FROM golang:1.26              -                 -
       2 WORKDIR /app                  0.0 s             CACHED
       3 COPY go.mod go.sum ./         | 0.1 s           CACHED
       4 RUN go mod download           # 2.1 s           CACHED
       5 COPY . .                      | 0.1 s           | 0.1 s           <
       6 RUN go build -o httpserver .  ######### 14.2 s  ######### 13.9 s
      Line 5 ran: main.go changed.
      + 15.4 s
      $
    --------------------------------------------------------------------------------
     Enter go on   esc keys: hint, edit, next ..."
  `);
});
