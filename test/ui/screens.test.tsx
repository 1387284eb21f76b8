import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { examine } from '../../src/core/doctor/examine.ts';
import type { Model } from '../../src/core/tour/model.ts';
import { aBuild, allFirst, files } from '../core/xray/samples.ts';
import { machine as facts } from '../support/doctor.ts';
import {
  aBlock,
  aCommand,
  aModel,
  atStep,
  copiesAllFirst,
  engineDown,
  passed,
  withRecords,
} from '../support/model.ts';
import { screenOf } from '../support/ui.tsx';

const downloads = [
  'go: downloading github.com/sirupsen/logrus v1.10.2',
  'go: downloading golang.org/x/sys v0.13.0',
];
const checking = aModel().checking;
const wide = { columns: 110, rows: 30 };
const small = { columns: 60, rows: 20 };

const atRunIt = aModel({
  screen: atStep('build', 'serve'),
  progress: withRecords({ 'build/look': { state: 'passed' } }),
  checking: { ...checking, verdicts: [passed, null, null, null] },
});

const serving: Model = {
  ...atRunIt,
  now: 1_004_000,
  blocks: [
    aBlock(1, 'go build', downloads, { milliseconds: 15_400 }),
    aBlock(2, './httpserver', ['level=info msg=request method=GET path=/'], { end: null }),
  ],
  servers: [
    { id: 2, line: './httpserver', ports: [8081], container: null, startedAt: 1_000_000, stopping: false },
  ],
  checking: {
    ...checking,
    busy: true,
    doing: 'asking it for a page',
    verdicts: [passed, passed, passed, null],
  },
};

const failed = aModel({
  screen: atStep('dockerfile', 'write'),
  blocks: [
    aBlock(
      1,
      'docker build -t httpserver .',
      Array.from({ length: 40 }, (_, index) => `#${index} step`),
      {
        step: 'dockerfile/write',
        milliseconds: 15_400,
        end: { how: 'exited', code: 1 },
      },
    ),
  ],
  progress: withRecords({ 'dockerfile/write': { commands: [aCommand('docker build -t httpserver .')] } }),
  checking: { ...checking, verdicts: [passed, copiesAllFirst] },
});

test('a step that is open while its proof runs', () => {
  const key = 'dockerfile/write';
  const open = {
    ...failed,
    blocks: [],
    checking: {
      ...checking,
      verdicts: [passed, null],
      glances: [null, { sees: 'agreement' }] as const,
    },
    progress: withRecords({ [key]: { state: 'provisional' } }),
    proofs: [
      {
        id: 7,
        lesson: 'dockerfile',
        step: 'write',
        verdicts: [passed, null],
        doing: 'build 2, with main.go changed',
        files: 'same' as const,
      },
    ],
  };
  const screen = screenOf(open);
  expect(screen).toContain('✓ changing main.go leaves the download cached · proving it: build 2,');
  expect(screen).toContain('⏎ goes on');
  const reading = { ...open, proofs: [], progress: withRecords({ [key]: {} }) };
  expect(screenOf(reading)).toContain('◌ changing main.go leaves the download cached · looks right');
});

test('home, 80x24', () => {
  const model = aModel({
    progress: {
      ...withRecords({ 'build/look': { state: 'passed' } }),
      at: { lesson: 'build', step: 'serve' },
    },
    machine: { ...aModel().machine, portTakenBy: 'node (pid 4121)' },
    variables: { ...aModel().variables, port: '8081' },
  });
  expect(screenOf(model)).toMatchInlineSnapshot(`
    " go-docker-tour                      Go 1.26.8 · Docker 28.5 · ~/go-docker-tour
    ────────────────────────────────────────────────────────────────────────────────

       From go.mod to an 8 MB image, with your own hands. About 14 minutes.

     ▸ ◌ 1  Build and run         1 of 4     6 min    ← you were here
       ○ 2  Write a Dockerfile    0 of 1     8 min


       Port 8080 is taken by node (pid 4121): lessons use 8081.












    ────────────────────────────────────────────────────────────────────────────────
     ⏎ open   ↑↓ choose   d doctor   r reset   ? keys   q quit"
  `);
});

