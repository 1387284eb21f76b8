import { describe, expect, test } from 'vitest';
import type { Course } from '../../../src/core/course/types.ts';
import { stepRecord } from '../../../src/core/tour/selectors.ts';
import { copiesAllFirst, engineDown, passed } from '../../support/model.ts';
import { aLesson, aStep, atHome, type Tour, tour } from '../../support/tour.ts';

const where = ({ model }: Tour) =>
  'step' in model.screen ? `${model.screen.lesson}/${model.screen.step}` : model.screen.kind;
const kinds = ({ effects }: Tour) => effects.map(({ kind }) => kind);
const build = () => tour().open('first').press('enter');
const info = { tone: 'info', text: 'done' } as const;

describe('stale messages', () => {
  test('a verdict of an earlier judging is dropped', () => {
    const driver = build();
    const { id } = driver.model.checking;
    driver.press('enter');
    const before = driver.model;
    driver.world(
      { kind: 'verdict', id, index: 0, verdict: passed },
      { kind: 'checking', id, doing: 'old' },
      { kind: 'checked', id },
    );
    expect(driver.model).toEqual(before);
  });

  test('output and the end of an unknown run change nothing', () => {
    const driver = build();
    const before = driver.model;
    driver.world({ kind: 'output', run: 99, text: 'x' });
    expect(driver.model).toEqual(before);
  });

  test('a completion is not put over what was typed on meanwhile', () => {
    const driver = build().type('cat ma').press('tab').type('k');
    const answer = { kind: 'completed', asked: 'cat ma', text: 'cat main.go ', cursor: 12, candidates: [] };
    expect(driver.world({ ...answer, kind: 'completed' }).model.prompt.text).toBe('cat mak');
    driver.press('backspace').world({ ...answer, kind: 'completed' });
    expect(driver.model.prompt.text).toBe('cat main.go ');
  });
});

describe('files and the engine', () => {
  test('a saved file has the step judged again, not while a command runs and not once it has passed', () => {
    const changed = { kind: 'files-changed', paths: ['main.go'] } as const;
    expect(kinds(build().world(changed))).toEqual(['verify']);
    expect(kinds(build().run('go vet').world(changed))).toEqual([]);
    expect(kinds(build().judged().world(changed))).toEqual([]);
    expect(kinds(tour().world(changed))).toEqual([]);
  });

  test('where the step goes on with commands, what builds waits for these', () => {
    const changed = { kind: 'files-changed', paths: ['Dockerfile'] } as const;
    expect(build().world(changed).effects).toMatchObject([{ kind: 'verify', scope: 'instant' }]);
    const edits: Course = {
      id: 'edits',
      title: 'Edits',
      lessons: [aLesson(1, 'first', [aStep('edit', { kind: 'edit' })])],
    };
    const editing = tour(edits).open('first');
    expect(editing.world(changed).effects).toMatchObject([{ kind: 'verify', scope: 'all' }]);
    expect(editing.model.checking.tried).toBe(true);
  });

  test('a save that is told late takes nothing away from the judging of the command that made it', () => {
    const changed = { kind: 'files-changed', paths: ['go.mod'] } as const;
    const ended = () => build().run('go get x').ends();
    expect(ended().world(changed).effects).toMatchObject([{ kind: 'verify', scope: 'all' }]);
    const failing = ended().judged(copiesAllFirst);
    expect(failing.world(changed).effects).toMatchObject([{ kind: 'verify', scope: 'instant' }]);
    failing.world({ kind: 'checked', id: failing.model.checking.id });
    expect(failing.model.checking.verdicts).toEqual([copiesAllFirst]);
  });

  test('coming to a step is no try', () => {
    expect(build().model.checking.tried).toBe(false);
    expect(build().run('ls').ends().model.checking.tried).toBe(true);
  });

  test('what failed before the first try is not told while that is judged', () => {
    const driver = build().judged(copiesAllFirst).run('ls').ends();
    expect(driver.model.checking).toMatchObject({ tried: true, busy: true, verdicts: [null] });
    expect(driver.judged(copiesAllFirst).press('enter').model.checking.verdicts).toEqual([copiesAllFirst]);
  });

  test('doing as the step says is no try before the last command, unless it goes wrong or the learner asks', () => {
    const onTheWay = () => build().run('go vet').ends();
    expect(onTheWay().model.checking.tried).toBe(false);
    expect(onTheWay().run('go build').ends().model.checking.tried).toBe(true);
    expect(onTheWay().press('enter').model.checking.tried).toBe(true);
    const end = { how: 'exited', code: 1 } as const;
    expect(build().run('go vet').ends({ end }).model.checking.tried).toBe(true);
  });

  test('what is typed ahead stands at the prompt when it comes back', () => {
    const driver = build().run('go vet').type('go build');
    expect(driver.effects).toEqual([]);
    expect(driver.ends().model.prompt.text).toBe('go build');
  });

  test('coming back from the editor has it judged', () => {
    expect(kinds(build().world({ kind: 'edited', notice: null }))).toEqual(['verify']);
  });

  test('an engine that comes up has what waited for it judged again', () => {
    const up = { kind: 'engine', engine: { is: 'up', name: 'Docker', version: '28.5.2' } } as const;
    const down = { kind: 'engine', engine: { is: 'down', what: 'no', next: 'start it' } } as const;
    expect(kinds(build().world(down).judged(engineDown).world(up))).toEqual(['verify']);
    expect(kinds(build().world(down).judged().world(up))).toEqual([]);
    expect(kinds(build().judged(engineDown).world(up))).toEqual([]);
  });
});

