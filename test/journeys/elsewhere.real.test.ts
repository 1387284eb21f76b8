import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { goesOn } from '../support/course.ts';
import { aloneWithTheCourseImage } from '../support/exclusive.ts';
import { runProgram } from '../support/program.ts';
import { newFolder, openTour } from '../support/terminal.ts';
import { describeReal } from '../support/tools.ts';

describeReal(['go', 'network'], 'lesson 3 first, with port 8080 taken', () => {
  aloneWithTheCourseImage();
  let listener: Server;
  beforeAll(
    () =>
      new Promise<void>((resolve) => {
        listener = createServer().listen(8080, resolve);
      }),
  );
  afterAll(() => new Promise((resolve) => listener.close(resolve)));

  test('the tour does the lessons before it, and uses the next free port', async () => {
    const tour = await openTour({ rows: 35 });
    await tour.sees(`Port 8080 is taken by node (pid ${process.pid}): lessons use`);
    const port = /lessons use (\d+)\./.exec(tour.screen())?.[1];
    expect(Number(port)).toBeGreaterThan(8080);
    await tour.press('3');
    await tour.sees('Lesson 3 builds on lessons 1 and 2. Shall the tour do that for you?');
    await tour.press('n');
    await tour.sees('⏎ open');
    await tour.press('3');
    await tour.sees('Shall the tour do that for you?');
    await tour.press('y');
    await tour.sees('The tour does the lessons before this one');
    await tour.sees('step 1 of 4', 120);
    await tour.takes('go clean -modcache', 60);
    await tour.runs('go build', 120);
    await goesOn(tour, 'step 2 of');
    await tour.sees(`curl -s http://localhost:${port}/`);
    await tour.runs('echo "PORT is $PORT"');
    await tour.sees(new RegExp(`^ {2}PORT is ${port}$`, 'm'));
    await tour.runs('./httpserver');
    await tour.sees(`serving on http://localhost:${port}`);
    await goesOn(tour, 'step 3 of');
    await tour.loses('serving on');
    await tour.press('escape', 'l');
    await tour.sees('✓ 1');
    await tour.sees('✓ 2');
  });
});

describeReal(['go'], 'without a terminal', () => {
  test('lesson 1 is gone through by lines', async () => {
    const workspace = await newFolder();
    const typed = ['1', '', '', '', '2', '', '', '', '', '', '', '', '2', '', 'q', 'y'];
    const said = await runProgram(['--plain', '--workspace', workspace], {}, `${typed.join('\n')}\n`);
    expect(said).toMatchObject({ code: 0, stderr: '' });
    const lines = said.stdout.split('\n');
    for (const line of ['Lesson 1, Enable Go modules. Step 1 of 5: Look around', 'main.go'])
      expect(lines).toContain(line);
    expect(said.stdout).toContain('Lesson 1 is done.');
    expect(said.stdout).not.toContain('\x1b');
  });
});
