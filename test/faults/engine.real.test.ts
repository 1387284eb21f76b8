import { execFileSync } from 'node:child_process';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { atFirstStep, courseOf, opens } from '../support/course.ts';
import { ownEngine } from '../support/own-engine.ts';
import { runProgram } from '../support/program.ts';
import { newFolder, openTour } from '../support/terminal.ts';
import { describeReal } from '../support/tools.ts';

describeReal(['go'], 'no engine', () => {
  test('is said at once, with what to do, and what needs none stays open', async () => {
    const tour = await openTour({ env: { DOCKER_HOST: 'unix:///nowhere/docker.sock' } });
    await tour.sees('Docker does not answer');
    await opens(tour, 'Enable Go modules');
    await tour.runs('echo lessons 1 to 3 go on');
    await tour.sees(/^ {2}lessons 1 to 3 go on$/m);
  });
});

describeReal(['root', 'go', 'docker'], 'a socket that is somebody else’s', () => {
  test('is told as a permission, with the way to get it', async () => {
    const workspace = await newFolder();
    const home = await newFolder('home');
    for (const folder of [workspace, home]) execFileSync('chown', ['65534:65534', folder]);
    const tour = await openTour({
      workspace: join(workspace, 'tour'),
      within: ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'],
      env: { HOME: home, TMPDIR: home, GOCACHE: undefined },
    });
    await tour.sees('this user may not talk to it');
    await tour.press('d');
    await tour.sees(/docker group|usermod|rootless/);
  });
});

describeReal(['root', 'go', 'docker'], 'an engine that stops in mid-build', () => {
  test('is blamed itself, and when it is back the build goes well', async () => {
    const engine = await ownEngine();
    const course = await courseOf(
      'id: first',
      'kind: run',
      'run: docker build -t httpserver .',
      'timeout: 300',
      'checks:',
      '  - ran: {exit: zero, line: build}',
      'hints: [Build it., Run it.]',
      'solve: [{run: docker build -t httpserver .}]',
    );
    const workspace = join(await newFolder(), 'tour');
    const made = await runProgram(['reset', '--yes', '--workspace', workspace, '--course', course]);
    expect(made.code, made.stderr).toBe(0);
    const folder = join(workspace, 'httpserver');
    // An image of nothing but a program that takes its time: no base image has to be brought into that engine.
    await mkdir(join(folder, 'slow'), { recursive: true });
    await writeFile(
      join(folder, 'slow/main.go'),
      'package main\nimport ("fmt"; "time")\nfunc main() { fmt.Println("in mid-build"); time.Sleep(8 * time.Second) }\n',
    );
    execFileSync('go', ['build', '-o', join(folder, 'sleeper'), join(folder, 'slow/main.go')], {
      env: { ...process.env, CGO_ENABLED: '0', GO111MODULE: 'auto' },
    });
    await chmod(join(folder, 'sleeper'), 0o755);
    await writeFile(join(folder, 'Dockerfile'), 'FROM scratch\nCOPY sleeper /\nRUN ["/sleeper"]\n');

    const env = { DOCKER_HOST: engine.host };
    const tour = await atFirstStep({ workspace, args: ['--course', course], env });
    await tour.types('docker build -t httpserver .');
    await tour.press('enter');
    await tour.sees('in mid-build', 60);
    await engine.stop();
    await tour.isReady(60);
    await tour.sees(/^ *! /m);
    expect(tour.screen()).not.toMatch(/^ *✗ (?!exit)/m);
    await engine.start();
    await tour.runs('docker build -t httpserver .', 120);
    await tour.sees('⏎ go on', 60);
    await tour.press('ctrl+c', 'y');
    expect(await tour.ends()).toBe(0);
    const cleaned = await runProgram(['clean', '--yes', '--workspace', workspace, '--course', course], env);
    expect(cleaned.code, cleaned.stdout).toBe(0);
  });
});