test('home on a machine without Go and with the engine down, 60x20', () => {
  const machine = {
    ...aModel().machine,
    go: null,
    engine: {
      is: 'down',
      what: 'Docker does not answer.',
      next: 'Start it with `sudo systemctl start docker`.',
    },
  } as const;
  expect(screenOf(aModel({ machine, size: small }))).toMatchInlineSnapshot(`
    " go-docker-tour   no Go · Docker is down · ~/go-docker-tour
    ────────────────────────────────────────────────────────────

       From go.mod to an 8 MB image, with your own hands.
       About 14 minutes.

     ▸ ○ 1  Build and run         0 of 4     6 min
       ○ 2  Write a Dockerfile    0 of 1     8 min


       ! There is no go on this machine, and every lesson
         needs it. d, then f, fetches one into the tour.

       ! Docker does not answer. Start it with sudo systemctl
         start docker.



    ────────────────────────────────────────────────────────────
     ⏎ open   ↑↓ choose   d doctor   r reset   ? keys   q quit"
  `);
});

const ill = examine(
  facts({
    engine: {
      server: null,
      fault: { id: 'engine-down', what: 'Docker does not answer.', next: 'Start it.' },
      said: 'Cannot connect to the Docker daemon',
    },
    port: { used: 8081, takenBy: 'node (pid 4121)' },
    workspace: { free: 1e6 },
  }),
  aModel().course,
);

test('home says what the doctor has found, a line each, and whom it concerns', () => {
  const machine = {
    ...aModel().machine,
    engine: { is: 'down', what: 'x', next: 'y' } as const,
    portTakenBy: 'node (pid 4121)',
  };
  const variables = { ...aModel().variables, port: '8081' };
  expect(screenOf(aModel({ machine, variables, doctor: { is: 'done', last: ill } }))).toMatchInlineSnapshot(`
    " go-docker-tour                   Go 1.26.8 · Docker is down · ~/go-docker-tour
    ────────────────────────────────────────────────────────────────────────────────

       From go.mod to an 8 MB image, with your own hands. About 14 minutes.

     ▸ ○ 1  Build and run         0 of 4     6 min
       ○ 2  Write a Dockerfile    0 of 1     8 min


       ! Docker does not answer at unix:///var/run/docker.sock. Lesson 2.
       ! Only 1 MB are free in /home/me/go-docker-tour. Every lesson.

       Port 8080 is taken by node (pid 4121): lessons use 8081.

       d says more, and what to do about it.







    ────────────────────────────────────────────────────────────────────────────────
     ⏎ open   ↑↓ choose   d doctor   r reset   ? keys   q quit"
  `);
});

test('the doctor, 80x24', () => {
  const model = aModel({ screen: { kind: 'doctor', top: 0 }, doctor: { is: 'done', last: ill } });
  expect(screenOf(model)).toMatchInlineSnapshot(`
    " This machine                                                    6 more lines ↓
    ────────────────────────────────────────────────────────────────────────────────
      ✓ Node        Node 24.1.0
      ✓ Go          Go 1.27.4
      ✓ Modules     https://proxy.golang.org answers
      ✓ Network     no proxy is set
      ✗ Engine      Docker does not answer
        ✗ Docker does not answer at unix:///var/run/docker.sock.
          No engine is running there. The lessons that build an image need it; the
          others can be done now. (Lesson 2.)
            sudo systemctl enable --now docker
          https://docs.docker.com/engine/daemon/start/
      ✓ Base image  golang:1.27 is here
      ✓ Port        8081 is free
        · Port 8080 is taken by node (pid 4121): lessons use 8081.
          Wherever you read 8081 in a lesson, others read 8080. Nothing needs to
          be done.
            kill 4121 # only if you want 8080 back
      ✗ Folder      /home/me/go-docker-tour, 1 MB free
        ✗ Only 1 MB are free in /home/me/go-docker-tour.
          The lessons keep modules, binaries and your progress there: 300 MB are
          enough. (Every lesson.)
    ────────────────────────────────────────────────────────────────────────────────
     f fix   c look again   ↑ up   ↓ down   esc back"
  `);
});

