import { execFileSync } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { workspacePaths } from '../../src/core/workspace/paths.ts';
import { peekProgress } from '../../src/system/workspace/progress-file.ts';
import { command, writeCourse } from '../support/command.ts';
import { removeFolder, temporaryFolder } from '../support/facts.ts';
import { describeReal } from '../support/tools.ts';

let folder = '';
let root = '';
beforeEach(async () => {
  folder = await temporaryFolder();
  root = join(folder, 'tour');
});
afterEach(() => removeFolder(folder));

describeReal(['go'], 'solve, with the real go', () => {
  test('makes the folder, does what a learner would, and `check` finds it done', async () => {
    const { code, out } = await command('solve', 'enable-modules', '--workspace', root);
    expect(out).toMatch(/== enable-modules\/look/);
    expect([code, out.match(/^-- \w+/gm)]).toEqual([0, Array(5).fill('-- passed')]);
    const progress = await peekProgress(workspacePaths(root), 'go-docker-tour');
    const steps = Object.entries(progress?.steps ?? {});
    expect(steps.map(([, step]) => [step.state, step.solved])).toEqual(Array(5).fill(['passed', true]));
    expect(steps[0]?.[1].commands.map(({ line }) => line)).toEqual(['ls', 'cat main.go']);
    expect((await command('check', 'enable-modules', '--workspace', root)).code).toBe(0);
    expect((await command('solve', 'enable-modules', '--workspace', root)).out).toMatch(/Nothing is left/);

    const { out: lines } = await command('env', '--workspace', root);
    const asked = ['--norc', '-c', 'eval "$LINES_"; cd "$AT" && go env GOENV GOPATH GO111MODULE'];
    const environment = { PATH: process.env.PATH, HOME: folder, LINES_: lines, AT: join(root, 'httpserver') };
    const [goEnv, goPath] = execFileSync('bash', asked, { env: environment, encoding: 'utf8' }).split('\n');
    expect([goEnv, goPath]).toEqual([join(root, '.tour/goenv'), join(root, '.tour/gopath')]);
  });

  test('does first what a step builds on, and then stops', async () => {
    const course = await writeCourse(join(folder, 'course'));
    const at = ['--workspace', root, '--course', course];
    const { code, out } = await command('solve', 'files/ask', ...at);
    expect([code, out.match(/== files\/\w+/g)]).toEqual([0, ['== files/write', '== files/ask']]);
    expect(await readFile(join(root, 'httpserver/notes.txt'), 'utf8')).toBe('hello');
    expect(out).toMatch(/2 steps solved in \d+ s\.\n$/);
    expect((await command('solve', ...at)).out).toMatch(/== files\/read/);
    expect(await readdir(join(root, '.tour/snapshots'))).toEqual(['files.ask', 'files.read', 'files.write']);
  });
});
