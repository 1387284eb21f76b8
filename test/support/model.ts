import type { Course, Lesson, Step } from '../../src/core/course/types.ts';
import type { CommandRecord, StepKey, StepRecord } from '../../src/core/progress/types.ts';
import type { Block, LessonScreen, Model } from '../../src/core/tour/model.ts';
import { emptyPrompt } from '../../src/core/tour/prompt.ts';
import type { CheckSpec } from '../../src/core/verdicts/kinds.ts';
import type { Failed, Passed, Unknown } from '../../src/core/verdicts/verdict.ts';
import { emptyRecord } from './records.ts';

/** Checks of a kind that needs no fact of the machine; what is seen of them is their title. */
export function titled(title: string): CheckSpec {
  return { kind: 'answer', spec: { right: false }, title };
}

const plainStep: Omit<Step, 'id' | 'title'> = {
  kind: 'run',
  prose: '',
  run: [],
  file: null,
  question: null,
  weighs: null,
  checks: [],
  hints: [],
  solve: [],
  wrong: [],
  after: null,
  timeout: 120,
  place: { file: 'lessons/01-build/lesson.md', line: 1 },
};

const runIt: Step = {
  ...plainStep,
  id: 'serve',
  title: 'Run it',
  prose:
    '`go build` left a file called `httpserver`: one program, with logrus inside.\n\nStart it. It will hold the terminal and wait; the tour asks it for a page while it runs.\n\n```bash\n./httpserver\n```',
  run: ['./httpserver'],
  checks: [
    titled('the program is built from main.go as it is'),
    titled('it listens on port 8081'),
    titled('it answers a request'),
    titled('it logs the request'),
  ],
  hints: ['A program in this folder is started with a dot and a slash.', 'Type `./httpserver`.'],
  solve: [{ do: 'serve', line: './httpserver', request: '/' }],
  after: 'A server **holds its terminal** until it is stopped. Nothing of Go is needed to run it.',
};

const quiz: Step = {
  ...plainStep,
  id: 'since',
  title: 'Since when',
  kind: 'quiz',
  prose: 'A new machine, nothing set.',
  question: {
    form: 'choices',
    ask: '`go env GO111MODULE` prints an empty line. Are modules on?',
    choices: [
      { text: 'No: empty means `off`', because: 'That was so until Go 1.10.' },
      { text: 'Yes', because: 'Since Go 1.16 empty means on.' },
      { text: 'Only where there is a go.mod', because: 'That was `auto`, the default up to Go 1.15.' },
    ],
    right: 1,
  },
  checks: [titled('the right answer')],
};

const write: Step = {
  ...plainStep,
  id: 'write',
  title: 'Write it',
  kind: 'edit',
  file: 'Dockerfile',
  prose: 'Five lines in a file called `Dockerfile`, in the folder of the module. Esc e opens it.',
  run: ['docker build -t httpserver .'],
  checks: [titled('the Dockerfile builds'), titled('changing main.go leaves the download cached')],
  hints: ['Which of the lines can stay the same when only main.go changes?'],
  solve: [
    {
      do: 'copy',
      from: 'solution/Dockerfile',
      to: 'Dockerfile',
      text: 'FROM golang:1.26\nWORKDIR /app\nCOPY . .\nRUN go build -o httpserver .\nENTRYPOINT ["/app/httpserver"]\n',
    },
    { do: 'run', line: 'docker build -t httpserver .' },
  ],
};

const buildLesson: Lesson = {
  id: 'build',
  number: 1,
  title: 'Build and run',
  summary: 'One file that holds everything',
  minutes: 6,
  needs: ['go'],
  intro: 'You will build the server and start it.',
  steps: [
    { ...plainStep, id: 'look', title: 'Look around', kind: 'read', prose: 'Read on.' },
    runIt,
    quiz,
    { ...plainStep, id: 'end', title: 'The end', kind: 'read', prose: 'Done.' },
  ],
  place: { file: 'lessons/01-build/lesson.md', line: 1 },
};

const dockerLesson: Lesson = {
  id: 'dockerfile',
  number: 2,
  title: 'Write a Dockerfile',
  summary: "The same build, on anybody's machine",
  minutes: 8,
  needs: ['go', 'docker'],
  intro: 'An image is a file system and a command to start.',
  steps: [write],
  place: { file: 'lessons/02-dockerfile/lesson.md', line: 1 },
};