test('the doctor looks for the first time, 60x20', () => {
  expect(screenOf(aModel({ screen: { kind: 'doctor', top: 0 }, size: small }))).toMatch(
    'Looking at this machine',
  );
});

test('a step at its beginning, 80x24', () => {
  expect(screenOf(atRunIt)).toMatchInlineSnapshot(`
    " 1 Build and run · step 2 of 4 · Run it                                    ●◌○○
    ────────────────────────────────────────────────────────────────────────────────
      go build left a file called httpserver: one program, with logrus inside.

      Start it. It will hold the terminal and wait; the tour asks it for a page
      while it runs.

          ./httpserver

      ✓ the program is built from main.go as it is   ◌ it listens on port 8081
      ◌ it answers a request   ◌ it logs the request
    ─ ~/go-docker-tour/httpserver ──────────────────────────────────────────────────
      $ ./httpserver









    ────────────────────────────────────────────────────────────────────────────────
     ⇥ take the command   ⏎ check again   esc keys: hint, edit, next …"
  `);
});

test('a server beside the prompt, 80x24', () => {
  expect(screenOf(serving)).toMatchInlineSnapshot(`
    " 1 Build and run · step 2 of 4 · Run it                                    ●◌○○
    ────────────────────────────────────────────────────────────────────────────────
      go build left a file called httpserver: one program, with logrus inside.

      Start it. It will hold the terminal and wait; the tour asks it for a page
      while it runs.

          ./httpserver

      ✓ the program is built from main.go as it is   ✓ it listens on port 8081
      ✓ it answers a request   ◌ it logs the request
      ▒ asking it for a page
    ─ ~/go-docker-tour/httpserver ──────────────────────────────────────────────────
      $ go build
      go: downloading github.com/sirupsen/logrus v1.10.2
      go: downloading golang.org/x/sys v0.13.0
      ✓ 15.4 s
      $ ./httpserver
      level=info msg=request method=GET path=/
      ▒ serving on http://localhost:8081 · 4 s · ^C stops it
      $ ./httpserver

    ────────────────────────────────────────────────────────────────────────────────
     ⇥ take the command  ⏎ check again  ^C stop the server  esc keys: hint, edit, …"
  `);
});

test('a server beside the prompt, 110x30', () => {
  expect(screenOf({ ...serving, size: wide })).toMatchInlineSnapshot(`
    " 1 Build and run · step 2 of 4                                                                           ●◌○○
    ──────────────────────────────────────────────────────────────────────────────────────────────────────────────
      Run it                                           │ ~/go-docker-tour/httpserver
                                                       │ $ go build
      go build left a file called httpserver: one      │ go: downloading github.com/sirupsen/logrus v1.10.2
      program, with logrus inside.                     │ go: downloading golang.org/x/sys v0.13.0
                                                       │ ✓ 15.4 s
      Start it. It will hold the terminal and wait;    │ $ ./httpserver
      the tour asks it for a page while it runs.       │ level=info msg=request method=GET path=/
                                                       │ ▒ serving on http://localhost:8081 · 4 s · ^C stops it
          ./httpserver                                 │ $ ./httpserver
                                                       │
      ✓ the program is built from main.go as it is     │
      ✓ it listens on port 8081                        │
      ✓ it answers a request                           │
      ◌ it logs the request                            │
      ▒ asking it for a page                           │
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
                                                       │
    ──────────────────────────────────────────────────────────────────────────────────────────────────────────────
     ⇥ take the command   ⏎ check again   ^C stop the server   esc keys: hint, edit, next …"
  `);
});

