import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answers, goesOn, hasPassed, marks, opens } from '../support/course.ts';
import { aloneWithTheCourseImage } from '../support/exclusive.ts';
import { removeFolder, temporaryFolder } from '../support/facts.ts';
import { runProgram } from '../support/program.ts';
import { projectRoot } from '../support/sources.ts';
import { openTour, type Tour } from '../support/terminal.ts';
import { baseImage, describeReal } from '../support/tools.ts';
import { type Somebody, shoot, somebody } from './shoot.ts';

const build = 'docker build -t httpserver .';
const touch = 'echo "// $(date)" >> main.go';
/** Seconds that a build with its judging may take. */
const long = 240;
/** Milliseconds for the pictures of a lesson, with those before it. */
const timeout = 900_000;

/** The tour of somebody, with the steps before some lesson done as its solutions do them. */
function opensTour(who: Somebody, columns = 80, rows = 24): Promise<Tour> {
  return openTour({ columns, rows, workspace: join(who.home, 'go-docker-tour'), env: who.env });
}

/** Does all up to the end of a lesson, or one step, without the screen. */
async function solved({ home, env }: Somebody, ...what: readonly string[]): Promise<void> {
  const done = await runProgram(['solve', ...what, '--workspace', join(home, 'go-docker-tour')], env);
  expect(done, done.stdout).toMatchObject({ code: 0 });
}

async function leaves(tour: Tour): Promise<void> {
  tour.kill('SIGTERM');
  await tour.ends();
}

/** A file of a lesson's solution. */
async function solution(lesson: string, file: string): Promise<string> {
  const text = await readFile(join(projectRoot, 'lessons', lesson, 'solution', file), 'utf8');
  return text.replaceAll('{{goImage}}', process.env.GO_DOCKER_TOUR_BASE_IMAGE ?? baseImage());
}

describeReal(['go', 'network', 'docker', 'golang image'], 'pictures of the course', () => {
  aloneWithTheCourseImage();
  let who: Somebody;
  beforeAll(async () => {
    who = await somebody(await temporaryFolder('home'));
  });
  afterAll(async () => {
    await runProgram(['clean', '--yes', '--workspace', join(who.home, 'go-docker-tour')], who.env);
    await removeFolder(who.home);
  });

  // Each begins with what the solutions of the lessons before have made, so that one can be drawn anew by its name.
  test('the list of lessons, and a step in terminals of three sizes', { timeout }, async () => {
    await solved(who, '--through', 'init');
    await buildAndRun(who);
  });

  test('lines to be put in order, and a check that fails', { timeout }, async () => {
    await solved(who, '--through', 'build');
    await writeADockerfile(who);
  });

  test('a build beside the one before', { timeout }, async () => {
    await solved(who, '--through', 'dockerfile');
    await cacheTheModules(who);
  });

  test('what images weigh, and the end', { timeout }, async () => {
    await solved(who, 'multi-stage/static');
    await shipOnlyTheBinary(who);
  });

  test('a project that has nothing to do with the course: a build that fails, and two that do not', {
    timeout,
  }, async () => {
    const folder = join(who.home, 'shop');
    await mkdir(folder);
    await writeFile(join(folder, 'main.go'), shop);
    const dockerfile = (...lines: readonly string[]) =>
      writeFile(join(folder, 'Dockerfile'), [`FROM ${baseImage()}`, 'WORKDIR /src', ...lines, ''].join('\n'));
    const shell = await opensShell(who, folder);
    await shell.types('go mod init shop && go mod tidy');
    await dockerfile('RUN go mod download', 'COPY . .', 'RUN go build -o shop .');
    await shell.types('clear');
    await shell.types('cat Dockerfile');
    await shell.types('docker build . 2>&1 | go-docker-tour explain');
    const failed = 'A docker build that fails, explained: the cause, its line and the next step';
    await shoot(shell.tour, 'explain', failed, 'shop');

    await dockerfile('COPY . .', 'RUN go mod download', 'RUN go build -o shop .');
    await shell.types('docker build -q --output type=cacheonly .');
    await shell.types("echo '// cheaper' >> main.go");
    await shell.types('docker build -q --output type=cacheonly .');
    await shell.types('clear');
    await shell.types('go-docker-tour xray');
    await shoot(
      shell.tour,
      'xray',
      "go-docker-tour xray: a folder's last two builds, what broke the cache, and what to reorder",
      'shop',
    );
    await shell.leaves();
  });
});

const shop = `package main

import (
	"fmt"

	"github.com/google/uuid"
)

func main() { fmt.Println("order", uuid.NewString()) }
`;

