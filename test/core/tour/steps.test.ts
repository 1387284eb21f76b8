import { describe, expect, test } from 'vitest';
import { stepRecord } from '../../../src/core/tour/selectors.ts';
import { copiesAllFirst, passed } from '../../support/model.ts';
import { atHome, type Tour, tour } from '../../support/tour.ts';

const where = ({ model }: Tour) =>
  'step' in model.screen ? `${model.screen.lesson}/${model.screen.step}` : model.screen.kind;
const focus = ({ model }: Tour) => ('focus' in model.screen ? model.screen.focus.on : null);
const state = ({ model }: Tour, step: string, lesson = 'first') => stepRecord(model, lesson, step).state;
const kinds = ({ effects }: Tour) => effects.map(({ kind }) => kind);

/** At `first/build`, the second step. */
const build = () => tour().open('first').press('enter');

describe('coming to a step', () => {
  test('keeps the files as they are, saves, and judges what costs nothing', () => {
    const driver = build();
    expect(where(driver)).toBe('first/build');
    expect(driver.effects).toContainEqual({ kind: 'snapshot', lesson: 'first', step: 'build' });
    expect(driver.effects).toContainEqual(
      expect.objectContaining({ kind: 'verify', step: 'build', scope: 'instant' }),
    );
    expect(kinds(driver)).toContain('save');
    expect(driver.model.progress.at).toEqual({ lesson: 'first', step: 'build' });
  });

  test('a second time keeps the first copy of the files', () => {
    expect(kinds(build().press('escape', 'b').press('enter'))).not.toContain('snapshot');
  });

  test('a reading step passes by going on', () => {
    const driver = tour().open('first');
    expect(state(driver, 'read')).toBe('open');
    expect(state(driver.press('enter'), 'read')).toBe('passed');
  });

  test('what the last step’s judging still says does not pass a step that has no checks', () => {
    const driver = tour().open('second').press('y');
    const solved = { steps: {}, shell: atHome, end: { how: 'exited', code: 0 }, milliseconds: 1 } as const;
    driver.world({ kind: 'solved', run: driver.model.running ?? 0, open: 'second', ...solved });
    driver.press('escape', 's').press('enter');
    const { id } = driver.model.checking;
    expect(kinds(driver.press('escape', 's'))).toContain('stop-verifying');
    driver.world({ kind: 'verdict', id, index: 0, verdict: passed }, { kind: 'checked', id });
    expect([where(driver), state(driver, 'end', 'second')]).toEqual(['second/end', 'open']);
  });
});

describe('going on', () => {
  test('not before every check has passed', () => {
    const driver = build().judged(copiesAllFirst).press('escape', 'n');
    expect(where(driver)).toBe('first/build');
    expect(driver.model.notice?.text).toMatch(/Not yet/);
    expect(kinds(driver)).toContain('verify');
    driver.judged().press('n');
    expect(where(driver)).toBe('first/guess');
  });

  test('Enter on an empty prompt checks again, and goes on once it has passed', () => {
    const driver = build().judged(copiesAllFirst).press('enter');
    expect(driver.effects).toEqual([expect.objectContaining({ kind: 'verify', scope: 'all' })]);
    expect(where(driver.judged().press('enter'))).toBe('first/guess');
  });

  test('Enter does not begin again what is being built for the verdict', () => {
    const driver = build().press('enter');
    driver.world({ kind: 'checking', id: driver.model.checking.id, doing: 'building a copy' });
    expect(driver.press('enter').effects).toEqual([]);
    expect(driver.model.notice?.text).toMatch(/building a copy/);
    expect(kinds(driver.press('escape', 'c'))).toEqual(['verify']);
  });

  test('an instant judging alone passes no step that has slow checks', () => {
    const driver = build();
    driver.world({ kind: 'checked', id: driver.model.checking.id });
    expect(state(driver, 'build')).toBe('open');
  });

  test('skipping is recorded, and made good by passing later', () => {
    const driver = build().press('escape', 's');
    expect([state(driver, 'build'), where(driver)]).toEqual(['skipped', 'first/guess']);
    driver.press('escape', 'b').judged();
    expect(state(driver, 'build')).toBe('passed');
  });

  test('skipping what has passed leaves it passed', () => {
    expect(state(build().judged().press('escape', 's'), 'build')).toBe('passed');
  });

  test('the end of a lesson names the next; the end of the course is the summary', () => {
    const driver = tour().open('first').press('enter');
    for (let step = 0; step < 4; step += 1) driver.press('escape', 's');
    expect(where(driver)).toBe('home');
    expect(driver.model.notice?.text).toMatch(/Lesson 1 is done.*lesson 2/);
    driver.open('second').press('escape', 's').press('escape', 's').press('enter');
    expect(where(driver)).toBe('summary');
    expect(where(driver.press('x'))).toBe('home');
  });

  test('back from the first step is home; a lesson opens again where it was left', () => {
    const driver = build().press('escape', 'b').press('escape', 'b');
    expect(where(driver)).toBe('home');
    expect(where(driver.open('first'))).toBe('first/read');
    driver.press('enter').press('escape', 'l');
    expect(where(driver.open('first'))).toBe('first/build');
  });

  test.each(['down', 'j'])('%s and Enter in the list of steps jump', (down) => {
    const driver = build().press('escape', 'g', down, down, 'enter');
    expect(where(driver)).toBe('first/quiz');
  });

  test('a digit in the list of steps jumps at once; one that is no step does nothing', () => {
    expect(where(build().press('escape', 'g', '5'))).toBe('first/serve');
    expect(where(build().press('escape', 'g', '9'))).toBe('steps');
    expect(where(build().press('escape', 'g', 'escape'))).toBe('first/build');
  });
});