test('a server beside the prompt, 60x20, in ASCII', () => {
  const machine = { ...serving.machine, unicode: false };
  expect(screenOf({ ...serving, machine, size: small })).toMatchInlineSnapshot(`
    " 1 Build and run - step 2 of 4 - Run it                *.oo
    ------------------------------------------------------------
      go build left a file called httpserver: one program,
      with logrus inside.

      v 4 more lines - esc Down reads on
      + the program is built from main.go as it is
      + it listens on port 8081   + it answers a request
      . it logs the request
      : asking it for a page
    - ~/go-docker-tour/httpserver ------------------------------
      ^ 2 more lines - PgUp
      go: downloading golang.org/x/sys v0.13.0
      + 15.4 s
      $ ./httpserver
      level=info msg=request method=GET path=/
      : serving on http://localhost:8081 - 4 s - ^C stops it
      $ ./httpserver
    ------------------------------------------------------------
     Tab take the command  Enter check again  ^C stop the serv~"
  `);
});

test('a failed check is unfolded, 80x24', () => {
  expect(screenOf(failed)).toMatchInlineSnapshot(`
    " 2 Write a Dockerfile · step 1 of 1 · Write it                                ◌
    ────────────────────────────────────────────────────────────────────────────────
      Five lines in a file called Dockerfile, in the folder of the module. Esc e
      opens it.
      ✗ changing main.go leaves the download cached
        expected  RUN go mod download from the cache
        found     it ran again, 2.1 s
        why       Dockerfile:3 copies everything, main.go included, before line 4
                  downloads. Any change in main.go makes line 3 new, and every
                  line after it.
        next      copy go.mod and go.sum first; esc h for a hint
      ✓ the Dockerfile builds
    ─ ~/go-docker-tour/httpserver ──────────────────────────────────────────────────
      ↑ 35 more lines · PgUp
      #34 step
      #35 step
      #36 step
      #37 step
      #38 step
      #39 step
      ✗ exit 1 · 15.4 s
      $ docker build -t httpserver .
    ────────────────────────────────────────────────────────────────────────────────
     ⇥ take the command   ⏎ check again   esc keys: hint, edit, next …"
  `);
});

test('a failed check is unfolded, 110x30', () => {
  expect(screenOf({ ...failed, size: wide })).toMatchInlineSnapshot(`
    " 2 Write a Dockerfile · step 1 of 1                                                                         ◌
    ──────────────────────────────────────────────────────────────────────────────────────────────────────────────
      Write it                                         │ ~/go-docker-tour/httpserver
                                                       │ ↑ 19 more lines · PgUp
      Five lines in a file called Dockerfile, in the   │ #18 step
      folder of the module. Esc e opens it.            │ #19 step
                                                       │ #20 step
      ✓ the Dockerfile builds                          │ #21 step
      ✗ changing main.go leaves the download cached    │ #22 step
        expected  RUN go mod download from the cache   │ #23 step
        found     it ran again, 2.1 s                  │ #24 step
        why       Dockerfile:3 copies everything,      │ #25 step
                  main.go included, before line 4      │ #26 step
                  downloads. Any change in main.go     │ #27 step
                  makes line 3 new, and every line     │ #28 step
                  after it.                            │ #29 step
        next      copy go.mod and go.sum first; esc h  │ #30 step
                  for a hint                           │ #31 step
                                                       │ #32 step
                                                       │ #33 step
                                                       │ #34 step
                                                       │ #35 step
                                                       │ #36 step
                                                       │ #37 step
                                                       │ #38 step
                                                       │ #39 step
                                                       │ ✗ exit 1 · 15.4 s
                                                       │ $ docker build -t httpserver .
    ──────────────────────────────────────────────────────────────────────────────────────────────────────────────
     ⇥ take the command   ⏎ check again   esc keys: hint, edit, next …"
  `);
});

