import { expect, test } from 'vitest';
import { atFirstStep, opens } from '../support/course.ts';
import { openTour } from '../support/terminal.ts';
import { describeReal } from '../support/tools.ts';

describeReal(['go'], 'a terminal', () => {
  test('of 20x5 says that it is too small, and all goes on when there is room', async () => {
    const tour = await openTour({ columns: 20, rows: 5 });
    await tour.sees('This terminal is 20x5. The tour needs');
    expect(tour.terminal.overflown()).toEqual([]);
    tour.resize(80, 24);
    await opens(tour, 'Enable Go modules');
    await tour.runs('echo hello');
    tour.resize(20, 5);
    await tour.sees('This terminal is 20x5.');
    tour.resize(80, 24);
    await tour.sees(/^ {2}hello$/m);
    tour.resize(1, 1);
    tour.resize(80, 24);
    await tour.press('ctrl+c', 'y');
    expect(await tour.ends()).toBe(0);
  });

  test('in a storm of 200 sizes, while a command prints, is whole in the end', async () => {
    const tour = await atFirstStep({ columns: 110, rows: 35 });
    await tour.types('seq 9999; echo over');
    await tour.press('enter');
    for (let round = 0; round < 200; round += 1)
      tour.resize(20 + ((round * 37) % 140), 5 + ((round * 13) % 50));
    tour.resize(80, 24);
    await tour.sees(/^ {2}over$/m);
    await tour.isReady();
    expect(tour.terminal.overflown()).toEqual([]);
    const rows = tour.screen().split('\n');
    expect(rows[1]).toBe('─'.repeat(80));
    expect(rows.at(-2)).toBe('─'.repeat(80));
    expect(rows).toHaveLength(24);
  });
});
