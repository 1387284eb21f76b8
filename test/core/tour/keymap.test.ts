import { describe, expect, test } from 'vitest';
import { allKeys, commandFor, type KeyContext, keymap, keyName } from '../../../src/core/tour/keymap.ts';
import { key } from '../../../src/core/tour/keys.ts';
import { footerKeys } from '../../../src/core/tour/selectors.ts';
import { tour } from '../../support/tour.ts';

const contexts: readonly KeyContext[] = [
  'home',
  'prompt',
  'running',
  'keys',
  'question',
  'prose',
  'steps',
  'confirm',
];
const pressed = (name: string) => (name.startsWith('ctrl+') ? key(name.slice(5), { ctrl: true }) : key(name));

describe('the keymap', () => {
  test.each(contexts)('%s: no key is bound twice', (context) => {
    const bound = keymap.filter((binding) => binding.in.includes(context)).flatMap((binding) => binding.on);
    expect(bound).toEqual([...new Set(bound)]);
  });

  test('every binding is reached by each of its keys, in each of its contexts', () => {
    for (const binding of keymap)
      for (const context of binding.in)
        for (const on of binding.on) expect(commandFor(context, pressed(on))).toBe(binding.command);
  });

  test('a key has the name that bindings are written with', () => {
    for (const on of keymap.flatMap((binding) => binding.on)) expect(keyName(pressed(on))).toBe(on);
  });

  test('Alt makes another key of it', () => {
    expect(commandFor('keys', key('h', { meta: true }))).toBeNull();
  });

  test('digits choose in a question, so nothing else is bound to them', () => {
    for (const binding of keymap) for (const on of binding.on) expect(on).not.toMatch(/^[0-9]$/);
  });

  test('Ctrl+C does something wherever keys go', () => {
    for (const context of contexts) expect(commandFor(context, pressed('ctrl+c'))).not.toBeNull();
  });

  test('all keys are told, each with its words', () => {
    const told = allKeys();
    for (const binding of keymap.filter((each) => each.in.some((context) => context !== 'running')))
      if (binding.in.some((context) => ['prompt', 'keys', 'question', 'home'].includes(context)))
        expect(told.map(({ label }) => label)).toContain(binding.says);
    for (const { keys, label, short } of told) expect([keys, label, short].every(Boolean)).toBe(true);
  });
});

describe('the footer', () => {
  const labels = (driver: ReturnType<typeof tour>) => footerKeys(driver.model).map(({ label }) => label);

  test('names Enter first at home', () => {
    expect(footerKeys(tour().model)[0]).toEqual({ keys: '⏎', label: 'open' });
  });

  test('says what Enter and Tab do just now', () => {
    const driver = tour().open('first');
    expect(labels(driver)).toEqual(expect.arrayContaining(['go on']));
    driver.press('enter');
    expect(labels(driver)).toEqual(expect.arrayContaining(['take the command', 'check again']));
    driver.press('tab');
    expect(labels(driver)).toContain('run');
    driver.type('x');
    expect(labels(driver)).toContain('complete');
  });

  test('offers `next` once the step has passed, `edit` where there is a file', () => {
    const driver = tour().open('first').press('enter', 'escape');
    expect(labels(driver)).not.toContain('next');
    expect(labels(driver)).toContain('edit');
    driver.judged();
    expect(labels(driver)).toContain('next');
  });

  test('offers to stop what runs', () => {
    const driver = tour().open('first').press('enter').run('./httpserver');
    expect(labels(driver)).toContain('stop');
    driver.listens();
    expect(labels(driver)).toContain('stop the server');
  });

  test('is never empty', () => {
    for (const screen of [
      tour(),
      tour().open('first').press('enter'),
      tour().open('first').press('escape'),
      tour().open('first').press('escape', 'g'),
      tour().open('first').press('ctrl+c'),
      tour().open('first').press('escape', '?'),
    ])
      expect(footerKeys(screen.model).length).toBeGreaterThan(0);
  });
});
