import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Course } from '../../../src/core/course/types.ts';
import { isLooking } from '../../../src/core/tour/selectors.ts';
import { copiesAllFirst } from '../../support/model.ts';
import { aLesson, aStep, tour } from '../../support/tour.ts';

const lines = ['COPY . .', 'FROM golang:1.26', 'RUN go build'];
const course: Course = {
  id: 'lines',
  title: 'Lines',
  lessons: [
    aLesson(1, 'first', [
      aStep('order', { kind: 'order', question: { form: 'order', ask: 'In which order?', lines } }),
      aStep('marks', { kind: 'predict', question: { form: 'rows', ask: 'Which?' }, run: ['docker build .'] }),
      aStep('end', { kind: 'read', checks: [] }),
    ]),
  ],
};
const dockerfile = 'FROM golang:1.26\nWORKDIR /app\nCOPY . .\nRUN go build\n';
const answerOf = (driver: ReturnType<typeof tour>, step: string) =>
  driver.model.progress.steps[`first/${step}`]?.answer;

test('a line is taken up, carried and put down; Enter has the order judged, and a failure leaves it there', () => {
  const driver = tour(course).open('first');
  expect(driver.model.screen).toMatchObject({ focus: { on: 'order', cursor: 0, lines, held: false } });
  driver.press('down', 'space', 'up');
  const moved = ['FROM golang:1.26', 'COPY . .', 'RUN go build'];
  expect(driver.model.screen).toMatchObject({ focus: { on: 'order', cursor: 0, lines: moved, held: true } });
  driver.press('space', 'down');
  expect(driver.model.screen).toMatchObject({ focus: { cursor: 1, lines: moved, held: false } });
  driver.press('enter');
  expect(driver.effects).toContainEqual(expect.objectContaining({ kind: 'verify', scope: 'all' }));
  expect(answerOf(driver, 'order')).toEqual({ lines: moved, tries: 1 });
  driver.press('enter');
  expect(driver.model.notice?.text).toContain('being built already');
  driver.judged(copiesAllFirst);
  expect(driver.model.screen).toMatchObject({ focus: { on: 'order', lines: moved } });
  driver.press('space', 'down', 'enter').judged();
  expect(driver.model.screen).toMatchObject({ focus: { on: 'prompt' } });
  expect(driver.model.progress.steps['first/order']).toMatchObject({ state: 'passed', answer: { tries: 2 } });
});

test('the tour’s keys and back: the lines stand as they were left', () => {
  const driver = tour(course).open('first').press('space', 'down', 'escape');
  expect(driver.model.screen).toMatchObject({ focus: { on: 'keys' } });
  driver.press('escape');
  expect(driver.model.screen).toMatchObject({
    focus: { on: 'order', lines: ['FROM golang:1.26', 'COPY . .', 'RUN go build'] },
  });
});

test('whatever keys are pressed, no line is lost', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('up', 'down', 'space', 'escape', 'enter')), (keys) => {
      const driver = tour(course)
        .open('first')
        .press(...keys);
      const { screen } = driver.model;
      if (screen.kind === 'lesson' && screen.focus.on === 'order')
        expect([...screen.focus.lines].sort()).toEqual([...lines].sort());
    }),
  );
});

test('marks: the Dockerfile is looked at, lines are marked, Enter says so, and the prompt comes', () => {
  const driver = tour(course).open('first').press('escape', 's');
  expect(driver.effects).toContainEqual({ kind: 'look' });
  expect(isLooking(driver.model)).toBe(true);
  driver.world({ kind: 'looked', dockerfile: '' });
  expect([isLooking(driver.model), driver.model.dockerfile]).toEqual([false, null]);
  driver.press('enter');
  expect(driver.model.notice?.text).toContain('no Dockerfile');
  driver.world({ kind: 'looked', dockerfile });
  driver.press('down', 'space', 'down', 'space', 'space', 'enter');
  expect(answerOf(driver, 'marks')).toEqual({
    marks: [
      { text: 'WORKDIR /app', runs: false },
      { text: 'COPY . .', runs: true },
      { text: 'RUN go build', runs: false },
    ],
    tries: 1,
  });
  expect(driver.model.screen).toMatchObject({ focus: { on: 'prompt' } });
  driver.press('escape', 'b', 'escape', 'n');
  expect(driver.model.dockerfile).toBe('');
});

test('the plain tour says both by numbers', () => {
  const driver = tour(course)
    .open('first')
    .world({ kind: 'arranged', order: [1, 1, 0] });
  expect(driver.model.notice?.text).toContain('Each line once');
  driver.world({ kind: 'arranged', order: [1, 0, 2] });
  expect(answerOf(driver, 'order')).toMatchObject({
    lines: ['FROM golang:1.26', 'COPY . .', 'RUN go build'],
  });
  driver.press('escape', 's').world({ kind: 'looked', dockerfile }, { kind: 'marked', rows: [2] });
  expect(answerOf(driver, 'marks')).toMatchObject({
    marks: [{ runs: false }, { runs: false }, { runs: true }],
  });
});