test('a failed check keeps its last line in sight, 60x20', () => {
  expect(screenOf({ ...failed, size: small })).toMatchInlineSnapshot(`
    " 2 Write a Dockerfile · step 1 of 1 · Write it            ◌
    ────────────────────────────────────────────────────────────
      ↓ 2 more lines · esc ↓ reads on
      ✗ changing main.go leaves the download cached
        expected  RUN go mod download from the cache
        found     it ran again, 2.1 s
        why       Dockerfile:3 copies everything, main.go
                  included, before line 4 downloads. Any
                  change in main.go makes line 3 new, and
                  every line after it.
        next      copy go.mod and go.sum first; esc h for a
                  hint
      ✓ the Dockerfile builds
    ─ ~/go-docker-tour/httpserver ──────────────────────────────
      ↑ 40 more lines · PgUp
      #39 step
      ✗ exit 1 · 15.4 s
      $ docker build -t httpserver .
    ────────────────────────────────────────────────────────────
     ⇥ take the command  ⏎ check again  esc keys: hint, edit, …"
  `);
});

test("the machine's fault, once for all its checks", () => {
  const model = { ...failed, blocks: [], checking: { ...checking, verdicts: [engineDown, engineDown] } };
  expect(screenOf(model)).toMatchInlineSnapshot(`
    " 2 Write a Dockerfile · step 1 of 1 · Write it                                ◌
    ────────────────────────────────────────────────────────────────────────────────
      Five lines in a file called Dockerfile, in the folder of the module. Esc e
      opens it.

      ! the Dockerfile builds   ! changing main.go leaves the download cached
      ! Docker does not answer: no daemon at /var/run/docker.sock
        Start it with sudo systemctl start docker; the tour goes on by itself when
        it answers.
        This is the machine, not your work. esc s skips the step.
    ─ ~/go-docker-tour/httpserver ──────────────────────────────────────────────────
      $ docker build -t httpserver .










    ────────────────────────────────────────────────────────────────────────────────
     ⇥ take the command   ⏎ check again   esc keys: hint, edit, next …"
  `);
});

test('a passed step says what it meant, and that Enter goes on', () => {
  const model = {
    ...atRunIt,
    progress: withRecords({ 'build/look': { state: 'passed' }, 'build/serve': { state: 'passed' } }),
    checking: { ...checking, verdicts: [passed, passed, passed, passed] },
  };
  expect(screenOf(model)).toMatchInlineSnapshot(`
    " 1 Build and run · step 2 of 4 · Run it                                    ●●○○
    ────────────────────────────────────────────────────────────────────────────────
      go build left a file called httpserver: one program, with logrus inside.

      Start it. It will hold the terminal and wait; the tour asks it for a page
      while it runs.

          ./httpserver

      ✓ the program is built from main.go as it is   ✓ it listens on port 8081
      ✓ it answers a request   ✓ it logs the request

      A server holds its terminal until it is stopped. Nothing of Go is needed to
      run it.

      ⏎ goes on
    ─ ~/go-docker-tour/httpserver ──────────────────────────────────────────────────
      $




    ────────────────────────────────────────────────────────────────────────────────
     ⏎ go on   esc keys: hint, edit, next …"
  `);
});