describe('questions', () => {
  const guess = () => build().press('escape', 's');

  test('a prediction takes the focus, and lets any answer on', () => {
    const driver = guess();
    expect(focus(driver)).toBe('question');
    driver.press('down', 'down', 'down', 'enter');
    expect(stepRecord(driver.model, 'first', 'guess').answer).toEqual({ choice: 2, right: false, tries: 1 });
    expect(focus(driver)).toBe('prompt');
  });

  test('a quiz stays until the answer is right', () => {
    const driver = guess().press('escape', 's');
    expect(where(driver)).toBe('first/quiz');
    driver.press('1');
    expect(focus(driver)).toBe('question');
    driver.press('2');
    expect(stepRecord(driver.model, 'first', 'quiz').answer).toEqual({ choice: 1, right: true, tries: 2 });
    expect(focus(driver)).toBe('prompt');
  });

  test('a quiz answered wrongly asks again when the learner comes back', () => {
    const driver = guess().press('escape', 's').press('1').press('escape', 'b').press('escape', 's');
    expect([where(driver), focus(driver)]).toEqual(['first/quiz', 'question']);
  });

  test('Esc opens the keys and goes back to the question', () => {
    const driver = guess().press('escape', 'tab');
    expect(focus(driver)).toBe('prose');
    expect(focus(driver.press('escape'))).toBe('question');
  });

  test('a digit beyond the choices answers nothing', () => {
    expect(stepRecord(guess().press('4').model, 'first', 'guess').answer).toBeNull();
  });
});

describe('help', () => {
  const help = ({ model }: Tour) => ('help' in model.screen ? model.screen.help : null);

  test('hints open in tiers, then the solution, then nothing', () => {
    const driver = build().press('escape');
    const seen = Array.from({ length: 4 }, () => help(driver.press('h')));
    expect(seen).toEqual([
      { shows: 'hints', count: 1 },
      { shows: 'hints', count: 2 },
      { shows: 'solution' },
      { shows: 'nothing' },
    ]);
    expect(stepRecord(driver.model, 'first', 'build').hints).toBe(2);
  });

  test('the solution is applied at once where it was looked at, else after a question', () => {
    const looked = build().press('escape', 'v', 'a');
    expect(looked.effects).toEqual([expect.objectContaining({ kind: 'solve-step', step: 'build' })]);
    const unseen = build().press('escape', 'a');
    expect(unseen.effects).toEqual([]);
    expect(where(unseen)).toBe('confirm');
    expect(kinds(unseen.press('y'))).toEqual(['solve-step']);
  });

  test('what was applied is recorded and judged', () => {
    const driver = build().press('escape', 'v', 'a');
    const run = driver.model.running ?? 0;
    const record = { ...stepRecord(driver.model, 'first', 'build'), solved: true };
    driver.world({
      kind: 'solved',
      run,
      steps: { 'first/build': record },
      shell: atHome,
      open: null,
      end: { how: 'exited', code: 0 },
      milliseconds: 5,
    });
    expect(driver.model.running).toBeNull();
    expect(stepRecord(driver.model, 'first', 'build').solved).toBe(true);
    expect(kinds(driver)).toEqual(['save', 'verify']);
  });

  test('`e` opens the file of the step; without one it says so', () => {
    expect(build().press('escape', 'e').effects).toEqual([{ kind: 'edit', file: 'main.go' }]);
    expect(tour().open('first').press('escape', 'e').model.notice?.tone).toBe('info');
  });

  test('`y` copies the command', () => {
    expect(build().press('escape', 'y').effects).toEqual([{ kind: 'copy', text: 'go vet' }]);
  });
});
