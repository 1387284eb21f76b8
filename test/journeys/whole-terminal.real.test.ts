import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { atFirstStep, courseOf } from '../support/course.ts';
import { newFolder, openTour } from '../support/terminal.ts';
import { describeReal } from '../support/tools.ts';

const editing = [
  'id: first',
  'kind: edit',
  'file: notes.md',
  'checks:',
  "  - file: {path: notes.md, has: ['^x marks it$']}",
  'hints: [Think., Write it.]',
  'solve: [{write: notes.md, text: "x marks it\\n"}]',
];

/** An editor that writes down which key was pressed in it. */
async function keyEditor(): Promise<string> {
  const path = join(await newFolder('editor'), 'editor');
  await writeFile(
    path,
    '#!/bin/bash\necho "editing $1, press a key"\nread -rsn1 key\necho "$key marks it" > "$1"\n',
  );
  await chmod(path, 0o755);
  return path;
}

describeReal(['go'], 'a program that needs the terminal', () => {
  test('an editor gets it, keys and all, and gives it back', async () => {
    const course = await courseOf(...editing);
    const tour = await atFirstStep({ args: ['--course', course], env: { EDITOR: await keyEditor() } });
    await tour.press('escape', 'e');
    await tour.sees('editing notes.md, press a key');
    expect(tour.terminal.restored).toBe(true);
    await tour.press('x');
    await tour.sees('✓');
    await tour.sees('⏎ go on');
    expect(tour.terminal.alternate).toBe(true);
    expect(await readFile(join(tour.module, 'notes.md'), 'utf8')).toBe('x marks it\n');
    await tour.runs('echo typed again');
    await tour.sees(/^ {2}typed again$/m);
  });

  test('Ctrl+C in it is its own', async () => {
    const course = await courseOf(...editing);
    const tour = await atFirstStep({ args: ['--course', course], env: { EDITOR: await keyEditor() } });
    await tour.press('escape', 'e');
    await tour.sees('press a key');
    await tour.press('ctrl+c');
    await tour.sees('was ended by SIGINT.');
    await tour.sees('step 1 of');
    await tour.runs('echo typed again');
    await tour.sees(/^ {2}typed again$/m);
  });

  test('an editor that is not there is said', async () => {
    const course = await courseOf(...editing);
    const tour = await atFirstStep({ args: ['--course', course], env: { EDITOR: 'no-such-editor' } });
    await tour.press('escape', 'e');
    await tour.sees('There is no editor no-such-editor: set EDITOR to one that is installed.');
    await tour.runs('echo typed again');
  });

  test('a bare shell gets it, and gives it back at exit', async () => {
    const tour = await atFirstStep({ env: { HOME: await newFolder('home') } });
    await tour.types('bash');
    await tour.press('enter');
    await tour.sees(() => !tour.terminal.alternate);
    tour.write('echo it is $((40 + 2))\r');
    await tour.sees(/^it is 42$/m);
    tour.write('exit 3\r');
    await tour.sees('✗ exit 3');
    expect(tour.terminal.alternate).toBe(true);
    await tour.runs('echo typed again');
    await tour.sees(/^ {2}typed again$/m);
  });
});

describeReal(['go'], 'a program that needs the terminal, where the tour is a conversation', () => {
  test('gets it, and gives it back', async () => {
    // A prompt of its own: the machine's has the whole path, and wraps where that is long.
    const home = await newFolder('home');
    await writeFile(join(home, '.bashrc'), "PS1='your turn> '\n");
    const tour = await openTour({ args: ['--plain'], env: { HOME: home } });
    await tour.sees('Lesson number, d for the doctor, or q to leave:');
    tour.write('1\r');
    await tour.sees('Enter runs: ls');
    tour.write('bash\r');
    await tour.sees(/^your turn> ?$/m);
    tour.write('echo it is $((40 + 2))\r');
    await tour.sees(/^it is 42$/m);
    tour.write('exit 3\r');
    await tour.sees('✗ exit 3');
    tour.write('echo typed again\r');
    await tour.sees(/^typed again$/m);
    tour.write(':quit\r');
    await tour.sees('y or n:');
    tour.write('y\r');
    expect(await tour.ends()).toBe(0);
  });
});