const course: Course = {
  id: 'fixture',
  title: 'From go.mod to an 8 MB image, with your own hands',
  lessons: [buildLesson, dockerLesson],
};

export const workspace = '/home/me/go-docker-tour';

/** A tour at its beginning, on the home screen of an 80x24 terminal; `change` is laid over it. */
export function aModel(change: Partial<Model> = {}): Model {
  return {
    course,
    doctor: { is: 'looking', last: null },
    machine: {
      go: '1.26.8',
      engine: { is: 'up', name: 'Docker', version: '28.5.2' },
      workspace: '~/go-docker-tour',
      moduleDirectory: `${workspace}/httpserver`,
      portTakenBy: null,
      unicode: true,
    },
    variables: { port: '8080', goImage: 'golang:1.26', goVersion: '1.26.8', program: 'docker' },
    size: { columns: 80, rows: 24 },
    screen: { kind: 'home' },
    progress: {
      version: 1,
      course: course.id,
      at: null,
      steps: {},
      shell: { directory: `${workspace}/httpserver`, set: {}, unset: [] },
      history: [],
    },
    prompt: emptyPrompt,
    blocks: [],
    running: null,
    servers: [],
    dockerfile: '',
    sizes: [],
    checking: {
      id: 0,
      busy: false,
      scope: 'all',
      verdicts: [],
      fresh: [],
      glances: [],
      tried: true,
      doing: null,
    },
    proofs: [],
    notice: null,
    now: 1_000_000,
    lastId: 0,
    ...change,
  };
}

/** The lesson's screen at a step, the focus at the prompt. */
export function atStep(lesson: string, step: string, change: Partial<LessonScreen> = {}): LessonScreen {
  return {
    kind: 'lesson',
    lesson,
    step,
    focus: { on: 'prompt' },
    help: { shows: 'nothing' },
    proseTop: 0,
    outputBack: 0,
    ...change,
  };
}

/** Progress with some steps' records changed. */
export function withRecords(steps: { readonly [key: StepKey]: Partial<StepRecord> }): Model['progress'] {
  const records = Object.entries(steps).map(([key, change]) => [
    key,
    { ...emptyRecord, enteredAt: '2026-11-01T10:00:00.000Z', ...change },
  ]);
  return { ...aModel().progress, steps: Object.fromEntries(records) };
}

export function aCommand(line: string, change: Partial<CommandRecord> = {}): CommandRecord {
  return {
    line,
    end: { how: 'exited', code: 0 },
    milliseconds: 400,
    startedAt: '2026-11-01T10:00:00.000Z',
    output: '',
    ports: [],
    container: null,
    ...change,
  };
}

/** A command that went well, with its output. */
export function aBlock(
  id: number,
  line: string,
  output: readonly string[],
  change: Partial<Block> = {},
): Block {
  return {
    id,
    step: 'build/serve',
    kind: 'command',
    line,
    directory: `${workspace}/httpserver`,
    output,
    open: false,
    dropped: 0,
    log: null,
    build: null,
    startedAt: 990_000,
    end: { how: 'exited', code: 0 },
    milliseconds: 400,
    ...change,
  };
}

export const passed: Passed = { status: 'passed', expected: '', found: '' };

export const copiesAllFirst: Failed = {
  status: 'failed',
  expected: 'RUN go mod download from the cache',
  found: 'it ran again, 2.1 s',
  why: 'Dockerfile:3 copies everything, main.go included, before line 4 downloads. Any change in main.go makes line 3 new, and every line after it.',
  next: 'copy go.mod and go.sum first; esc h for a hint',
  cause: 'copies-all-first',
  place: { file: 'Dockerfile', line: 3 },
};

export const engineDown: Unknown = {
  status: 'unknown',
  expected: 'the Dockerfile builds',
  found: 'Docker does not answer: no daemon at /var/run/docker.sock',
  why: 'This is the machine, not your work: it could not be judged.',
  next: 'Start it with `sudo systemctl start docker`; the tour goes on by itself when it answers.',
  cause: 'engine-down',
  fault: 'machine',
};