test('a quiz after a wrong answer says why it is wrong, and not what is right', () => {
  const answer = { choice: 0, right: false, tries: 1 };
  const model = aModel({
    screen: atStep('build', 'since', { focus: { on: 'question', cursor: 1 } }),
    progress: withRecords({ 'build/serve': { state: 'skipped' }, 'build/since': { answer } }),
  });
  expect(screenOf(model)).toMatchInlineSnapshot(`
    " 1 Build and run · step 3 of 4 · Since when                                ○·◌○
    ────────────────────────────────────────────────────────────────────────────────
      A new machine, nothing set.

      go env GO111MODULE prints an empty line. Are modules on?

        ✗ 1 No: empty means off
            That was so until Go 1.10.
        ▸ 2 Yes
          3 Only where there is a go.mod

      ◌ the right answer
    ─ ~/go-docker-tour/httpserver ──────────────────────────────────────────────────
      $








    ────────────────────────────────────────────────────────────────────────────────
     ↑ up   ↓ down   ⏎ choose   esc keys: hint, edit, next …"
  `);
});

test('a quiz answered right says why', () => {
  const answer = { choice: 1, right: true, tries: 2 };
  const model = aModel({
    screen: atStep('build', 'since'),
    progress: withRecords({ 'build/since': { answer, state: 'passed' } }),
    checking: { ...checking, verdicts: [passed] },
  });
  expect(screenOf(model)).toMatchInlineSnapshot(`
    " 1 Build and run · step 3 of 4 · Since when                                ○○●○
    ────────────────────────────────────────────────────────────────────────────────
      A new machine, nothing set.

      go env GO111MODULE prints an empty line. Are modules on?

          1 No: empty means off
        ✓ 2 Yes
            Since Go 1.16 empty means on.
          3 Only where there is a go.mod

      ✓ the right answer

      ⏎ goes on
    ─ ~/go-docker-tour/httpserver ──────────────────────────────────────────────────
      $






    ────────────────────────────────────────────────────────────────────────────────
     ⏎ go on   esc keys: hint, edit, next …"
  `);
});

test('the solution comes before everything else', () => {
  const screen = atStep('dockerfile', 'write', { help: { shows: 'solution' }, focus: { on: 'keys' } });
  expect(screenOf({ ...failed, screen })).toMatchInlineSnapshot(`
    " 2 Write a Dockerfile · step 1 of 1 · Write it                                ◌
    ────────────────────────────────────────────────────────────────────────────────
      The solution

        Dockerfile holds:
          FROM golang:1.26
          WORKDIR /app
          COPY . .
          RUN go build -o httpserver .
          ENTRYPOINT ["/app/httpserver"]

        $ docker build -t httpserver .

      esc a has the tour apply it.

      ✗ changing main.go leaves the download cached
      ↓ 10 more lines
    ─ ~/go-docker-tour/httpserver ──────────────────────────────────────────────────
      ↑ 40 more lines · PgUp
      #39 step
      ✗ exit 1 · 15.4 s
      $
    ────────────────────────────────────────────────────────────────────────────────
     esc prompt  h hint  e edit  c check  b back  s skip  v solution  ? keys"
  `);
});

test('hints, the newest first, and a notice', () => {
  const screen = atStep('build', 'serve', { help: { shows: 'hints', count: 2 }, focus: { on: 'keys' } });
  const notice = { tone: 'info', text: 'Copied: ./httpserver' } as const;
  expect(screenOf({ ...atRunIt, screen, notice })).toMatchInlineSnapshot(`
    " 1 Build and run · step 2 of 4 · Run it                                    ●◌○○
    ────────────────────────────────────────────────────────────────────────────────
      Hint 2 of 2
        Type ./httpserver.

      Hint 1 of 2
        A program in this folder is started with a dot and a slash.

      ✓ the program is built from main.go as it is   ◌ it listens on port 8081
      ◌ it answers a request   ◌ it logs the request

      go build left a file called httpserver: one program, with logrus inside.

      Start it. It will hold the terminal and wait; the tour asks it for a page
      while it runs.
      ↓ 2 more lines
    ─ ~/go-docker-tour/httpserver ──────────────────────────────────────────────────
      $



     ▸ Copied: ./httpserver
    ────────────────────────────────────────────────────────────────────────────────
     esc prompt  h next hint  c check  b back  s skip  v solution  g go to  ? keys"
  `);
});

