import { describe, expect, test } from 'vitest';
import { accepted, ghost, nextCommand } from '../../../src/core/tour/selectors.ts';
import { type Tour, tour } from '../../support/tour.ts';

const shown = ({ model }: Tour) => ({ ghost: ghost(model), tab: accepted(model) });

/** At the step of lesson `first` that wants `go vet`, then `go build`. */
const first = () => tour().open('first').press('enter');
/** At the n-th step of lesson `second`, which wants `go build` for the second or third time. */
const second = (steps: number) => {
  const driver = tour().open('second').press('enter');
  driver.world({ kind: 'solved', ...solved(driver), open: 'second' });
  for (let step = 0; step < steps; step += 1) driver.press('escape', 's');
  return driver;
};
const solved = ({ model }: Tour) => ({
  run: model.running ?? 0,
  steps: {},
  shell: model.progress.shell,
  end: { how: 'exited', code: 0 } as const,
  milliseconds: 1,
});

describe('help fades', () => {
  test('the first time all of the command is shown, and Tab takes it', () => {
    const driver = first();
    expect(shown(driver)).toEqual({ ghost: 'go vet', tab: 'go vet' });
    expect(driver.press('tab').model.prompt).toMatchObject({ text: 'go vet', cursor: 6 });
    expect(shown(driver)).toEqual({ ghost: '', tab: '' });
  });

  test('the second time its first word; Tab gives the word, then the rest', () => {
    const driver = second(0);
    expect(shown(driver)).toEqual({ ghost: 'go', tab: 'go' });
    expect(driver.press('tab').model.prompt.text).toBe('go');
    expect(shown(driver)).toEqual({ ghost: '', tab: ' build' });
    expect(driver.press('tab').model.prompt.text).toBe('go build');
  });

  test('from the third time on nothing; Tab still gives the word, then the rest', () => {
    const driver = second(1);
    expect(shown(driver)).toEqual({ ghost: '', tab: 'go' });
    expect(driver.press('tab', 'tab').model.prompt.text).toBe('go build');
  });
});

describe('the ghost', () => {
  test('goes on where the learner has begun to type', () => {
    expect(shown(first().type('go v'))).toEqual({ ghost: 'et', tab: 'et' });
  });

  test.each(['g0', 'xgo vet', 'go vet '])('is gone when the line is another: %j', (typed) => {
    expect(shown(first().type(typed))).toEqual({ ghost: '', tab: '' });
  });

  test('is gone when the cursor is inside the line, and while something runs', () => {
    expect(ghost(first().type('go').press('left').model)).toBe('');
    expect(ghost(first().run('go vet').model)).toBe('');
  });

  test('names the next command of the step, in order', () => {
    const driver = first().run('ls').ends();
    expect(nextCommand(driver.model)).toBe('go vet');
    driver.run('  go vet ').ends();
    expect(nextCommand(driver.model)).toBe('go build');
  });

  test('names the last one again when all were run and the step has not passed', () => {
    const driver = first().run('go vet').ends().run('go build').ends();
    expect(nextCommand(driver.model)).toBe('go build');
    expect(nextCommand(driver.judged().model)).toBeNull();
  });

  test('Tab completes a file name after any other text', () => {
    expect(first().type('cat ma').press('tab').effects).toEqual([
      { kind: 'complete', text: 'cat ma', cursor: 6 },
    ]);
  });

  test('Tab on an empty prompt without a command moves to the text', () => {
    expect(tour().open('first').press('tab').model.screen).toMatchObject({ focus: { on: 'prose' } });
  });
});