async function buildAndRun(who: Somebody): Promise<void> {
  const tour = await opensTour(who);
  await tour.sees(/Go 1\.\d+.*Docker \d/);
  await tour.sees(/▸ . 3/);
  await shoot(tour, 'home', 'The list of six lessons, two of them done, with the time that each takes');
  await opens(tour, 'Build and run');
  await tour.runs('go clean -modcache');
  await tour.runs('go build', long);
  await hasPassed(tour);
  await shoot(tour, 'lesson', 'A step at 80x24: what it is about above, the real output of go build below');
  await goesOn(tour, 'step 2 of');
  await tour.runs('./httpserver', long);
  await tour.sees(/serving on http:\/\/localhost:\d+/);
  const port = /localhost:(\d+)/.exec(tour.screen())?.[1] ?? '';
  await tour.runs(`curl -s http://localhost:${port}/`);
  await hasPassed(tour);
  tour.resize(110, 35);
  await tour.sees((screen) => screen.split('\n')[1]?.length === 110);
  await shoot(
    tour,
    'two-panes',
    'At 110 columns: the lesson on the left, the terminal with a running server on the right',
  );
  tour.resize(60, 20);
  await tour.sees((screen) => screen.split('\n')[1]?.length === 60);
  await shoot(tour, 'narrow', 'The same step in a terminal of 60x20');
  await tour.press('ctrl+c');
  await tour.loses('serving on');
  await leaves(tour);
}

async function writeADockerfile(who: Somebody): Promise<void> {
  const tour = await opensTour(who);
  await opens(tour, 'Write a Dockerfile');
  await tour.sees('space take it');
  await tour.press('down', 'space', 'up');
  await tour.sees('▸─1 ENTRYPOINT');
  await shoot(tour, 'order', 'The five lines of a Dockerfile, one of them taken up to be moved');
  await tour.press('space', 'enter');
  await tour.sees('✗ in this order they build', long);
  await shoot(
    tour,
    'failed-check',
    'A failed check: what was expected, what was found, why, and what to do next',
  );
  await leaves(tour);
}

async function cacheTheModules(who: Somebody): Promise<void> {
  const tour = await opensTour(who, 100, 30);
  await opens(tour, 'Cache the modules');
  await tour.sees('space mark');
  await tour.sees(/▸ +2 /);
  await tour.press('down', 'space');
  await tour.sees(/▸ +3 .* will run/);
  await shoot(tour, 'predict', 'Before the build: which lines of your Dockerfile will run again?');
  await tour.press('space', 'up');
  await marks(tour, 'WORKDIR /app', 'COPY . .');
  await tour.takes(touch);
  await tour.types(build);
  await tour.press('enter');
  await tour.sees(/RUN go build .* [1-9]\d* s *[✓✗]?$/m, long);
  await shoot(tour, 'building', 'While an image is built: a row for each line, with a bar of its seconds');
  await tour.isReady(long);
  await tour.sees('You said 1 of 3 right.', long);
  await hasPassed(tour, long);
  await shoot(
    tour,
    'cache-before',
    'The build beside the one before, and which predictions were right: a change in main.go has run the download again',
  );
  await goesOn(tour, 'step 2 of');
  await writeFile(join(tour.module, 'Dockerfile'), await solution('05-caching', 'Dockerfile'));
  await tour.runs(build, long);
  await goesOn(tour, 'step 3 of', long);
  await marks(tour, 'COPY . .', 'RUN go build');
  await tour.runs(touch);
  await tour.runs(build, long);
  await tour.sees('You said all 5 right.', long);
  await hasPassed(tour, long);
  await shoot(tour, 'cache-after', 'The same change after the fix: the download is CACHED');
  await leaves(tour);
}

async function shipOnlyTheBinary(who: Somebody): Promise<void> {
  const tour = await opensTour(who);
  await tour.sees(/▸ . 6 +Ship only the binary/);
  await tour.press('enter');
  // The tour opens where it was left.
  await goesOn(tour, 'step 5 of');
  await tour.runs('docker images httpserver');
  await tour.sees(/httpserver:latest is \d+ times smaller\./);
  await hasPassed(tour);
  await shoot(tour, 'sizes', 'The images of this course as bars: hundreds of megabytes beside eight');
  await goesOn(tour, 'step 6 of');
  await answers(tour, 2);
  await tour.takes('docker run -d --rm --name bare httpserver', long);
  await tour.takes('docker exec bare sh');
  await tour.takes('docker stop bare', long);
  await goesOn(tour, 'step 7 of');
  await answers(tour, 3);
  await goesOn(tour, 'step 8 of');
  await hasPassed(tour);
  await tour.press('enter');
  await tour.sees(/You have (?:done all of it|come to the end)\./);
  const summary = 'The end: seconds saved for each build, bytes saved for each pull, and where to go next';
  await shoot(tour, 'summary', summary);
  await leaves(tour);
}

/** A shell in a folder, at a prompt of its own. */
async function opensShell(who: Somebody, folder: string) {
  const program = [
    'bash',
    '--norc',
    '--noprofile',
    '-c',
    `cd '${folder}' && PS1='$ ' PROMPT_COMMAND='printf "\\033]0;free\\007"' exec bash --norc --noprofile -i`,
  ];
  const tour = await openTour({ columns: 90, rows: 40, program, env: who.env });
  // The shell says by a title, which is not drawn, that it is about to show its prompt.
  const free = (prompts: number) => (screen: string) =>
    tour.terminal.orders.length > prompts && screen.split('\n').at(-1) === '$';
  await tour.sees(free(0));
  return {
    tour,
    /** Runs a line, and waits for the prompt. */
    async types(line: string): Promise<void> {
      const prompts = tour.terminal.orders.length;
      tour.write(`${line}\r`);
      await tour.sees(free(prompts), long);
    },
    async leaves(): Promise<void> {
      tour.write('exit\r');
      await tour.ends();
    },
  };
}