test('the steps of a lesson', () => {
  const screen = { kind: 'steps', behind: atStep('build', 'serve'), cursor: 2 } as const;
  expect(screenOf({ ...atRunIt, screen })).toMatchInlineSnapshot(`
    " 1 Build and run                                                   go to a step
    ────────────────────────────────────────────────────────────────────────────────

       ●  1 Look around
       ◌  2 Run it · you are here
     ▸ ○  3 Since when
       ○  4 The end















    ────────────────────────────────────────────────────────────────────────────────
     ↑ up   ↓ down   ⏎ choose   esc back"
  `);
});

test('a question before something is lost', () => {
  const screen = {
    kind: 'confirm',
    behind: { kind: 'home' },
    ask: 'Leave the tour?',
    detail: 'Everything is kept for next time.',
    yes: { do: 'quit' },
  } as const;
  expect(screenOf(aModel({ screen }))).toMatchInlineSnapshot(`
    " go-docker-tour
    ────────────────────────────────────────────────────────────────────────────────

       Leave the tour?

       Everything is kept for next time.
















    ────────────────────────────────────────────────────────────────────────────────
     ⏎ y yes   esc n no"
  `);
});

test('the summary speaks of what was really done', () => {
  const source = (file: string) => ({ ...files, 'main.go': file });
  const commands = [15_400, 14_200, 1_800].map((milliseconds, index) =>
    aCommand('docker build -t httpserver .', {
      milliseconds,
      startedAt: `2026-11-01T10:0${index}:00.000Z`,
      build: aBuild(
        allFirst,
        ['WORKDIR /app: cached', 'COPY . .: 0.1', `RUN go build -o httpserver .: ${milliseconds / 1000 - 1}`],
        { files: source(`a${index}`) },
      ),
    }),
  );
  const progress = withRecords({
    'build/look': { state: 'passed' },
    'build/serve': { state: 'skipped' },
    'dockerfile/write': { state: 'passed', commands },
  });
  const sizes = [
    { names: ['httpserver:one'], bytes: 964e6, parts: [] },
    { names: ['httpserver:latest'], bytes: 8.6e6, parts: [] },
  ];
  const course = { ...aModel().course, next: ['Take `your own` program.'] };
  const model = aModel({ screen: { kind: 'summary' }, course, progress, sizes });
  expect(screenOf(model)).toMatchInlineSnapshot(`
    " go-docker-tour
    ────────────────────────────────────────────────────────────────────────────────

       You have come to the end.

       ◌ 1 Build and run        1 of 4, 1 skipped
       ✓ 2 Write a Dockerfile   1 of 1

       Building again took 13.3 s at first and 0.9 s at best: 12.4 s saved.
       The image was 964 MB and is 8.6 MB: 955 MB less to store and pull.
       3 commands run, 3 of them image builds.

       Skipped, and still there: 1 Run it.

       Where to go next
       · Take your own program.

       What you built is in ~/go-docker-tour.




    ────────────────────────────────────────────────────────────────────────────────
     any key back"
  `);
  expect(screenOf({ ...model, size: small })).toMatchInlineSnapshot(`
    " go-docker-tour
    ────────────────────────────────────────────────────────────

       You have come to the end.

       Building again took 13.3 s at first and 0.9 s at best:
       12.4 s saved.
       The image was 964 MB and is 8.6 MB: 955 MB less to
       store and pull.
       3 commands run, 3 of them image builds.

       Skipped, and still there: 1 Run it.

       Where to go next
       · Take your own program.

       What you built is in ~/go-docker-tour.

    ────────────────────────────────────────────────────────────
     any key back"
  `);
});

test('a terminal that is too small is told so', () => {
  expect(screenOf(aModel({ size: { columns: 38, rows: 12 } }))).toMatchInlineSnapshot(`
    "This terminal is 38x12. The tour needs
    40x12: make it larger, or its letters
    smaller. Nothing is lost.








    "
  `);
});

