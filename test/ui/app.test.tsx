import { cleanup } from 'ink-testing-library';
import { afterEach, expect, test, vi } from 'vitest';
import type { UiMessage } from '../../src/core/tour/keys.ts';
import type { Model } from '../../src/core/tour/model.ts';
import { update } from '../../src/core/tour/update.ts';
import type { UiStore } from '../../src/ui/store.ts';
import { aBlock, aModel, atStep, withRecords } from '../support/model.ts';
import { openScreen } from '../support/ui.tsx';

afterEach(cleanup);

/** The real `update` behind the screen, its effects left undone. */
function tour(first: Model) {
  let model = first;
  const sent: UiMessage[] = [];
  const listeners = new Set<() => void>();
  const store: UiStore = {
    getModel: () => model,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispatch(message) {
      sent.push(message);
      [model] = update(model, message);
      for (const listener of listeners) listener();
    },
  };
  const screen = openScreen(store);
  const sees = (text: string) => vi.waitFor(() => expect(screen.lastFrame()).toContain(text));
  return { sent, screen, sees, press: screen.stdin.write, model: () => model };
}

test('the Enter that opens a lesson does nothing more', async () => {
  const { sent, sees, press, model } = tour(aModel());
  await sees('▸ ○ 1  Build and run');
  press('\r');
  await sees('step 1 of 4');
  expect(sent).toEqual([{ kind: 'home-open', lesson: 'build' }]);
  expect(model().screen).toMatchObject({ kind: 'lesson', step: 'look' });
});

test('arrows, j, k and digits belong to the list; other keys to the tour', async () => {
  const { sent, sees, press } = tour(aModel());
  await sees('▸ ○ 1');
  press('j');
  await sees('▸ ○ 2');
  press('\u001B[A');
  await sees('▸ ○ 1');
  expect(sent).toEqual([
    { kind: 'home-highlight', lesson: 'dockerfile' },
    { kind: 'home-highlight', lesson: 'build' },
  ]);
  press('?');
  await sees('At the prompt');
  press('x');
  await sees('▸ ○ 1');
});

test('a digit opens a lesson, and is not typed there', async () => {
  const { sees, press, model } = tour(
    aModel({ progress: withRecords({ 'build/look': { state: 'passed' } }) }),
  );
  await sees('1  Build and run');
  press('1');
  await sees('$ ./httpserver');
  expect(model().prompt.text).toBe('');
});

test('the list begins where the learner was', async () => {
  const progress = { ...withRecords({}), at: { lesson: 'dockerfile', step: 'write' } };
  await tour(aModel({ progress })).sees('▸ ○ 2  Write a Dockerfile    0 of 1     8 min    ← you were here');
});

test('what is typed, taken and pasted stands at the prompt', async () => {
  const { sees, press, model } = tour(aModel({ screen: atStep('build', 'serve') }));
  await sees('$ ./httpserver');
  press('go b');
  await sees('$ go b');
  press('\u0015');
  await sees('$ ./httpserver');
  press('\t');
  await vi.waitFor(() => expect(model().prompt.text).toBe('./httpserver'));
  press('\u001B[200~ && ls\n\u001B[201~');
  await sees('$ ./httpserver && ls');
});

test('nobody can scroll further than there is something', async () => {
  const output = Array.from({ length: 15 }, (_, index) => `line ${index}`);
  const { sees, press, model } = tour(
    aModel({ screen: atStep('build', 'serve'), blocks: [aBlock(1, 'cat a', output)] }),
  );
  await sees('line 14');
  for (let times = 0; times < 6; times += 1) press('\u001B[5~');
  await sees('$ cat a');
  await vi.waitFor(() => expect(model().screen).toMatchObject({ outputBack: 8 }));
  press('\u001B[6~');
  await sees('line 14');
  expect(model().screen).toMatchObject({ outputBack: 0 });
});
