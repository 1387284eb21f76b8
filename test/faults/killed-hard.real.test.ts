import { spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { atFirstStep } from '../support/course.ts';
import { aloneWithTheCourseImage } from '../support/exclusive.ts';
import { docker } from '../support/judging.ts';
import { runProgram } from '../support/program.ts';
import { projectRoot } from '../support/sources.ts';
import { newFolder, personsEnvironment } from '../support/terminal.ts';
import { describeReal, warmImage } from '../support/tools.ts';

const server = `'${process.execPath}' -e "require('http').createServer().listen(0)"`;

/** Deaf to polite ends, with children and grandchildren, one of them in a session of its own. */
const stubborn = `trap '' INT TERM; (setsid sleep 1003 & bash -c "trap '' TERM HUP; sleep 1004; sleep 1005" & wait)`;

/** The tour's folders; Node's cache of compiled programs is meant to stay. */
const foldersIn = async (folder: string) =>
  (await readdir(folder)).filter((name) => name.startsWith('go-docker-tour'));

describeReal(['go'], 'kill -9 leaves nothing behind', () => {
  test.each([
    ['in mid-command', 'sleep 1002', '^C stops it', 2],
    ['with a stubborn family', stubborn, '^C stops it', 4],
    ['with a server beside the prompt', server, 'serving on', 2],
    ['with something in the background', 'sleep 1006 & echo away', 'away', 2],
  ])('%s', async (_name, line, shown, processes) => {
    const temporary = await newFolder('temporary');
    const tour = await atFirstStep({ env: { TMPDIR: temporary } });
    await tour.types(line);
    await tour.press('enter');
    await tour.sees(shown);
    await tour.until(() => tour.processes().length >= processes, 'its processes do not run');
    tour.kill('SIGKILL');
    await tour.ends();
    expect(await tour.leftBehind(15)).toEqual([]);
    await expect.poll(() => foldersIn(temporary), { timeout: 10_000 }).toEqual([]);
  });
});

describeReal(['go', 'docker', 'golang image'], 'kill -9 in the middle of a check', () => {
  aloneWithTheCourseImage();

  test('leaves no image, no container and no folder', async () => {
    const temporary = await newFolder('temporary');
    const workspace = join(await newFolder(), 'tour');
    const env = { GO_DOCKER_TOUR_BASE_IMAGE: warmImage(), TMPDIR: temporary };
    onTestFinished(async () => void (await runProgram(['clean', '--yes', '--workspace', workspace], env)));
    const made = await runProgram(['reset', '--yes', '--workspace', workspace], env);
    expect(made.code, made.stderr).toBe(0);
    for (const command of ['solve enable-modules', 'solve init', 'solve dockerfile/write']) {
      const solved = await runProgram([...command.split(' '), '--workspace', workspace], env);
      expect(solved.code, solved.stdout + solved.stderr).toBe(0);
    }
    const child = spawn(
      process.execPath,
      [join(projectRoot, 'dist/cli.js'), 'check', 'dockerfile', '--workspace', workspace],
      { env: personsEnvironment(env), stdio: 'ignore' },
    );
    const ended = new Promise((resolve) => child.on('exit', resolve));
    const mine = `go-docker-tour-check-${child.pid}-`;
    const seen = async () =>
      `${await docker('images', '-a', '--format', '{{.Repository}}:{{.Tag}}')}\n${await docker('ps', '-a', '--format', '{{.Names}}')}`
        .split('\n')
        .filter((name) => name.includes(mine));
    await expect.poll(seen, { timeout: 60_000, interval: 20 }).not.toEqual([]);
    child.kill('SIGKILL');
    await ended;
    await expect.poll(seen, { timeout: 30_000 }).toEqual([]);
    await expect.poll(() => foldersIn(temporary), { timeout: 10_000 }).toEqual([]);
    const cleaned = await runProgram(['clean', '--yes', '--workspace', workspace], env);
    expect(cleaned.code, cleaned.stdout).toBe(0);
  });
});