test('whatever the size, a screen has its rows and no line is too wide', () => {
  const question = aModel({ screen: atStep('build', 'since', { focus: { on: 'question', cursor: 2 } }) });
  const solution = atStep('dockerfile', 'write', { help: { shows: 'solution' }, proseTop: 5 });
  const prose = atStep('dockerfile', 'write', { focus: { on: 'prose' }, proseTop: 3, outputBack: 7 });
  const models = [
    aModel(),
    aModel({ screen: { kind: 'keys', behind: { kind: 'home' } } }),
    serving,
    failed,
    question,
    { ...failed, screen: solution },
    { ...failed, screen: prose, notice: { tone: 'machine', text: 'x '.repeat(200) } as const },
  ];
  const sizes = fc.record({
    columns: fc.integer({ min: 40, max: 180 }),
    rows: fc.integer({ min: 12, max: 60 }),
  });
  fc.assert(
    fc.property(sizes, fc.constantFrom(...models), (size, model) => {
      const lines = screenOf({ ...model, size }).split('\n');
      expect(lines).toHaveLength(size.rows);
      expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(size.columns);
      expect(lines[1]).toMatch(/^─+$/);
      expect(lines.at(-2)).toMatch(/^─+$/);
    }),
    { numRuns: 60 },
  );
});

test('with the focus at the prompt, the prompt is in sight at every size', () => {
  const prompt = { ...failed.prompt, text: 'docker', cursor: 6 };
  for (const columns of [40, 60, 80, 110, 140])
    for (const rows of [12, 16, 24, 40])
      expect(screenOf({ ...failed, prompt, size: { columns, rows } })).toContain('$ docker build');
});

test('what is not done yet is no failure until the learner has done something', () => {
  const coming = { ...failed, checking: { ...failed.checking, tried: false } };
  expect(screenOf(coming)).toContain('◌ changing main.go leaves the download cached');
  expect(screenOf(coming)).not.toContain('✗ changing');
});

test('all keys that matter in a step, none of them cut', () => {
  const keysAt = (columns: number, rows: number) => {
    const step = aModel({ size: { columns, rows }, screen: atStep('build', 'since') });
    return screenOf({ ...step, screen: { kind: 'keys', behind: step.screen } });
  };
  expect(keysAt(80, 24)).toMatchInlineSnapshot(`
    " Keys
    ────────────────────────────────────────────────────────────────────────────────
      In a question                            n       next
        ^C      stop                           b       back
        esc     keys: hint, edit, next …       s       skip
        ↑ ↓     up, down                       v       solution
        ⏎       choose                         a       apply it
      At the prompt                            g       go to
        ⇥       take the command               l       lessons
        ⏎       run                            u       undo
        PgUp/Dn scroll                         r       reset
        ↑ ^R ^… as in a shell                  R       reset lesson
      After Esc                                y       copy
        esc     prompt                         ⇥       read
        h       hint                           PgUp/Dn scroll
        e       edit                           ?       keys
        c       check                          q       quit





    ────────────────────────────────────────────────────────────────────────────────
     any key back"
  `);
  expect(keysAt(60, 20)).toMatchInlineSnapshot(`
    " Keys
    ────────────────────────────────────────────────────────────
      In a question                  n       next
        ^C      stop                 b       back
        esc     keys: hint, edi…     s       skip
        ↑ ↓     up, down             v       solution
        ⏎       choose               a       apply it
      At the prompt                  g       go to
        ⇥       take the command     l       lessons
        ⏎       run                  u       undo
        PgUp/Dn scroll               r       reset
        ↑ ^R ^… as in a shell        R       reset lesson
      After Esc                      y       copy
        esc     prompt               ⇥       read
        h       hint                 PgUp/Dn scroll
        e       edit                 ?       keys
        c       check                q       quit

    ────────────────────────────────────────────────────────────
     any key back"
  `);
});
