import { expect, test } from 'vitest';
import { atFirstStep, courseOf } from '../support/course.ts';
import { describeReal } from '../support/tools.ts';

describeReal(['go'], 'the prompt', () => {
  test('does not run what is pasted, whatever its lines', async () => {
    const tour = await atFirstStep();
    tour.paste('echo one\necho two\n');
    await tour.sees('$ echo one echo two');
    await tour.press('ctrl+u');
    await tour.isReady();
    expect(tour.screen()).not.toMatch(/^ {2}(one|two)$/m);
  });

  test('completes names of files, and remembers lines', async () => {
    const tour = await atFirstStep();
    await tour.runs('echo first line');
    await tour.runs('echo second line');
    await tour.types('cat ma');
    await tour.press('tab');
    await tour.sees(() => tour.terminal.prompt() === 'catmain.go');
    await tour.press('ctrl+u', 'up', 'up');
    await tour.sees(() => tour.terminal.prompt() === 'echofirstline');
    await tour.press('down');
    await tour.sees(() => tour.terminal.prompt() === 'echosecondline');
    await tour.press('ctrl+u', 'ctrl+r', 'f', 'i', 'r');
    await tour.sees('search fir  echo first line');
    await tour.press('enter');
    await tour.sees(() => tour.terminal.prompt() === 'echofirstline');
  });

  test('goes on where the last line was: folder and exports', async () => {
    const tour = await atFirstStep();
    await tour.runs('export GREETING=hello NUMBER=7');
    await tour.runs('cd ..');
    await tour.sees(`─ ${tour.workspace} ─`);
    await tour.runs('unset NUMBER; cd .tour');
    await tour.runs('echo "$GREETING$NUMBER in $(basename "$PWD")"');
    await tour.sees(/^ {2}hello in \.tour$/m);
  });

  test("ends a command that takes longer than the step's limit, and says so", async () => {
    const course = await courseOf(
      'id: first',
      'kind: run',
      'run: "true"',
      'timeout: 1',
      'checks:',
      "  - ran: {line: 'true'}",
      'hints: [Think., Run it.]',
      'solve: [{run: "true"}]',
    );
    const tour = await atFirstStep({ args: ['--course', course] });
    await tour.runs('sleep 1003 & sleep 1004');
    await tour.sees("✗ stopped after 1 s (the step's limit)");
    expect(tour.processes().map(({ pid }) => pid)).toEqual([tour.pid]);
  });
});
