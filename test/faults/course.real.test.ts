import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runProgram } from '../support/program.ts';
import { newFolder, openTour } from '../support/terminal.ts';
import { describeReal } from '../support/tools.ts';

const front = '---\ntitle: One\nsummary: A lesson\nminutes: 5\n---\n';
const lesson = (block: string) => `${front}Intro.\n\n## A step\n\nDo it.\n\n\`\`\`step\n${block}\n\`\`\`\n`;
const step = (more: string) =>
  lesson(
    `id: first\nkind: edit\nfile: Dockerfile\nchecks:\n  - file: {path: Dockerfile}\nhints: [Write it., Copy it.]\nsolve:\n  - ${more}`,
  );

/** Ten levels of ten: a thousand million texts, where aliases are followed. */
const bomb = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]']
  .concat(
    Array.from({ length: 9 }, (_, at) => `a${at + 1}: &a${at + 1} [${Array(10).fill(`*a${at}`).join(', ')}]`),
  )
  .join('\n');

const courses: readonly (readonly [string, string | (() => string), RegExp])[] = [
  [
    'a path that leaves its folder',
    step('copy: ../../../../etc/passwd\n    to: Dockerfile'),
    /leaves the folder/,
  ],
  [
    'a target outside the module',
    step('copy: solution/Dockerfile\n    to: ../../outside'),
    /leaves the folder/,
  ],
  ['an absolute path', step('write: /etc/passwd\n    text: mine'), /not relative/],
  ['a YAML alias bomb', lesson(bomb), /[Aa]lias/],
  [
    'a 100 MB lesson',
    () => step('write: Dockerfile\n    text: x').padEnd(100_000_000, 'x'),
    /has 100000000 bytes/,
  ],
  ['YAML tags', lesson('id: !!js/function "function () { process.exit(7) }"'), /tag/],
  ['YAML types that are no texts', lesson('id: 2001-12-14\nkind: [read]\n? {a: b}\n: c'), /lesson\.md:\d+/],
  ['nesting without end', lesson(`id: ${'['.repeat(50_000)}`), /lesson\.md:\d+/],
];

describeReal(['go'], 'a hostile course', () => {
  test.each(courses)('with %s is refused by name, and nothing is done', async (_name, text, says) => {
    const course = await newFolder('course');
    const workspace = join(await newFolder(), 'tour');
    await mkdir(join(course, '01-one'));
    await writeFile(join(course, '01-one/lesson.md'), typeof text === 'string' ? text : text());
    const listed = await runProgram(['list', '--course', course, '--workspace', workspace]);
    expect(listed.code, listed.stdout).toBe(2);
    expect(listed.stderr).toMatch(says);
    expect(listed.stderr.length).toBeLessThan(5000);
    const tour = await openTour({ workspace, args: ['--course', course], columns: 200 });
    expect(await tour.ends()).toBe(2);
    expect(tour.screen()).toMatch(says);
    expect(tour.terminal.restored).toBe(true);
  });

  test('with links out of its folder does not follow them', async () => {
    const course = await newFolder('course');
    await mkdir(join(course, '01-one'));
    await writeFile(join(course, '01-one/lesson.md'), step('copy: solution/Dockerfile\n    to: Dockerfile'));
    await symlink('/etc', join(course, '01-one/solution'));
    const listed = await runProgram(['list', '--course', course]);
    expect(listed.code, listed.stdout).toBe(2);
    expect(listed.stderr).toContain('solution/Dockerfile');
  });
});
