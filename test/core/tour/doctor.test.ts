import { expect, test } from 'vitest';
import { examine } from '../../../src/core/doctor/examine.ts';
import type { Model } from '../../../src/core/tour/model.ts';
import { update } from '../../../src/core/tour/update.ts';
import { machine } from '../../support/doctor.ts';
import { aModel } from '../../support/model.ts';
import { pressed } from '../../support/tour.ts';

const { course } = aModel();
const well = examine(machine(), course);
const ill = examine(machine({ go: { path: null, version: null }, engine: { program: null } }), course);
const looked = (last = well): Partial<Model> => ({ doctor: { is: 'done', last } });

test('d opens the doctor, who looks anew', () => {
  const [model, effects] = update(aModel(looked()), pressed('d'));
  expect(model.screen).toEqual({ kind: 'doctor', top: 0 });
  expect(model.doctor).toEqual({ is: 'looking', last: well });
  expect(effects).toEqual([{ kind: 'examine' }]);
});

test('one look at a time', () => {
  const [, effects] = update(aModel(), pressed('d'));
  expect(effects).toEqual([]);
});

test('what was found is kept, and the Go that there is now', () => {
  const [model] = update(aModel(), { kind: 'examined', examination: ill, go: null });
  expect(model.doctor).toEqual({ is: 'done', last: ill });
  expect(model.machine.go).toBeNull();
});

test('f asks for what can be put right, and afterwards it is looked again', () => {
  const at = aModel({ ...looked(ill), screen: { kind: 'doctor', top: 3 } });
  expect(update(at, pressed('f'))[1]).toEqual([{ kind: 'fix' }]);
  const [model, effects] = update(at, { kind: 'fixed', notice: { tone: 'good', text: 'done' } });
  expect(model.screen).toEqual({ kind: 'doctor', top: 0 });
  expect(effects).toEqual([{ kind: 'examine' }]);
});

test('a long report is scrolled, not beyond its end, and Esc goes home', () => {
  let model = aModel({ ...looked(ill), screen: { kind: 'doctor', top: 0 } });
  for (let times = 0; times < 20; times += 1) [model] = update(model, pressed('pagedown'));
  const { screen } = model;
  expect(screen.kind === 'doctor' && screen.top).toBeGreaterThan(0);
  expect(screen.kind === 'doctor' && screen.top).toBeLessThan(40);
  for (let times = 0; times < 5; times += 1) [model] = update(model, pressed('pageup'));
  expect(model.screen).toEqual({ kind: 'doctor', top: 0 });
  expect(update(model, pressed('escape'))[0].screen.kind).toBe('home');
});

test('an engine that comes up makes the doctor look again', () => {
  const at = aModel({ ...looked(ill) });
  const down = { ...at, machine: { ...at.machine, engine: { is: 'down', what: 'x', next: 'y' } as const } };
  const up = { kind: 'engine', engine: { is: 'up', name: 'Docker', version: '28.5.2' } } as const;
  expect(update(down, up)[1]).toEqual([{ kind: 'examine' }]);
});
