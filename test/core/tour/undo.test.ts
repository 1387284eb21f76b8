import { expect, test } from 'vitest';
import { atHome, tour } from '../../support/tour.ts';

const notice = { tone: 'info', text: 'n' } as const;

test('u takes back what was done in the step, after a question', () => {
  const driver = tour().open('first').press('enter').run('go vet').ends().judged().press('escape', 'u');
  expect(driver.model.screen).toMatchObject({ kind: 'confirm', ask: 'Take back the step “Step build”?' });
  const what = { scope: 'undo', lesson: 'first', step: 'build' } as const;
  driver.press('y');
  expect(driver.effects).toContainEqual({ kind: 'reset', what });
  driver.world({ kind: 'was-reset', what, shell: atHome, notice });
  expect(driver.model.progress.steps['first/build']).toMatchObject({
    state: 'open',
    commands: [],
    answer: null,
  });
  expect(driver.model.screen).toMatchObject({ kind: 'lesson', step: 'build' });
  expect(driver.effects).toContainEqual({ kind: 'snapshot', lesson: 'first', step: 'build' });
});

test('where nothing was done yet it is the step before, and this one is come to anew', () => {
  const driver = tour().open('first').press('enter').run('go build').ends().judged().press('enter');
  expect(driver.model.screen).toMatchObject({ step: 'guess' });
  driver.press('escape', 'u');
  expect(driver.model.screen).toMatchObject({ ask: 'Take back the step “Step build”?' });
  const what = { scope: 'undo', lesson: 'first', step: 'build' } as const;
  driver.press('y').world({ kind: 'was-reset', what, shell: atHome, notice });
  expect(driver.model.screen).toMatchObject({ kind: 'lesson', step: 'build' });
  expect(Object.keys(driver.model.progress.steps).sort()).toEqual(['first/build', 'first/read']);
});

test('at the beginning of a lesson there is nothing to take back', () => {
  const driver = tour().open('first').press('escape', 'u');
  expect(driver.model.screen).toMatchObject({ kind: 'lesson', step: 'read' });
  expect(driver.model.notice?.text).toContain('nothing to take back');
});
