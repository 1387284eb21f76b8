import type { Course, Lesson, Step } from '../../src/core/course/types.ts';
import type { CommandRecord, RunEnd, ShellState } from '../../src/core/progress/types.ts';
import type { Effect } from '../../src/core/tour/effects.ts';
import { key } from '../../src/core/tour/keys.ts';
import type { Msg, WorldMessage } from '../../src/core/tour/messages.ts';
import type { Model } from '../../src/core/tour/model.ts';
import { update } from '../../src/core/tour/update.ts';
import type { Verdict } from '../../src/core/verdicts/verdict.ts';
import { aCommand, aModel, passed, titled, workspace } from './model.ts';

/** Drives the tour as its learner and as the world: every call is a message or several, and answers the driver itself. */
export type Tour = {
  readonly model: Model;
  /** What the last call wanted done. */
  readonly effects: readonly Effect[];
  /** What all calls wanted done, oldest first. */
  readonly wanted: readonly Effect[];
  /** Keys by name: 'tab', 'ctrl+c', 'alt+b', 'R'. */
  press(...keys: readonly string[]): Tour;
  type(text: string): Tour;
  /** Types a line and presses Enter. */
  run(line: string): Tour;
  world(...messages: readonly Msg[]): Tour;
  open(lesson: string): Tour;
  /** The newest command ends. */
  ends(change?: Partial<Ended>): Tour;
  listens(change?: Partial<Extract<WorldMessage, { kind: 'listening' }>>): Tour;
  /** The step's judging gives one verdict for each check, `passed` where none is given. */
  judged(...verdicts: readonly Verdict[]): Tour;
};

type Ended = {
  readonly run: number;
  readonly end: RunEnd;
  readonly record: CommandRecord;
  readonly shell: ShellState | null;
};

export function tour(course: Course = twoLessons, change: Partial<Model> = {}): Tour {
  const at = { model: aModel({ course, ...change }), effects: [] as Effect[], wanted: [] as Effect[] };
  const send = (messages: readonly Msg[]): Tour => {
    at.effects = [];
    for (const message of messages) {
      const [model, effects] = update(at.model, message);
      at.model = model;
      at.effects.push(...effects);
      at.wanted.push(...effects);
    }
    return self;
  };
  const lastBlock = () => {
    const block = at.model.blocks.findLast((each) => each.end === null);
    if (!block) throw new Error('nothing runs');
    return block;
  };
  const self: Tour = {
    get model() {
      return at.model;
    },
    get effects() {
      return at.effects;
    },
    get wanted() {
      return at.wanted;
    },
    press: (...keys) => send(keys.map(pressed)),
    type: (text) => send([...text].map((character) => pressed(character === ' ' ? 'space' : character))),
    run: (line) => self.type(line).press('enter'),
    world: (...messages) => send(messages),
    open: (lesson) => send([{ kind: 'home-open', lesson }]),
    ends(given = {}) {
      const { id, line } = lastBlock();
      const end = given.end ?? { how: 'exited', code: 0 };
      const record = given.record ?? aCommand(line, { end, startedAt: startOf(given.run ?? id) });
      return send([{ kind: 'ended', run: id, end, shell: atHome, log: null, ...given, record }]);
    },
    listens(given = {}) {
      const { id, line } = lastBlock();
      const record = aCommand(line, { end: null, ports: [8080], startedAt: startOf(id) });
      return send([
        { kind: 'listening', run: id, ports: [8080], container: null, shell: null, record, ...given },
      ]);
    },
    judged(...verdicts) {
      const { id, fresh } = at.model.checking;
      return send([
        ...fresh.map((_, index): Msg => {
          return { kind: 'verdict', id, index, verdict: verdicts[index] ?? passed };
        }),
        { kind: 'checked', id },
      ]);
    },
  };
  return self;
}

/** Two runs of one line are told apart by when they began. */
const startOf = (run: number) => new Date(1_700_000_000_000 + run * 1000).toISOString();

export const atHome: ShellState = { directory: `${workspace}/httpserver`, set: {}, unset: [] };

export function pressed(name: string): Msg {
  const ctrl = name.startsWith('ctrl+');
  const meta = name.startsWith('alt+');
  return { kind: 'key', key: key(name.replace(/^(?:ctrl|alt)\+/, ''), { ctrl, meta }) };
}

/** A step with one check, and whatever is laid over it. */
export function aStep(id: string, change: Partial<Step> = {}): Step {
  return {
    id,
    title: `Step ${id}`,
    kind: 'run',
    prose: 'Prose.',
    run: [],
    file: null,
    question: null,
    weighs: null,
    checks: [titled(`check of ${id}`)],
    hints: [],
    solve: [],
    wrong: [],
    after: null,
    timeout: 120,
    place: { file: 'lesson.md', line: 1 },
    ...change,
  };
}

export function aLesson(number: number, id: string, steps: readonly Step[]): Lesson {
  return {
    id,
    number,
    title: `Lesson ${id}`,
    summary: '',
    minutes: 5,
    needs: ['go'],
    intro: '',
    steps,
    place: { file: 'lesson.md', line: 1 },
  };
}

const question = {
  form: 'choices',
  ask: 'What happens?',
  choices: ['one', 'two', 'three'].map((text) => ({ text, because: `because of ${text}` })),
  right: 1,
} as const;

/** Lesson `first`: read, build, guess (predict), quiz, serve; lesson `second`: build again, and once more. */
export const twoLessons: Course = {
  id: 'fixture',
  title: 'Fixture',
  lessons: [
    aLesson(1, 'first', [
      aStep('read', { kind: 'read', checks: [] }),
      aStep('build', {
        run: ['go vet', 'go build'],
        file: 'main.go',
        hints: ['a nudge', 'the answer'],
        solve: [{ do: 'run', line: 'go build' }],
      }),
      aStep('guess', { kind: 'predict', question, run: ['go run .'] }),
      aStep('quiz', { kind: 'quiz', question }),
      aStep('serve', { run: ['./httpserver'] }),
    ]),
    aLesson(2, 'second', [
      aStep('again', { run: ['go build'] }),
      aStep('once-more', { run: ['go build'] }),
      aStep('end', { kind: 'read', checks: [] }),
    ]),
  ],
};
