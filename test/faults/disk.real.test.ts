import { execFileSync } from 'node:child_process';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { answers, atFirstStep, goesOn, opens } from '../support/course.ts';
import { remount, smallDisk } from '../support/machine.ts';
import { newFolder, openTour } from '../support/terminal.ts';
import { describeReal } from '../support/tools.ts';

/** Takes all room that is left on the disk of `folder`. What comes back gives it free. */
async function fill(folder: string): Promise<() => Promise<void>> {
  const file = join(folder, 'filling');
  try {
    execFileSync('dd', ['if=/dev/zero', `of=${file}`, 'bs=4k'], { stdio: 'ignore' });
  } catch {
    // It ends when the disk is full.
  }
  return () => rm(file);
}

type Saved = {
  readonly at: { readonly step: string } | null;
  readonly steps: { readonly [step: string]: { readonly answer: { readonly tries: number } | null } };
};

describeReal(['root', 'go'], 'a disk that is full', () => {
  test('in mid-save: it is told, the file of before is whole, and the next save has all', async () => {
    const disk = await smallDisk(8);
    const tour = await atFirstStep({ workspace: join(disk, 'tour') });
    await tour.takes('ls');
    await tour.takes('cat main.go');
    await goesOn(tour, 'step 2 of');
    const progress = async () =>
      JSON.parse(await readFile(join(disk, 'tour/.tour/progress.json'), 'utf8')) as Saved;
    // What is saved on entering a step has ended: a save that fails gives back the room that it had taken.
    await expect.poll(async () => (await progress()).at?.step).toBe('old-world');
    await expect
      .poll(() => readdir(join(disk, 'tour/.tour/snapshots')))
      .toContain('enable-modules.old-world');
    await expect
      .poll(() => readdir(join(disk, 'tour/.tour')))
      .not.toContainEqual(expect.stringMatching(/\.tmp$/));
    const free = await fill(disk);
    await answers(tour, 1);
    await tour.sees('the disk is full. Make room, and go on.');
    expect((await progress()).steps['enable-modules/old-world']?.answer ?? null).toBeNull();
    await free();
    await tour.runs('echo room again');
    await expect
      .poll(async () => (await progress()).steps['enable-modules/old-world']?.answer?.tries ?? 0)
      .toBeGreaterThan(0);
    await tour.loses('the disk is full');
  });

  test('in mid-build: the machine is blamed, not the learner', async () => {
    const disk = await smallDisk(24);
    const workspace = join(await newFolder(), 'tour');
    const tour = await atFirstStep({ workspace, env: { TMPDIR: disk, GOCACHE: join(disk, 'cache') } });
    await tour.runs('go env -u GO111MODULE && mkdir -p ../tiny && cd ../tiny');
    await tour.runs(
      'printf \'package main\\nimport _ "net/http"\\nfunc main() {}\\n\' > main.go && go mod init tiny',
    );
    await tour.runs('go build', 120);
    await tour.sees('no space left on device');
    await tour.sees(/disk is full/i);
  });
});

describeReal(['root', 'go'], 'a folder that cannot be written', () => {
  test('from the start: one sentence, exit 2', async () => {
    const folder = await newFolder();
    remount(folder, 'ro');
    const tour = await openTour({ workspace: join(folder, 'tour') });
    expect(await tour.ends()).toBe(2);
    expect(tour.screen().replace(/\s+/g, ' ')).toContain(
      'cannot be written to. Make it writable, or choose another folder',
    );
    expect(tour.terminal.restored).toBe(true);
    remount(folder, 'rw');
  });

  test('from some moment on: it is told, nothing is lost, and it goes on', async () => {
    const folder = await newFolder();
    const workspace = join(folder, 'tour');
    const tour = await atFirstStep({ workspace });
    await tour.runs('echo mine > mine.txt');
    remount(folder, 'ro');
    await tour.runs('ls');
    await tour.sees('the folder cannot be written to.');
    remount(folder, 'rw');
    await tour.runs('cat main.go');
    await goesOn(tour, 'step 2 of');
    await tour.press('ctrl+c', 'y');
    expect(await tour.ends()).toBe(0);
    expect(await readFile(join(tour.module, 'mine.txt'), 'utf8')).toBe('mine\n');
    const again = await openTour({ workspace });
    await again.sees('1 of 5');
  });

  test('the home: lessons say what stands in the way', async () => {
    const home = await newFolder('home');
    const workspace = join(await newFolder(), 'tour');
    remount(home, 'ro');
    const tour = await openTour({
      workspace,
      env: { HOME: home, XDG_CACHE_HOME: undefined, GOCACHE: undefined },
    });
    await opens(tour, 'Enable Go modules');
    await tour.takes('ls');
    await tour.takes('cat main.go');
    await goesOn(tour, 'step 2 of');
    await answers(tour, 2);
    await tour.runs('go mod init tiny 2>/dev/null; GO111MODULE=on go build net/http');
    await tour.sees(/read-only file system/);
    remount(home, 'rw');
  });
});

describeReal(['go'], 'progress of a newer version', () => {
  test('is set aside, whole, and said to be newer', async () => {
    const workspace = await newFolder();
    const tour = await atFirstStep({ workspace });
    await tour.press('ctrl+c', 'y');
    await tour.ends();
    const file = join(workspace, '.tour/progress.json');
    const newer = JSON.stringify({ ...JSON.parse(await readFile(file, 'utf8')), version: 99 });
    await writeFile(file, newer);
    const again = await openTour({ workspace });
    await again.sees('a newer go-docker-tour wrote it (version 99)');
    const name = /\.tour\/(progress\.json\.set-aside-\S+?Z)/.exec(again.screen().replace(/\n\s*/g, ''))?.[1];
    expect(await readFile(join(workspace, '.tour', name ?? ''), 'utf8')).toBe(newer);
  });
});
