import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { firstModel } from '../../src/core/tour/first-model.ts';
import type { Model, Size } from '../../src/core/tour/model.ts';
import { entering, openingRows, redrawing } from '../../src/opening/rows.ts';
import { machineText } from '../../src/ui/lines/home.ts';
import { homeScreenRows } from '../../src/ui/lines/home-screen.ts';
import { paperOf } from '../../src/ui/lines/paper.ts';
import { aModel } from '../support/model.ts';
import { createScreen } from '../support/screen.ts';
import { screenOf } from '../support/ui.tsx';

const sizes: readonly Size[] = [
  { columns: 80, rows: 24 },
  { columns: 110, rows: 35 },
  { columns: 60, rows: 20 },
  { columns: 41, rows: 18 },
];

function fresh(size: Size, unicode = true): Model {
  const { course, machine, progress, variables } = aModel();
  return firstModel({
    course,
    variables,
    progress,
    size,
    now: 0,
    machine: { ...machine, portTakenBy: null, unicode },
    notice: null,
    chosen: null,
  });
}

async function drawn(size: Size, text: string): Promise<string> {
  const screen = createScreen(size.columns, size.rows);
  await new Promise<void>((resolve) => screen.write(text, resolve));
  return screen.text();
}

describe.each(sizes)('at $columns x $rows', (size) => {
  test.each([true, false])('the rows are those of the home screen (unicode %s)', async (unicode) => {
    const model = fresh(size, unicode);
    const rows = homeScreenRows(model, 1, machineText(model, paperOf(model, size.columns))) ?? [];
    expect(rows).toHaveLength(size.rows);
    const shown = { ...model, screen: { kind: 'home', chosen: 1 } as const };
    expect(await drawn(size, rows.join('\r\n'))).toBe(screenOf(shown).trimEnd());
  });

  test('nothing is wider than the screen, and nothing scrolls', async () => {
    const rows = openingRows(fresh(size), 0, 'all') ?? [];
    const [first = ''] = rows;
    const text = await drawn(size, entering(rows));
    expect(text.split('\n')).toHaveLength(size.rows);
    expect(text.split('\n')[0]).toBe(stripVTControlCharacters(first).trimEnd());
  });

  test('a moved cursor is drawn over what was there', async () => {
    const [one, two] = [0, 1].map((chosen) => openingRows(fresh(size), chosen, 'all') ?? []);
    const moved = await drawn(size, entering(one ?? []) + redrawing(one ?? [], two ?? []));
    expect(moved).toBe(await drawn(size, entering(two ?? [])));
  });
});

test.each([
  { columns: 39, rows: 24 },
  { columns: 80, rows: 11 },
])('at $columns x $rows there is no room', (size) => {
  expect(openingRows(fresh(size), 0, 'all')).toBeNull();
});

test('without colours only attributes are left', () => {
  const rows = openingRows(fresh({ columns: 80, rows: 24 }), 0, 'attributes') ?? [];
  expect(rows.join('')).not.toMatch(/\x1b\[3\dm/);
  expect(rows.join('')).toMatch(/\x1b\[1m/);
});