describe('reset', () => {
  const confirmReset = (driver: Tour, key: string) => driver.press('escape', key, 'y');

  test('asks, ends what runs, and puts back', () => {
    const driver = confirmReset(build().run('./server').listens(), 'r');
    expect(driver.effects).toEqual([
      { kind: 'cancel', run: driver.model.servers[0]?.id },
      { kind: 'reset', what: { scope: 'step', lesson: 'first', step: 'build' } },
    ]);
    expect(build().press('escape', 'r', 'n').effects).toEqual([]);
  });

  test('a step that was put back is come to again, and the others keep their records', () => {
    const driver = confirmReset(build().run('go vet').ends().judged(), 'r');
    const shell = { ...atHome, set: { A: '1' } };
    driver.world({
      kind: 'was-reset',
      what: { scope: 'step', lesson: 'first', step: 'build' },
      shell,
      notice: info,
    });
    expect(stepRecord(driver.model, 'first', 'build')).toMatchObject({ state: 'open', commands: [] });
    expect(stepRecord(driver.model, 'first', 'read').state).toBe('passed');
    expect(driver.model.progress.shell).toEqual(shell);
    expect(driver.model.notice).toEqual(info);
    expect(kinds(driver)).toContain('snapshot');
  });

  test('a lesson that was put back begins again', () => {
    const driver = confirmReset(build().judged(), 'R');
    driver.world({
      kind: 'was-reset',
      what: { scope: 'lesson', lesson: 'first' },
      shell: atHome,
      notice: info,
    });
    expect(where(driver)).toBe('first/read');
    expect(stepRecord(driver.model, 'first', 'build').enteredAt).toBeNull();
  });

  test.each([
    { scope: 'step', lesson: 'first', step: 'build' },
    { scope: 'lesson', lesson: 'first' },
  ] as const)('a learner who has gone elsewhere stays there: $scope', (what) => {
    const driver = confirmReset(build(), 'r').press('l');
    driver.world({ kind: 'was-reset', what, shell: atHome, notice: info });
    expect(where(driver)).toBe('home');
    expect(stepRecord(driver.model, 'first', 'build').enteredAt).toBeNull();
  });

  test('everything: home, with nothing recorded; the history stays', () => {
    const driver = build().run('go vet').ends().press('escape', 'l');
    driver
      .press('r', 'y')
      .world({ kind: 'was-reset', what: { scope: 'everything' }, shell: atHome, notice: info });
    expect(driver.model.progress).toMatchObject({ steps: {}, at: null, history: ['go vet'] });
    expect(where(driver)).toBe('home');
  });
});

describe('preparing a lesson', () => {
  const prepared = (driver: Tour, open: string | null) =>
    driver.world({
      kind: 'solved',
      run: driver.model.running ?? 0,
      steps: {},
      shell: atHome,
      open,
      end: { how: 'exited', code: open ? 0 : 1 },
      milliseconds: 1,
    });

  test('a lesson that builds on others asks first', () => {
    expect(where(tour().open('second'))).toBe('confirm');
    expect(where(tour().open('second').press('n'))).toBe('home');
    const driver = tour().open('second').press('y');
    expect(driver.effects).toEqual([expect.objectContaining({ kind: 'prepare', lesson: 'second' })]);
    expect(where(prepared(driver, 'second'))).toBe('second/again');
    expect(stepRecord(driver.model, 'second', 'again').enteredAt).not.toBeNull();
  });

  test('where it could not be done the step is come to all the same, and what is run there is recorded', () => {
    const driver = prepared(tour().open('second').press('y'), null);
    expect(where(driver)).toBe('second/again');
    driver.run('go build').ends();
    expect(stepRecord(driver.model, 'second', 'again').commands).toHaveLength(1);
  });

  test('a learner who went home meanwhile stays there', () => {
    const driver = tour().open('second').press('y', 'escape', 'l');
    expect(kinds(driver)).toContain('cancel');
    expect(where(prepared(driver, 'second'))).toBe('home');
    expect(driver.model.running).toBeNull();
  });

  test('while a command is still being ended, it waits', () => {
    const driver = build().run('sleep 9').press('escape', 'l').open('second').press('y');
    expect(driver.effects).toEqual([]);
    expect(driver.model.notice?.text).toMatch(/still being ended/);
    expect(where(driver)).toBe('home');
  });
});
