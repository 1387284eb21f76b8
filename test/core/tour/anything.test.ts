import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keymap } from '../../../src/core/tour/keymap.ts';
import type { Msg } from '../../../src/core/tour/messages.ts';
import { keptLines, type Model } from '../../../src/core/tour/model.ts';
import { aCommand, copiesAllFirst, engineDown, passed } from '../../support/model.ts';
import { atHome, type Tour, tour } from '../../support/tour.ts';

/** What may happen next, given what has: ids are mostly those that are waited for, sometimes stale. */
type Happening = { readonly what: string; readonly pick: number; readonly stale: boolean };

const keys = [
  ...new Set(keymap.flatMap((binding) => binding.on)),
  ...['left', 'right', 'alt+b', 'ctrl+w', 'ctrl+k', 'ctrl+y', 'ctrl+r', 'ctrl+l', 'backspace', 'delete'],
  ...['1', '2', '9', 'x', 'é', '👩', '\u200d', 'unknown', 'home', 'end'],
];
const lines = ['go build', './httpserver &', 'vim x', 'clear', 'exit', 'ls'];
const happenings = ['key', 'key', 'key', 'line', 'paste', 'open', 'output', 'listening', 'ended', 'solved'];
const rarer = [
  'verdict',
  'glanced',
  'glanced',
  'checked',
  'checking',
  'files',
  'engine',
  'edited',
  'reset',
  'completed',
  'tick',
];

const happening: fc.Arbitrary<Happening> = fc.record({
  what: fc.constantFrom(...happenings, ...rarer),
  pick: fc.nat({ max: 1000 }),
  stale: fc.integer({ min: 0, max: 9 }).map((each) => each === 0),
});

const agreement = { sees: 'agreement' } as const;

function happen(driver: Tour, { what, pick, stale }: Happening): void {
  const { model } = driver;
  const of = <Value>(values: readonly Value[]) => values[pick % values.length] as Value;
  const live = model.blocks.filter(({ end }) => end === null).map(({ id }) => id);
  const run = stale || live.length === 0 ? pick : of(live);
  const id = stale ? pick : of([model.checking.id, ...model.proofs.map((proof) => proof.id)]);
  const line = model.blocks.find((block) => block.id === run)?.line ?? 'ls';
  const record = aCommand(line, { startedAt: String(run) });
  const end = of([{ how: 'exited', code: 1 }, { how: 'stopped' }, { how: 'timed-out', seconds: 5 }] as const);
  const shell = of([atHome, null, { directory: '/tmp', set: { A: 'b' }, unset: ['C'] }]);
  const lesson = of(model.course.lessons);
  const step = of(lesson.steps);
  const verdict = of([passed, copiesAllFirst, engineDown]);
  const notice = { tone: 'info', text: 'n' } as const;
  const world = (message: Msg) => driver.world(message);
  if (what === 'key') driver.press(of(keys));
  else if (what === 'line') driver.run(of(lines));
  else if (what === 'paste') world({ kind: 'pasted', text: of(['a\nb', '\u001b[A', '👩\u200d']) });
  else if (what === 'open') world({ kind: 'home-open', lesson: stale ? 'none' : lesson.id });
  else if (what === 'output')
    world({ kind: 'output', run, text: of(['a', 'b\n', '\r', 'x\n'.repeat(3000)]) });
  else if (what === 'listening')
    world({ kind: 'listening', run, ports: of([[], [8080]]), container: null, record, shell });
  else if (what === 'ended') world({ kind: 'ended', run, end, record, shell, log: null });
  else if (what === 'solved') {
    const note = model.blocks.find((block) => block.id === run)?.kind === 'note';
    const open = of([null, lesson.id]);
    if (note || stale)
      world({ kind: 'solved', run, steps: {}, shell: shell ?? atHome, open, end, milliseconds: 1 });
  } else if (what === 'verdict') world({ kind: 'verdict', id, index: pick % 3, verdict });
  else if (what === 'glanced') {
    const glances = of([[agreement], [{ sees: 'fault', verdict: copiesAllFirst }], []] as const);
    world({ kind: 'glanced', id, glances });
  } else if (what === 'checked') world({ kind: 'checked', id });
  else if (what === 'checking') world({ kind: 'checking', id, doing: 'building' });
  else if (what === 'files') world({ kind: 'files-changed', paths: ['main.go'] });
  else if (what === 'engine')
    world({ kind: 'engine', engine: of([{ is: 'looking' }, { is: 'up', name: 'Docker', version: '1' }]) });
  else if (what === 'edited') world({ kind: 'edited', notice: of([null, notice]) });
  else if (what === 'completed')
    world({
      kind: 'completed',
      asked: model.prompt.text,
      text: 'e\u0301',
      cursor: pick % 3,
      candidates: ['a'],
    });
  else if (what === 'tick') world({ kind: 'tick', now: 2_000_000 + pick });
  else {
    const scopes = [
      { scope: 'step', lesson: lesson.id, step: step.id },
      { scope: 'lesson', lesson: lesson.id },
      { scope: 'everything' },
    ] as const;
    world({ kind: 'was-reset', what: of(scopes), shell: atHome, notice });
  }
}

const segmenter = new Intl.Segmenter();

function holds(model: Model): void {
  const { text, cursor } = model.prompt;
  const edges = [...segmenter.segment(text)].map(({ index }) => index);
  expect([...edges, text.length]).toContain(cursor);
  const live = model.blocks.filter(({ end }) => end === null).map(({ id }) => id);
  // Whatever runs has a block, and whatever has an open block runs: nothing holds the prompt for ever.
  const runs = [...(model.running === null ? [] : [model.running]), ...model.servers.map(({ id }) => id)];
  expect([...runs].sort()).toEqual([...live].sort());
  for (const block of model.blocks) expect(block.output.length).toBeLessThanOrEqual(keptLines);
  const { screen } = model;
  if (screen.kind === 'lesson') {
    const lesson = model.course.lessons.find(({ id }) => id === screen.lesson);
    expect(lesson?.steps.map(({ id }) => id)).toContain(screen.step);
    expect(screen.proseTop).toBeGreaterThanOrEqual(0);
    expect(screen.outputBack).toBeGreaterThanOrEqual(0);
  }
  expect(model.checking.id).toBeLessThanOrEqual(model.lastId);
  // What is being proven is open only so far, and nothing is proven twice at a time.
  const proven = model.proofs.map((proof) => `${proof.lesson}/${proof.step}`);
  expect(new Set(proven).size).toBe(proven.length);
}

const passedSteps = ({ progress }: Model) =>
  Object.entries(progress.steps).flatMap(([key, { state }]) => (state === 'passed' ? [key] : []));

test('whatever is pressed and whatever happens, the tour holds together', () => {
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 80 }), (all) => {
      const driver = tour();
      for (const each of all) {
        const before = driver.model;
        happen(driver, each);
        holds(driver.model);
        if (each.what !== 'reset')
          expect(passedSteps(driver.model)).toEqual(expect.arrayContaining(passedSteps(before)));
      }
    }),
    { numRuns: 300 },
  );
});
