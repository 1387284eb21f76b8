import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { goesOn, opens } from '../support/course.ts';
import { withoutAnswers, withoutNetwork } from '../support/machine.ts';
import { runProgram } from '../support/program.ts';
import { newFolder, openTour, type Tour } from '../support/terminal.ts';
import { describeReal } from '../support/tools.ts';

/** A tour at the step of lesson 2 that gets logrus, in a folder where lesson 1 is done. */
async function atGet(within: readonly string[]): Promise<Tour> {
  const workspace = join(await newFolder(), 'tour');
  const solved = await runProgram(['solve', 'enable-modules', '--workspace', workspace]);
  expect(solved.code, solved.stdout).toBe(0);
  const temporary = await newFolder('temporary');
  const env = { TMPDIR: temporary, GOFLAGS: undefined };
  const tour = await openTour({ workspace, within, env, args: [] });
  await opens(tour, 'Start a module');
  await tour.takes('go mod init');
  await goesOn(tour, 'step 2 of');
  await tour.runs('go mod init httpserver');
  await goesOn(tour, 'step 3 of');
  return tour;
}

describeReal(['root', 'go'], 'a network', () => {
  test.each([
    ['that is not there', withoutNetwork],
    ['whose name server never answers', withoutAnswers],
  ])('%s is the machine’s fault, and the tour says what to do', async (_name, within) => {
    const tour = await atGet(within);
    await tour.runs('go get github.com/sirupsen/logrus', 120);
    await tour.sees(/^ *! /m);
    expect(tour.screen()).toMatch(/network|name server|no answer/i);
    expect(tour.screen()).not.toMatch(/^ *✗ (?!exit)/m);
  });
});

describeReal(['go'], 'a port', () => {
  test('that is taken between the choice and the start is told, with who has it', async () => {
    const workspace = join(await newFolder(), 'tour');
    for (const lesson of ['enable-modules', 'init', 'build/download']) {
      const solved = await runProgram(['solve', lesson, '--workspace', workspace]);
      expect(solved.code, solved.stdout).toBe(0);
    }
    const tour = await openTour({ workspace });
    await opens(tour, 'Build and run');
    await goesOn(tour, 'step 2 of');
    await tour.runs('echo port=$PORT');
    const port = Number(/^ {2}port=(\d+)$/m.exec(tour.screen())?.[1]);
    const taker = createServer();
    await new Promise<void>((resolve) => taker.listen(port, resolve));
    onTestFinished(() => void taker.close());
    await tour.runs('./httpserver', 60);
    await tour.sees('address already in use');
    await tour.sees(`Port ${port} is held by another program`);
    await tour.sees(`lsof -i :${port}`);
  });
});
