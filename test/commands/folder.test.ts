import { execFileSync } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newProgress } from '../../src/core/progress/progress.ts';
import { workspacePaths } from '../../src/core/workspace/paths.ts';
import { takeLock } from '../../src/system/workspace/lock.ts';
import { saveProgress } from '../../src/system/workspace/progress-file.ts';
import { command, writeCourse } from '../support/command.ts';
import { removeFolder, temporaryFolder } from '../support/facts.ts';

let folder = '';
let root = '';
let course = '';
beforeEach(async () => {
  folder = await temporaryFolder();
  root = join(folder, 'tour');
  course = await writeCourse(join(folder, 'course'));
});
afterEach(() => removeFolder(folder));

const small = (...argv: string[]) => command(...argv, '--workspace', root, '--course', course);
const module = (name: string) => join(root, 'httpserver', name);

describe('reset and clean', () => {
  test('reset makes the folder, and does not replace one where nobody says yes', async () => {
    expect(await small('reset')).toMatchObject({ code: 0, out: `${root} is as it is at the start.\n` });
    await writeFile(module('main.go'), 'mine');
    const again = await small('reset');
    expect(again.code).toBe(2);
    expect(again.err).toMatch(/is there already\.\n.*reset --yes/);
    expect(await readFile(module('main.go'), 'utf8')).toBe('mine');
    expect((await small('reset', '--yes')).out).toMatch(/kept in \.tour\/before-reset/);
    expect(await readFile(module('main.go'), 'utf8')).not.toBe('mine');
  });

  test('reset refuses a folder of somebody else', async () => {
    await mkdir(root);
    await writeFile(join(root, 'thesis.tex'), '');
    const { code, err } = await small('reset', '--yes');
    expect([code, err]).toEqual([2, expect.stringMatching(/not the tour's \(thesis\.tex\)/)]);
    expect(await readdir(root)).toEqual(['thesis.tex']);
  });

  test('clean removes the folder where somebody says yes, and only a folder of the tour', async () => {
    await small('reset');
    const { code, err } = await small('clean');
    expect([code, err]).toEqual([2, expect.stringMatching(/clean --yes/)]);
    expect(await small('clean', '--yes')).toMatchObject({ code: 0, out: `removed ${root}\n` });
    expect(await readdir(folder)).toEqual(['course']);
    expect((await small('clean', '--yes')).err).toMatch(/not a folder of the tour: nothing was removed/);
  });

  test('clean leaves what is not the tour’s and says so', async () => {
    await small('reset');
    await writeFile(join(root, 'notes.txt'), '');
    expect((await small('clean', '--yes')).out).toBe(`left ${root}: notes.txt is not the tour's\n`);
    expect(await readdir(root)).toEqual(['notes.txt']);
  });

  test('while a tour has the folder open, both and solve refuse; check, list and hint do not', async () => {
    await small('reset');
    const lock = await takeLock(workspacePaths(root));
    for (const argv of [['reset', '--yes'], ['clean', '--yes'], ['solve']]) {
      const { code, err } = await small(...argv);
      expect(code).toBe(2);
      expect(err).toMatch(new RegExp(`tour has .* open \\(process ${process.pid}\\)`));
    }
    for (const verb of ['list', 'hint', 'env']) expect((await small(verb)).code).toBe(0);
    expect((await small('check')).code).toBe(1);
    if (lock.taken) lock.release();
  });
});

describe('check', () => {
  const keys = ['cause', 'expected', 'fault', 'found', 'kind', 'next', 'ok', 'place', 'why'];

  test('--json prints one object with a status for each step and a verdict for each check', async () => {
    await small('reset');
    const { code, out } = await small('check', '--json');
    expect(code).toBe(1);
    const [lesson] = JSON.parse(out).lessons;
    expect(Object.keys(JSON.parse(out)).sort()).toEqual(['course', 'lessons']);
    expect(lesson.steps.map((step: { id: string; status: string }) => [step.id, step.status])).toEqual([
      ['write', 'failed'],
      ['ask', 'unknown'],
      ['read', 'unknown'],
    ]);
    const [written, asked] = lesson.steps.map((step: { checks: object[] }) => step.checks[0]);
    expect(Object.keys(written).sort()).toEqual(keys);
    expect(written).toMatchObject({ kind: 'file', ok: false, fault: 'learner' });
    expect(asked).toMatchObject({ kind: 'answer', ok: false, fault: null });
    for (const name of ['expected', 'found', 'why', 'next'])
      expect(written[name], name).toEqual(expect.stringMatching(/\S/));
  });

  test('0 when all that can be known has passed, whether or not a tour made the folder', async () => {
    await mkdir(join(root, 'httpserver'), { recursive: true });
    await writeFile(module('notes.txt'), 'hello\n');
    const { code, out } = await small('check', '--json');
    expect([code, JSON.parse(out).lessons[0].steps[0].status]).toEqual([0, 'passed']);
    expect(await readdir(root)).toEqual(['httpserver']);
  });

  test('2 when nothing could be judged', async () => {
    await mkdir(join(root, 'httpserver'), { recursive: true });
    expect((await small('check', 'files/ask')).code).toBe(2);
    expect((await small('check', 'files/read')).code).toBe(2);
  });

  test('in words: what, and why, and what next, and how many', async () => {
    await small('reset');
    const { out } = await small('check', 'files/write');
    for (const word of ['x files/write', 'expected', 'found', 'why', 'next']) expect(out).toContain(word);
    expect(out).toMatch(/0 passed, 1 failed, 0 skipped, 0 cannot be known\n$/);
  });
});

describe('env', () => {
  const shell = { directory: '/', set: { V: `it's "a" $HOME\nb`, PORT: '9' }, unset: ['GOPROXY'] };

  test('is read by bash, whatever the values hold', async () => {
    await small('reset');
    await saveProgress(workspacePaths(root), { ...newProgress('small', '/w'), shell });
    const { code, out } = await small('env');
    expect(code).toBe(0);
    const environment = { PATH: process.env.PATH, GOFLAGS: '-mod=vendor', GOPROXY: 'x', OUT: out };
    const printed = execFileSync(
      'bash',
      ['--norc', '-c', 'eval "$OUT"; printf "%s|%s|%s|%s|%s" "$V" "$PORT" "$GOENV" "$GOPATH" "$PATH"'],
      { env: environment, encoding: 'utf8' },
    );
    const at = (name: string) => join(root, '.tour', name);
    expect(printed).toBe([shell.set.V, '9', at('goenv'), at('gopath'), process.env.PATH].join('|'));
  });

  test('has only lines that a POSIX shell reads: export, unset, and the rest of quoted values', async () => {
    await small('reset');
    const { out } = await small('env');
    for (const line of out.trimEnd().split('\n')) expect(line).toMatch(/^(export \w+='[^']*'|unset \w+)$/);
    for (const name of ['PATH', 'PWD', 'OLDPWD', 'SHLVL', '_']) expect(out).not.toMatch(` ${name}=`);
  });

  test('without a folder there is nothing to say, and eval does nothing', async () => {
    expect(await small('env')).toMatchObject({ code: 2, out: '', err: expect.stringMatching(/reset/) });
  });
});
