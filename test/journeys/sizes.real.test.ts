import { expect, test } from 'vitest';
import { answers, enableModules, goesOn, opens } from '../support/course.ts';
import { openTour } from '../support/terminal.ts';
import { describeReal } from '../support/tools.ts';

describeReal(['go'], 'lesson 1 in a terminal of any size', () => {
  test.each([
    { columns: 60, rows: 20 },
    { columns: 110, rows: 35 },
  ])('$columns columns and $rows rows', async (size) => {
    const tour = await openTour(size);
    await enableModules(tour, () => {
      expect(tour.terminal.overflown()).toEqual([]);
      const rows = tour.screen().split('\n');
      expect(rows.length).toBe(size.rows);
      expect(rows[1]).toBe('─'.repeat(size.columns));
      expect(rows.at(-2)).toBe('─'.repeat(size.columns));
    });
  });

  test('a storm of sizes leaves nothing behind', async () => {
    const tour = await openTour({ columns: 110, rows: 35 });
    await opens(tour, 'Enable Go modules');
    await tour.takes('ls');
    await tour.takes('cat main.go');
    await goesOn(tour, 'step 2 of');
    await answers(tour, 2);
    await tour.takes('go build');
    await tour.sees('⏎ go on');
    const before = tour.screen();
    for (let round = 0; round < 3; round += 1)
      for (let columns = 130; columns >= 30; columns -= 5) tour.resize(columns, 10 + ((columns * 7) % 31));
    tour.resize(110, 35);
    await tour.sees((text) => text === before);
    tour.resize(30, 10);
    await tour.sees('This terminal is 30x10. The tour needs 40x12');
    tour.resize(60, 20);
    await tour.sees('⏎ go on');
    expect(tour.terminal.overflown()).toEqual([]);
    expect(tour.screen().split('\n')[1]).toBe('─'.repeat(60));
    tour.resize(110, 35);
    await tour.sees((text) => text === before);
  });
});
