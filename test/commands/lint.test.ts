import { expect, test } from 'vitest';
import { command } from '../support/command.ts';
import { brokenCourse, fixtureCourse } from '../support/fixture-course.ts';

const noTotals = { lessons: 0, steps: 0, solutions: 0, wrongs: 0, proven: 0 };
const totals = { lessons: 1, steps: 2, solutions: 2, wrongs: 3, proven: 0 };

test('a good course has no findings in its text', async () => {
  const { code, out, err } = await command('lint', fixtureCourse, '--static', '--json');
  expect({ code, out, err }).toEqual({
    code: 0,
    out: `${JSON.stringify({ ...totals, failed: 0 })}\n`,
    err: '',
  });
});

test('so has the course that comes with the tour, without DIR', async () => {
  const { code, out } = await command('lint', '--static');
  expect(out).toMatch(
    /^6 lessons, \d+ steps, \d+ solutions, \d+ mistakes\n0 proven, 0 failed, 0 not proven\n$/,
  );
  expect(code).toBe(0);
});

test('--course names one as well', async () => {
  expect((await command('lint', '--static', '--course', fixtureCourse)).out).toMatch(/^1 lesson, 2 steps/);
});

/** What was changed in the text, the line of the finding, and what it says. */
test.each<[what: string, change: readonly [string, string], line: number, says: RegExp]>([
  [
    'the command in the first hint',
    ['A saved line keeps', 'Run `go env -w GO111MODULE=on`. It keeps'],
    22,
    /^The first hint gives the solution away, "go env -w GO111MODULE=on"/,
  ],
  [
    'no answer in the last hint',
    ['- Run `go mod init httpserver`.', '- Think.'],
    51,
    /^The last hint does not/,
  ],
  ['a hint twice', ['- One word is missing after `init`.', '- Run `go mod init httpserver`.'], 51, /twice/],
  ['a dead anchor', ['(#give-it-a-name)', '(#no-such-step)'], 8, /^The link to #no-such-step leads nowhere/],
  ['a dead link', ['(#give-it-a-name)', '(../02-more/lesson.md)'], 8, /there is no 02-more\/lesson\.md/],
  [
    'a link in a hint',
    ['One word is missing', 'The [word](words.md) is missing'],
    52,
    /there is no 01-hello\/words\.md/,
  ],
  ['wide code', ['```sh\ngo mod init httpserver', `\`\`\`sh\n${'x'.repeat(61)}`], 42, /61 columns/],
  ['words for two mistakes', ['says: spelt exactly so', 'says: An exported variable wins'], 33, /both say/],
])('%s is a finding with its line', async (_what, change, line, says) => {
  const { code, out } = await command('lint', await brokenCourse(change), '--static', '--json');
  const [finding, ...rest] = out
    .trim()
    .split('\n')
    .map((each) => JSON.parse(each) as Record<string, unknown>);
  expect(finding).toMatchObject({
    is: 'finding',
    what: 'text',
    place: { file: '01-hello/lesson.md', line },
    says: expect.stringMatching(says),
  });
  expect(rest.at(-1)).toMatchObject({ ...totals, failed: rest.length });
  expect(code).toBe(1);
});

test.each<[what: string, change: readonly [string, string], line: number, says: RegExp]>([
  ['an unknown variable', ['A saved line', 'A {{prot}} line'], 23, /\{\{prot\}\} is no variable/],
  ['an unknown check', ['- modules: {}', '- modlues: {}'], 21, /did you mean "modules"/],
  ['an id twice', ['id: name-it', 'id: switch-on'], 39, /There are two steps "switch-on"/],
  ['too few hints', ['  - One word is missing after `init`.\n', ''], 47, /at least two `hints`/],
])('%s is a finding too, and all that there is', async (_what, change, line, says) => {
  const { code, out } = await command('lint', await brokenCourse(change), '--json');
  const [finding, last] = out
    .trim()
    .split('\n')
    .map((each) => JSON.parse(each) as Record<string, unknown>);
  expect(finding).toMatchObject({
    place: { file: '01-hello/lesson.md', line },
    says: expect.stringMatching(says),
  });
  expect(last).toEqual({ ...noTotals, failed: 1 });
  expect(code).toBe(1);
});

test('links that are there, in code, or elsewhere are none', async () => {
  const folder = await brokenCourse([
    '(#give-it-a-name)',
    '(lesson.md#switch-modules-on "a title"), `[x](y)` and [Go](https://go.dev/nowhere) in [the folder](.)',
  ]);
  expect((await command('lint', folder, '--static')).code).toBe(0);
});

test('for people a line a finding', async () => {
  const folder = await brokenCourse(['(#give-it-a-name)', '(#nowhere)']);
  const { out } = await command('lint', folder, '--static');
  expect(out.split('\n')[0]).toBe(
    'x 01-hello/lesson.md:8: The link to #nowhere leads nowhere: 01-hello/lesson.md has no heading #nowhere.',
  );
  expect(out).toContain('\n0 proven, 1 failed, 0 not proven\n');
});

test('a folder that is not there could not be judged', async () => {
  const { code, err } = await command('lint', '/no/such/folder');
  expect(code).toBe(2);
  expect(err).toContain('There is no folder /no/such/folder.');
});
