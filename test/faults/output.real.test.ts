import { readFileSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { atFirstStep } from '../support/course.ts';
import { describeReal } from '../support/tools.ts';

/** The most memory that a process has ever had, in megabytes. proc_pid_status(5) */
const peak = (pid: number) =>
  Number(/^VmHWM:\s*(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;

describeReal(['go'], 'output without end', () => {
  test.each([
    ['1 GB in lines', `yes 'a line of a build that never stops' | head -c 1000000000; echo; echo the end`],
    ['100 MB in one line', `head -c 100000000 /dev/zero | tr '\\0' x; echo; echo the end`],
  ])('%s: it goes by, and memory stays small', async (_name, line) => {
    const tour = await atFirstStep();
    await tour.runs(line, 180);
    await tour.sees(/^ {2}the end$/m);
    expect(peak(tour.pid)).toBeLessThan(500);
    const logs = await readdir(join(tour.workspace, '.tour/logs'));
    for (const log of logs)
      expect((await stat(join(tour.workspace, '.tour/logs', log))).size).toBeLessThan(70_000_000);
    await tour.runs('echo still here');
    await tour.sees(/^ {2}still here$/m);
  });
});

/** What a program may send to harm a terminal, each followed by words that must be shown as they are. */
const hostile: readonly (readonly [string, string])[] = [
  ['the clipboard (OSC 52)', '\\033]52;c;aGFybQ==\\007'],
  ['the title', '\\033]0;harm\\007\\033]2;harm\\033\\\\'],
  ['the cursor and the screen', '\\033[2J\\033[H\\033[10A\\033[3J\\033c'],
  ['modes', '\\033[?1049l\\033[?25l\\033[?1000h\\033[?2004l\\033[4h\\033(0'],
  ['scroll regions', '\\033[1;3r\\033[5S\\033D\\033M'],
  ['questions', '\\033[c\\033[6n\\033]11;?\\007\\033P$qm\\033\\\\'],
  ['8-bit controls', '\\302\\23352;c;aGFybQ==\\007\\302\\2330m'],
  ['text that turns round', '\\342\\200\\256\\342\\201\\246'],
  ['zero widths', '\\342\\200\\213\\357\\273\\277\\342\\200\\215'],
  ['broken UTF-8', '\\377\\376\\300\\200\\355\\240\\200'],
  ['nothing and bells', '\\000\\007\\010\\010\\010\\177'],
];

describeReal(['go'], 'hostile output', () => {
  test('changes nothing but its own lines', async () => {
    const tour = await atFirstStep();
    const header = tour.screen().split('\n').slice(0, 2);
    for (const [name, bytes] of hostile) {
      await tour.runs(`printf '${bytes}'; echo; echo 'after ${name}'`);
      await tour.sees(`after ${name}`);
      expect(tour.screen().split('\n').slice(0, 2), name).toEqual(header);
      expect(tour.terminal.alternate, name).toBe(true);
      expect(tour.terminal.overflown(), name).toEqual([]);
    }
    expect(tour.terminal.orders).toEqual([]);
    await tour.press('ctrl+c', 'y');
    expect(await tour.ends()).toBe(0);
    expect(tour.terminal.restored).toBe(true);
  });
});
