import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { command } from '../support/command.ts';
import { brokenCourse, fixtureCourse } from '../support/fixture-course.ts';
import { describeReal } from '../support/tools.ts';

type Line = { readonly [key: string]: unknown };

async function lintLines(folder: string): Promise<{ code: number; lines: readonly Line[] }> {
  const { code, out, err } = await command('lint', folder, '--json');
  expect(err).toBe('');
  return {
    code,
    lines: out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Line),
  };
}

const workspaces = () => readdirSync(tmpdir()).filter((name) => name.startsWith('go-docker-tour-lint-'));

describeReal(['go'], 'lint with the real go', () => {
  let before: readonly string[] = [];

  beforeEach(() => {
    before = workspaces();
  });

  afterEach(() => {
    vi.unstubAllEnvs();
    expect(workspaces().filter((name) => !before.includes(name))).toEqual([]);
  });

  test('a good course is proven, claim by claim', async () => {
    const { code, lines } = await lintLines(fixtureCourse);
    expect(
      lines.map(({ what, of, name, outcome }) => [what, of, name, outcome].filter(Boolean).join(' ')),
    ).toEqual([
      'step hello/switch-on proven',
      'wrong hello/switch-on exports off as well proven',
      'wrong hello/switch-on the word true proven',
      'solution hello/switch-on proven',
      'step hello/name-it proven',
      'wrong hello/name-it a space in it proven',
      'solution hello/name-it proven',
      'lesson hello proven',
      '',
    ]);
    expect(lines.at(-1)).toEqual({ lessons: 1, steps: 2, solutions: 2, wrongs: 3, proven: 8, failed: 0 });
    expect(code).toBe(0);
  });

  test('for people it is a line a step, and two in the end', async () => {
    const { code, out } = await command('lint', fixtureCourse);
    expect(out.replace(/[\d.]+ s\)/g, 'N s)')).toBe(
      [
        '+ hello/switch-on  Switch modules on  (2 mistakes, N s)',
        '+ hello/name-it  Give it a name  (1 mistake, N s)',
        '+ hello  the lesson, without a record  (N s)',
        '1 lesson, 2 steps, 2 solutions, 3 mistakes',
        '8 proven, 0 failed, 0 not proven',
        '',
      ].join('\n'),
    );
    expect(code).toBe(0);
  });

  const solves = 'solve:\n  - run: go env -w GO111MODULE=on';

  test.each<[what: string, change: readonly [string, string], claim: string, line: number, says: RegExp]>([
    [
      'a step that passes unsolved',
      ['- modules: {}', '- file: {path: main.go}'],
      'step',
      10,
      /before anything was done/,
    ],
    [
      'a solution that solves nothing',
      [solves, 'solve:\n  - run: go version'],
      'solution',
      10,
      /GO111MODULE=off/,
    ],
    [
      'a solution that cannot be applied',
      [solves, 'solve:\n  - replace: main.go\n    find: no such text\n    with: another'],
      'solution',
      10,
      /^It could not be applied: main\.go does not contain "no such text"\.$/,
    ],
    [
      'a mistake that is none',
      ['export GO111MODULE=true', 'go env -w GO111MODULE=on'],
      'wrong',
      33,
      /^It does not fail: /,
    ],
    [
      'a mistake that is told otherwise',
      ['says: spelt exactly so', 'says: no such words'],
      'wrong',
      33,
      /^It is told without "no such words": /,
    ],
    [
      'a mistake that cannot be made',
      ['- run: export GO111MODULE=true', '- replace: go.mod\n        find: x\n        with: y'],
      'wrong',
      33,
      /^It could not be made: go\.mod is not there\.$/,
    ],
    [
      'a mistake that is told what another is told',
      ['says: An exported variable wins', 'says: GO111MODULE'],
      'wrong',
      33,
      /^It is also told what "exports off as well" is told, "GO111MODULE": /,
    ],
  ])('%s is a finding with its line', async (_what, change, claim, line, says) => {
    const { code, lines } = await lintLines(await brokenCourse(change));
    const findings = lines.filter(({ is }) => is === 'finding');
    expect(findings.filter(({ what }) => what === claim)).toEqual([
      {
        is: 'finding',
        place: { file: '01-hello/lesson.md', line },
        step: 'hello/switch-on',
        what: claim,
        says: expect.stringMatching(says),
      },
    ]);
    expect(lines.at(-1)).toMatchObject({ failed: findings.length });
    expect(code).toBe(1);
  });

  test('what builds on a solution that fails is not tried', async () => {
    const { lines } = await lintLines(await brokenCourse([solves, 'solve:\n  - run: go version']));
    expect(
      lines.filter(({ outcome }) => outcome === 'unproven').map(({ of, why }) => `${of}: ${why}`),
    ).toEqual(
      ['hello/name-it', 'hello/name-it', 'hello/name-it', 'hello'].map(
        (of) => `${of}: It builds on hello/switch-on, which does not pass.`,
      ),
    );
  });

  test('without go nothing is proven, nothing fails, and it is said', async () => {
    vi.stubEnv('PATH', '/nowhere');
    const { code, out } = await command('lint', fixtureCourse);
    expect(out).toContain('? 8 not proven: There is no go on this machine, or it is not in PATH.\n');
    expect(out).toContain('\n0 proven, 0 failed, 8 not proven\n');
    expect(code).toBe(2);
  });

  test('without an engine what needs one is not proven', async () => {
    vi.stubEnv('DOCKER_HOST', 'unix:///no/such/socket');
    const { code, lines } = await lintLines(await brokenCourse(['needs: [go]', 'needs: [go, docker]']));
    expect(lines.at(-1)).toEqual({ lessons: 1, steps: 2, solutions: 2, wrongs: 3, proven: 0, failed: 0 });
    expect(code).toBe(2);
  });
});
